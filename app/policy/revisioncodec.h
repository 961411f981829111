// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/signing.h"
#include "domain/policyrevision.h"
#include "wire/codec.h"

#include <QByteArray>
#include <QList>

/// Revisions of policies to the bytes that are signed, and back. Thread-safe.
///
/// The bytes are "jinbi-policy-v1\n" and a JSON object as RFC 8785 writes it: names sorted, no white space, whole
/// numbers only. Whoever receives them checks signatures and hash over what came; the canonical form only makes two
/// signers who mean the same sign the same.
namespace jinbi::policy {

[[nodiscard]] QByteArray canonicalBytes(const PolicyRevision& revision);
/// Invalid with field and limit. Unlike in other messages an unknown field is refused: nobody may say that he works by
/// a policy of which he understood a part.
[[nodiscard]] Result<PolicyRevision> revisionFrom(const QByteArray& bytes);

/// SHA-256 of the bytes that are signed: what a revision is called everywhere else.
[[nodiscard]] QByteArray hashOf(const QByteArray& bytes);
/// By what a signature says whose it is: the first bytes of the public key's SHA-256.
[[nodiscard]] QByteArray keyName(const QByteArray& publicKey);
[[nodiscard]] wire::SignedPolicy sign(const QByteArray& bytes, const QList<crypto::SigningKey>& keys);

} // namespace jinbi::policy
