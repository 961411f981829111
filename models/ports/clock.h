// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace jinbi {

/// The two clocks. Durations and time-outs are measured with monotonicMs() only; utcMs() is for the record.
/// Thread-safe.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual qint64 utcMs() const = 0;       ///< ms since 1970
    [[nodiscard]] virtual qint64 monotonicMs() const = 0; ///< never jumps, from an arbitrary start
};

} // namespace jinbi
