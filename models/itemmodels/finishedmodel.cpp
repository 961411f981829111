// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/finishedmodel.h"

#include "domain/tone.h"
#include "domain/words.h"
#include "services/timetext.h"

#include <QStringList>

namespace jinbi {

namespace {

QString scoreText(const FinishedVisit& visit)
{
    return visit.score ? visit.score->display() : QStringLiteral("–");
}

QString spoken(const FinishedVisit& visit)
{
    QStringList parts{timetext::clock(visit.endedMs), visit.kiosk.toString(), words::of(visit.outcome)};
    if (visit.score)
        parts << FinishedModel::tr("score %1").arg(visit.score->display());
    return parts.join(QLatin1String(", "));
}

} // namespace

void FinishedModel::setVisits(const QList<FinishedVisit>& visits)
{
    removeGone(visits);
    for (int row = 0; row < visits.size(); ++row) {
        if (row < m_visits.size() && m_visits.at(row) == visits.at(row))
            continue;
        beginInsertRows({}, row, row);
        m_visits.insert(row, visits.at(row));
        endInsertRows();
    }
}

void FinishedModel::removeGone(const QList<FinishedVisit>& visits)
{
    // Both lists have the same order, so one walk from the end finds what is gone.
    qsizetype there = visits.size() - 1;
    for (int row = static_cast<int>(m_visits.size()) - 1; row >= 0; --row) {
        qsizetype match = there;
        while (match >= 0 && visits.at(match) != m_visits.at(row) &&
               visits.at(match).endedMs <= m_visits.at(row).endedMs)
            --match;
        if (match >= 0 && visits.at(match) == m_visits.at(row)) {
            there = match - 1;
            continue;
        }
        beginRemoveRows({}, row, row);
        m_visits.removeAt(row);
        endRemoveRows();
    }
}

int FinishedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_visits.size());
}

QVariant FinishedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FinishedVisit& visit = m_visits.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return words::of(visit.outcome);
    case Qt::AccessibleTextRole:
        return spoken(visit);
    case ToneRole:
        return QVariant::fromValue(toneOf(visit.outcome));
    case OutcomeRole:
        return QVariant::fromValue(visit.outcome);
    case SessionRole:
        return QVariant::fromValue(visit.session);
    case KioskRole:
        return QVariant::fromValue(visit.kiosk);
    case TimeRole:
        return timetext::clock(visit.endedMs);
    case ScoreRole:
        return scoreText(visit);
    default:
        return {};
    }
}

} // namespace jinbi
