// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/livenesspair.h"

#include <QCoreApplication>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace jinbi::face {

namespace {

constexpr int kInputSide = 80;
constexpr int kBonaFideClass = 1;

struct Known
{
    QLatin1StringView name;
    double scale;
};
constexpr std::array kPair{Known{QLatin1StringView("minifasnet-v2"), 2.7},
                           Known{QLatin1StringView("minifasnet-v1se"), 4.0}};

/// The box scaled about its centre, by less where the picture is too small, and pushed back inside the picture.
cv::Rect surroundings(const QRectF& box, double scale, const cv::Size& picture)
{
    const double most = std::min((picture.width - 1) / box.width(), (picture.height - 1) / box.height());
    const double by = std::min(scale, most);
    const double width = box.width() * by;
    const double height = box.height() * by;
    const double left = std::clamp(box.center().x() - width / 2, 0.0, std::max(0.0, picture.width - 1 - width));
    const double top = std::clamp(box.center().y() - height / 2, 0.0, std::max(0.0, picture.height - 1 - height));
    const cv::Rect wanted(static_cast<int>(left), static_cast<int>(top), static_cast<int>(width) + 1,
                          static_cast<int>(height) + 1);
    return wanted & cv::Rect({}, picture);
}

double bonaFideOf(cv::dnn::Net& net, const cv::Mat& crop)
{
    cv::Mat input;
    cv::resize(crop, input, {kInputSide, kInputSide});
    net.setInput(cv::dnn::blobFromImage(input));
    const cv::Mat answer = net.forward();
    if (answer.total() != 3 || answer.type() != CV_32F)
        throw std::runtime_error("liveness output has another shape");
    const float* p = answer.ptr<float>();
    constexpr float kSlack = 0.01F;
    if (!(std::abs(p[0] + p[1] + p[2] - 1.0F) < kSlack))
        throw std::runtime_error("liveness output is no set of probabilities");
    return static_cast<double>(p[kBonaFideClass]);
}

} // namespace

Result<std::unique_ptr<LivenessPair>> LivenessPair::load(const QList<VerifiedNetwork>& networks)
{
    const QString message = QCoreApplication::translate("FaceEngine", "Liveness cannot be assessed.");
    try {
        std::unique_ptr<LivenessPair> pair(new LivenessPair);
        for (const Known& known : kPair) {
            const auto found =
                std::find_if(networks.cbegin(), networks.cend(),
                             [&known](const VerifiedNetwork& network) { return network.entry.name == known.name; });
            if (found == networks.cend())
                return Error{ErrorCode::NotFound, message, QStringLiteral("no network %1").arg(known.name)};
            const auto size = static_cast<std::size_t>(found->bytes.size());
            pair->m_eyes.push_back({cv::dnn::readNetFromONNX(found->bytes.constData(), size), known.scale});
            pair->m_eyes.back().net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        }
        static_cast<void>(pair->bonaFide(cv::Mat(240, 320, CV_8UC3, cv::Scalar(120, 130, 140)), {120, 80, 80, 80}));
        return pair;
    } catch (const std::exception& e) {
        return Error{ErrorCode::Incompatible, message, QString::fromUtf8(e.what())};
    }
}

double LivenessPair::bonaFide(const cv::Mat& bgr, const QRectF& box)
{
    if (box.width() < 1 || box.height() < 1)
        throw std::invalid_argument("empty face box");
    double sum = 0;
    for (Eye& eye : m_eyes)
        sum += bonaFideOf(eye.net, bgr(surroundings(box, eye.scale, bgr.size())));
    return sum / static_cast<double>(m_eyes.size());
}

} // namespace jinbi::face
