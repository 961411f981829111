// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/kioskmodel.h"
#include "ports/clock.h"
#include "ports/pairingoffice.h"
#include "ports/timelog.h"
#include "services/kioskregistry.h"
#include "services/permitdesk.h"
#include "services/serviceswitch.h"
#include "widgets/page.h"

#include <QTimer>

#include <optional>

class QHBoxLayout;
class QSortFilterProxyModel;
class QStackedWidget;

namespace jinbi::ui {

class ActionButton;
class EmptyState;
class FleetActions;
class KioskDetail;
class Label;
class RowTable;
class TimesPane;

/// "Which kiosks are there, and what does each report?": one row for each, all facts of the chosen one beside it.
class FleetPage : public Page
{
    Q_OBJECT

public:
    /// What can be done with kiosks, and where leave for it is asked. Without an office they neither join nor leave.
    struct Controls
    {
        ServiceSwitch& service;
        PermitDesk& desk;
        PairingOffice* office = nullptr;
    };

    /// All must outlive the page. Without controls the page shows and does nothing.
    FleetPage(KioskRegistry& registry, const Clock& clock, const std::optional<Controls>& controls = {},
              QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fact() const override;
    [[nodiscard]] QString iconName() const override;
    void focusMainList() override;
    [[nodiscard]] QList<ShortcutHelp> shortcuts() const override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    [[nodiscard]] bool takesTextSearch() const override { return true; }
    /// Part of a kiosk's id or place.
    void setTextSearch(const QString& text) override;

    void select(const KioskId& kiosk);
    /// Shows the times of the last seven days on demand; `log` outlives the page. Once, before the page is shown.
    void setTimeLog(TimeLog& log);

Q_SIGNALS:
    void liveWanted(const jinbi::KioskId& kiosk);
    void branchResumeWanted();
    void retireWanted(const jinbi::KioskId& kiosk);

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void buildTable();
    void takeKiosk(const KioskId& kiosk);
    void takeRetired(const KioskId& kiosk);
    void setOnlyAttention(bool only);
    void showCurrent();
    void closeDetail();
    void buildActions(const Controls& controls, const Clock& clock);
    void showSilent(const ServiceSwitch& service);
    [[nodiscard]] QList<KioskId> chosen() const;
    void updateBody();
    void clearFilters();
    void showTimes(bool on);

    KioskRegistry& m_registry;
    KioskModel m_model;
    QSortFilterProxyModel* m_sorted;
    RowTable* m_table;
    ActionButton* m_attention;
    Label* m_search;
    ActionButton* m_clear;
    EmptyState* m_empty;
    QStackedWidget* m_body;
    KioskDetail* m_detail;
    ActionButton* m_timesButton;
    TimesPane* m_times = nullptr;
    const Clock& m_clock;
    QHBoxLayout* m_bar;
    Label* m_silent;
    FleetActions* m_actions = nullptr;
    QTimer m_tick;
    QString m_text;
    bool m_onlyAttention = false;
};

} // namespace jinbi::ui
