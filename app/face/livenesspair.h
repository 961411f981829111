// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/face.h"
#include "domain/result.h"
#include "face/networkmanifest.h"

#include <QList>

#include <opencv2/core/mat.hpp>
#include <opencv2/dnn/dnn.hpp>

#include <memory>

namespace jinbi::face {

/// Two MiniFASNet networks that look at a face with more and with less of its surroundings; the mean of both speaks.
///
/// This is no adequate liveness check and must not be presented as one: it judges traces of printing and of screens
/// (edges, moire), not people; it takes drawings for live faces and refuses about one real photo in ten.
/// One thread at a time.
class LivenessPair
{
public:
    /// NotFound unless both networks ("minifasnet-v2" and "minifasnet-v1se") are given; Incompatible when one does not
    /// answer with three probabilities.
    [[nodiscard]] static Result<std::unique_ptr<LivenessPair>> load(const QList<VerifiedNetwork>& networks);

    /// Mean probability of a bona fide face, 0..1; may throw std::exception.
    [[nodiscard]] double bonaFide(const cv::Mat& bgr, const QRectF& box);

private:
    struct Eye
    {
        cv::dnn::Net net;
        double scale; ///< of the box, about its centre
    };
    LivenessPair() = default;

    std::vector<Eye> m_eyes;
};

} // namespace jinbi::face
