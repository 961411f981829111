// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/resendschedule.h"

#include <algorithm>

namespace jinbi::kiosk {

qint64 ResendSchedule::nextMs()
{
    const qint64 base = m_baseMs;
    m_baseMs = std::min(m_baseMs * 2, kLongestMs);
    const qint64 delay = base + m_random.bounded(static_cast<int>(base / 5) + 1);
    return std::min(delay, kLongestMs);
}

} // namespace jinbi::kiosk
