// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace jinbi {

/// How long the pictures of a session are kept after they were stored, unless somebody holds them.
inline constexpr std::chrono::hours kPicturesKept{72};

/// Why the clock is not believed, and so nothing is deleted by it.
enum class ClockDoubt {
    None,
    Jumped,   ///< it went another way than the time since the computer was started
    WentBack, ///< it is before the last sweep
    LongGap,  ///< the computer was started again, and the last sweep is too long ago
    Unknown,  ///< what was kept of the last sweep cannot be read
};

/// What one bounded piece of a sweep did.
struct SweepStep
{
    int pictures = 0; ///< deleted
    int keys = 0;     ///< destroyed
    bool isDone = true;
    ClockDoubt doubt = ClockDoubt::None; ///< with another one nothing was deleted
    qint64 doubtByMs = 0;
};

/// The pictures of a session are kept, whatever their time.
struct LegalHold
{
    QString reason;
    QString placedBy; ///< id of an operator
    qint64 placedMs = 0;
    bool operator==(const LegalHold&) const = default;
};
inline constexpr qsizetype kShortestHoldReason = 3;
inline constexpr qsizetype kLongestHoldReason = 200;

namespace names {
/// For the store and the audit log.
[[nodiscard]] QString of(ClockDoubt doubt);
[[nodiscard]] std::optional<ClockDoubt> clockDoubt(QStringView name);
} // namespace names

namespace words {
/// Where pictures were and are no more.
[[nodiscard]] QString picturesDeleted();
/// One sentence on why nothing is deleted; `byMs` is how far the clock went, or how long ago it was.
[[nodiscard]] QString explain(ClockDoubt doubt, qint64 byMs);
} // namespace words

} // namespace jinbi
