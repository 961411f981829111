// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/motion.h"

#include "people/dice.h"

#include <algorithm>
#include <cmath>

namespace jinbi::people {
namespace {

constexpr double kApproachSeconds = 0.9;
constexpr double kBlinkSeconds = 0.18;

} // namespace

Motion::Motion(quint64 seed)
{
    Dice dice(seed ^ 0x1F83D9ABFB41BD6BULL);
    m_breath = dice.between(1.3, 1.9);
    m_swayPace = dice.between(0.5, 1.1);
    m_phase = dice.between(0, 6.28);
    m_blinkEvery = dice.between(2.6, 4.4);
    m_side = dice.chance(0.5) ? 1 : -1;
}

double Motion::blinkAt(double seconds) const
{
    const double within = std::fmod(seconds + m_phase * 0.3, m_blinkEvery);
    return within < kBlinkSeconds ? std::sin(within / kBlinkSeconds * 3.14159) : 0;
}

VisitLook Motion::at(qint64 sinceArrivalMs, const VisitLook& look) const
{
    const double seconds = static_cast<double>(std::max<qint64>(0, sinceArrivalMs)) / 1000;
    const double away = std::pow(std::max(0.0, 1 - seconds / kApproachSeconds), 2);
    const double sway = std::sin(seconds * m_swayPace + m_phase);
    VisitLook now = look;
    now.distance *= (1 - 0.28 * away) * (1 + 0.006 * std::sin(seconds * m_breath));
    now.offset += QPointF(0.035 * sway + 1.1 * m_side * away, 0.012 * std::sin(seconds * m_breath + 1) + 0.12 * away);
    now.yaw += 1.6 * std::sin(seconds * m_swayPace * 0.8 + 1) - 9 * m_side * away;
    now.roll += 0.8 * sway;
    now.pitch += 0.9 * std::sin(seconds * 0.7 + m_phase);
    now.expression.blink = std::max(look.expression.blink, blinkAt(seconds));
    now.expression.gaze += QPointF(0.12 * std::sin(seconds * 1.1 + m_phase), 0.08 * std::sin(seconds * 0.9));
    now.blur += 0.9 * away;
    return now;
}

} // namespace jinbi::people
