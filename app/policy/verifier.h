// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/policyrevision.h"
#include "wire/codec.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace jinbi::policy {

/// Whom a kiosk believes. Came with its pairing, and never over the wire.
struct Pins
{
    Environment environment = Environment::Rehearsal;
    QList<QByteArray> keys; ///< public; without two of them no revision can be taken
    bool operator==(const Pins&) const = default;
};

/// What a kiosk holds a revision against.
struct Standpoint
{
    KioskId kiosk;
    Pins pins;
    EngineId engine;
    Profile profile = Profile::Atm;
    std::optional<MatchScore> accept;   ///< of the policy in force, from which a step is measured
    quint64 highestVersion = 0;         ///< ever taken; 0: none
    QByteArray highestHash;             ///< of that one
    std::optional<qint64> trustedUtcMs; ///< nothing while the clock cannot be trusted
};

struct Verdict
{
    std::optional<PolicyRefusal> refusal;
    QString detail;                         ///< of a refusal, English, for the log
    QByteArray hash;                        ///< of what was signed
    std::optional<PolicyRevision> revision; ///< once its signatures were good and it could be read
    bool isKnown = false;                   ///< the very one that is kept: nothing to do
};

/// Whether a kiosk takes a revision, by the first rule that speaks against it: two signatures of two pinned keys over
/// the bytes that came, environment, audience, time (if the clock is trusted), bounds, engine and profile, step,
/// version. Pure.
[[nodiscard]] Verdict verify(const wire::SignedPolicy& policy, const Standpoint& standpoint);

} // namespace jinbi::policy
