// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

namespace jinbi::kiosk {

/// When to send again what was not acknowledged: after 1 s, doubling to 60 s, each with up to a fifth of jitter so that
/// a hundred kiosks do not speak at once after an outage. Pure but for its own random numbers.
class ResendSchedule
{
public:
    static constexpr qint64 kFirstMs = 1000;
    static constexpr qint64 kLongestMs = 60000;

    explicit ResendSchedule(quint32 seed) : m_random(seed) {}

    /// Delay before the next sending; each call doubles the following one.
    [[nodiscard]] qint64 nextMs();
    /// Something was acknowledged, or the link is new.
    void reset() { m_baseMs = kFirstMs; }

private:
    QRandomGenerator m_random;
    qint64 m_baseMs = kFirstMs;
};

} // namespace jinbi::kiosk
