// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/delayedalarm.h"

namespace jinbi {

bool DelayedAlarm::update(Input input, qint64 nowMs)
{
    const bool differs = m_on ? input == Input::Clear : input == Input::Raise;
    if (!differs) {
        m_changing = false;
        return m_on;
    }
    if (!m_changing) {
        m_changing = true;
        m_changeMs = nowMs;
    }
    if (nowMs - m_changeMs >= (m_on ? m_offDelay : m_onDelay).count()) {
        m_on = !m_on;
        m_changing = false;
        if (m_on)
            m_beganMs = m_changeMs;
    }
    return m_on;
}

} // namespace jinbi
