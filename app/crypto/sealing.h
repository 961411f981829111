// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/messagekey.h"
#include "domain/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

/// Thin, checked use of libsodium. Thread-safe.
namespace jinbi::crypto {

/// Must succeed once before anything else of this folder is used.
[[nodiscard]] Result<void> initialise();
[[nodiscard]] QByteArray randomBytes(qsizetype count);

/// The half of the branch key pair that kiosks have: they can seal and never open.
class SealingKey
{
public:
    static Result<SealingKey> fromBytes(const QByteArray& publicKey); ///< 32 bytes
    [[nodiscard]] QByteArray bytes() const { return m_key; }
    /// crypto_box_seal: 48 bytes longer than the clear text.
    [[nodiscard]] Result<QByteArray> seal(const QByteArray& clear) const;

private:
    explicit SealingKey(QByteArray key) : m_key(std::move(key)) {}
    QByteArray m_key;
};

/// The branch's own half. The secret lies in guarded memory and is wiped.
class OpeningKey
{
public:
    static Result<OpeningKey> create();
    /// Reads, or creates with mode 0600, the key pair file of a branch; refuses one that others can read.
    static Result<OpeningKey> fromFile(const QString& path);
    [[nodiscard]] SealingKey sealingKey() const;
    /// Corrupt when it was sealed to another key or altered (the two cannot be told apart).
    [[nodiscard]] Result<QByteArray> open(const QByteArray& sealed) const;
    /// By which the kiosk of this name signs what it sends.
    [[nodiscard]] MessageKey messageKeyOf(const QString& kiosk) const;

private:
    struct Secret;
    static Result<OpeningKey> createFile(const QString& path);
    explicit OpeningKey(std::shared_ptr<const Secret> secret);
    std::shared_ptr<const Secret> m_secret;
};

/// BLAKE2b (32 bytes) with a key of 16 to 64 bytes, for phone numbers and PINs in the rehearsal host; empty for a key
/// of another length, so that a forgotten key can never hash.
[[nodiscard]] QByteArray keyedHash(const QByteArray& key, const QByteArray& data);

} // namespace jinbi::crypto
