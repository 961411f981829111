// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/signing.h"

#include "crypto/codebox.h"
#include "crypto/privatefile.h"
#include "crypto/sealing.h"

#include <QCoreApplication>

#include <algorithm>

#include <sodium.h>

namespace jinbi::crypto {

namespace {

constexpr QByteArrayView kMagic("JINBISGN");
constexpr qsizetype kSeedBytes = crypto_sign_SEEDBYTES;
constexpr qsizetype kFileBytes = kMagic.size() + kSeedBytes + kSigningKeyBytes;
static_assert(kSigningKeyBytes == crypto_sign_PUBLICKEYBYTES && kSignatureBytes == crypto_sign_BYTES);

const unsigned char* in(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* out(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

} // namespace

struct SigningKey::Secret
{
    Secret() : bytes(static_cast<unsigned char*>(sodium_malloc(crypto_sign_SECRETKEYBYTES)), &sodium_free) {}

    std::unique_ptr<unsigned char, decltype(&sodium_free)> bytes;
    QByteArray publicKey = QByteArray(kSigningKeyBytes, '\0');
};

Result<SigningKey> SigningKey::fromSeed(const QByteArray& seed)
{
    auto secret = std::make_shared<Secret>();
    if (!secret->bytes) {
        return Error{ErrorCode::Internal, QCoreApplication::translate("Sealing", "Encryption is not available."),
                     QStringLiteral("sodium_malloc failed")};
    }
    crypto_sign_seed_keypair(out(secret->publicKey), secret->bytes.get(), in(seed));
    sodium_mprotect_readonly(secret->bytes.get());
    return SigningKey(std::move(secret));
}

Result<SigningKey> SigningKey::create()
{
    QByteArray seed = randomBytes(kSeedBytes);
    Result<SigningKey> made = fromSeed(seed);
    wipe(seed);
    return made;
}

Result<SigningKey> SigningKey::fromFile(const QString& path)
{
    Result<QByteArray> file = readPrivateFile(path, kFileBytes);
    if (!file && file.error().code == ErrorCode::NotFound)
        return createFile(path);
    if (!file)
        return file.error();
    const bool hasForm = file->size() == kFileBytes && file->startsWith(kMagic);
    QByteArray seed = hasForm ? file->sliced(kMagic.size(), kSeedBytes) : QByteArray(kSeedBytes, '\0');
    const QByteArray expected = file->last(std::min(file->size(), kSigningKeyBytes));
    Result<SigningKey> key = fromSeed(seed);
    wipe(seed);
    wipe(*file);
    // The public half is in the file so that a flipped bit is found here and not at the first kiosk.
    if (key && (!hasForm || key->publicKey() != expected)) {
        return Error{ErrorCode::Corrupt,
                     QCoreApplication::translate("PrivateFile", "The key file %1 is damaged.").arg(path),
                     QStringLiteral("%1: no signing key, or not whole").arg(path)};
    }
    return key;
}

Result<SigningKey> SigningKey::createFile(const QString& path)
{
    QByteArray seed = randomBytes(kSeedBytes);
    Result<SigningKey> fresh = fromSeed(seed);
    if (!fresh)
        return fresh;
    QByteArray bytes = kMagic.toByteArray() + seed + fresh->publicKey();
    const Result<void> written = createPrivateFile(path, bytes);
    wipe(bytes);
    wipe(seed);
    // Another process of the branch was first: its key counts.
    if (!written && written.error().code == ErrorCode::Refused)
        return fromFile(path);
    return written ? fresh : written.error();
}

const QByteArray& SigningKey::publicKey() const
{
    return m_secret->publicKey;
}

QByteArray SigningKey::sign(const QByteArray& data) const
{
    QByteArray signature(kSignatureBytes, Qt::Uninitialized);
    crypto_sign_detached(out(signature), nullptr, in(data), static_cast<unsigned long long>(data.size()),
                         m_secret->bytes.get());
    return signature;
}

bool isSignedBy(const QByteArray& publicKey, const QByteArray& data, const QByteArray& signature)
{
    return publicKey.size() == kSigningKeyBytes && signature.size() == kSignatureBytes &&
           crypto_sign_verify_detached(in(signature), in(data), static_cast<unsigned long long>(data.size()),
                                       in(publicKey)) == 0;
}

} // namespace jinbi::crypto
