// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/sessionlogmodel.h"

#include "domain/tone.h"

#include <algorithm>
#include <utility>

namespace jinbi {

namespace {

constexpr int kStride = SessionSegments::kStride;
constexpr int kFirstRows = 100;     ///< more than a screen shows: what is seen at once does not wait for a whole page
constexpr qint64 kScanStep = 50000; ///< rows counted at a time: page requests get in between
constexpr int kSlack = 200;         ///< sessions that may have come late into one page
constexpr int kLargestPage = 8000;  ///< a page that has grown beyond this is better counted anew
constexpr int kFetchesAtOnce = 2;
constexpr int kWantedAtMost = 4; ///< a reader who scrolls on does not wait for what was passed
constexpr int kLookBack = 400;   ///< rows at the top among which a late session is looked for
constexpr int kHeadLimit = 1000;

bool rowPrecedes(const SessionRow& row, const SessionKey& key)
{
    return precedes(row.key, key);
}

bool holds(const QList<SessionRow>& rows, const SessionKey& key)
{
    const auto at = std::lower_bound(rows.cbegin(), rows.cend(), key, rowPrecedes);
    return at != rows.cend() && at->key == key;
}

} // namespace

SessionLogModel::SessionLogModel(SessionLog& log, QTimeZone zone, QObject* parent)
    : QAbstractTableModel(parent), m_log(log), m_cells(std::move(zone))
{
    fetchFirst();
}

SessionLogModel::~SessionLogModel()
{
    cancelOpen();
}

/// Only what still runs: in Qt 6.4 cancel() on a finished future follows a pointer to its continuation, which is gone.
void SessionLogModel::cancelOpen()
{
    for (QFuture<void>& open : m_open) {
        if (!open.isFinished())
            open.cancel();
    }
    m_open.clear();
}

int SessionLogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_segments.rowCount();
}

int SessionLogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kSessionColumns;
}

QVariant SessionLogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = static_cast<SessionColumn>(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>((SessionCells::isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                                  Qt::AlignVCenter);
    const SessionRow* row = m_segments.rowAt(index.row());
    if (role == LoadedRole)
        return row != nullptr;
    if (row == nullptr) {
        want(m_segments.locate(index.row()).segment);
        return role == Qt::AccessibleTextRole ? tr("Not read yet") : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return m_cells.text(*row, column);
    case Qt::AccessibleTextRole:
        return m_cells.spoken(*row, column);
    case RowRole:
        return QVariant::fromValue(*row);
    case KeyRole:
        return QVariant::fromValue(row->key);
    case ToneRole:
        return QVariant::fromValue(toneOf(row->outcome));
    default:
        return {};
    }
}

QVariant SessionLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kSessionColumns)
        return {};
    const auto column = static_cast<SessionColumn>(section);
    if (role == Qt::DisplayRole)
        return m_cells.header(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>((SessionCells::isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                                  Qt::AlignVCenter);
    return {};
}

const SessionRow* SessionLogModel::rowAt(int row) const
{
    return row >= 0 && row < m_segments.rowCount() ? m_segments.rowAt(row) : nullptr;
}

std::optional<int> SessionLogModel::rowOf(const SessionKey& key) const
{
    const std::optional<int> segment = m_segments.segmentOf(key);
    if (!segment || !m_segments.isLoaded(*segment))
        return std::nullopt;
    const QList<SessionRow>& rows = m_segments.loaded(*segment);
    const auto at = std::lower_bound(rows.cbegin(), rows.cend(), key, rowPrecedes);
    if (at == rows.cend() || at->key != key)
        return std::nullopt;
    return m_segments.startOf(*segment) + static_cast<int>(at - rows.cbegin());
}

void SessionLogModel::setFilter(const SessionFilter& filter)
{
    if (filter == m_filter && m_state != State::Failed)
        return;
    m_filter = filter;
    refresh();
}

void SessionLogModel::refresh()
{
    ++m_generation;
    cancelOpen();
    beginResetModel();
    m_segments.clear();
    m_pending.clear();
    m_wanted.clear();
    m_fetching.clear();
    m_scannedTo.reset();
    m_seekMs.reset();
    m_error.reset();
    m_complete = m_headBusy = m_headAgain = m_overflow = false;
    m_state = State::Loading;
    endResetModel();
    Q_EMIT stateChanged();
    Q_EMIT pendingChanged();
    fetchFirst();
}

void SessionLogModel::setTimeZone(const QTimeZone& zone)
{
    m_cells = SessionCells(zone);
    retranslate();
}

void SessionLogModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kSessionColumns - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kSessionColumns - 1));
}

void SessionLogModel::setFollowing(bool following)
{
    m_following = following;
    if (following && !m_overflow)
        showPending();
}

void SessionLogModel::showPending()
{
    if (m_overflow) {
        refresh();
        return;
    }
    if (m_pending.isEmpty())
        return;
    insertRowsAtTop(std::exchange(m_pending, {}));
    Q_EMIT pendingChanged();
    Q_EMIT countChanged();
}

/// Answers come back to this thread; those to an earlier question, and all after the model is gone, are dropped.
template <class T, class Handle>
void SessionLogModel::expect(QFuture<Result<T>> answer, Handle handle)
{
    m_open.removeIf([](const QFuture<void>& open) { return open.isFinished(); });
    m_open.append(QFuture<void>(answer));
    answer.then(this, [this, handle, generation = m_generation](const QFuture<Result<T>>& given) {
        if (generation != m_generation)
            return;
        if (given.isCanceled() || given.resultCount() == 0) {
            handle(
                Result<T>(Error{ErrorCode::Cancelled, SessionLogModel::tr("The session log stopped answering."), {}}));
            return;
        }
        handle(given.result());
    });
}

void SessionLogModel::fail(const Error& error, bool whole)
{
    const bool isNews = !m_error || whole;
    m_error = error;
    if (whole)
        m_state = State::Failed;
    if (isNews)
        Q_EMIT stateChanged();
}

void SessionLogModel::fetchFirst()
{
    expect(m_log.page(m_filter, std::nullopt, kFirstRows), [this](const Result<QList<SessionRow>>& rows) {
        if (!rows) {
            fail(rows.error(), true);
            return;
        }
        if (!rows->isEmpty())
            insertRowsAtTop(*rows);
        m_state = State::Ready;
        if (rows->size() < kFirstRows)
            finishScan();
        else
            fetchRestOfHead(rows->last().key);
        Q_EMIT stateChanged();
        Q_EMIT countChanged();
        answerSeek();
    });
}

/// The first page from its `kFirstRows`-th row on, before anything is counted.
void SessionLogModel::fetchRestOfHead(const SessionKey& last)
{
    constexpr int limit = kStride - kFirstRows + 1;
    m_scannedTo = last;
    expect(m_log.page(m_filter, last, limit), [this](const Result<QList<SessionRow>>& rows) {
        if (!rows) {
            fail(rows.error(), false);
            return;
        }
        QList<SessionRow> fresh = *rows;
        fresh.removeIf([&](const SessionRow& row) { return holds(m_segments.loaded(0), row.key); });
        if (!fresh.isEmpty())
            insertRowsAtTop(fresh);
        if (rows->size() < limit)
            finishScan();
        else
            scanOn(rows->last().key);
        Q_EMIT countChanged();
        answerSeek();
    });
}

void SessionLogModel::scanOn(const SessionKey& after)
{
    m_scannedTo = after;
    expect(m_log.anchors(m_filter, after, kStride, kScanStep), [this](const Result<SessionAnchors>& step) {
        if (step)
            receiveAnchors(*step);
        else
            fail(step.error(), false);
    });
}

void SessionLogModel::receiveAnchors(const SessionAnchors& step)
{
    if (step.rows > 0) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(step.rows) - 1);
        qint64 left = step.rows;
        for (const SessionKey& first : step.anchors) {
            m_segments.append(first, static_cast<int>(std::min<qint64>(left, kStride)));
            left -= kStride;
        }
        endInsertRows();
    }
    if (step.resumeAfter)
        scanOn(*step.resumeAfter);
    else
        finishScan();
    Q_EMIT countChanged();
    answerSeek();
}

void SessionLogModel::finishScan()
{
    m_complete = true;
    m_scannedTo.reset();
}

void SessionLogModel::want(int segment) const
{
    const SessionKey& first = m_segments.firstOf(segment);
    if (m_fetching.contains(first))
        return;
    m_wanted.removeOne(first);
    m_wanted.append(first);
    if (m_wanted.size() > kWantedAtMost)
        m_wanted.removeFirst();
    if (std::exchange(m_fetchScheduled, true))
        return;
    // A view may ask from within its painting; the log is asked afterwards.
    auto* self = const_cast<SessionLogModel*>(this);
    QMetaObject::invokeMethod(
        self, [self] { self->fetchWanted(); }, Qt::QueuedConnection);
}

void SessionLogModel::fetchWanted()
{
    m_fetchScheduled = false;
    while (!m_wanted.isEmpty() && m_fetching.size() < kFetchesAtOnce) {
        const SessionKey first = m_wanted.takeLast();
        const std::optional<int> segment = m_segments.segmentAt(first);
        if (segment && !m_segments.isLoaded(*segment))
            fetch(first, m_segments.rowsOf(*segment) + kSlack);
    }
}

void SessionLogModel::fetch(const SessionKey& first, int limit)
{
    m_fetching.append(first);
    expect(m_log.page(m_filter, first, limit), [this, first, limit](const Result<QList<SessionRow>>& rows) {
        m_fetching.removeOne(first);
        if (rows)
            receivePage(first, *rows, limit);
        else
            fail(rows.error(), false);
        fetchWanted();
    });
}

void SessionLogModel::receivePage(const SessionKey& first, const QList<SessionRow>& rows, int limit)
{
    const std::optional<int> segment = m_segments.segmentAt(first);
    if (!segment || m_segments.isLoaded(*segment))
        return;
    QList<SessionRow> own = m_segments.cutAtNext(*segment, rows);
    if (m_scannedTo)
        own.removeIf([&](const SessionRow& row) { return precedes(*m_scannedTo, row.key); });
    if (own.size() == limit) { // more came late than the slack allows for
        if (limit < kLargestPage)
            fetch(first, 2 * limit);
        else
            refresh();
        return;
    }
    fitRows(*segment, static_cast<int>(own.size()));
    m_segments.load(*segment, own);
    if (m_error) {
        m_error.reset();
        Q_EMIT stateChanged();
    }
    if (!own.isEmpty()) {
        const int start = m_segments.startOf(*segment);
        Q_EMIT dataChanged(index(start, 0), index(start + static_cast<int>(own.size()) - 1, kSessionColumns - 1));
    }
    answerSeek();
}

/// Makes a page as long as the log now says: sessions came late, or retention took some.
void SessionLogModel::fitRows(int segment, int rows)
{
    const int had = m_segments.rowsOf(segment);
    const int start = m_segments.startOf(segment);
    if (rows == had)
        return;
    if (rows > had) {
        beginInsertRows({}, start + had, start + rows - 1);
        m_segments.resize(segment, rows);
        endInsertRows();
    } else {
        beginRemoveRows({}, start + rows, start + had - 1);
        m_segments.resize(segment, rows);
        endRemoveRows();
    }
    Q_EMIT countChanged();
}

void SessionLogModel::lookForNewer()
{
    if (m_state != State::Ready || m_overflow)
        return;
    if (m_headBusy) {
        m_headAgain = true;
        return;
    }
    m_headBusy = true;
    SessionKey than;
    if (m_segments.count() > 0) {
        const QList<SessionRow>& head = m_segments.loaded(0);
        than = head.at(std::min<qsizetype>(kLookBack, head.size() - 1)).key;
    }
    // Nothing is older than the last session of a short log, so that one is asked for with everything.
    if (m_complete && rowCount() <= kLookBack)
        than = SessionKey{};
    expect(m_log.newerThan(m_filter, than, kHeadLimit), [this](const Result<QList<SessionRow>>& rows) {
        m_headBusy = false;
        if (rows)
            receiveNewer(*rows);
        else
            fail(rows.error(), false);
        if (std::exchange(m_headAgain, false))
            lookForNewer();
    });
}

void SessionLogModel::receiveNewer(const QList<SessionRow>& rows)
{
    const QList<SessionRow> head = m_segments.count() > 0 ? m_segments.loaded(0) : QList<SessionRow>();
    QList<SessionRow> fresh = rows;
    fresh.removeIf([&](const SessionRow& row) { return holds(head, row.key); });
    if (rows.size() >= kHeadLimit && !fresh.isEmpty()) {
        m_overflow = true;
        m_pending = fresh;
        if (m_following)
            refresh();
        else
            Q_EMIT pendingChanged();
        return;
    }
    if (fresh.size() == m_pending.size())
        return;
    m_pending = fresh;
    if (m_following)
        showPending();
    else
        Q_EMIT pendingChanged();
}

/// Rows that belong together are inserted together, the lowest first so that the places above stay true.
void SessionLogModel::insertRowsAtTop(const QList<SessionRow>& rows)
{
    qsizetype end = rows.size();
    while (end > 0) {
        const QList<SessionRow> head = m_segments.count() > 0 ? m_segments.loaded(0) : QList<SessionRow>();
        const auto placeOf = [&head](const SessionRow& row) {
            return std::lower_bound(head.cbegin(), head.cend(), row.key, rowPrecedes) - head.cbegin();
        };
        const auto place = placeOf(rows.at(end - 1));
        qsizetype begin = end - 1;
        while (begin > 0 && placeOf(rows.at(begin - 1)) == place)
            --begin;
        const int at = static_cast<int>(place);
        beginInsertRows({}, at, at + static_cast<int>(end - begin) - 1);
        m_segments.insertIntoHead(at, rows.sliced(begin, end - begin));
        endInsertRows();
        end = begin;
    }
    m_segments.splitHead();
}

void SessionLogModel::seek(qint64 utcMs)
{
    m_seekMs = utcMs;
    answerSeek();
}

void SessionLogModel::answerSeek()
{
    if (!m_seekMs || m_state != State::Ready)
        return;
    const SessionKey target{*m_seekMs + 1, {}};
    const std::optional<int> segment = m_segments.segmentOf(target);
    if (!segment) {
        m_seekMs.reset();
        return;
    }
    if (!m_segments.isLoaded(*segment)) {
        want(*segment);
        return;
    }
    const QList<SessionRow>& rows = m_segments.loaded(*segment);
    const auto at = std::lower_bound(rows.cbegin(), rows.cend(), target, rowPrecedes) - rows.cbegin();
    const int row = m_segments.startOf(*segment) + static_cast<int>(at);
    if (row >= rowCount() && !m_complete)
        return; // the scan has not come that far
    m_seekMs.reset();
    if (rowCount() > 0)
        Q_EMIT sought(std::min(row, rowCount() - 1));
}

} // namespace jinbi
