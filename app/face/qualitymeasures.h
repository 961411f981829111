// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/face.h"
#include "domain/quality.h"
#include "face/alignment.h"

#include <QImage>
#include <QList>

#include <optional>

namespace jinbi {

/// Native measures of the light on a face, over the ellipse that its box encloses. The luminance is linear (sRGB
/// decoded, Rec. 709 weights) in 256 steps, as OFIQ has it; OFIQ's region is the hull of 98 landmarks instead.
struct LightMeasures
{
    double mean = 0;        ///< 0..1
    double variance = 0;    ///< of the luminance 0..1
    double underShare = 0;  ///< share of pixels of luminance 0 to 25
    double overShare = 0;   ///< share of pixels of luminance 247 to 255
    double entropyBits = 0; ///< 0..8
};

/// Radians. Yaw is positive when the nose points to the right of the picture, pitch when it points down, roll when
/// the head leans clockwise in the picture.
struct HeadPose
{
    double yaw = 0;
    double pitch = 0;
    double roll = 0;
};

/// Nothing when the box does not lie in the picture.
[[nodiscard]] std::optional<LightMeasures> measureLight(const QImage& picture, const FaceBox& face);

/// Overlap (0..1) of the luminance histograms of two squares on the cheeks, 0.3 eye distances wide, half-way between
/// eyes and mouth. Nothing without usable landmarks.
[[nodiscard]] std::optional<double> measureCheekOverlap(const QImage& picture, const FaceBox& face);

/// An estimate: the five points are fitted by scaled orthographic projection (least squares) to an average head, whose
/// front view is the ArcFace template and whose nose tip stands 0.43 eye distances before the eyes. People differ: good
/// to about ten degrees. Nothing when the points are not finite, coincide, or fit no head.
[[nodiscard]] std::optional<HeadPose> estimatePose(const FaceLandmarks& landmarks);

/// Which landmarks were seen; the rest may be guesses (classical engine).
enum class SeenLandmarks { All, EyesOnly };

/// Every component that can be measured on the first of `faces`; nothing is set when there is no face or the picture
/// is not usable. The eye distance is divided by cos(yaw), so that turning the head is not taken for stepping back.
/// Any thread.
[[nodiscard]] QualityReport assessQuality(const QImage& picture, const QList<FaceBox>& faces,
                                          SeenLandmarks seen = SeenLandmarks::All);

} // namespace jinbi
