// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/envelope.h"

#include "wire/codec.h"
#include "wire/fields.h"
#include "wire/jsonscan.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace jinbi::wire {

namespace {

Result<void> checkVersion(const QJsonObject& envelope)
{
    const QJsonValue version = envelope.value(QLatin1StringView("v"));
    const qint64 number = version.toInteger(0);
    if (!version.isDouble() || number < 1)
        return malformed(QStringLiteral("v: a whole number from 1"));
    if (number > kVersion) {
        return Error{ErrorCode::Incompatible,
                     QCoreApplication::translate("Wire", "A kiosk speaks a newer version than this program."),
                     QStringLiteral("v: at most %1").arg(kVersion)};
    }
    return {};
}

} // namespace

QByteArray toBytes(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray wrap(QLatin1StringView kind, const KioskId& kiosk, const QJsonObject& body)
{
    return toBytes({{QStringLiteral("v"), kVersion},
                    {QStringLiteral("kind"), QString(kind)},
                    {QStringLiteral("kiosk"), kiosk.toString()},
                    {QStringLiteral("body"), body}});
}

QByteArray wrap(QLatin1StringView kind, const KioskId& kiosk, const QByteArray& body)
{
    // A kiosk's name and a kind are letters, digits and hyphens: nothing to escape.
    return "{\"body\":" + body + ",\"kind\":\"" + QByteArray(kind.data(), kind.size()) + "\",\"kiosk\":\"" +
           kiosk.toString().toLatin1() + "\",\"v\":" + QByteArray::number(kVersion) + '}';
}

Result<QJsonObject> parseObject(const QByteArray& bytes)
{
    if (bytes.isEmpty() || bytes.size() > kMaxEventBytes)
        return malformed(QStringLiteral("size: 1 to %1 bytes").arg(kMaxEventBytes));
    // Also keeps out a byte order mark, which QJsonDocument accepts.
    if (!bytes.startsWith('{'))
        return malformed(QStringLiteral("json: not an object"));
    if (!bytes.isValidUtf8())
        return malformed(QStringLiteral("json: not UTF-8"));
    if (const auto flaw = flawOfJson(bytes))
        return malformed(*flaw);
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parsing);
    if (parsing.error != QJsonParseError::NoError)
        return malformed(QStringLiteral("json: error %1 at byte %2").arg(parsing.error).arg(parsing.offset));
    return document.object();
}

Result<QJsonObject> unwrap(QLatin1StringView kind, const KioskId& kiosk, const QByteArray& bytes)
{
    Result<QJsonObject> envelope = parseObject(bytes);
    if (!envelope)
        return envelope;
    if (const auto version = checkVersion(*envelope); !version)
        return version.error();
    if (envelope->value(QLatin1StringView("kind")).toString() != kind)
        return malformed(QStringLiteral("kind: must be %1").arg(kind));
    if (kiosk.isNull() || envelope->value(QLatin1StringView("kiosk")).toString() != kiosk.toString())
        return malformed(QStringLiteral("kiosk: must be the one that the topic names"));
    const QJsonValue body = envelope->value(QLatin1StringView("body"));
    if (!body.isObject())
        return malformed(QStringLiteral("body: an object"));
    return body.toObject();
}

} // namespace jinbi::wire
