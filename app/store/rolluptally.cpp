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
    return {};
}

} // namespace jinbi::store
