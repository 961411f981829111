// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

namespace jinbi::camera {

/// Holds a source that has no rhythm of its own to a number of frames per second. Only for a camera thread: it sleeps.
class Pace
{
public:
    /// The clock outlives this.
    Pace(const Clock& clock, double framesPerSecond);

    void restart();
    /// Returns when the next frame is due, at once if that is past; its time in monotonic ms.
    qint64 wait();

private:
    const Clock& m_clock;
    double m_intervalMs;
    double m_dueMs = 0;
};

} // namespace jinbi::camera
