// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/pace.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace jinbi::camera {

Pace::Pace(const Clock& clock, double framesPerSecond)
    : m_clock(clock), m_intervalMs(1000 / std::clamp(framesPerSecond, 0.5, 120.0))
{
    restart();
}

void Pace::restart()
{
    m_dueMs = static_cast<double>(m_clock.monotonicMs());
}

qint64 Pace::wait()
{
    const auto now = static_cast<double>(m_clock.monotonicMs());
    // Never longer than one interval, whatever a clock says, and no burst to catch up after a pause.
    const double left = std::min(m_dueMs - now, m_intervalMs);
    m_dueMs = std::max(m_dueMs, now) + m_intervalMs;
    if (left > 0)
        std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(left));
    return m_clock.monotonicMs();
}

} // namespace jinbi::camera
