// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/kioskmodel.h"

#include "domain/words.h"
#include "services/timetext.h"

#include <QLocale>

#include <algorithm>

namespace jinbi {

namespace {

QString dash()
{
    return QStringLiteral("–");
}

QString engineText(const KioskStatus& status)
{
    if (status.engine.isNull())
        return dash();
    return status.classicalEngine ? KioskModel::tr("%1, rehearsal only").arg(status.engine.display())
                                  : status.engine.display();
}

QString clockText(const KioskStatus& status)
{
    if (!status.clockOffsetMs)
        return dash();
    const double seconds = static_cast<double>(*status.clockOffsetMs) / 1000.0;
    QString number = QLocale().toString(std::abs(seconds), 'f', 1);
    if (number == QLocale().toString(0.0, 'f', 1))
        return number;
    return (seconds < 0 ? QChar(u'\u2212') : QChar(u'+')) + number;
}

QString diskText(const KioskStatus& status)
{
    const QString free = QLocale().formattedDataSize(status.diskFreeBytes, 1);
    return status.disk == DiskHealth::Good ? free : KioskModel::tr("%1, %2").arg(words::of(status.disk), free);
}

/// Columns that a kiosk without a heartbeat cannot fill.
QString reportedText(const KioskStatus& status, int column)
{
    switch (column) {
    case KioskModel::SoftwareColumn:
        return status.software.isEmpty() ? dash() : status.software;
    case KioskModel::EngineColumn:
        return engineText(status);
    case KioskModel::PolicyColumn:
        return QString::number(status.policyRevision);
    case KioskModel::ModeColumn:
        return words::of(status.mode);
    case KioskModel::ClockColumn:
        return clockText(status);
    case KioskModel::CameraColumn:
        return words::of(status.camera);
    case KioskModel::DiskColumn:
        return diskText(status);
    case KioskModel::OutboxColumn:
        return QLocale().toString(status.outboxDepth);
    default:
        return {};
    }
}

QString retiredText(const KioskState& state)
{
    return *state.retiredMs == 0 ? state.word() : KioskModel::tr("Retired %1").arg(timetext::moment(*state.retiredMs));
}

QString text(const KioskState& state, int column)
{
    if (state.isRetired() && column == KioskModel::StateColumn)
        return retiredText(state);
    if (state.isRetired() && column == KioskModel::ContactColumn)
        return dash(); // a time without a day says little by now
    switch (column) {
    case KioskModel::KioskColumn:
        return state.kiosk.toString();
    case KioskModel::PlaceColumn:
        return state.place.isEmpty() ? dash() : state.place;
    case KioskModel::StateColumn:
        return state.concerns.isEmpty() && state.contact == KioskState::Contact::Online &&
                       state.asked == KioskState::Asked::Nothing
                   ? (state.isInUse() ? KioskModel::tr("In use") : KioskModel::tr("Ready"))
                   : state.word();
    case KioskModel::ContactColumn:
        return timetext::clock(state.contactMs);
    case KioskModel::StageColumn:
        return state.contact == KioskState::Contact::Online ? state.step() : dash();
    default:
        return state.status ? reportedText(*state.status, column) : dash();
    }
}

QVariant sortKey(const KioskState& state, int column)
{
    const KioskStatus status = state.status.value_or(KioskStatus());
    switch (column) {
    case KioskModel::StateColumn:
        return static_cast<int>(state.tone());
    case KioskModel::ContactColumn:
        return state.contactMs;
    case KioskModel::StageColumn:
        return static_cast<int>(state.progress.stage);
    case KioskModel::PolicyColumn:
        return status.policyRevision;
    case KioskModel::ClockColumn:
        return status.clockOffsetMs.value_or(0);
    case KioskModel::CameraColumn:
        return static_cast<int>(status.camera);
    case KioskModel::DiskColumn:
        return status.diskFreeBytes;
    case KioskModel::OutboxColumn:
        return status.outboxDepth;
    default:
        return text(state, column);
    }
}

bool hasConcern(const KioskState& state, ConcernKind kind)
{
    return std::any_of(state.concerns.cbegin(), state.concerns.cend(),
                       [kind](const Concern& concern) { return concern.kind == kind; });
}

Tone toneOf(const KioskState& state, int column)
{
    switch (column) {
    case KioskModel::StateColumn:
        return state.tone();
    case KioskModel::ClockColumn:
        return hasConcern(state, ConcernKind::ClockOff) ? Tone::Attention : Tone::Normal;
    case KioskModel::CameraColumn:
        return hasConcern(state, ConcernKind::CameraFault) ? Tone::Fault : Tone::Normal;
    case KioskModel::DiskColumn:
        if (hasConcern(state, ConcernKind::DiskFull))
            return Tone::Fault;
        return hasConcern(state, ConcernKind::DiskLow) ? Tone::Attention : Tone::Normal;
    default:
        return Tone::Normal;
    }
}

bool isNumber(int column)
{
    return column == KioskModel::PolicyColumn || column == KioskModel::ClockColumn ||
           column == KioskModel::OutboxColumn || column == KioskModel::ContactColumn;
}

QString headerText(int column)
{
    switch (column) {
    case KioskModel::KioskColumn:
        return KioskModel::tr("Kiosk");
    case KioskModel::PlaceColumn:
        return KioskModel::tr("Place");
    case KioskModel::StateColumn:
        return KioskModel::tr("State");
    case KioskModel::ContactColumn:
        return KioskModel::tr("Contact, %1").arg(timetext::zone());
    case KioskModel::StageColumn:
        return KioskModel::tr("Step");
    case KioskModel::SoftwareColumn:
        return KioskModel::tr("Software");
    case KioskModel::EngineColumn:
        return KioskModel::tr("Engine");
    case KioskModel::PolicyColumn:
        return KioskModel::tr("Policy");
    case KioskModel::ModeColumn:
        return KioskModel::tr("Mode");
    case KioskModel::ClockColumn:
        return KioskModel::tr("Clock, s");
    case KioskModel::CameraColumn:
        return KioskModel::tr("Camera");
    case KioskModel::DiskColumn:
        return KioskModel::tr("Disk free");
    case KioskModel::OutboxColumn:
        return KioskModel::tr("Outbox");
    default:
        return {};
    }
}

bool byKiosk(const KioskState& state, const KioskId& kiosk)
{
    return state.kiosk < kiosk;
}

} // namespace

void KioskModel::put(const KioskState& state)
{
    const auto place = std::lower_bound(m_rows.cbegin(), m_rows.cend(), state.kiosk, byKiosk);
    const int row = static_cast<int>(place - m_rows.cbegin());
    if (place != m_rows.cend() && place->kiosk == state.kiosk) {
        m_rows[row] = state;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    beginInsertRows({}, row, row);
    m_rows.insert(row, state);
    endInsertRows();
}

void KioskModel::remove(const KioskId& kiosk)
{
    const int row = rowOf(kiosk);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

const KioskState* KioskModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int KioskModel::rowOf(const KioskId& kiosk) const
{
    const auto place = std::lower_bound(m_rows.cbegin(), m_rows.cend(), kiosk, byKiosk);
    return place != m_rows.cend() && place->kiosk == kiosk ? static_cast<int>(place - m_rows.cbegin()) : -1;
}

int KioskModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int KioskModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant KioskModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const KioskState& state = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(state, index.column());
    case Qt::ToolTipRole:
        return index.column() == StateColumn ? state.reason() : QString();
    case Qt::AccessibleTextRole:
        return index.column() == KioskColumn ? state.accessibleText() : text(state, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft)));
    case ToneRole:
        return QVariant::fromValue(toneOf(state, index.column()));
    case SortRole:
        return sortKey(state, index.column());
    case KioskRole:
        return QVariant::fromValue(state.kiosk);
    case NeedsAttentionRole:
        return state.needsAttention();
    case RetiredRole:
        return state.isRetired();
    default:
        return {};
    }
}

QVariant KioskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return headerText(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft)));
    return {};
}

} // namespace jinbi
