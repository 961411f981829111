// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "face/networkmanifest.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/dnn/dnn.hpp>

#include <memory>
#include <vector>

namespace jinbi::face {

/// An embedding network: aligned 112x112 BGR pixels in, a vector of length 1 out. One thread at a time.
///
/// Invariant: the network answered with the manifest's number of finite values when it was loaded, differently for
/// different pictures and alike for the same one.
class Embedder
{
public:
    /// Incompatible when the network is of another shape or fails its self-test.
    [[nodiscard]] static Result<std::unique_ptr<Embedder>> load(const VerifiedNetwork& network);

    /// May throw std::exception. Empty when the network's answer has no direction (zero or not finite).
    [[nodiscard]] std::vector<float> embed(const cv::Mat& aligned);

private:
    explicit Embedder(const VerifiedNetwork& network);
    void selfTest();

    cv::dnn::Net m_net;
    std::size_t m_dimensions;
};

} // namespace jinbi::face
