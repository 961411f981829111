// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/facefinder.h"

#include "face/picture.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect/face.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

namespace jinbi::face {

namespace {

/// Larger pictures are scaled down first: YuNet was trained on faces of up to about 300 pixels, and time stays bounded.
constexpr int kMostSide = 640;
constexpr int kPadding = 32;
constexpr float kOverlap = 0.3F;
constexpr int kMostCandidates = 5000;
constexpr std::array kStrides{8, 16, 32};

int roundedUp(int side)
{
    return std::max(kLeastSide, (side + kPadding - 1) / kPadding * kPadding);
}

/// The picture scaled to at most kMostSide and padded to multiples of 32 on the right and below.
struct Prepared
{
    cv::Mat pixels;
    double scale = 1; ///< prepared pixels for each original one
};

Prepared prepare(const cv::Mat& bgr)
{
    Prepared result{bgr, std::min(1.0, static_cast<double>(kMostSide) / std::max(bgr.cols, bgr.rows))};
    if (result.scale < 1) {
        const cv::Size size(std::max(1, cvRound(bgr.cols * result.scale)),
                            std::max(1, cvRound(bgr.rows * result.scale)));
        cv::resize(bgr, result.pixels, size, 0, 0, cv::INTER_AREA);
    }
    const int right = roundedUp(result.pixels.cols) - result.pixels.cols;
    const int below = roundedUp(result.pixels.rows) - result.pixels.rows;
    if (right > 0 || below > 0) {
        cv::Mat padded;
        cv::copyMakeBorder(result.pixels, padded, 0, below, 0, right, cv::BORDER_CONSTANT);
        result.pixels = padded;
    }
    return result;
}

/// x, y, width, height and five points at 4 … 13, as both YuNets give them.
FaceBox boxFrom(const float* row, double confidence, double scale)
{
    FaceBox face;
    face.box = QRectF(row[0] / scale, row[1] / scale, row[2] / scale, row[3] / scale);
    for (std::size_t i = 0; i < face.landmarks.size(); ++i)
        face.landmarks[i] = QPointF(row[4 + 2 * i] / scale, row[5 + 2 * i] / scale);
    face.hasLandmarks = true;
    face.confidence = std::clamp(confidence, 0.0, 1.0);
    return face;
}

bool isSound(const FaceBox& face)
{
    const bool finite = std::all_of(face.landmarks.cbegin(), face.landmarks.cend(),
                                    [](const QPointF& p) { return std::isfinite(p.x()) && std::isfinite(p.y()); });
    return finite && std::isfinite(face.box.x()) && std::isfinite(face.box.y()) && face.box.width() >= 1 &&
           face.box.height() >= 1 && std::isfinite(face.box.width()) && std::isfinite(face.box.height());
}

void appendSound(QList<FaceBox>& faces, const FaceBox& face)
{
    if (isSound(face))
        faces.append(face);
}

class Yunet2023 final : public FaceFinder
{
public:
    explicit Yunet2023(const VerifiedNetwork& network)
        : m_net(cv::dnn::readNetFromONNX(network.bytes.constData(), static_cast<std::size_t>(network.bytes.size())))
        , m_confidence(static_cast<float>(network.entry.confidence))
    {
        m_net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        for (const char* head : {"cls_", "obj_", "bbox_", "kps_"}) {
            for (const int stride : kStrides)
                m_outputs.push_back(head + std::to_string(stride));
        }
    }

    QList<FaceBox> find(const cv::Mat& bgr) override
    {
        const Prepared prepared = prepare(bgr);
        m_net.setInput(blobOf(prepared.pixels));
        std::vector<cv::Mat> heads;
        m_net.forward(heads, m_outputs);
        Candidates candidates;
        for (std::size_t i = 0; i < kStrides.size(); ++i)
            collect(heads, i, prepared.pixels.size(), candidates);
        std::vector<int> kept;
        cv::dnn::NMSBoxes(candidates.boxes, candidates.scores, m_confidence, kOverlap, kept, 1.0F, kMostCandidates);
        QList<FaceBox> faces;
        for (const int index : kept) {
            const auto i = static_cast<std::size_t>(index);
            const auto confidence = static_cast<double>(candidates.scores[i]);
            appendSound(faces, boxFrom(candidates.rows[i].data(), confidence, prepared.scale));
        }
        return faces;
    }

private:
    /// What cv::dnn::blobFromImage() makes of 8-bit pixels, but split while they are a quarter as large, and into
    /// memory that is kept: that call alone was a twelfth of finding a face.
    const cv::Mat& blobOf(const cv::Mat& bgr)
    {
        const std::array<int, 4> shape{1, 3, bgr.rows, bgr.cols};
        m_blob.create(static_cast<int>(shape.size()), shape.data(), CV_32F);
        cv::split(bgr, m_planes);
        for (int channel = 0; channel < 3; ++channel) {
            cv::Mat plane(bgr.rows, bgr.cols, CV_32F, m_blob.ptr<float>(0, channel));
            m_planes[static_cast<std::size_t>(channel)].convertTo(plane, CV_32F);
        }
        return m_blob;
    }

    struct Candidates
    {
        std::vector<std::array<float, 14>> rows;
        std::vector<cv::Rect2d> boxes;
        std::vector<float> scores;
    };

    static const float* head(const cv::Mat& blob, std::size_t values)
    {
        if (blob.total() != values || blob.type() != CV_32F || !blob.isContinuous())
            throw std::runtime_error("detector output has another shape");
        return blob.ptr<float>();
    }

    void collect(const std::vector<cv::Mat>& heads, std::size_t level, const cv::Size& size, Candidates& out) const
    {
        const int stride = kStrides[level];
        const int cols = size.width / stride;
        const auto cells = static_cast<std::size_t>(cols) * static_cast<std::size_t>(size.height / stride);
        const float* cls = head(heads[level], cells);
        const float* obj = head(heads[level + 3], cells);
        const float* box = head(heads[level + 6], 4 * cells);
        const float* points = head(heads[level + 9], 10 * cells);
        for (std::size_t i = 0; i < cells; ++i) {
            const float score = std::sqrt(std::clamp(cls[i], 0.0F, 1.0F) * std::clamp(obj[i], 0.0F, 1.0F));
            if (!(score >= m_confidence))
                continue;
            const int col = static_cast<int>(i) % cols;
            const int line = static_cast<int>(i) / cols;
            append(box + 4 * i, points + 10 * i,
                   {static_cast<float>(col), static_cast<float>(line), static_cast<float>(stride)}, score, out);
        }
    }

    struct Cell
    {
        float col, line, stride;
    };

    static void append(const float* box, const float* points, const Cell& at, float score, Candidates& out)
    {
        std::array<float, 14> row{};
        row[2] = std::exp(box[2]) * at.stride;
        row[3] = std::exp(box[3]) * at.stride;
        row[0] = (at.col + box[0]) * at.stride - row[2] / 2;
        row[1] = (at.line + box[1]) * at.stride - row[3] / 2;
        for (std::size_t i = 0; i < 5; ++i) {
            row[4 + 2 * i] = (points[2 * i] + at.col) * at.stride;
            row[5 + 2 * i] = (points[2 * i + 1] + at.line) * at.stride;
        }
        const bool finite = std::all_of(row.cbegin(), row.cend(), [](float v) { return std::isfinite(v); });
        if (!finite)
            return;
        out.rows.push_back(row);
        out.boxes.emplace_back(row[0], row[1], row[2], row[3]);
        out.scores.push_back(score);
    }

    cv::dnn::Net m_net;
    std::vector<cv::String> m_outputs;
    cv::Mat m_blob;
    std::vector<cv::Mat> m_planes;
    float m_confidence;
};

/// FaceDetectorYN takes a path only, so the checked bytes go into a folder of our own that nobody else may enter.
class Yunet2022 final : public FaceFinder
{
public:
    explicit Yunet2022(const VerifiedNetwork& network)
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("detector.onnx")));
        if (!folder.isValid() || !file.open(QIODevice::WriteOnly) || file.write(network.bytes) != network.bytes.size())
            throw std::runtime_error("no temporary file for the detector");
        file.close();
        m_detector =
            cv::FaceDetectorYN::create(file.fileName().toStdString(), {}, m_size,
                                       static_cast<float>(network.entry.confidence), kOverlap, kMostCandidates);
    }

    QList<FaceBox> find(const cv::Mat& bgr) override
    {
        const Prepared prepared = prepare(bgr);
        if (prepared.pixels.size() != m_size) {
            m_size = prepared.pixels.size();
            m_detector->setInputSize(m_size);
        }
        cv::Mat found;
        m_detector->detect(prepared.pixels, found);
        if (found.rows > 0 && (found.cols != 15 || found.type() != CV_32F))
            throw std::runtime_error("detector output has another shape");
        QList<FaceBox> faces;
        for (int i = 0; i < found.rows; ++i)
            appendSound(faces,
                        boxFrom(found.ptr<float>(i), static_cast<double>(found.at<float>(i, 14)), prepared.scale));
        return faces;
    }

private:
    cv::Size m_size{320, 320};
    cv::Ptr<cv::FaceDetectorYN> m_detector;
};

/// A drawn face: enough to see that the network answers in its shape. Whether it is found does not matter.
cv::Mat drawnFace()
{
    cv::Mat picture(240, 320, CV_8UC3, cv::Scalar(120, 110, 100));
    cv::ellipse(picture, {160, 120}, {55, 75}, 0, 0, 360, cv::Scalar(150, 180, 220), cv::FILLED, cv::LINE_AA);
    for (const int x : {138, 182})
        cv::ellipse(picture, {x, 105}, {9, 5}, 0, 0, 360, cv::Scalar(40, 40, 40), cv::FILLED, cv::LINE_AA);
    cv::line(picture, {160, 110}, {156, 135}, cv::Scalar(110, 140, 180), 3, cv::LINE_AA);
    cv::ellipse(picture, {160, 160}, {20, 6}, 0, 0, 360, cv::Scalar(80, 80, 170), cv::FILLED, cv::LINE_AA);
    cv::GaussianBlur(picture, picture, {5, 5}, 0);
    return picture;
}

std::unique_ptr<FaceFinder> create(const VerifiedNetwork& network)
{
    if (network.entry.name == QLatin1StringView("yunet-2023mar"))
        return std::make_unique<Yunet2023>(network);
    if (network.entry.name == QLatin1StringView("yunet-2022mar"))
        return std::make_unique<Yunet2022>(network);
    throw std::invalid_argument("no decoding is known for this detector");
}

} // namespace

Result<std::unique_ptr<FaceFinder>> makeFinder(const VerifiedNetwork& network)
{
    try {
        std::unique_ptr<FaceFinder> finder = create(network);
        static_cast<void>(finder->find(drawnFace()));
        return finder;
    } catch (const std::exception& e) {
        return Error{ErrorCode::Incompatible,
                     QCoreApplication::translate("FaceEngine", "%1 is not a face detector this version can use.")
                         .arg(network.entry.file),
                     QStringLiteral("%1: %2").arg(network.entry.name, QString::fromUtf8(e.what()))};
    }
}

} // namespace jinbi::face
