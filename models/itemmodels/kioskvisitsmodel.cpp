// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/kioskvisitsmodel.h"

#include "domain/tone.h"
#include "domain/words.h"
#include "services/timetext.h"

namespace jinbi {

namespace {

Qt::Alignment alignmentOf(int column)
{
    const bool isText = column == KioskVisitsModel::TimeColumn || column == KioskVisitsModel::OutcomeColumn;
    return Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight);
}

QString text(const SessionRow& row, int column)
{
    switch (column) {
    case KioskVisitsModel::TimeColumn:
        return timetext::clock(row.key.startedMs);
    case KioskVisitsModel::OutcomeColumn:
        return words::of(row.outcome);
    case KioskVisitsModel::ScoreColumn:
        return row.score ? row.score->display() : QStringLiteral("–");
    case KioskVisitsModel::NeedsColumn:
        return row.threshold.display();
    case KioskVisitsModel::AttemptsColumn:
        return QString::number(row.attempts);
    default:
        return {};
    }
}

} // namespace

void KioskVisitsModel::setRows(const QList<SessionRow>& rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int KioskVisitsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int KioskVisitsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant KioskVisitsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SessionRow& row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == ScoreColumn && !row.score ? tr("No score") : text(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(index.column()));
    case ToneRole:
        return QVariant::fromValue(index.column() == OutcomeColumn ? toneOf(row.outcome) : Tone::Normal);
    case SessionRole:
        return QVariant::fromValue(row.key.id);
    default:
        return {};
    }
}

QVariant KioskVisitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignmentOf(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time, %1").arg(timetext::zone());
    case OutcomeColumn:
        return tr("Outcome");
    case ScoreColumn:
        return tr("Score");
    case NeedsColumn:
        return tr("Needs");
    case AttemptsColumn:
        return tr("Attempts");
    default:
        return {};
    }
}

} // namespace jinbi
