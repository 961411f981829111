// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/auditmodel.h"

#include "domain/tone.h"

#include <algorithm>
#include <utility>

namespace jinbi {

namespace {

bool isNewer(const AuditRow& row, quint64 seq)
{
    return row.seq > seq;
}

Tone toneOf(const AuditRow& row)
{
    return row.kind == ActKind::Refused || row.kind == ActKind::SignInRefused || row.kind == ActKind::Quarantined ||
                   row.kind == ActKind::ClockJump || row.kind == ActKind::StoreAccepted
               ? Tone::Attention
               : Tone::Normal;
}

} // namespace

AuditModel::AuditModel(AuditLog& log, const QTimeZone& zone, QObject* parent, int mostRows)
    : QAbstractTableModel(parent), m_log(log), m_cells(zone), m_mostRows(mostRows)
{
    refresh();
}

AuditModel::~AuditModel()
{
    cancelOpen();
}

/// Only what still runs: in Qt 6.4 cancel() on a finished future follows a pointer to its continuation, which is gone.
void AuditModel::cancelOpen()
{
    for (QFuture<void>& open : m_open) {
        if (!open.isFinished())
            open.cancel();
    }
    m_open.clear();
}

int AuditModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AuditModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kAuditColumns;
}

QVariant AuditModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AuditRow& row = m_rows.at(index.row());
    const auto column = static_cast<AuditColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return m_cells.text(row, column);
    case Qt::AccessibleTextRole:
        return m_firstBad == row.seq && column == AuditColumn::Entry
                   ? tr("%1, first broken entry").arg(m_cells.text(row, column))
                   : m_cells.text(row, column);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case SeqRole:
        return row.seq;
    case ToneRole:
        return QVariant::fromValue(m_firstBad == row.seq ? Tone::Fault : toneOf(row));
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kAuditColumns)
        return {};
    const auto column = static_cast<AuditColumn>(section);
    if (role == Qt::DisplayRole)
        return m_cells.header(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>((AuditCells::isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                                  Qt::AlignVCenter);
    return {};
}

const AuditRow* AuditModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

std::optional<int> AuditModel::rowOf(quint64 seq) const
{
    const auto at = std::lower_bound(m_rows.cbegin(), m_rows.cend(), seq, isNewer);
    if (at == m_rows.cend() || at->seq != seq)
        return std::nullopt;
    return static_cast<int>(at - m_rows.cbegin());
}

void AuditModel::setFilter(const AuditFilter& filter)
{
    if (filter == m_filter && m_state != State::Failed)
        return;
    m_filter = filter;
    refresh();
}

void AuditModel::setNames(const QHash<QString, QString>& names)
{
    m_cells.setNames(names);
    everythingChanged();
}

void AuditModel::setFirstBad(std::optional<quint64> seq)
{
    m_firstBad = seq;
    everythingChanged();
}

void AuditModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kAuditColumns - 1);
    everythingChanged();
}

void AuditModel::everythingChanged()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kAuditColumns - 1));
}

/// Answers come back to this thread; those to an earlier question, and all after the model is gone, are dropped.
template <class Handle>
void AuditModel::ask(std::optional<quint64> before, Handle handle)
{
    m_open.removeIf([](const QFuture<void>& open) { return open.isFinished(); });
    QFuture<Result<QList<AuditRow>>> answer = m_log.page(m_filter, before, kPageRows);
    m_open.append(QFuture<void>(answer));
    answer.then(this, [this, handle, generation = m_generation](const QFuture<Result<QList<AuditRow>>>& given) {
        if (generation != m_generation)
            return;
        if (given.isCanceled() || given.resultCount() == 0)
            (this->*handle)(Error{ErrorCode::Cancelled, AuditModel::tr("The audit log stopped answering."), {}});
        else
            (this->*handle)(given.result());
    });
}

void AuditModel::refresh()
{
    ++m_generation;
    cancelOpen();
    beginResetModel();
    m_rows.clear();
    m_newer.clear();
    m_error.reset();
    m_isComplete = m_isLooking = m_looksAgain = false;
    m_isFetching = true;
    m_state = State::Loading;
    endResetModel();
    Q_EMIT changed();
    ask(std::nullopt, &AuditModel::receivePage);
}

bool AuditModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_state == State::Ready && !m_isComplete && !m_isFetching && !m_isChanging &&
           !m_error && m_rows.size() < m_mostRows;
}

void AuditModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_isFetching = true;
    ask(m_rows.last().seq, &AuditModel::receivePage);
}

void AuditModel::retry()
{
    if (m_state == State::Failed || m_rows.isEmpty()) {
        refresh();
        return;
    }
    m_error.reset();
    Q_EMIT changed();
    fetchMore({});
}

void AuditModel::receivePage(const Result<QList<AuditRow>>& page)
{
    m_isFetching = false;
    if (!page) {
        m_error = page.error();
        if (m_state == State::Loading)
            m_state = State::Failed;
        Q_EMIT changed();
        return;
    }
    m_state = State::Ready;
    m_isComplete = page->size() < kPageRows;
    const qsizetype room = m_mostRows - m_rows.size();
    const QList<AuditRow> fitting = page->first(std::min(room, page->size()));
    if (fitting.size() < page->size())
        m_isComplete = false;
    if (!fitting.isEmpty()) {
        m_isChanging = true;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fitting.size()) - 1);
        m_rows.append(fitting);
        endInsertRows();
        m_isChanging = false;
    }
    Q_EMIT changed();
}

void AuditModel::lookForNewer()
{
    if (m_state != State::Ready)
        return;
    if (m_isLooking) {
        m_looksAgain = true;
        return;
    }
    m_isLooking = true;
    m_newer.clear();
    ask(std::nullopt, &AuditModel::receiveNewer);
}

/// Pages are read from the newest down to what is known, and shown together, so that there is never a gap.
void AuditModel::receiveNewer(const Result<QList<AuditRow>>& page)
{
    if (!page) { // asked for again soon; what is shown stays right
        m_isLooking = m_looksAgain = false;
        m_newer.clear();
        return;
    }
    QList<AuditRow> fresh = *page;
    const quint64 known = m_rows.isEmpty() ? 0 : m_rows.first().seq;
    if (!m_rows.isEmpty())
        fresh.removeIf([known](const AuditRow& row) { return row.seq <= known; });
    m_newer.append(fresh);
    if (fresh.size() == kPageRows) {
        if (m_newer.size() >= m_mostRows)
            refresh();
        else
            ask(fresh.last().seq, &AuditModel::receiveNewer);
        return;
    }
    m_isLooking = false;
    insertAtTop(std::exchange(m_newer, {}));
    if (std::exchange(m_looksAgain, false))
        lookForNewer();
}

void AuditModel::insertAtTop(const QList<AuditRow>& rows)
{
    if (rows.isEmpty())
        return;
    m_isChanging = true;
    beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
    m_rows = rows + m_rows;
    endInsertRows();
    m_isChanging = false;
    trim();
    Q_EMIT changed();
}

/// A page of older entries that is on its way would no longer join on.
void AuditModel::trim()
{
    if (m_rows.size() <= m_mostRows)
        return;
    m_isComplete = false;
    beginRemoveRows({}, static_cast<int>(m_mostRows), rowCount() - 1);
    m_rows.resize(m_mostRows);
    endRemoveRows();
    if (m_isFetching) {
        ++m_generation;
        cancelOpen();
        m_isFetching = false;
    }
}

} // namespace jinbi
