// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/operatormodel.h"
#include "pages/people/operatordialog.h"
#include "ports/clock.h"
#include "services/permitdesk.h"
#include "widgets/page.h"

#include <QTimer>

class QSortFilterProxyModel;
class QStackedWidget;

namespace jinbi::ui {

class ActionButton;
class EmptyState;
class Label;
class RowTable;

/// Who may sign in to this branch, and what the administrator does about it.
class PeoplePage : public Page
{
    Q_OBJECT

public:
    /// All outlive the page.
    struct Deps
    {
        OperatorBook& book;
        PermitDesk& desk;
        const Clock& clock;
        QString branch; ///< where the role of a new operator counts
    };

    explicit PeoplePage(const Deps& deps, QWidget* parent = nullptr);

    /// Asks the book anew, or forgets everybody when whoever sits here may not see them.
    void reload();
    /// Once they are listed.
    void select(OperatorId id);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fact() const override;
    [[nodiscard]] QString iconName() const override;
    void focusMainList() override;
    [[nodiscard]] QList<ShortcutHelp> shortcuts() const override;
    [[nodiscard]] QList<QWidget*> panes() const override;

Q_SIGNALS:
    /// Names or accounts are others than before.
    void peopleChanged();

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void buildTable();
    void update();
    void showLoaded();
    void selectWanted();
    void tick();
    void add();
    void change();
    void toggle();
    void renewPassphrase();
    void renewCodes();
    void showCodes(const QStringList& codes);
    void lookForCodes();
    void done(const QString& sentence, OperatorId id);
    void refuse(const QString& why);
    void say(const QString& sentence, bool isMistake);
    [[nodiscard]] const OperatorStanding* current() const;

    Deps m_deps;
    OperatorModel m_model;
    QSortFilterProxyModel* m_sorted;
    RowTable* m_table;
    ActionButton* m_add;
    ActionButton* m_change;
    ActionButton* m_toggle;
    ActionButton* m_passphrase;
    ActionButton* m_codes;
    Label* m_said;
    Label* m_hint;
    EmptyState* m_empty;
    QStackedWidget* m_body;
    QTimer m_tick;
    int m_ticks = 0;
    OperatorId m_wanted; ///< to be chosen at the next answer
};

} // namespace jinbi::ui
