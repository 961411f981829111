// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/alignment.h"

#include "face/picture.h"

#include <QCoreApplication>
#include <QRectF>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace jinbi {

namespace {

constexpr double kLeastEyeDistance = 6; // pixels; below it an aligned picture is all invention
constexpr int kLeastAligned = 32;
constexpr int kMostAligned = 1024;

bool isFinite(const QPointF& p)
{
    return std::isfinite(p.x()) && std::isfinite(p.y());
}

double distance(const QPointF& a, const QPointF& b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

QPointF centre(const FaceLandmarks& points)
{
    QPointF sum;
    for (const QPointF& p : points)
        sum += p;
    return sum / static_cast<double>(points.size());
}

Error unusable(const QString& why)
{
    return {ErrorCode::Invalid,
            QCoreApplication::translate("FaceEngine", "The eyes, nose and mouth are not clear enough in this picture."),
            why};
}

Result<void> checkLandmarks(const QImage& picture, const FaceBox& face)
{
    if (!face.hasLandmarks)
        return unusable(QStringLiteral("no landmarks"));
    if (!std::all_of(face.landmarks.cbegin(), face.landmarks.cend(), isFinite))
        return unusable(QStringLiteral("landmarks are not finite"));
    const double eyes = distance(face.landmarks[0], face.landmarks[1]);
    if (eyes < kLeastEyeDistance)
        return unusable(QStringLiteral("eyes %1 pixels apart").arg(eyes));
    const QRectF around = QRectF(picture.rect()).adjusted(-eyes, -eyes, eyes, eyes);
    if (!std::all_of(face.landmarks.cbegin(), face.landmarks.cend(),
                     [&around](const QPointF& p) { return around.contains(p); }))
        return unusable(QStringLiteral("landmarks outside the picture"));
    return {};
}

} // namespace

FaceLandmarks alignedLandmarks(double side)
{
    const double unit = side / kAlignedSide;
    return {QPointF(38.2946, 51.6963) * unit, QPointF(73.5318, 51.5014) * unit, QPointF(56.0252, 71.7366) * unit,
            QPointF(41.5493, 92.3655) * unit, QPointF(70.7299, 92.2041) * unit};
}

std::optional<Similarity> similarityBetween(const FaceLandmarks& from, const FaceLandmarks& to)
{
    const QPointF fromCentre = centre(from);
    const QPointF toCentre = centre(to);
    double spread = 0;
    double along = 0;
    double across = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const QPointF f = from[i] - fromCentre;
        const QPointF t = to[i] - toCentre;
        spread += f.x() * f.x() + f.y() * f.y();
        along += f.x() * t.x() + f.y() * t.y();
        across += f.x() * t.y() - f.y() * t.x();
    }
    if (!std::isfinite(spread) || spread < 1 || !std::isfinite(along) || !std::isfinite(across))
        return std::nullopt;
    Similarity found{along / spread, across / spread, 0, 0};
    const QPointF moved = found.map(fromCentre);
    found.tx = toCentre.x() - moved.x();
    found.ty = toCentre.y() - moved.y();
    return found;
}

Result<QImage> alignFace(const QImage& picture, const FaceBox& face, int side)
{
    const Result<QImage> checked = face::enginePicture(picture);
    if (!checked)
        return checked.error();
    if (const Result<void> usable = checkLandmarks(*checked, face); !usable)
        return usable.error();
    const std::optional<Similarity> s = similarityBetween(face.landmarks, alignedLandmarks(side));
    if (!s || side < kLeastAligned || side > kMostAligned)
        return unusable(QStringLiteral("no similarity, or a side of %1").arg(side));
    return face::guarded([&]() -> Result<QImage> {
        const cv::Matx23d transform(s->a, -s->b, s->tx, s->b, s->a, s->ty);
        cv::Mat aligned;
        cv::warpAffine(face::viewOf(*checked), aligned, transform, cv::Size(side, side), cv::INTER_LINEAR);
        return face::pictureOf(aligned);
    });
}

} // namespace jinbi
