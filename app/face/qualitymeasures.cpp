// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/qualitymeasures.h"

#include "face/picture.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace jinbi {

namespace {

using Histogram = std::array<double, 256>; // shares that sum to 1

constexpr int kMostMeasuredSide = 256;
constexpr int kLeastMeasuredSide = 8;
constexpr int kCheekPicture = 3 * kAlignedSide;
constexpr double kCheekSide = 0.3; // eye distances
constexpr int kDarkest = 25;
constexpr int kBrightest = 247;

/// sRGB value to linear light, 0..1.
const std::array<double, 256>& linearLight()
{
    static const std::array<double, 256> kTable = [] {
        std::array<double, 256> table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            const double v = static_cast<double>(i) / 255.0;
            table[i] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        }
        return table;
    }();
    return kTable;
}

std::size_t luminance(const cv::Vec3b& bgr)
{
    const std::array<double, 256>& linear = linearLight();
    const double y = 0.2126 * linear[bgr[2]] + 0.7152 * linear[bgr[1]] + 0.0722 * linear[bgr[0]];
    return static_cast<std::size_t>(std::floor(y * 255 + 0.5));
}

/// Over the pixels that `mask` marks; an empty mask marks all.
std::optional<Histogram> histogramOf(const cv::Mat& bgr, const cv::Mat& mask)
{
    Histogram counts{};
    double pixels = 0;
    for (int row = 0; row < bgr.rows; ++row) {
        for (int col = 0; col < bgr.cols; ++col) {
            if (!mask.empty() && mask.at<uchar>(row, col) == 0)
                continue;
            counts[luminance(bgr.at<cv::Vec3b>(row, col))] += 1;
            pixels += 1;
        }
    }
    if (pixels == 0)
        return std::nullopt;
    for (double& count : counts)
        count /= pixels;
    return counts;
}

LightMeasures measuresOf(const Histogram& shares)
{
    LightMeasures m;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        m.mean += shares[i] * static_cast<double>(i) / 255.0;
        if (shares[i] > 0)
            m.entropyBits -= shares[i] * std::log2(shares[i]);
    }
    for (std::size_t i = 0; i < shares.size(); ++i)
        m.variance += shares[i] * std::pow(static_cast<double>(i) / 255.0 - m.mean, 2);
    m.underShare = std::accumulate(shares.cbegin(), shares.cbegin() + kDarkest + 1, 0.0);
    m.overShare = std::accumulate(shares.cbegin() + kBrightest, shares.cend(), 0.0);
    return m;
}

/// Box and picture in whole pixels, or nothing when they hardly meet.
std::optional<cv::Rect> visiblePart(const cv::Mat& bgr, const QRectF& box)
{
    const QRectF visible = box.intersected(QRectF(0, 0, bgr.cols, bgr.rows));
    const cv::Rect part(cvFloor(visible.x()), cvFloor(visible.y()), cvFloor(visible.width()),
                        cvFloor(visible.height()));
    if (part.width < kLeastMeasuredSide || part.height < kLeastMeasuredSide)
        return std::nullopt;
    return part;
}

std::optional<LightMeasures> lightOf(const cv::Mat& bgr, const QRectF& box)
{
    const std::optional<cv::Rect> part = visiblePart(bgr, box);
    if (!part)
        return std::nullopt;
    cv::Mat pixels = bgr(*part);
    const double scale = std::min(1.0, static_cast<double>(kMostMeasuredSide) / std::max(part->width, part->height));
    if (scale < 1)
        cv::resize(pixels, pixels, {}, scale, scale, cv::INTER_AREA);
    cv::Mat mask = cv::Mat::zeros(pixels.size(), CV_8U);
    const cv::Point2d centre((box.center().x() - part->x) * scale, (box.center().y() - part->y) * scale);
    const cv::RotatedRect face(centre, cv::Size2d(box.width() * scale, box.height() * scale), 0);
    cv::ellipse(mask, face, cv::Scalar(255), cv::FILLED);
    const std::optional<Histogram> shares = histogramOf(pixels, mask);
    if (!shares)
        return std::nullopt;
    return measuresOf(*shares);
}

cv::Mat cheek(const cv::Mat& upright, double left, double top, double side)
{
    const cv::Rect wanted(cvRound(left), cvRound(top), cvRound(side), cvRound(side));
    return upright(wanted & cv::Rect({}, upright.size()));
}

std::optional<double> overlapOf(const cv::Mat& upright)
{
    const FaceLandmarks at = alignedLandmarks(kCheekPicture);
    const double eyes = at[1].x() - at[0].x();
    const double side = kCheekSide * eyes;
    const double eyeLine = (at[0].y() + at[1].y()) / 2;
    const double top = (eyeLine + (at[3].y() + at[4].y()) / 2) / 2;
    const std::optional<Histogram> right = histogramOf(cheek(upright, at[0].x() - side, top, side), {});
    const std::optional<Histogram> left = histogramOf(cheek(upright, at[1].x(), top, side), {});
    if (!right || !left)
        return std::nullopt;
    double shared = 0;
    for (std::size_t i = 0; i < right->size(); ++i)
        shared += std::min((*right)[i], (*left)[i]);
    return shared;
}

/// The five points of an average head in eye distances: x right and y down in the picture, z towards the camera.
const std::array<cv::Vec3d, 5>& averageHead()
{
    static const std::array<cv::Vec3d, 5> kHead = [] {
        constexpr std::array kDepth{0.0, 0.0, 0.43, 0.03, 0.03};
        const FaceLandmarks flat = alignedLandmarks();
        const double unit = flat[1].x() - flat[0].x();
        std::array<cv::Vec3d, 5> head;
        cv::Vec3d centre;
        for (std::size_t i = 0; i < head.size(); ++i) {
            head[i] = {flat[i].x() / unit, flat[i].y() / unit, kDepth[i]};
            centre += head[i] / 5.0;
        }
        for (cv::Vec3d& point : head)
            point -= centre;
        return head;
    }();
    return kHead;
}

void setPose(QualityReport& report, const FaceBox& face, SeenLandmarks seen)
{
    const QPointF eyes = face.landmarks[1] - face.landmarks[0];
    double distance = std::hypot(eyes.x(), eyes.y());
    if (!std::isfinite(distance))
        return;
    if (seen == SeenLandmarks::EyesOnly) {
        report.set(QualityComponent::HeadRoll, quality::headAngle(std::atan2(eyes.y(), eyes.x())));
    } else if (const std::optional<HeadPose> pose = estimatePose(face.landmarks)) {
        report.set(QualityComponent::HeadYaw, quality::headAngle(pose->yaw));
        report.set(QualityComponent::HeadPitch, quality::headAngle(pose->pitch));
        report.set(QualityComponent::HeadRoll, quality::headAngle(pose->roll));
        distance /= std::max(0.5, std::cos(pose->yaw)); // an estimate beyond 60 degrees says nothing any more
    }
    report.set(QualityComponent::InterEyeDistance, quality::interEyeDistance(distance));
}

void setLight(QualityReport& report, const LightMeasures& light)
{
    report.set(QualityComponent::LuminanceMean, quality::luminanceMean(light.mean));
    report.set(QualityComponent::LuminanceVariance, quality::luminanceVariance(light.variance));
    report.set(QualityComponent::UnderExposure, quality::underExposure(light.underShare));
    report.set(QualityComponent::OverExposure, quality::overExposure(light.overShare));
    report.set(QualityComponent::DynamicRange, quality::dynamicRange(light.entropyBits));
}

double area(const FaceBox& face)
{
    return face.box.width() * face.box.height();
}

void setSingleFace(QualityReport& report, const QList<FaceBox>& faces)
{
    double second = 0;
    for (qsizetype i = 1; i < faces.size(); ++i)
        second = std::max(second, area(faces[i]));
    if (area(faces.first()) > 0)
        report.set(QualityComponent::SingleFace, quality::singleFace(second / area(faces.first())));
}

} // namespace

std::optional<LightMeasures> measureLight(const QImage& picture, const FaceBox& face)
{
    const Result<QImage> checked = face::enginePicture(picture);
    if (!checked)
        return std::nullopt;
    try {
        return lightOf(face::viewOf(*checked), face.box);
    } catch (const std::exception&) {
        return std::nullopt; // not assessed, which the report can say
    }
}

std::optional<double> measureCheekOverlap(const QImage& picture, const FaceBox& face)
{
    const Result<QImage> upright = alignFace(picture, face, kCheekPicture);
    if (!upright)
        return std::nullopt;
    try {
        return overlapOf(face::viewOf(*upright));
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

std::optional<HeadPose> estimatePose(const FaceLandmarks& landmarks)
{
    const std::array<cv::Vec3d, 5>& head = averageHead();
    cv::Matx33d moments = cv::Matx33d::zeros();
    cv::Vec3d alongX;
    cv::Vec3d alongY;
    for (std::size_t i = 0; i < head.size(); ++i) {
        moments += head[i] * head[i].t();
        alongX += head[i] * landmarks[i].x();
        alongY += head[i] * landmarks[i].y();
    }
    const cv::Matx33d inverse = moments.inv();
    const cv::Vec3d right = inverse * alongX;
    const cv::Vec3d down = inverse * alongY;
    const double width = std::sqrt(right.dot(right));
    const double height = std::sqrt(down.dot(down));
    if (!std::isfinite(width) || !std::isfinite(height) || width < 1 || height < 1)
        return std::nullopt;
    cv::Vec3d towards = (right / width).cross(down / height);
    const double length = std::sqrt(towards.dot(towards));
    constexpr double kLeastSine = 0.2;
    if (length < kLeastSine || towards[2] <= 0)
        return std::nullopt;
    towards /= length;
    return HeadPose{std::atan2(-towards[0], towards[2]), std::asin(std::clamp(-towards[1], -1.0, 1.0)),
                    std::atan2(-right[1] / width, down[1] / height)};
}

QualityReport assessQuality(const QImage& picture, const QList<FaceBox>& faces, SeenLandmarks seen)
{
    QualityReport report;
    const Result<QImage> checked = face::enginePicture(picture);
    if (faces.isEmpty() || !checked)
        return report;
    setSingleFace(report, faces);
    if (const std::optional<LightMeasures> light = measureLight(*checked, faces.first()))
        setLight(report, *light);
    if (const std::optional<double> overlap = measureCheekOverlap(*checked, faces.first()))
        report.set(QualityComponent::IlluminationUniformity, quality::illuminationUniformity(*overlap));
    if (faces.first().hasLandmarks)
        setPose(report, faces.first(), seen);
    return report;
}

} // namespace jinbi
