// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engineid.h"
#include "domain/face.h"
#include "domain/facetemplate.h"
#include "domain/matchscore.h"
#include "domain/quality.h"
#include "domain/result.h"

#include <QImage>
#include <QList>

namespace jinbi {

/// Finds, judges, embeds and compares faces.
///
/// Pictures are QImage::Format_BGR888 (OpenCV's own order, so nothing is copied). One engine object is used by one
/// thread at a time; two objects may work at once. No exception leaves an engine.
class FaceEngine
{
public:
    FaceEngine() = default;
    FaceEngine(const FaceEngine&) = delete;
    FaceEngine& operator=(const FaceEngine&) = delete;
    virtual ~FaceEngine() = default;

    [[nodiscard]] virtual const EngineId& id() const = 0;
    /// True for the engine that must only be used for rehearsal; every screen that shows a score says so.
    [[nodiscard]] virtual bool isRehearsalOnly() const = 0;

    /// All faces, largest first; empty when there is none.
    [[nodiscard]] virtual Result<QList<FaceBox>> detect(const QImage& picture) = 0;
    /// Quality of the first face of `faces` in `picture`.
    [[nodiscard]] virtual QualityReport assess(const QImage& picture, const QList<FaceBox>& faces) = 0;
    /// NotAssessed when there is no network for it.
    [[nodiscard]] virtual Liveness liveness(const QImage& picture, const FaceBox& face) = 0;
    [[nodiscard]] virtual Result<FaceTemplate> embed(const QImage& picture, const FaceBox& face) = 0;
    /// Incompatible when a template comes from another engine.
    [[nodiscard]] virtual Result<MatchScore> compare(const FaceTemplate& a, const FaceTemplate& b) const = 0;
    /// One reference of several photos; photos too unlike the rest are refused and named by index.
    struct Fusion
    {
        FaceTemplate reference;
        QList<qsizetype> refused;
    };
    [[nodiscard]] virtual Result<Fusion> fuse(const QList<FaceTemplate>& photos) const = 0;
};

} // namespace jinbi
