// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/embedder.h"

#include "face/alignment.h"
#include "face/templatespace.h"

#include <QCoreApplication>

#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace jinbi::face {

Embedder::Embedder(const VerifiedNetwork& network)
    : m_net(cv::dnn::readNetFromONNX(network.bytes.constData(), static_cast<std::size_t>(network.bytes.size())))
    , m_dimensions(static_cast<std::size_t>(network.entry.dimensions))
{
    m_net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
}

Result<std::unique_ptr<Embedder>> Embedder::load(const VerifiedNetwork& network)
{
    try {
        std::unique_ptr<Embedder> embedder(new Embedder(network));
        embedder->selfTest();
        return embedder;
    } catch (const std::exception& e) {
        return Error{ErrorCode::Incompatible,
                     QCoreApplication::translate("FaceEngine", "%1 is not a face network this version can use.")
                         .arg(network.entry.file),
                     QStringLiteral("%1: %2").arg(network.entry.name, QString::fromUtf8(e.what()))};
    }
}

std::vector<float> Embedder::embed(const cv::Mat& aligned)
{
    // The networks in question take RGB and do their own arithmetic on 0 … 255.
    m_net.setInput(cv::dnn::blobFromImage(aligned, 1.0, {kAlignedSide, kAlignedSide}, {}, true, false));
    const cv::Mat answer = m_net.forward();
    if (answer.total() != m_dimensions || answer.type() != CV_32F || !answer.isContinuous())
        throw std::runtime_error("embedding has another length");
    // Copied at once: the next forward pass overwrites what `answer` shows.
    std::vector<float> values(answer.ptr<float>(), answer.ptr<float>() + m_dimensions);
    if (!scaleToLengthOne(values))
        values.clear();
    return values;
}

void Embedder::selfTest()
{
    cv::Mat first(kAlignedSide, kAlignedSide, CV_8UC3);
    cv::RNG noise(7);
    noise.fill(first, cv::RNG::UNIFORM, 0, 256);
    cv::Mat second;
    cv::flip(first, second, 0);
    const std::vector<float> a = embed(first);
    const std::vector<float> b = embed(second);
    const std::vector<float> again = embed(first);
    if (a.empty() || b.empty())
        throw std::runtime_error("embedding is not finite");
    constexpr double kSame = 0.9999;
    if (dot(a, again) < kSame || dot(a, b) > kSame)
        throw std::runtime_error("embedding does not depend on the picture as it should");
}

} // namespace jinbi::face
