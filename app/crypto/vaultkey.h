// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

/// Keys for evidence at rest: one for the branch, which lies beside the database, and under it one for each subject,
/// which lies in the database and can be destroyed there. XChaCha20-Poly1305 with random nonces; libsodium.
namespace jinbi::crypto {

/// The key of one subject's pictures (DEK), 32 random bytes in guarded memory. A value; copies share the bytes;
/// thread-safe.
class SubjectKey
{
public:
    static Result<SubjectKey> create();
    /// Version byte, nonce, ciphertext: 41 bytes longer than the clear text. `bound` is not hidden, but the box opens
    /// only beside the same.
    [[nodiscard]] Result<QByteArray> lock(const QByteArray& clear, const QByteArray& bound) const;
    /// Corrupt when anything was altered, or when it is another key's.
    [[nodiscard]] Result<QByteArray> open(const QByteArray& box, const QByteArray& bound) const;

private:
    friend class VaultKey;
    struct Secret;
    explicit SubjectKey(std::shared_ptr<const Secret> secret) : m_secret(std::move(secret)) {}
    std::shared_ptr<const Secret> m_secret;
};

/// The key of the branch (KEK) under which the keys of subjects are kept: 32 bytes in guarded memory. A value;
/// thread-safe.
///
/// Its id says which key something is under, and nothing of the key itself: the first 8 bytes of BLAKE2b, keyed with
/// it, over a fixed text; written as 16 hexadecimal digits.
class VaultKey
{
public:
    static Result<VaultKey> create();
    /// Reads, or creates with mode 0600, the key file of a branch; Refused when others can read it, Corrupt when its
    /// bytes do not fit their own id.
    static Result<VaultKey> fromFile(const QString& path);

    [[nodiscard]] const QString& id() const { return m_id; }
    /// Version byte, id of this key, nonce, ciphertext; opens only for the same `subject`.
    [[nodiscard]] Result<QByteArray> wrap(const SubjectKey& key, const QString& subject) const;
    /// WrongKey when it was wrapped under another vault key; Corrupt when it was altered, or is another subject's.
    [[nodiscard]] Result<SubjectKey> unwrap(const QByteArray& wrapped, const QString& subject) const;

private:
    struct Secret;
    VaultKey(std::shared_ptr<const Secret> secret, const QByteArray& id);
    static Result<VaultKey> fromSecret(std::shared_ptr<const Secret> secret);
    static Result<VaultKey> createFile(const QString& path);
    std::shared_ptr<const Secret> m_secret;
    QByteArray m_rawId;
    QString m_id;
};

} // namespace jinbi::crypto
