// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollups.h"

#include <algorithm>

namespace jinbi::store {

QString scoreLabel(const SessionRecord& record)
{
    if (!record.pinValid.value_or(false))
        return QStringLiteral("unknown");
    return record.outcome == Outcome::WrongPerson ? QStringLiteral("impostor") : QStringLiteral("genuine");
}

int scoreBin(MatchScore score)
{
    return std::min((score.units() + MatchScore::kLimit) / kScoreBinUnits, kScoreBins - 1);
}

} // namespace jinbi::store
