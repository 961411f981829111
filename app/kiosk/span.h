// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace jinbi::kiosk {

/// Milliseconds from one moment to a later one, but never more than the hour that a record holds: a computer that slept
/// in the middle of a visit must not lose it for that.
[[nodiscard]] inline qint64 span(qint64 fromMs, qint64 toMs)
{
    constexpr qint64 kLongestMs = 3600000;
    return std::min(toMs - fromMs, kLongestMs);
}

} // namespace jinbi::kiosk
