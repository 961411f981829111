// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

/// Ed25519, detached. Thread-safe.
namespace jinbi::crypto {

inline constexpr qsizetype kSigningKeyBytes = 32; ///< of the public half
inline constexpr qsizetype kSignatureBytes = 64;

/// A key that signs. The secret lies in guarded memory and is wiped.
class SigningKey
{
public:
    static Result<SigningKey> create();
    /// Reads, or creates with mode 0600, the file of a key; refuses one that others can read.
    static Result<SigningKey> fromFile(const QString& path);
    [[nodiscard]] const QByteArray& publicKey() const;
    [[nodiscard]] QByteArray sign(const QByteArray& data) const;

private:
    struct Secret;
    static Result<SigningKey> fromSeed(const QByteArray& seed);
    static Result<SigningKey> createFile(const QString& path);
    explicit SigningKey(std::shared_ptr<const Secret> secret) : m_secret(std::move(secret)) {}
    std::shared_ptr<const Secret> m_secret;
};

/// False for anything that does not fit, also for a key or a signature of another length.
[[nodiscard]] bool isSignedBy(const QByteArray& publicKey, const QByteArray& data, const QByteArray& signature);

} // namespace jinbi::crypto
