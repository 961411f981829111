// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rolluptally.h"

#include "domain/names.h"
#include "store/rollups.h"
#include "store/statement.h"

namespace jinbi::store {

void RollupTally::count(const SessionRecord& record)
{
    const QString kiosk = record.kiosk.toString();
    ++m_hours[Hour{kiosk, record.startedMs / kHourMs, record.outcome}];
    if (record.score)
        ++m_scores[Score{kiosk, record.startedMs / kDayMs, record.policyRevision, scoreLabel(record),
                         scoreBin(*record.score)}];
    const qint64 day = record.startedMs / kDayMs;
    for (const TimeEntry& entry : timeEntries(record))
        ++m_times[Time{kiosk, day, entry.what, entry.bin}];
    for (const SessionStep& step : record.steps) {
        StageSum& sum = m_stages[StageKey{kiosk, day, step.stage}];
        ++sum.visits;
        sum.totalMs += step.tookMs;
    }
    if (!record.customer.isEmpty())
        m_customers.insert(record.customer);
}

Result<void> RollupTally::write(const Database& database) const
{
    Statement hour(database,
                   QStringLiteral("INSERT INTO rollup_hour (kiosk, hour, outcome, sessions) VALUES (?, ?, ?, ?) "
                                  "ON CONFLICT (kiosk, hour, outcome) DO UPDATE SET "
                                  "sessions = rollup_hour.sessions + excluded.sessions"));
    for (auto it = m_hours.cbegin(); it != m_hours.cend(); ++it) {
        const auto& [kiosk, at, outcome] = it.key();
        if (const auto ok = hour.run({kiosk, at, names::of(outcome), it.value()}); !ok)
            return ok.error();
    }
    Statement score(database, QStringLiteral("INSERT INTO rollup_score (kiosk, day, policy, label, bin, n) "
                                             "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (kiosk, day, policy, label, bin) "
                                             "DO UPDATE SET n = rollup_score.n + excluded.n"));
    for (auto it = m_scores.cbegin(); it != m_scores.cend(); ++it) {
        const auto& [kiosk, day, policy, label, bin] = it.key();
        if (const auto ok = score.run({kiosk, day, static_cast<qint64>(policy), label, bin, it.value()}); !ok)
            return ok.error();
    }
    if (auto ok = writeTimes(database); !ok)
        return ok;
    return writeCustomers(database);
}

Result<void> RollupTally::writeTimes(const Database& database) const
{
    Statement time(database, QStringLiteral("INSERT INTO rollup_time (kiosk, day, what, bin, n) VALUES (?, ?, ?, ?, ?) "
                                            "ON CONFLICT (kiosk, day, what, bin) "
                                            "DO UPDATE SET n = rollup_time.n + excluded.n"));
    for (auto it = m_times.cbegin(); it != m_times.cend(); ++it) {
        const auto& [kiosk, day, what, bin] = it.key();
        if (const auto ok = time.run({kiosk, day, what, bin, it.value()}); !ok)
            return ok.error();
    }
    Statement stage(database,
                    QStringLiteral("INSERT INTO rollup_stage (kiosk, day, stage, n, total_ms) VALUES (?, ?, ?, ?, ?) "
                                   "ON CONFLICT (kiosk, day, stage) DO UPDATE SET n = rollup_stage.n + excluded.n, "
                                   "total_ms = rollup_stage.total_ms + excluded.total_ms"));
    for (auto it = m_stages.cbegin(); it != m_stages.cend(); ++it) {
        const auto& [kiosk, day, which] = it.key();
        if (const auto ok = stage.run({kiosk, day, names::of(which), it->visits, it->totalMs}); !ok)
            return ok.error();
    }
    return {};
}

Result<void> RollupTally::writeCustomers(const Database& database) const
{
    Statement seen(database,
                   QStringLiteral("INSERT INTO seen_customer (folded, name) VALUES (?, ?) ON CONFLICT DO NOTHING"));
    for (const QString& name : m_customers) {
        if (const auto ok = seen.run({name.toLower(), name}); !ok)
            return ok.error();
    }
    return {};
}

} // namespace jinbi::store
