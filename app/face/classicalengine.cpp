// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/classicalengine.h"

#include "face/alignment.h"
#include "face/picture.h"
#include "face/qualitymeasures.h"
#include "face/templatespace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QPointF>
#include <QRect>

#include <opencv2/core.hpp>
#include <opencv2/face/facerec.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace jinbi {

namespace {

constexpr int kSearchWidth = 320;
constexpr int kLeastFace = 40; // pixels of the search picture
constexpr int kGrid = 8;
constexpr std::size_t kCells = kGrid * kGrid;
constexpr std::size_t kCodes = 256;
/// 58 codes with at most two changes round the circle, and one bin for all others.
constexpr std::size_t kUniformBins = 59;
/// Aligned a little larger than the networks want, of which the inner part is face and hardly any background.
constexpr int kAlignedWhole = 144;
constexpr QRect kInnerFace(16, 24, kAlignedSide, kAlignedSide);
/// Where the eyes usually are in a Haar box, for faces whose eyes were not found.
constexpr QPointF kUsualRightEye(0.31, 0.39);
constexpr QPointF kUsualLeftEye(0.69, 0.39);
constexpr double kLeastContrast = 2.0;

/// Which bin each binary pattern belongs to.
constexpr std::array<std::size_t, kCodes> uniformBins()
{
    std::array<std::size_t, kCodes> bins{};
    std::size_t next = 0;
    for (unsigned code = 0; code < kCodes; ++code) {
        const unsigned turned = ((code << 1U) | (code >> 7U)) & 0xFFU;
        bins[code] = std::popcount(code ^ turned) <= 2 ? next++ : kUniformBins - 1;
    }
    return bins;
}

/// The whole histograms of cv::face, folded to uniform patterns: as good, and a quarter of the size.
std::vector<float> folded(const cv::Mat& histograms)
{
    if (histograms.total() != kCells * kCodes || histograms.type() != CV_32F || !histograms.isContinuous())
        throw std::runtime_error("pattern histograms have another shape");
    static constexpr std::array<std::size_t, kCodes> kBins = uniformBins();
    const float* source = histograms.ptr<float>();
    std::vector<float> values(kCells * kUniformBins, 0.0F);
    for (std::size_t cell = 0; cell < kCells; ++cell) {
        float* target = values.data() + cell * kUniformBins;
        float total = 0;
        for (std::size_t code = 0; code < kCodes; ++code) {
            target[kBins[code]] += source[cell * kCodes + code];
            total += source[cell * kCodes + code];
        }
        for (std::size_t bin = 0; bin < kUniformBins && total > 0; ++bin)
            target[bin] /= total;
    }
    return values;
}

std::vector<float> patternsOf(const cv::Mat& grey)
{
    const cv::Ptr<cv::face::LBPHFaceRecognizer> patterns = cv::face::LBPHFaceRecognizer::create(1, 8, kGrid, kGrid);
    patterns->train(std::vector<cv::Mat>{grey}, std::vector<int>{0});
    return folded(patterns->getHistograms().at(0));
}

QRectF toQt(const cv::Rect& rect, double scale)
{
    return {rect.x / scale, rect.y / scale, rect.width / scale, rect.height / scale};
}

/// Eyes as measured; nose and mouth where they lie on an average face.
void setLandmarks(FaceBox& face, const QPointF& rightEye, const QPointF& leftEye)
{
    const FaceLandmarks average = alignedLandmarks();
    const QPointF from = average[1] - average[0];
    const QPointF to = leftEye - rightEye;
    const double square = from.x() * from.x() + from.y() * from.y();
    Similarity s;
    s.a = (from.x() * to.x() + from.y() * to.y()) / square;
    s.b = (from.x() * to.y() - from.y() * to.x()) / square;
    const QPointF shift = rightEye - s.map(average[0]);
    for (std::size_t i = 0; i < average.size(); ++i)
        face.landmarks[i] = s.map(average[i]) + shift;
    face.hasLandmarks = true;
}

Error unloaded(ErrorCode code, const QString& path)
{
    return {code, QCoreApplication::translate("FaceEngine", "The face detector of OpenCV is not installed."),
            QStringLiteral("cascade %1").arg(path)};
}

QPointF within(const QRectF& box, const QPointF& share)
{
    return {box.x() + share.x() * box.width(), box.y() + share.y() * box.height()};
}

/// Eyebrows, nostrils and glasses look like eyes to the cascade; two eyes stand apart and about level.
bool isPlausiblePair(const QPointF& right, const QPointF& left, const QRectF& face)
{
    const QPointF between = left - right;
    return between.x() > 0.25 * face.width() && between.x() < 0.65 * face.width() &&
           std::abs(between.y()) < 0.15 * face.height();
}

} // namespace

struct ClassicalEngine::Parts
{
    EngineId id{QStringLiteral("classical-lbph"), {}};
    // Likenesses lie close together here, so only a photo far from all others is refused.
    TemplateSpace space{id, TemplateSpace::Kind::Histograms, kCells* kUniformBins, kCells, {0.6, 0.0}};
    cv::CascadeClassifier faces;
    cv::CascadeClassifier eyes;

    [[nodiscard]] QList<FaceBox> find(const cv::Mat& bgr);
    void findEyes(const cv::Mat& grey, const cv::Rect& box, double scale, FaceBox& face);
    [[nodiscard]] std::optional<QPointF> eyeIn(const cv::Mat& grey, const cv::Rect& where);
};

QList<FaceBox> ClassicalEngine::Parts::find(const cv::Mat& bgr)
{
    const double scale = std::min(1.0, static_cast<double>(kSearchWidth) / std::max(bgr.cols, bgr.rows));
    cv::Mat small;
    cv::resize(bgr, small, {}, scale, scale, cv::INTER_AREA);
    cv::Mat grey;
    cv::cvtColor(small, grey, cv::COLOR_BGR2GRAY);
    cv::equalizeHist(grey, grey);
    std::vector<cv::Rect> boxes;
    std::vector<int> votes;
    faces.detectMultiScale(grey, boxes, votes, 1.1, 4, 0, {kLeastFace, kLeastFace});
    QList<FaceBox> found;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        FaceBox face;
        face.box = toQt(boxes[i], scale);
        face.confidence = votes[i] / (votes[i] + 4.0); // more agreeing windows, more confidence; no probability
        findEyes(grey, boxes[i], scale, face);
        found.append(face);
    }
    return found;
}

std::optional<QPointF> ClassicalEngine::Parts::eyeIn(const cv::Mat& grey, const cv::Rect& where)
{
    const cv::Rect part = where & cv::Rect({}, grey.size());
    if (part.width < 12 || part.height < 12)
        return std::nullopt;
    std::vector<cv::Rect> boxes;
    eyes.detectMultiScale(grey(part), boxes, 1.1, 3, 0, {part.width / 4, part.width / 4});
    if (boxes.empty())
        return std::nullopt;
    const cv::Rect best = *std::max_element(boxes.cbegin(), boxes.cend(),
                                            [](const auto& a, const auto& b) { return a.area() < b.area(); });
    return QPointF(part.x + best.x + best.width / 2.0, part.y + best.y + best.height / 2.0);
}

void ClassicalEngine::Parts::findEyes(const cv::Mat& grey, const cv::Rect& box, double scale, FaceBox& face)
{
    const int top = box.y + box.height / 5;
    const int half = box.width / 2;
    const std::optional<QPointF> right = eyeIn(grey, {box.x, top, half, box.height * 2 / 5});
    const std::optional<QPointF> left = eyeIn(grey, {box.x + half, top, half, box.height * 2 / 5});
    if (right && left && isPlausiblePair(*right, *left, toQt(box, 1)))
        setLandmarks(face, *right / scale, *left / scale);
}

ClassicalEngine::ClassicalEngine(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
ClassicalEngine::~ClassicalEngine() = default;

QString ClassicalEngine::defaultCascades()
{
    return QStringLiteral("/usr/share/opencv4/haarcascades");
}

Result<std::unique_ptr<ClassicalEngine>> ClassicalEngine::load(const QString& cascadeFolder)
{
    return face::guarded([&]() -> Result<std::unique_ptr<ClassicalEngine>> {
        auto parts = std::make_unique<Parts>();
        const std::array<std::pair<cv::CascadeClassifier*, QString>, 2> cascades{
            {{&parts->faces, QStringLiteral("haarcascade_frontalface_alt2.xml")},
             {&parts->eyes, QStringLiteral("haarcascade_eye.xml")}}};
        for (const auto& [cascade, name] : cascades) {
            const QString path = QDir(cascadeFolder).filePath(name);
            if (!QFile::exists(path))
                return unloaded(ErrorCode::NotFound, path);
            if (!cascade->load(path.toStdString()))
                return unloaded(ErrorCode::Corrupt, path);
        }
        return std::unique_ptr<ClassicalEngine>(new ClassicalEngine(std::move(parts)));
    });
}

const EngineId& ClassicalEngine::id() const
{
    return m_parts->id;
}

Result<QList<FaceBox>> ClassicalEngine::detect(const QImage& picture)
{
    const Result<QImage> checked = face::enginePicture(picture);
    if (!checked)
        return checked.error();
    return face::guarded([&]() -> Result<QList<FaceBox>> {
        QList<FaceBox> faces = m_parts->find(face::viewOf(*checked));
        std::sort(faces.begin(), faces.end(),
                  [](const FaceBox& a, const FaceBox& b) { return a.box.width() > b.box.width(); });
        return faces;
    });
}

QualityReport ClassicalEngine::assess(const QImage& picture, const QList<FaceBox>& faces)
{
    return assessQuality(picture, faces, SeenLandmarks::EyesOnly);
}

Liveness ClassicalEngine::liveness(const QImage&, const FaceBox&)
{
    return Liveness::NotAssessed;
}

Result<FaceTemplate> ClassicalEngine::embed(const QImage& picture, const FaceBox& face)
{
    const Result<QImage> checked = face::enginePicture(picture);
    if (!checked)
        return checked.error();
    FaceBox located = face;
    if (!face.hasLandmarks)
        setLandmarks(located, within(face.box, kUsualRightEye), within(face.box, kUsualLeftEye));
    const Result<QImage> aligned = alignFace(*checked, located, kAlignedWhole);
    if (!aligned)
        return aligned.error();
    return face::guarded([&]() -> Result<FaceTemplate> {
        cv::Mat grey;
        cv::cvtColor(face::viewOf(aligned->copy(kInnerFace)), grey, cv::COLOR_BGR2GRAY);
        cv::Scalar mean;
        cv::Scalar deviation;
        cv::meanStdDev(grey, mean, deviation);
        if (deviation[0] < kLeastContrast)
            return Error{ErrorCode::Invalid,
                         QCoreApplication::translate("FaceEngine", "There is no usable face in this picture."),
                         QStringLiteral("the face is flat")};
        return FaceTemplate(m_parts->id, patternsOf(grey));
    });
}

Result<MatchScore> ClassicalEngine::compare(const FaceTemplate& a, const FaceTemplate& b) const
{
    return m_parts->space.compare(a, b);
}

Result<FaceEngine::Fusion> ClassicalEngine::fuse(const QList<FaceTemplate>& photos) const
{
    return m_parts->space.fuse(photos);
}

} // namespace jinbi
