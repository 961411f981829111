// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/face.h"
#include "domain/result.h"
#include "face/networkmanifest.h"

#include <QList>

#include <opencv2/core/mat.hpp>

#include <memory>

namespace jinbi::face {

/// Finds faces in 8-bit BGR pixels of at least kLeastSide a side. One thread at a time. May throw std::exception.
class FaceFinder
{
public:
    FaceFinder() = default;
    FaceFinder(const FaceFinder&) = delete;
    FaceFinder& operator=(const FaceFinder&) = delete;
    virtual ~FaceFinder() = default;

    /// In no particular order, in pixels of `bgr`.
    [[nodiscard]] virtual QList<FaceBox> find(const cv::Mat& bgr) = 0;
};

/// A finder for one of the YuNet detectors, by the name in the manifest: "yunet-2023mar" runs through cv::dnn with our
/// own decoding, "yunet-2022mar" through FaceDetectorYN. Checked once on a drawn picture.
/// Errors: Incompatible for another name, or a network that does not answer in YuNet's shape.
[[nodiscard]] Result<std::unique_ptr<FaceFinder>> makeFinder(const VerifiedNetwork& network);

} // namespace jinbi::face
