// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sealing.h"

#include "crypto/privatefile.h"

#include <QCoreApplication>

#include <array>
#include <cstring>

#include <sodium.h>

namespace jinbi::crypto {

namespace {

constexpr QByteArrayView kMagic("JINBIKEY");
constexpr qsizetype kPublicBytes = crypto_box_PUBLICKEYBYTES;
constexpr qsizetype kSecretBytes = crypto_box_SECRETKEYBYTES;
constexpr qsizetype kFileBytes = kMagic.size() + kPublicBytes + kSecretBytes;

const unsigned char* in(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* out(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

Error damaged(const QString& detail)
{
    return {ErrorCode::Corrupt, QCoreApplication::translate("Sealing", "The branch key does not fit or is damaged."),
            detail};
}

Error internal(const QString& detail)
{
    return {ErrorCode::Internal, QCoreApplication::translate("Sealing", "Encryption is not available."), detail};
}

} // namespace

struct OpeningKey::Secret
{
    Secret() : bytes(static_cast<unsigned char*>(sodium_malloc(kSecretBytes)), &sodium_free) {}

    std::unique_ptr<unsigned char, decltype(&sodium_free)> bytes;
    QByteArray publicKey = QByteArray(kPublicBytes, '\0');
};

Result<void> initialise()
{
    if (sodium_init() < 0)
        return internal(QStringLiteral("sodium_init failed"));
    return {};
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<size_t>(count));
    return bytes;
}

Result<SealingKey> SealingKey::fromBytes(const QByteArray& publicKey)
{
    if (publicKey.size() != kPublicBytes)
        return damaged(QStringLiteral("sealing key: %1 bytes").arg(kPublicBytes));
    return SealingKey(publicKey);
}

Result<QByteArray> SealingKey::seal(const QByteArray& clear) const
{
    QByteArray sealed(clear.size() + static_cast<qsizetype>(crypto_box_SEALBYTES), Qt::Uninitialized);
    // Fails for a key of small order, which no one can open either.
    if (crypto_box_seal(out(sealed), in(clear), static_cast<unsigned long long>(clear.size()), in(m_key)) != 0)
        return damaged(QStringLiteral("sealing key refused by crypto_box_seal"));
    return sealed;
}

OpeningKey::OpeningKey(std::shared_ptr<const Secret> secret) : m_secret(std::move(secret)) {}

Result<OpeningKey> OpeningKey::create()
{
    auto secret = std::make_shared<Secret>();
    if (!secret->bytes)
        return internal(QStringLiteral("sodium_malloc failed"));
    crypto_box_keypair(out(secret->publicKey), secret->bytes.get());
    sodium_mprotect_readonly(secret->bytes.get());
    return OpeningKey(std::move(secret));
}

Result<OpeningKey> OpeningKey::fromFile(const QString& path)
{
    Result<QByteArray> file = readPrivateFile(path, kFileBytes);
    if (!file && file.error().code == ErrorCode::NotFound)
        return createFile(path);
    if (!file)
        return file.error();
    if (file->size() != kFileBytes || !file->startsWith(kMagic))
        return damaged(QStringLiteral("%1: no branch key").arg(path));
    auto secret = std::make_shared<Secret>();
    if (!secret->bytes)
        return internal(QStringLiteral("sodium_malloc failed"));
    std::memcpy(secret->bytes.get(), file->constData() + kMagic.size() + kPublicBytes, kSecretBytes);
    const QByteArray expected = file->sliced(kMagic.size(), kPublicBytes);
    sodium_memzero(file->data(), static_cast<size_t>(file->size()));
    sodium_mprotect_readonly(secret->bytes.get());
    // The public half is in the file so that a flipped bit is found here and not at the first picture.
    if (crypto_scalarmult_base(out(secret->publicKey), secret->bytes.get()) != 0 || secret->publicKey != expected)
        return damaged(QStringLiteral("%1: the halves of the key do not belong together").arg(path));
    return OpeningKey(std::move(secret));
}

Result<OpeningKey> OpeningKey::createFile(const QString& path)
{
    Result<OpeningKey> fresh = create();
    if (!fresh)
        return fresh;
    QByteArray bytes = kMagic.toByteArray() + fresh->m_secret->publicKey;
    bytes.append(reinterpret_cast<const char*>(fresh->m_secret->bytes.get()), kSecretBytes);
    const Result<void> written = createPrivateFile(path, bytes);
    sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    // Another process of the branch was first: its key counts.
    if (!written && written.error().code == ErrorCode::Refused)
        return fromFile(path);
    return written ? fresh : written.error();
}

SealingKey OpeningKey::sealingKey() const
{
    return SealingKey::fromBytes(m_secret->publicKey).value();
}

MessageKey OpeningKey::messageKeyOf(const QString& kiosk) const
{
    return MessageKey::derived(m_secret->bytes.get(), kSecretBytes, kiosk);
}

Result<QByteArray> OpeningKey::open(const QByteArray& sealed) const
{
    constexpr auto kOverhead = static_cast<qsizetype>(crypto_box_SEALBYTES);
    if (sealed.size() < kOverhead)
        return damaged(QStringLiteral("sealed: at least %1 bytes").arg(kOverhead));
    QByteArray clear(sealed.size() - kOverhead, Qt::Uninitialized);
    if (crypto_box_seal_open(out(clear), in(sealed), static_cast<unsigned long long>(sealed.size()),
                             in(m_secret->publicKey), m_secret->bytes.get()) != 0)
        return damaged(QStringLiteral("sealed to another key, or altered"));
    return clear;
}

QByteArray keyedHash(const QByteArray& key, const QByteArray& data)
{
    if (key.size() < qsizetype(crypto_generichash_KEYBYTES_MIN) ||
        key.size() > qsizetype(crypto_generichash_KEYBYTES_MAX))
        return {};
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(out(hash), crypto_generichash_BYTES, in(data), static_cast<unsigned long long>(data.size()),
                       in(key), static_cast<size_t>(key.size()));
    return hash;
}

} // namespace jinbi::crypto
