// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/messagekey.h"

#include <QCoreApplication>
#include <QtEndian>

#include <sodium.h>

namespace jinbi::crypto {

namespace {

constexpr qsizetype kMacBytes = 32;
/// Keeps this use of the branch's secret apart from every other one.
constexpr QByteArrayView kPurpose("jinbi message key 1:");

const unsigned char* in(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

void add(crypto_generichash_state& state, const QByteArray& bytes)
{
    crypto_generichash_update(&state, in(bytes), static_cast<unsigned long long>(bytes.size()));
}

QByteArray macOf(const QByteArray& key, const QString& topic, const QByteArray& payload)
{
    const QByteArray name = topic.toUtf8();
    QByteArray length(sizeof(quint64), Qt::Uninitialized);
    qToLittleEndian(static_cast<quint64>(name.size()), length.data());
    crypto_generichash_state state;
    crypto_generichash_init(&state, in(key), static_cast<std::size_t>(key.size()), kMacBytes);
    add(state, length);
    add(state, name);
    add(state, payload);
    QByteArray mac(kMacBytes, Qt::Uninitialized);
    crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(mac.data()), kMacBytes);
    return mac;
}

} // namespace

Result<MessageKey> MessageKey::fromBytes(const QByteArray& bytes)
{
    if (bytes.size() != kBytes)
        return Error{ErrorCode::Invalid,
                     QCoreApplication::translate("Sealing", "The key for messages does not fit or is damaged."),
                     QStringLiteral("message key: %1 bytes").arg(kBytes)};
    return MessageKey(bytes);
}

MessageKey MessageKey::derived(const unsigned char* secret, std::size_t secretBytes, const QString& name)
{
    const QByteArray text = kPurpose.toByteArray() + name.toUtf8();
    QByteArray bytes(kBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char*>(bytes.data()), kBytes, in(text),
                       static_cast<unsigned long long>(text.size()), secret, secretBytes);
    return MessageKey(bytes);
}

QByteArray MessageKey::sign(const QString& topic, const QByteArray& payload) const
{
    return macOf(m_bytes, topic, payload).toBase64();
}

bool MessageKey::hasSigned(const QString& topic, const QByteArray& payload, const QByteArray& mac) const
{
    const auto given = QByteArray::fromBase64Encoding(mac, QByteArray::AbortOnBase64DecodingErrors);
    if (!given || given.decoded.size() != kMacBytes)
        return false;
    const QByteArray right = macOf(m_bytes, topic, payload);
    return sodium_memcmp(right.constData(), given.decoded.constData(), kMacBytes) == 0;
}

} // namespace jinbi::crypto
