// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/auditexporter.h"
#include "ports/auditlog.h"
#include "services/permitdesk.h"
#include "widgets/page.h"

#include <QFutureWatcher>
#include <QTimeZone>
#include <QTimer>

class QStackedWidget;

namespace jinbi {
class AuditModel;
class Clock;
} // namespace jinbi

namespace jinbi::ui {

class ActionButton;
class AuditDetailPane;
class AuditFilterBar;
class AuditTable;
class Banner;
class EmptyState;
class FilePrompt;
class Label;
class ProofBar;
class Toast;

/// Who did what? The tamper-evident log with the state of its proof. There is no way to change or delete an entry.
class AuditPage : public Page
{
    Q_OBJECT

public:
    /// What the page works with; all of it must outlive the page.
    struct Deps
    {
        AuditLog& log; ///< a guarded one
        PermitDesk& desk;
        AuditExporter& exporter;
        const Clock& clock;
        FilePrompt& files;
        QTimeZone zone = QTimeZone::systemTimeZone();
    };

    explicit AuditPage(const Deps& deps, QWidget* parent = nullptr);
    ~AuditPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fact() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QList<ShortcutHelp> shortcuts() const override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    void focusMainList() override;

    /// Id of an operator, as the log has it -> name.
    void setNames(const QHash<QString, QString>& names);

public Q_SLOTS:
    /// Something was written into the log.
    void entryWritten();
    /// Somebody else may see other things.
    void reload();
    void cancelJob();
    void openDetail();
    void closeDetail();

Q_SIGNALS:
    /// A background job for the status strip; `total` 0 while unknown. Followed by jobEnded().
    void jobChanged(const QString& text, qint64 done, qint64 total, bool cancellable);
    void jobEnded();
    /// The finished file is to be shown in the desktop's file manager.
    void showFileRequested(const QString& path);

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void connectParts();
    void connectExport();
    void addKey(const QKeySequence& keys, void (AuditPage::*act)());
    void clearFilters();
    void focusFilters();
    void verifyNow();
    void judge();
    void showEmpty();
    void followRow(int row);
    void showEntry(quint64 seq);
    void askExport();
    void askPermit(const QString& path);
    void concludeExport();
    void showProblem(const QString& title, const Error& error, const QString& action);

    const Deps m_deps;
    AuditModel* m_model;
    ProofBar* m_proof;
    AuditFilterBar* m_filters;
    ActionButton* m_exportButton;
    Banner* m_problem;
    QStackedWidget* m_stack;
    AuditTable* m_table;
    EmptyState* m_empty;
    Label* m_footer;
    AuditDetailPane* m_detail;
    Toast* m_toast;
    QFutureWatcher<Result<qint64>> m_export;
    bool m_isAsking = false;
    QString m_path;
    quint64 m_lookups = 0;
    QTimer m_tail; ///< looks for new entries while the page is seen, should nobody tell
};

} // namespace jinbi::ui
