// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/visitlook.h"

namespace jinbi::people {

/// How a customer moves during a visit: walks up, sways with the breath, blinks, looks about a little.
///
/// A pure function of seed and time, so a visit can be drawn again. Any thread.
class Motion
{
public:
    explicit Motion(quint64 seed);

    /// `look` as it is so many ms after the person arrived.
    [[nodiscard]] VisitLook at(qint64 sinceArrivalMs, const VisitLook& look) const;

private:
    [[nodiscard]] double blinkAt(double seconds) const;

    double m_breath, m_swayPace, m_phase, m_blinkEvery, m_side;
};

} // namespace jinbi::people
