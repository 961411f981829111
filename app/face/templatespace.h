// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engineid.h"
#include "domain/facetemplate.h"
#include "domain/matchscore.h"
#include "domain/result.h"
#include "ports/faceengine.h"

#include <QList>

#include <vector>

namespace jinbi {

/// Dot product; both of the same length.
[[nodiscard]] double dot(const std::vector<float>& a, const std::vector<float>& b);

/// False, and nothing changed, when the vector has no direction (zero or not finite).
[[nodiscard]] bool scaleToLengthOne(std::vector<float>& values);

/// Which photos are too unlike the rest to be part of one reference.
///
/// A photo's likeness is the median of its similarities to the other photos. While three or more photos are left, the
/// one with the least likeness is refused if that is below relativeFloor times the median likeness of all, or below
/// absoluteFloor; then everything is judged anew. Two photos left that are less alike than absoluteFloor refuse the
/// whole reference: nobody can say which of them is the wrong one.
struct FusionRule
{
    double relativeFloor = 0.6;
    double absoluteFloor = 0.2;
};

/// How the templates of one engine are compared and combined. Pure; any thread.
class TemplateSpace
{
public:
    enum class Kind {
        UnitVectors, ///< cosine; the mean is scaled to length 1
        Histograms,  ///< cells that each sum to 1; 1 - mean chi-square distance of the cells; plain mean
    };

    /// `cells` is the number of histograms in a template; 1 for unit vectors.
    TemplateSpace(EngineId engine, Kind kind, std::size_t length, std::size_t cells, FusionRule rule);

    /// Incompatible when a template comes from another engine, Invalid when it is empty or of another length.
    [[nodiscard]] Result<MatchScore> compare(const FaceTemplate& a, const FaceTemplate& b) const;
    /// As compare() for every photo; Invalid for none, Refused when the photos do not show one person.
    [[nodiscard]] Result<FaceEngine::Fusion> fuse(const QList<FaceTemplate>& photos) const;

private:
    [[nodiscard]] Result<void> check(const FaceTemplate& photo) const;
    [[nodiscard]] double similarity(const std::vector<float>& a, const std::vector<float>& b) const;
    [[nodiscard]] QList<qsizetype> outliers(const QList<FaceTemplate>& photos) const;
    [[nodiscard]] std::vector<float> mean(const QList<FaceTemplate>& photos, const QList<qsizetype>& refused) const;

    EngineId m_engine;
    Kind m_kind;
    std::size_t m_length;
    std::size_t m_cells;
    FusionRule m_rule;
};

} // namespace jinbi
