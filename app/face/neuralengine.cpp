// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/neuralengine.h"

#include "face/alignment.h"
#include "face/embedder.h"
#include "face/facefinder.h"
#include "face/livenesspair.h"
#include "face/picture.h"
#include "face/qualitymeasures.h"
#include "face/templatespace.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <opencv2/core.hpp>

#include <algorithm>
#include <utility>

namespace jinbi {

namespace {

Q_LOGGING_CATEGORY(lcFace, "jinbi.face.engine")

constexpr double kBonaFide = 0.5;
/// An aligned picture with less contrast (standard deviation of 0..255) holds no face, and its embedding means nothing.
constexpr double kLeastContrast = 2.0;

bool hasContrast(const cv::Mat& aligned)
{
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(aligned, mean, deviation);
    return std::max({deviation[0], deviation[1], deviation[2]}) >= kLeastContrast;
}

Error noFace(const QString& detail)
{
    return {ErrorCode::Invalid, QCoreApplication::translate("FaceEngine", "There is no usable face in this picture."),
            detail};
}

} // namespace

struct NeuralEngine::Parts
{
    EngineId id;
    TemplateSpace space;
    std::unique_ptr<face::FaceFinder> finder;
    std::unique_ptr<face::Embedder> embedder;
    std::unique_ptr<face::LivenessPair> liveness; ///< null without the pair
};

NeuralEngine::NeuralEngine(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
NeuralEngine::~NeuralEngine() = default;

Result<std::unique_ptr<NeuralEngine>> NeuralEngine::load(const NeuralNetworks& networks)
{
    Result<std::unique_ptr<face::FaceFinder>> finder = face::makeFinder(networks.detector);
    if (!finder)
        return finder.error();
    Result<std::unique_ptr<face::Embedder>> embedder = face::Embedder::load(networks.embedding);
    if (!embedder)
        return embedder.error();
    Result<std::unique_ptr<face::LivenessPair>> pair = face::LivenessPair::load(networks.liveness);
    if (!pair && !networks.liveness.isEmpty())
        qCWarning(lcFace) << "Liveness is not assessed:" << pair.error().detail;
    const NetworkEntry& entry = networks.embedding.entry;
    const EngineId id{entry.name, entry.sha256};
    const TemplateSpace space(id, TemplateSpace::Kind::UnitVectors, static_cast<std::size_t>(entry.dimensions), 1, {});
    auto parts = std::make_unique<Parts>(Parts{id, space, std::move(*finder), std::move(*embedder),
                                               pair ? std::move(*pair) : std::unique_ptr<face::LivenessPair>()});
    return std::unique_ptr<NeuralEngine>(new NeuralEngine(std::move(parts)));
}

const EngineId& NeuralEngine::id() const
{
    return m_parts->id;
}

Result<QList<FaceBox>> NeuralEngine::detect(const QImage& picture)
{
    const Result<QImage> checked = face::enginePicture(picture);
    if (!checked)
        return checked.error();
    return face::guarded([&]() -> Result<QList<FaceBox>> {
        QList<FaceBox> faces = m_parts->finder->find(face::viewOf(*checked));
        std::sort(faces.begin(), faces.end(), [](const FaceBox& a, const FaceBox& b) {
            return a.box.width() * a.box.height() > b.box.width() * b.box.height();
        });
        return faces;
    });
}

QualityReport NeuralEngine::assess(const QImage& picture, const QList<FaceBox>& faces)
{
    return assessQuality(picture, faces);
}

std::optional<double> NeuralEngine::bonaFideProbability(const QImage& picture, const FaceBox& face)
{
    const Result<QImage> checked = face::enginePicture(picture);
    if (!m_parts->liveness || !checked)
        return std::nullopt;
    const Result<double> probability = face::guarded(
        [&]() -> Result<double> { return m_parts->liveness->bonaFide(face::viewOf(*checked), face.box); });
    if (!probability) {
        qCWarning(lcFace) << "Liveness failed:" << probability.error().detail;
        return std::nullopt;
    }
    return *probability;
}

Liveness NeuralEngine::liveness(const QImage& picture, const FaceBox& face)
{
    const std::optional<double> probability = bonaFideProbability(picture, face);
    if (!probability)
        return Liveness::NotAssessed;
    return *probability > kBonaFide ? Liveness::BonaFide : Liveness::Attack;
}

Result<FaceTemplate> NeuralEngine::embed(const QImage& picture, const FaceBox& face)
{
    const Result<QImage> aligned = alignFace(picture, face);
    if (!aligned)
        return aligned.error();
    return face::guarded([&]() -> Result<FaceTemplate> {
        const cv::Mat pixels = face::viewOf(*aligned);
        if (!hasContrast(pixels))
            return noFace(QStringLiteral("the aligned picture is flat"));
        std::vector<float> values = m_parts->embedder->embed(pixels);
        if (values.empty())
            return noFace(QStringLiteral("the embedding has no direction"));
        return FaceTemplate(m_parts->id, std::move(values));
    });
}

Result<MatchScore> NeuralEngine::compare(const FaceTemplate& a, const FaceTemplate& b) const
{
    return m_parts->space.compare(a, b);
}

Result<FaceEngine::Fusion> NeuralEngine::fuse(const QList<FaceTemplate>& photos) const
{
    return m_parts->space.fuse(photos);
}

} // namespace jinbi
