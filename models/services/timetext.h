// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Times and ages for people, in the zone of this branch.
namespace jinbi::timetext {

/// "14:31:58"; a dash for 0.
[[nodiscard]] QString clock(qint64 utcMs);
/// "14:31"; a dash for 0.
[[nodiscard]] QString shortClock(qint64 utcMs);
/// "2026-11-20 14:31", for what may be another day; a dash for 0.
[[nodiscard]] QString moment(qint64 utcMs);
/// "4 min 12 s", "3 h 5 min", "2 days".
[[nodiscard]] QString span(qint64 ms);
/// "UTC+8", "UTC+5:30".
[[nodiscard]] QString zone();

} // namespace jinbi::timetext
