// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tone.h"

namespace jinbi {

Tone toneOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Accepted:
    case Outcome::Cancelled:
    case Outcome::AnotherWay:
    case Outcome::TimedOut:
        return Tone::Normal;
    case Outcome::NoFace:
    case Outcome::PoorQuality:
        return Tone::Attention;
    case Outcome::LivenessFailed:
        return Tone::Attack;
    default:
        return Tone::Fault;
    }
}

} // namespace jinbi
