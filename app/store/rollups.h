// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/sessionrecord.h"

#include <QString>

namespace jinbi::store {

/// What phone and PIN say of the comparison: "genuine" when the PIN of the phone's owner was right, "impostor" when
/// it was but the face had been taken for somebody else, "unknown" when the PIN was not reached or wrong.
[[nodiscard]] QString scoreLabel(const SessionRecord& record);

/// Width of a bin of rollup_score, in score units; bin 0 begins at -1.
inline constexpr int kScoreBinUnits = 20;
inline constexpr int kScoreBins = 1000;
[[nodiscard]] int scoreBin(MatchScore score);

inline constexpr qint64 kHourMs = 3600000;
inline constexpr qint64 kDayMs = 24 * kHourMs;

/// What a session adds to the times: a scan if there was one, a visit if it ended with a decision.
struct TimeEntry
{
    QString what; ///< "scan" or "visit"
    int bin = 0;
};
[[nodiscard]] QList<TimeEntry> timeEntries(const SessionRecord& record);

} // namespace jinbi::store
