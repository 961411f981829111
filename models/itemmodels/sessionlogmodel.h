// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "itemmodels/sessioncells.h"
#include "itemmodels/sessionsegments.h"
#include "ports/sessionlog.h"

#include <QAbstractTableModel>
#include <QFuture>

#include <optional>

namespace jinbi {

/// The session log as a table of any length, newest first, read in pieces behind the reader's back.
///
/// The first page is asked for at once; then the rest of the log is counted in steps, so that rowCount() grows at the
/// end until it is exact. data() answers from memory only: a row that is not there yet is a placeholder (LoadedRole
/// is false) and its page is asked for. Answers to an earlier filter are dropped.
/// New sessions appear at the top while isFollowing(); otherwise they wait, counted, until showPending(): what the
/// reader looks at never moves. Sessions arrive out of order, since a long visit is stored after a shorter one that
/// began later, so the newest part of the log is compared as a whole.
class SessionLogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole + 1, ToneRole, LoadedRole, KeyRole };
    enum class State { Loading, Ready, Failed };

    /// The log must outlive the model.
    SessionLogModel(SessionLog& log, QTimeZone zone, QObject* parent = nullptr);
    ~SessionLogModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    [[nodiscard]] const SessionFilter& filter() const { return m_filter; }
    [[nodiscard]] const SessionCells& cells() const { return m_cells; }
    [[nodiscard]] State state() const { return m_state; }
    /// Why the state is Failed, or why some rows stay placeholders.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// Whether rowCount() covers the whole log.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] bool isFollowing() const { return m_following; }
    [[nodiscard]] int pendingCount() const { return static_cast<int>(m_pending.size()); }
    /// More came than the model is willing to hold back; showPending() then reads the log anew.
    [[nodiscard]] bool pendingOverflows() const { return m_overflow; }
    /// Rows and pages held in memory; the pages are bounded.
    [[nodiscard]] int loadedPages() const { return m_segments.loadedCount(); }
    [[nodiscard]] const SessionRow* rowAt(int row) const;
    /// The row of a session, if its page is in memory.
    [[nodiscard]] std::optional<int> rowOf(const SessionKey& key) const;

public Q_SLOTS:
    void setFilter(const jinbi::SessionFilter& filter);
    /// Reads everything anew.
    void refresh();
    void setTimeZone(const QTimeZone& zone);
    /// Whether new sessions appear at once.
    void setFollowing(bool following);
    void showPending();
    /// Something was stored: look whether it belongs here. Cheap to call often.
    void lookForNewer();
    /// Finds the newest session at or before a moment; sought() follows, after its page is there.
    void seek(qint64 utcMs);
    void retranslate();

Q_SIGNALS:
    void stateChanged();
    void countChanged();
    void pendingChanged();
    void sought(int row);

private:
    template <class T, class Handle>
    void expect(QFuture<Result<T>> answer, Handle handle);
    void cancelOpen();
    void fail(const Error& error, bool whole);
    void fetchFirst();
    void fetchRestOfHead(const SessionKey& last);
    void scanOn(const SessionKey& after);
    void receiveAnchors(const SessionAnchors& step);
    void finishScan();
    void want(int segment) const;
    void fetchWanted();
    void fetch(const SessionKey& first, int limit);
    void receivePage(const SessionKey& first, const QList<SessionRow>& rows, int limit);
    void fitRows(int segment, int rows);
    void receiveNewer(const QList<SessionRow>& rows);
    void insertRowsAtTop(const QList<SessionRow>& rows);
    void answerSeek();

    SessionLog& m_log;
    SessionCells m_cells;
    SessionFilter m_filter;
    SessionSegments m_segments;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    quint64 m_generation = 0;
    QList<QFuture<void>> m_open;
    bool m_complete = false;
    std::optional<SessionKey> m_scannedTo; ///< while the scan goes on: the last row it has counted
    mutable QList<SessionKey> m_wanted;    ///< first keys of pages to fetch, most wanted last
    mutable bool m_fetchScheduled = false;
    QList<SessionKey> m_fetching;
    bool m_following = true;
    bool m_headBusy = false;
    bool m_headAgain = false;
    bool m_overflow = false;
    QList<SessionRow> m_pending; ///< newest first
    std::optional<qint64> m_seekMs;
};

} // namespace jinbi
