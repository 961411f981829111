// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/face.h"
#include "domain/matchscore.h"
#include "ports/faceengine.h"

#include <QImage>
#include <QList>
#include <QString>

#include <vector>

/// Face pictures for tests: drawn ones that are always there, and public research sets in the folder that JINBI_FACES
/// names.
namespace jinbi::test {

/// Empty when the environment variable does not name a folder.
[[nodiscard]] QString facesFolder();
[[nodiscard]] QString networksFolder();

/// A drawn face, shaded, `width` pixels wide, in a Format_BGR888 picture; another seed is another person.
[[nodiscard]] QImage drawnFace(int seed, const QSize& picture = {320, 240}, double width = 110);

[[nodiscard]] QImage loadPicture(const QString& path);

struct FacePair
{
    QString first;
    QString second;
    bool same = false;
};
/// Every `step`-th pair of the LFW pairs file in `facesFolder()`/lfw-dev.
[[nodiscard]] QList<FacePair> lfwPairs(int step);

struct PairScores
{
    std::vector<MatchScore> same;
    std::vector<MatchScore> different;
    int withoutFace = 0; ///< pairs in which a picture gave no template
};
/// The largest face of each picture is compared.
[[nodiscard]] PairScores scorePairs(FaceEngine& engine, const QList<FacePair>& pairs);

} // namespace jinbi::test
