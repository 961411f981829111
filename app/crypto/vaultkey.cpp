// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/vaultkey.h"

#include "crypto/privatefile.h"
#include "crypto/sealing.h"

#include <QCoreApplication>

#include <cstring>
#include <utility>

#include <sodium.h>

namespace jinbi::crypto {

namespace {

constexpr QByteArrayView kMagic("JINBIVLT");
constexpr QByteArrayView kIdText("jinbi vault key id 1");
constexpr QByteArrayView kSubjectText("jinbi-dek-v1|");
constexpr char kVersion = 1;
constexpr qsizetype kKeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr qsizetype kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype kIdBytes = 8;
constexpr qsizetype kFileBytes = kMagic.size() + kIdBytes + kKeyBytes;
constexpr qsizetype kWrappedBytes = 1 + kIdBytes + kNonceBytes + kKeyBytes + kTagBytes;

using GuardedBytes = std::unique_ptr<unsigned char, decltype(&sodium_free)>;

GuardedBytes guarded()
{
    return {static_cast<unsigned char*>(sodium_malloc(static_cast<size_t>(kKeyBytes))), &sodium_free};
}

const unsigned char* in(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* out(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

Error damagedPicture(const QString& detail)
{
    return {ErrorCode::Corrupt, QCoreApplication::translate("Vault", "This picture or its key is damaged."), detail};
}

Error damagedFile(const QString& detail)
{
    return {ErrorCode::Corrupt, QCoreApplication::translate("Vault", "The branch's key for pictures is damaged."),
            detail};
}

Error internal()
{
    return {ErrorCode::Internal, QCoreApplication::translate("Sealing", "Encryption is not available."),
            QStringLiteral("sodium_malloc failed")};
}

Error wrongKey(const QString& detail)
{
    return {ErrorCode::WrongKey,
            QCoreApplication::translate("Vault", "These pictures were locked with another branch key."), detail};
}

/// Nonce and ciphertext, behind `head`.
QByteArray locked(const unsigned char* clear, qsizetype bytes, const QByteArray& bound, const unsigned char* key,
                  const QByteArray& head)
{
    const QByteArray nonce = randomBytes(kNonceBytes);
    QByteArray box = head + nonce;
    const qsizetype start = box.size();
    box.resize(start + bytes + kTagBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out(box) + start, nullptr, clear, static_cast<unsigned long long>(bytes),
                                               in(bound), static_cast<unsigned long long>(bound.size()), nullptr,
                                               in(nonce), key);
    return box;
}

/// `box` is nonce and ciphertext; `clear` has room for what is in it.
bool opened(QByteArrayView box, const QByteArray& bound, const unsigned char* key, unsigned char* clear)
{
    const auto* bytes = reinterpret_cast<const unsigned char*>(box.data());
    return crypto_aead_xchacha20poly1305_ietf_decrypt(
               clear, nullptr, nullptr, bytes + kNonceBytes, static_cast<unsigned long long>(box.size() - kNonceBytes),
               in(bound), static_cast<unsigned long long>(bound.size()), bytes, key) == 0;
}

QByteArray boundTo(const QString& subject)
{
    return kSubjectText.toByteArray() + subject.toUtf8();
}

} // namespace

struct SubjectKey::Secret
{
    GuardedBytes bytes = guarded();
};

struct VaultKey::Secret
{
    GuardedBytes bytes = guarded();
};

Result<SubjectKey> SubjectKey::create()
{
    auto secret = std::make_shared<Secret>();
    if (!secret->bytes)
        return internal();
    randombytes_buf(secret->bytes.get(), static_cast<size_t>(kKeyBytes));
    sodium_mprotect_readonly(secret->bytes.get());
    return SubjectKey(std::move(secret));
}

Result<QByteArray> SubjectKey::lock(const QByteArray& clear, const QByteArray& bound) const
{
    return locked(in(clear), clear.size(), bound, m_secret->bytes.get(), QByteArray(1, kVersion));
}

Result<QByteArray> SubjectKey::open(const QByteArray& box, const QByteArray& bound) const
{
    constexpr qsizetype kOverhead = 1 + kNonceBytes + kTagBytes;
    if (box.size() < kOverhead || box.front() != kVersion)
        return damagedPicture(QStringLiteral("locked picture: at least %1 bytes of version 1").arg(kOverhead));
    QByteArray clear(box.size() - kOverhead, Qt::Uninitialized);
    if (!opened(QByteArrayView(box).sliced(1), bound, m_secret->bytes.get(), out(clear)))
        return damagedPicture(QStringLiteral("locked picture: altered, moved, or under another key"));
    return clear;
}

VaultKey::VaultKey(std::shared_ptr<const Secret> secret, const QByteArray& id)
    : m_secret(std::move(secret)), m_rawId(id), m_id(QString::fromLatin1(id.toHex()))
{
}

Result<VaultKey> VaultKey::fromSecret(std::shared_ptr<const Secret> secret)
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(out(hash), crypto_generichash_BYTES, reinterpret_cast<const unsigned char*>(kIdText.data()),
                       static_cast<unsigned long long>(kIdText.size()), secret->bytes.get(),
                       static_cast<size_t>(kKeyBytes));
    return VaultKey(std::move(secret), hash.first(kIdBytes));
}

Result<VaultKey> VaultKey::create()
{
    auto secret = std::make_shared<Secret>();
    if (!secret->bytes)
        return internal();
    randombytes_buf(secret->bytes.get(), static_cast<size_t>(kKeyBytes));
    sodium_mprotect_readonly(secret->bytes.get());
    return fromSecret(std::move(secret));
}

Result<VaultKey> VaultKey::fromFile(const QString& path)
{
    Result<QByteArray> file = readPrivateFile(path, kFileBytes);
    if (!file && file.error().code == ErrorCode::NotFound)
        return createFile(path);
    if (!file)
        return file.error();
    if (file->size() != kFileBytes || !file->startsWith(kMagic))
        return damagedFile(QStringLiteral("%1: no vault key").arg(path));
    auto secret = std::make_shared<Secret>();
    if (!secret->bytes)
        return internal();
    std::memcpy(secret->bytes.get(), file->constData() + kMagic.size() + kIdBytes, static_cast<size_t>(kKeyBytes));
    const QByteArray expected = file->sliced(kMagic.size(), kIdBytes);
    sodium_memzero(file->data(), static_cast<size_t>(file->size()));
    sodium_mprotect_readonly(secret->bytes.get());
    Result<VaultKey> key = fromSecret(std::move(secret));
    // The id is in the file so that a flipped bit is found here and is not taken for another key.
    if (key && key->m_rawId != expected)
        return damagedFile(QStringLiteral("%1: the key does not fit its id").arg(path));
    return key;
}

Result<VaultKey> VaultKey::createFile(const QString& path)
{
    Result<VaultKey> fresh = create();
    if (!fresh)
        return fresh;
    QByteArray bytes = kMagic.toByteArray() + fresh->m_rawId;
    bytes.append(reinterpret_cast<const char*>(fresh->m_secret->bytes.get()), kKeyBytes);
    const Result<void> written = createPrivateFile(path, bytes);
    sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    // Another process of the branch was first: its key counts.
    if (!written && written.error().code == ErrorCode::Refused)
        return fromFile(path);
    return written ? fresh : written.error();
}

Result<QByteArray> VaultKey::wrap(const SubjectKey& key, const QString& subject) const
{
    return locked(key.m_secret->bytes.get(), kKeyBytes, boundTo(subject), m_secret->bytes.get(),
                  QByteArray(1, kVersion) + m_rawId);
}

Result<SubjectKey> VaultKey::unwrap(const QByteArray& wrapped, const QString& subject) const
{
    if (wrapped.size() != kWrappedBytes || wrapped.front() != kVersion)
        return damagedPicture(QStringLiteral("subject key: %1 bytes of version 1").arg(kWrappedBytes));
    auto secret = std::make_shared<SubjectKey::Secret>();
    if (!secret->bytes)
        return internal();
    const QByteArray id = wrapped.sliced(1, kIdBytes);
    const bool isOpen = opened(QByteArrayView(wrapped).sliced(1 + kIdBytes), boundTo(subject), m_secret->bytes.get(),
                               secret->bytes.get());
    // Tried whatever the id says, so that an altered id is not taken for another key.
    if (!isOpen && id != m_rawId)
        return wrongKey(QStringLiteral("subject key: under vault key %1, at hand is %2")
                            .arg(QString::fromLatin1(id.toHex()), m_id));
    if (!isOpen || id != m_rawId)
        return damagedPicture(QStringLiteral("subject key: altered, or of another subject"));
    sodium_mprotect_readonly(secret->bytes.get());
    return SubjectKey(std::move(secret));
}

} // namespace jinbi::crypto
