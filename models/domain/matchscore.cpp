// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/matchscore.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace jinbi {

Result<MatchScore> MatchScore::fromUnits(std::int64_t units)
{
    if (units < -kLimit || units > kLimit) {
        return Error{ErrorCode::Invalid, QCoreApplication::translate("MatchScore", "A score lies between -1 and 1."),
                     QStringLiteral("score of %1 units refused").arg(units)};
    }
    return MatchScore(static_cast<std::int32_t>(units));
}

std::optional<MatchScore> MatchScore::fromSimilarity(double similarity)
{
    if (std::isnan(similarity))
        return std::nullopt;
    return MatchScore(static_cast<std::int32_t>(std::lround(std::clamp(similarity, -1.0, 1.0) * kLimit)));
}

QString MatchScore::display() const
{
    return QString::number(toDouble(), 'f', 2);
}

} // namespace jinbi
