// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/retention.h"

#include <QString>

#include <optional>

namespace jinbi::office {

/// Both clocks at one moment.
struct SweepReading
{
    qint64 utcMs = 0;
    qint64 bootMs = 0; ///< BootClock::sinceBootMs()
    QString bootId;
    bool operator==(const SweepReading&) const = default;
};

/// What is kept from sweep to sweep.
struct SweepMemory
{
    std::optional<SweepReading> anchor; ///< the first of this start of the computer, or the last that was confirmed
    qint64 lastMs = 0;                  ///< UTC of the last sweep; 0: none yet
    ClockDoubt doubt = ClockDoubt::None;
    qint64 doubtByMs = 0;
    bool operator==(const SweepMemory&) const = default;

    [[nodiscard]] QString toText() const;
    /// A text that cannot be read is a doubt, Unknown, which somebody has to clear.
    [[nodiscard]] static SweepMemory fromText(const QString& text);
};

/// Whether pictures may be deleted by the wall clock.
///
/// It is held against the time since the computer was started, from the beginning of this run and from what is kept,
/// and never against the last sweep alone, so that many small steps are seen like a large one. A doubt stays until
/// somebody has confirmed the clock, also over a restart. No clock and no store of its own; one thread.
class SweepClock
{
public:
    static constexpr qint64 kLargestJumpMs = 24LL * 3600 * 1000;
    static constexpr qint64 kLongestGapMs = 14LL * 24 * 3600 * 1000;
    static constexpr qint64 kSlackMs = 5LL * 60 * 1000; ///< a clock is set back by that much now and then

    /// What is to be kept after this look; with a doubt, nothing may be deleted.
    [[nodiscard]] SweepMemory judge(const SweepReading& now, const SweepMemory& kept);
    /// What is to be kept once somebody has vouched for the clock; startOver() follows when it is.
    [[nodiscard]] static SweepMemory confirmed(const SweepReading& now);
    void startOver(const SweepReading& now) { m_start = now; }

private:
    std::optional<SweepReading> m_start; ///< the first one of this run, or the last that was confirmed
};

} // namespace jinbi::office
