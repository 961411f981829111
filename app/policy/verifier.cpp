// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/verifier.h"

#include "crypto/signing.h"
#include "policy/revisioncodec.h"

#include <algorithm>
#include <cstdlib>

namespace jinbi::policy {

namespace {

constexpr qsizetype kSigners = 2;

struct Objection
{
    PolicyRefusal why = PolicyRefusal::Malformed;
    QString detail;
};
using Answer = std::optional<Objection>;

Answer checkSignatures(const wire::SignedPolicy& policy, const QList<QByteArray>& pinned)
{
    QList<QByteArray> signers;
    for (const wire::PolicySignature& each : policy.signatures) {
        const auto key = std::find_if(pinned.cbegin(), pinned.cend(),
                                      [&each](const QByteArray& pin) { return keyName(pin) == each.key; });
        if (key == pinned.cend())
            return Objection{PolicyRefusal::Signature, QStringLiteral("signature: of a key that is not pinned")};
        if (!crypto::isSignedBy(*key, policy.content, each.signature))
            return Objection{PolicyRefusal::Signature, QStringLiteral("signature: wrong")};
        signers.append(*key);
    }
    if (signers.size() < kSigners)
        return Objection{PolicyRefusal::Signature, QStringLiteral("signatures: at least 2")};
    std::sort(signers.begin(), signers.end());
    if (std::adjacent_find(signers.cbegin(), signers.cend()) != signers.cend())
        return Objection{PolicyRefusal::SameSigner, QStringLiteral("signatures: two of one key")};
    return {};
}

Answer checkAddress(const PolicyRevision& r, const Standpoint& s)
{
    if (r.environment != s.pins.environment)
        return Objection{PolicyRefusal::Environment, QStringLiteral("env: not this kiosk's")};
    if (!r.audience.contains(s.kiosk))
        return Objection{PolicyRefusal::Audience, QStringLiteral("audience: without this kiosk")};
    if (s.trustedUtcMs && *s.trustedUtcMs < r.notBeforeMs)
        return Objection{PolicyRefusal::NotYet, QStringLiteral("notBeforeMs: has not come")};
    if (s.trustedUtcMs && *s.trustedUtcMs > r.notAfterMs)
        return Objection{PolicyRefusal::Expired, QStringLiteral("notAfterMs: has passed")};
    return {};
}

Answer checkContent(const PolicyRevision& r, const Standpoint& s)
{
    const int accept = r.content.accept.units();
    if (accept < policylimits::kLeastAccept || accept > policylimits::kMostAccept) {
        return Objection{
            PolicyRefusal::Bounds,
            QStringLiteral("accept: %1 to %2").arg(policylimits::kLeastAccept).arg(policylimits::kMostAccept)};
    }
    if (const Result<Policy> policy = Policy::from(r.content); !policy)
        return Objection{PolicyRefusal::Bounds, policy.error().detail};
    if (r.content.engine != s.engine)
        return Objection{PolicyRefusal::Misfit, QStringLiteral("engine: not this kiosk's")};
    if (r.content.profile != s.profile)
        return Objection{PolicyRefusal::Misfit, QStringLiteral("profile: not this kiosk's")};
    const bool isLarge = s.accept && std::abs(accept - s.accept->units()) > policylimits::kLargestStep;
    if (isLarge && !r.largeStep)
        return Objection{PolicyRefusal::Step, QStringLiteral("accept: %1 at a time").arg(policylimits::kLargestStep)};
    return {};
}

Answer checkVersion(const PolicyRevision& r, const Standpoint& s)
{
    // The same under the same version was let through before.
    if (r.version() == s.highestVersion)
        return Objection{PolicyRefusal::Equivocation, QStringLiteral("version: taken, with another content")};
    if (r.version() < s.highestVersion)
        return Objection{PolicyRefusal::Older, QStringLiteral("version: greater than %1").arg(s.highestVersion)};
    return {};
}

} // namespace

Verdict verify(const wire::SignedPolicy& policy, const Standpoint& standpoint)
{
    Verdict verdict;
    verdict.hash = hashOf(policy.content);
    const auto refuse = [&verdict](const Objection& objection) {
        verdict.refusal = objection.why;
        verdict.detail = objection.detail;
        return verdict;
    };
    if (const Answer no = checkSignatures(policy, standpoint.pins.keys))
        return refuse(*no);
    const Result<PolicyRevision> revision = revisionFrom(policy.content);
    if (!revision)
        return refuse({PolicyRefusal::Malformed, revision.error().detail});
    verdict.revision = *revision;
    // Judged when it was new; time has passed since, and it is not to be judged by its own step.
    verdict.isKnown = standpoint.highestVersion != 0 && verdict.hash == standpoint.highestHash;
    if (verdict.isKnown)
        return verdict;
    for (const auto check : {&checkAddress, &checkContent, &checkVersion}) {
        if (const Answer no = check(*revision, standpoint))
            return refuse(*no);
    }
    return verdict;
}

} // namespace jinbi::policy
