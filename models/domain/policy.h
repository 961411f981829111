// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engineid.h"
#include "domain/matchscore.h"
#include "domain/quality.h"
#include "domain/visit.h"

#include <chrono>

namespace jinbi {

/// Which evidence pictures leave a kiosk.
enum class EvidenceRule { None, NotAccepted, All };

/// What a policy is made of. Anyone may fill one in; only Policy::from() makes a policy of it.
struct PolicyFields
{
    quint64 revision = 1;
    EngineId engine;
    MatchMode mode = MatchMode::Claimed;
    Profile profile = Profile::Atm;
    MatchScore accept; ///< a score that reaches this is accepted (>=)
    MatchScore review; ///< from here up to accept a person should judge
    QualityGate gate = QualityGate::kiosk();
    bool livenessRequired = false; ///< NotAssessed then counts as failed
    int maxAttempts = 3;           ///< face captures within one visit
    int galleryLimit = 500;        ///< identify is refused above this
    std::chrono::milliseconds scanBudget{5000};
    std::chrono::milliseconds stepIdle{30000};
    EvidenceRule evidence = EvidenceRule::NotAccepted;
    bool rehearsal = false; ///< people are drawings; unmasked live pictures are allowed
    bool operator==(const PolicyFields&) const = default;
};

/// The rules a kiosk works by: bound to the engine it was calibrated for.
///
/// Invariant: review <= accept; every field inside the limits that from() states; scanBudget <= 5 s.
class Policy
{
public:
    static Result<Policy> from(const PolicyFields& fields);

    [[nodiscard]] const PolicyFields& fields() const noexcept { return m_fields; }
    const PolicyFields* operator->() const noexcept { return &m_fields; }
    [[nodiscard]] bool accepts(MatchScore score) const noexcept { return score >= m_fields.accept; }
    /// Refused with Incompatible when this policy was calibrated for another engine.
    [[nodiscard]] Result<void> worksWith(const EngineId& engine) const;
    bool operator==(const Policy&) const = default;

private:
    explicit Policy(PolicyFields fields) : m_fields(std::move(fields)) {}
    PolicyFields m_fields;
};

} // namespace jinbi
