// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/matchscore.h"
#include "domain/policyrevision.h"

#include <QString>

#include <optional>

namespace jinbi {

/// A revision that a kiosk did not take. The newest one is remembered, until a newer revision is taken.
struct RefusedPolicy
{
    PolicyRefusal why = PolicyRefusal::Malformed;
    quint64 version = 0; ///< 0 when its signatures did not let it be believed
    QString hash;        ///< SHA-256 in hex of what was signed, or of the message where that cannot be told
    qint64 atMs = 0;     ///< UTC ms by the kiosk's clock
    bool operator==(const RefusedPolicy&) const = default;
};

/// Which policy a kiosk says that it works by. Without a version it is the one that it was started with.
struct PolicyStanding
{
    quint64 version = 0;   ///< of the revision that it keeps; 0: none
    QString hash;          ///< SHA-256 in hex of what was signed; empty without one
    bool expired = false;  ///< the revision's time has passed; the stricter of it and the start's is in force
    bool unusable = false; ///< the revision is for another engine than the kiosk has now; the start's is in force
    MatchMode startMode = MatchMode::Claimed;
    MatchScore startAccept;
    MatchScore startReview;
    std::optional<RefusedPolicy> refused;
    bool operator==(const PolicyStanding&) const = default;
};

} // namespace jinbi
