// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollups.h"

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

Rollups::Rollups(const Database& database)
    : m_hour(database,
             QStringLiteral("INSERT INTO rollup_hour (kiosk, hour, outcome, sessions) VALUES (?, ?, ?, 1) "
                            "ON CONFLICT (kiosk, hour, outcome) DO UPDATE SET sessions = rollup_hour.sessions + 1"))
    , m_score(database,
              QStringLiteral("INSERT INTO rollup_score (kiosk, day, policy, label, bin, n) VALUES (?, ?, ?, ?, ?, 1) "
                             "ON CONFLICT (kiosk, day, policy, label, bin) DO UPDATE SET n = rollup_score.n + 1"))
{
}

Result<void> Rollups::count(const SessionRecord& record)
{
    const auto hour = m_hour.run({record.kiosk.toString(), record.startedMs / kHourMs, names::of(record.outcome)});
    if (!hour)
        return hour.error();
    if (!record.score)
        return {};
    const auto score =
        m_score.run({record.kiosk.toString(), record.startedMs / kDayMs, static_cast<qint64>(record.policyRevision),
                     scoreLabel(record), scoreBin(*record.score)});
    if (!score)
        return score.error();
    return {};
}

} // namespace jinbi::store
