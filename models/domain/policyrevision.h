// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/policy.h"

#include <QByteArray>
#include <QList>

namespace jinbi {

/// Whose customers a policy is for; a kiosk belongs to one of the two for good.
enum class Environment { Rehearsal, Production };

/// A policy as it is signed and sent: for whom, for when, and after which other one.
///
/// Its version is `content.revision`: greater than 0 and strictly increasing for each kiosk of the audience; going
/// back is a new version with old content. `content.rehearsal` says the same as `environment`. Times are UTC ms.
struct PolicyRevision
{
    PolicyFields content;
    QList<KioskId> audience;
    Environment environment = Environment::Production;
    QByteArray previous; ///< SHA-256 of the signed bytes of the one before; empty for the first
    qint64 notBeforeMs = 0;
    qint64 notAfterMs = 0;
    bool largeStep = false; ///< the signers meant a step of the threshold beyond kLargestStep
    bool operator==(const PolicyRevision&) const = default;

    [[nodiscard]] quint64 version() const { return content.revision; }
};

/// What no signature makes right, in units of 1e-4. The limits themselves are allowed.
namespace policylimits {
inline constexpr int kLeastAccept = 2000;
inline constexpr int kMostAccept = 9000;
inline constexpr int kLargestStep = 500;
} // namespace policylimits

/// Why a kiosk did not take a revision.
enum class PolicyRefusal {
    Malformed,    ///< not to be read, or too long
    Signature,    ///< missing, wrong, or of a key that this kiosk does not know
    SameSigner,   ///< two signatures of one person
    Environment,  ///< of a rehearsal for a real kiosk, or the other way about
    Audience,     ///< for other kiosks
    NotYet,       ///< its time has not come
    Expired,      ///< its time has passed
    Bounds,       ///< a value outside of what no signature makes right
    Step,         ///< the threshold moves too far at once
    Misfit,       ///< another engine, or another kind of kiosk
    Older,        ///< a version below one that was taken before
    Equivocation, ///< another content under a version that was taken before
    NotKept,      ///< the kiosk could not write it to its disk
};

/// Somebody replays an old revision, or signed two under one version: more than a mistake.
[[nodiscard]] constexpr bool isAlarm(PolicyRefusal why)
{
    return why == PolicyRefusal::Older || why == PolicyRefusal::Equivocation;
}

/// Whichever lets fewer people in by their faces.
[[nodiscard]] const Policy& stricter(const Policy& a, const Policy& b);

} // namespace jinbi
