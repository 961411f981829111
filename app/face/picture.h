// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QImage>
#include <QString>

#include <opencv2/core/mat.hpp>

#include <exception>
#include <utility>

/// The bridge between QImage and OpenCV; for this folder only.
namespace jinbi::face {

/// Least side of a picture that a detector is given, in pixels.
inline constexpr int kLeastSide = 64;

/// `picture` as Format_BGR888 (shared, not copied, when it is that already). Invalid when empty or a side is too small.
[[nodiscard]] Result<QImage> enginePicture(const QImage& picture);

/// A view of a Format_BGR888 picture, valid while the picture lives; never written through.
[[nodiscard]] cv::Mat viewOf(const QImage& picture);

/// A picture of its own memory from 8-bit BGR pixels.
[[nodiscard]] QImage pictureOf(const cv::Mat& bgr);

[[nodiscard]] Error engineFailed(const QString& detail);

/// What `work` returns, or Internal when a library throws.
template <class Work>
[[nodiscard]] auto guarded(Work&& work) -> decltype(work())
{
    try {
        return std::forward<Work>(work)();
    } catch (const std::exception& e) {
        return engineFailed(QString::fromUtf8(e.what()));
    }
}

} // namespace jinbi::face
