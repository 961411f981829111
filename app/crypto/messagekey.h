// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <utility>

namespace jinbi::crypto {

/// By what a kiosk proves to the recorder that a message is its own and not altered, also by whoever runs the broker.
///
/// Every kiosk has a key of its own, which the branch derives from its branch key and the kiosk's name and so need not
/// keep. A value; thread-safe.
class MessageKey
{
public:
    static constexpr qsizetype kBytes = 32;

    /// Invalid for another length.
    static Result<MessageKey> fromBytes(const QByteArray& bytes);
    /// What the branch whose secret this is gives to the kiosk `name`.
    static MessageKey derived(const unsigned char* secret, std::size_t secretBytes, const QString& name);

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    /// BLAKE2b (32 bytes) with this key over the length of the topic (8 bytes, little endian), topic and payload; in
    /// base64, as the user property `mac` carries it.
    [[nodiscard]] QByteArray sign(const QString& topic, const QByteArray& payload) const;
    /// Takes the same time for every wrong one.
    [[nodiscard]] bool hasSigned(const QString& topic, const QByteArray& payload, const QByteArray& mac) const;

private:
    explicit MessageKey(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    QByteArray m_bytes;
};

} // namespace jinbi::crypto
