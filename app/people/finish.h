// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/visitlook.h"

#include <QImage>

namespace jinbi::people {

/// Blurs a Format_RGB32 picture in place; the unit is pixels of standard deviation.
void soften(QImage& picture, double deviation);

/// What the camera makes of a scene: exposure, colour of the light and noise. Format_RGB32 to Format_BGR888.
/// The same seed gives the same noise.
[[nodiscard]] QImage developed(const QImage& scene, const Light& light, quint64 noiseSeed);

} // namespace jinbi::people
