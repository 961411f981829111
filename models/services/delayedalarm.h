// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace jinbi {

/// An alarm that waits before it speaks, and again before it falls silent, so that a value at its limit does not make
/// the list flicker. Inside the deadband (Hold) it stays as it is.
class DelayedAlarm
{
public:
    enum class Input { Clear, Hold, Raise };

    explicit DelayedAlarm(std::chrono::milliseconds onDelay = {}, std::chrono::milliseconds offDelay = {})
        : m_onDelay(onDelay), m_offDelay(offDelay)
    {
    }

    /// `nowMs` is monotonic. Returns isOn().
    bool update(Input input, qint64 nowMs);
    [[nodiscard]] bool isOn() const noexcept { return m_on; }
    /// Monotonic ms at which the condition began that turned the alarm on.
    [[nodiscard]] qint64 sinceMs() const noexcept { return m_beganMs; }

private:
    std::chrono::milliseconds m_onDelay;
    std::chrono::milliseconds m_offDelay;
    bool m_on = false;
    bool m_changing = false;
    qint64 m_changeMs = 0; ///< when the input began to differ from the alarm
    qint64 m_beganMs = 0;
};

} // namespace jinbi
