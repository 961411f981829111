// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

#include <array>

namespace jinbi {

/// One face found in a picture, in pixels of that picture.
struct FaceBox
{
    QRectF box;
    /// Right eye, left eye, nose tip, right and left mouth corner, as seen by the subject; only if hasLandmarks.
    std::array<QPointF, 5> landmarks{};
    bool hasLandmarks = false;
    double confidence = 0; ///< 0..1
};

/// What presentation-attack detection said. Without a network it is NotAssessed, never a guess.
enum class Liveness { NotAssessed, BonaFide, Attack };

} // namespace jinbi
