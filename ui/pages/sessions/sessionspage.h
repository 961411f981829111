// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/sessionfiltertokens.h"
#include "ports/timelog.h"
#include "services/permitdesk.h"
#include "services/sessionexports.h"
#include "widgets/page.h"

#include <QTimeZone>
#include <QTimer>

class QStackedWidget;

namespace jinbi {
class Clock;
class PictureRetention;
class SessionLogModel;
class SettingsStore;
} // namespace jinbi

namespace jinbi::ui {

class ActionButton;
class DatePrompt;
class EmptyResultProbe;
class EmptyState;
class FilePrompt;
class FilterBar;
class ProblemStrip;
class ScorePane;
class TimesDock;
class SessionDetailPane;
class SessionExport;
class SessionTable;
class Toast;

/// What happened? The session log with its filters, the details of one session, the spread of scores, and export.
class SessionsPage : public Page
{
    Q_OBJECT

public:
    /// What the page works with; all of it must outlive the page.
    struct Deps
    {
        SessionLog& log;
        SessionExports& exports;
        PermitDesk& desk;
        const Clock& clock;
        FilePrompt& files;
        SettingsStore* settings = nullptr; ///< nothing is remembered without one
        QTimeZone zone = QTimeZone::systemTimeZone();
        TimeLog* times = nullptr;              ///< no times are shown without one
        PictureRetention* retention = nullptr; ///< without one no pictures are kept beyond their time
    };

    explicit SessionsPage(const Deps& deps, QWidget* parent = nullptr);
    ~SessionsPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fact() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QList<ShortcutHelp> shortcuts() const override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    [[nodiscard]] bool takesTextSearch() const override { return true; }
    void focusMainList() override;
    void setTextSearch(const QString& text) override;

    /// The filters as text, for saved views and links from other views: "kiosk=K-0342 outcome=below_threshold".
    [[nodiscard]] QString filterText() const;
    /// Text that cannot be read changes nothing.
    void setFilterText(const QString& text);
    void setKiosks(const QList<KioskId>& kiosks);
    void setTimeZone(const QTimeZone& zone);

public Q_SLOTS:
    /// The store committed something.
    void sessionsStored();
    /// Somebody else may see other things.
    void reload();
    void cancelJob();
    /// The chosen session, or the newest when none is.
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
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void connectModel();
    void connectExport();
    void addKeys();
    void addKey(const QKeySequence& keys, void (SessionsPage::*act)());
    void addFilter();
    void clearFilters();
    void applyFilter();
    void judgeState();
    void showEmpty();
    void showCulprit(const FilterToken& culprit);
    void showPendingCount();
    void placePill();
    void followRow(int row);
    void askExport();
    void startExport(const QString& path);
    void showColumns();
    void showDatePrompt();

    const Deps m_deps;
    QTimeZone m_zone;
    SessionLogModel* m_model;
    FilterBar* m_filters;
    ActionButton* m_scoresButton;
    ActionButton* m_columnsButton;
    ActionButton* m_dateButton;
    ActionButton* m_exportButton;
    ProblemStrip* m_problem;
    ScorePane* m_scores;
    TimesDock* m_times;
    QStackedWidget* m_stack;
    SessionTable* m_table;
    EmptyState* m_empty;
    SessionDetailPane* m_detail;
    ActionButton* m_pill;
    DatePrompt* m_datePrompt;
    Toast* m_toast;
    EmptyResultProbe* m_probe;
    SessionExport* m_export;
    std::optional<FilterToken> m_culprit;
    QString m_exportedPath;
    QTimer m_tail; ///< looks for new sessions while the page is seen, should nobody tell
};

} // namespace jinbi::ui
