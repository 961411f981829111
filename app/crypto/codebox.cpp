// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/codebox.h"

#include "crypto/sealing.h"

#include <QCoreApplication>

#include <sodium.h>

namespace jinbi::crypto {

namespace {

constexpr qsizetype kSaltBytes = crypto_pwhash_SALTBYTES;
constexpr qsizetype kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kMacBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype kKeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;

const unsigned char* in(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* out(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

unsigned long long sizeOf(const QByteArray& bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}

Result<QByteArray> keyFrom(const QByteArray& code, const QByteArray& salt)
{
    QByteArray key(kKeyBytes, '\0');
    if (crypto_pwhash(out(key), sizeOf(key), code.constData(), sizeOf(code), in(salt), crypto_pwhash_OPSLIMIT_MODERATE,
                      crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13) == 0)
        return key;
    return Error{ErrorCode::Unavailable,
                 QCoreApplication::translate("CodeBox", "There is too little memory to check the code."),
                 QStringLiteral("crypto_pwhash failed")};
}

} // namespace

Result<QByteArray> sealWithCode(const QByteArray& clear, const QByteArray& code, const QByteArray& bound)
{
    const QByteArray salt = randomBytes(kSaltBytes);
    const QByteArray nonce = randomBytes(kNonceBytes);
    Result<QByteArray> key = keyFrom(code, salt);
    if (!key)
        return key.error();
    QByteArray sealed(clear.size() + kMacBytes, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(out(sealed), nullptr, in(clear), sizeOf(clear), in(bound), sizeOf(bound),
                                               nullptr, in(nonce), in(*key));
    wipe(*key);
    return salt + nonce + sealed;
}

Result<QByteArray> openWithCode(const QByteArray& box, const QByteArray& code, const QByteArray& bound)
{
    const Error refused{ErrorCode::Refused, QCoreApplication::translate("CodeBox", "The code does not fit."),
                        QStringLiteral("another code, or altered")};
    if (box.size() < kSaltBytes + kNonceBytes + kMacBytes)
        return refused;
    const QByteArray nonce = box.sliced(kSaltBytes, kNonceBytes);
    const QByteArray sealed = box.sliced(kSaltBytes + kNonceBytes);
    Result<QByteArray> key = keyFrom(code, box.first(kSaltBytes));
    if (!key)
        return key.error();
    QByteArray clear(sealed.size() - kMacBytes, '\0');
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        out(clear), nullptr, nullptr, in(sealed), sizeOf(sealed), in(bound), sizeOf(bound), in(nonce), in(*key));
    wipe(*key);
    return opened == 0 ? Result<QByteArray>(clear) : refused;
}

QByteArray checksum(const QByteArray& bytes)
{
    QByteArray hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(out(hash), crypto_generichash_BYTES, in(bytes), sizeOf(bytes), nullptr, 0);
    return hash;
}

void wipe(QByteArray& bytes)
{
    sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

} // namespace jinbi::crypto
