// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/faceengine.h"

#include <QString>

#include <memory>

namespace jinbi {

/// The engine that needs no network: Haar cascades find faces, local binary patterns compare them. It is wrong about
/// one time in three on photographs and is for rehearsal only.
///
/// Landmarks are there only when the eye cascade found both eyes; nose and mouth are then guessed from them, so head
/// yaw and pitch are not assessed. Liveness is never assessed. A score is 1 minus the mean chi-square distance of 8x8
/// histograms: 1 for equal pictures, -1 for pictures that share nothing. compare() and fuse() are pure and may run in
/// any thread at any time.
class ClassicalEngine final : public FaceEngine
{
public:
    /// Where Debian's opencv-data puts the cascades.
    [[nodiscard]] static QString defaultCascades();
    /// NotFound when a cascade is missing in the folder, Corrupt when it does not load.
    [[nodiscard]] static Result<std::unique_ptr<ClassicalEngine>>
    load(const QString& cascadeFolder = defaultCascades());
    ~ClassicalEngine() override;

    [[nodiscard]] const EngineId& id() const override;
    [[nodiscard]] bool isRehearsalOnly() const override { return true; }
    [[nodiscard]] Result<QList<FaceBox>> detect(const QImage& picture) override;
    [[nodiscard]] QualityReport assess(const QImage& picture, const QList<FaceBox>& faces) override;
    [[nodiscard]] Liveness liveness(const QImage& picture, const FaceBox& face) override;
    [[nodiscard]] Result<FaceTemplate> embed(const QImage& picture, const FaceBox& face) override;
    [[nodiscard]] Result<MatchScore> compare(const FaceTemplate& a, const FaceTemplate& b) const override;
    [[nodiscard]] Result<Fusion> fuse(const QList<FaceTemplate>& photos) const override;

private:
    struct Parts;
    explicit ClassicalEngine(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace jinbi
