// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollups.h"

#include "domain/durations.h"
#include "domain/names.h"

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

Rollups::Rollups(const Database& database)
    : m_hour(database,
             QStringLiteral("INSERT INTO rollup_hour (kiosk, hour, outcome, sessions) VALUES (?, ?, ?, 1) "
                            "ON CONFLICT (kiosk, hour, outcome) DO UPDATE SET sessions = rollup_hour.sessions + 1"))
    , m_score(database,
              QStringLiteral("INSERT INTO rollup_score (kiosk, day, policy, label, bin, n) VALUES (?, ?, ?, ?, ?, 1) "
                             "ON CONFLICT (kiosk, day, policy, label, bin) DO UPDATE SET n = rollup_score.n + 1"))
    , m_time(database, QStringLiteral("INSERT INTO rollup_time (kiosk, day, what, bin, n) VALUES (?, ?, ?, ?, 1) "
                                      "ON CONFLICT (kiosk, day, what, bin) DO UPDATE SET n = rollup_time.n + 1"))
    , m_stage(database,
              QStringLiteral("INSERT INTO rollup_stage (kiosk, day, stage, n, total_ms) VALUES (?, ?, ?, 1, ?) "
                             "ON CONFLICT (kiosk, day, stage) DO UPDATE SET n = rollup_stage.n + 1, "
                             "total_ms = rollup_stage.total_ms + excluded.total_ms"))
{
}

Result<void> Rollups::count(const SessionRecord& record)
{
    const auto hour = m_hour.run({record.kiosk.toString(), record.startedMs / kHourMs, names::of(record.outcome)});
    if (!hour)
        return hour.error();
    if (auto ok = countTimes(record); !ok)
        return ok;
    if (!record.score)
        return {};
    const auto score =
        m_score.run({record.kiosk.toString(), record.startedMs / kDayMs, static_cast<qint64>(record.policyRevision),
                     scoreLabel(record), scoreBin(*record.score)});
    if (!score)
        return score.error();
    return {};
}

Result<void> Rollups::countTimes(const SessionRecord& record)
{
    const QString kiosk = record.kiosk.toString();
    const qint64 day = record.startedMs / kDayMs;
    for (const TimeEntry& entry : timeEntries(record)) {
        if (const auto ok = m_time.run({kiosk, day, entry.what, entry.bin}); !ok)
            return ok.error();
    }
    for (const SessionStep& step : record.steps) {
        if (const auto ok = m_stage.run({kiosk, day, names::of(step.stage), step.tookMs}); !ok)
            return ok.error();
    }
    return {};
}

} // namespace jinbi::store
