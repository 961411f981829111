// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "face/networkmanifest.h"
#include "ports/faceengine.h"

#include <memory>
#include <optional>

namespace jinbi {

/// The networks that one neural engine is made of.
struct NeuralNetworks
{
    VerifiedNetwork detector;
    VerifiedNetwork embedding;
    QList<VerifiedNetwork> liveness; ///< both of the pair, or liveness is not assessed
};

/// YuNet, five-point alignment, an embedding network and, when both of its networks are there, MiniFASNet.
///
/// Pictures of other formats than Format_BGR888 are converted first; sides under 64 pixels are Invalid. Templates are
/// vectors of length 1, scores their cosine. compare() and fuse() are pure and may run in any thread at any time.
///
/// What liveness() says is no adequate liveness check: see face/livenesspair.h. It is an indication for a person.
class NeuralEngine final : public FaceEngine
{
public:
    /// Loads from memory and tests each network on a made-up picture. Incompatible when one is not of its shape; a
    /// liveness pair that does not load is logged and left out.
    [[nodiscard]] static Result<std::unique_ptr<NeuralEngine>> load(const NeuralNetworks& networks);
    ~NeuralEngine() override;

    [[nodiscard]] const EngineId& id() const override;
    [[nodiscard]] bool isRehearsalOnly() const override { return false; }
    [[nodiscard]] Result<QList<FaceBox>> detect(const QImage& picture) override;
    [[nodiscard]] QualityReport assess(const QImage& picture, const QList<FaceBox>& faces) override;
    [[nodiscard]] Liveness liveness(const QImage& picture, const FaceBox& face) override;
    [[nodiscard]] Result<FaceTemplate> embed(const QImage& picture, const FaceBox& face) override;
    [[nodiscard]] Result<MatchScore> compare(const FaceTemplate& a, const FaceTemplate& b) const override;
    [[nodiscard]] Result<Fusion> fuse(const QList<FaceTemplate>& photos) const override;

    /// Mean probability of a bona fide face by the liveness pair; nothing without it.
    [[nodiscard]] std::optional<double> bonaFideProbability(const QImage& picture, const FaceBox& face);

private:
    struct Parts;
    explicit NeuralEngine(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace jinbi
