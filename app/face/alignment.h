// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/face.h"
#include "domain/result.h"

#include <QImage>
#include <QPointF>

#include <array>
#include <optional>

namespace jinbi {

using FaceLandmarks = std::array<QPointF, 5>;

/// Side of the picture that embedding networks expect.
inline constexpr int kAlignedSide = 112;

/// Turning, scaling and shifting in one: x' = a x - b y + tx, y' = b x + a y + ty.
struct Similarity
{
    double a = 1;
    double b = 0;
    double tx = 0;
    double ty = 0;
    [[nodiscard]] QPointF map(const QPointF& p) const
    {
        return {a * p.x() - b * p.y() + tx, b * p.x() + a * p.y() + ty};
    }
};

/// Where the five landmarks of a frontal face lie in an aligned picture of `side` pixels (the ArcFace positions).
[[nodiscard]] FaceLandmarks alignedLandmarks(double side = kAlignedSide);

/// The similarity that brings `from` closest to `to` (least squares, no mirroring); nothing when the points are not
/// finite or lie too close together to say.
[[nodiscard]] std::optional<Similarity> similarityBetween(const FaceLandmarks& from, const FaceLandmarks& to);

/// The face of `picture`, upright, eyes and mouth in their places, side x side pixels, Format_BGR888.
/// Invalid when there are no usable landmarks, or they lie outside the picture. Any thread.
[[nodiscard]] Result<QImage> alignFace(const QImage& picture, const FaceBox& face, int side = kAlignedSide);

} // namespace jinbi
