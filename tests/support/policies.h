// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/signing.h"
#include "policy/revisioncodec.h"
#include "policy/verifier.h"

#include <QList>

#include <functional>

/// Signed revisions for the kiosk k-001 of a rehearsal.
namespace jinbi::test {

inline constexpr qint64 kPolicyUtcMs = 1767225600000; // 2026-01-01
inline constexpr qint64 kPolicyDayMs = 86400000;

/// Three people who may sign; a kiosk pins the first two.
struct Officers
{
    QList<crypto::SigningKey> keys{*crypto::SigningKey::create(), *crypto::SigningKey::create(),
                                   *crypto::SigningKey::create()};

    [[nodiscard]] policy::Pins pins() const
    {
        return {Environment::Rehearsal, {keys.at(0).publicKey(), keys.at(1).publicKey()}};
    }
    [[nodiscard]] wire::SignedPolicy sign(const PolicyRevision& revision) const
    {
        return policy::sign(policy::canonicalBytes(revision), keys.first(2));
    }
    [[nodiscard]] QByteArray message(const KioskId& kiosk, const PolicyRevision& revision) const
    {
        return wire::encode(kiosk, sign(revision));
    }
};

inline PolicyRevision revisionOf(const PolicyFields& content, quint64 version, const KioskId& kiosk,
                                 qint64 utcMs = kPolicyUtcMs)
{
    PolicyRevision revision;
    revision.content = content;
    revision.content.revision = version;
    revision.content.rehearsal = true;
    revision.environment = Environment::Rehearsal;
    revision.audience = {kiosk};
    revision.notBeforeMs = utcMs - kPolicyDayMs;
    revision.notAfterMs = utcMs + kPolicyDayMs;
    return revision;
}

/// A content that a kiosk with the engine "pixel" takes.
inline PolicyFields samplePolicy(int accept = 5800)
{
    PolicyFields fields;
    fields.engine = {QStringLiteral("pixel"), {}};
    fields.accept = *MatchScore::fromUnits(accept);
    fields.review = *MatchScore::fromUnits(1000);
    fields.rehearsal = true;
    return fields;
}

} // namespace jinbi::test
