// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollups.h"

#include "domain/durations.h"

#include <algorithm>

namespace jinbi::store {

QString scoreLabel(const SessionRecord& record)
{
    if (!record.pinValid.value_or(false))
        return QStringLiteral("unknown");
    return record.outcome == Outcome::WrongPerson ? QStringLiteral("impostor") : QStringLiteral("genuine");
}

int scoreBin(MatchScore score)
{
    return std::min((score.units() + MatchScore::kLimit) / kScoreBinUnits, kScoreBins - 1);
}

QList<TimeEntry> timeEntries(const SessionRecord& record)
{
    QList<TimeEntry> entries;
    if (record.timing.scanMs > 0)
        entries.append({QStringLiteral("scan"), DurationCounts::binOf(record.timing.scanMs)});
    if (groupOf(record.outcome) != OutcomeGroup::Other)
        entries.append({QStringLiteral("visit"), DurationCounts::binOf(record.timing.totalMs)});
    return entries;
}

} // namespace jinbi::store
