// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/fields.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace jinbi::wire {

Error malformed(const QString& detail)
{
    return {ErrorCode::Invalid, QCoreApplication::translate("Wire", "A message could not be read."), detail};
}

void Fields::complain(QLatin1StringView name, const QString& limit)
{
    m_complaint->add(m_path + QLatin1Char('.') + name, limit);
}

QJsonValue Fields::value(QLatin1StringView name)
{
    QJsonValue value = m_object.value(name);
    if (!value.isUndefined())
        m_complaint->read();
    return value;
}

qint64 Fields::integer(QLatin1StringView name, qint64 least, qint64 most)
{
    const QJsonValue value = this->value(name);
    // toInteger() answers its default for what is no whole number or too large; asked with two defaults it then
    // contradicts itself.
    const qint64 number = value.toInteger(0);
    if (!value.isDouble() || number != value.toInteger(1) || number < least || number > most) {
        complain(name, QStringLiteral("a whole number from %1 to %2").arg(least).arg(most));
        return 0;
    }
    return number;
}

double Fields::number(QLatin1StringView name, double least, double most)
{
    const QJsonValue value = this->value(name);
    const double number = value.toDouble();
    if (!value.isDouble() || !(number >= least && number <= most)) {
        complain(name, QStringLiteral("a number from %1 to %2").arg(least).arg(most));
        return 0;
    }
    return number;
}

bool Fields::flag(QLatin1StringView name)
{
    const QJsonValue value = this->value(name);
    if (!value.isBool())
        complain(name, QStringLiteral("true or false"));
    return value.toBool();
}

std::optional<bool> Fields::flagIf(QLatin1StringView name)
{
    return has(name) ? std::optional(flag(name)) : std::nullopt;
}

QString Fields::text(QLatin1StringView name, qsizetype most)
{
    QString value = this->value(name).toString();
    if (value.isEmpty() || value.size() > most) {
        complain(name, QStringLiteral("1 to %1 characters").arg(most));
        return {};
    }
    return value;
}

QString Fields::textIf(QLatin1StringView name, qsizetype most)
{
    return has(name) ? text(name, most) : QString();
}

MatchScore Fields::score(QLatin1StringView name)
{
    return MatchScore::fromUnits(integer(name, -MatchScore::kLimit, MatchScore::kLimit)).value();
}

std::optional<MatchScore> Fields::scoreIf(QLatin1StringView name)
{
    return has(name) ? std::optional(score(name)) : std::nullopt;
}

QUuid Fields::uuid(QLatin1StringView name)
{
    // QUuid would also take braces and trailing text.
    const QString text = this->value(name).toString();
    const QUuid id = text.size() == 36 ? QUuid::fromString(text) : QUuid();
    if (id.isNull())
        complain(name, QStringLiteral("a UUID that is not nil"));
    return id;
}

QString Fields::hex(QLatin1StringView name, qsizetype bytes)
{
    const QString text = this->value(name).toString();
    const bool fits = text.size() == 2 * bytes && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
                          return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
                      });
    if (!fits)
        complain(name, QStringLiteral("%1 lower-case hexadecimal digits").arg(2 * bytes));
    return fits ? text : QString();
}

QByteArray Fields::base64(QLatin1StringView name, qsizetype least, qsizetype most)
{
    const QByteArray text = this->value(name).toString().toUtf8();
    QByteArray bytes = text.size() <= 2 * most + 4 ? QByteArray::fromBase64(text) : QByteArray();
    if (bytes.size() < least || bytes.size() > most || bytes.toBase64() != text) {
        complain(name, QStringLiteral("%1 to %2 bytes in base64").arg(least).arg(most));
        return {};
    }
    return bytes;
}

EngineId Fields::engine(QLatin1StringView name)
{
    Fields engine = child(name);
    return {engine.text(QLatin1StringView("name"), 64), engine.textIf(QLatin1StringView("network"), 64)};
}

Fields Fields::child(QLatin1StringView name)
{
    return entry(name, value(name));
}

QJsonArray Fields::list(QLatin1StringView name, qsizetype most)
{
    const QJsonValue value = this->value(name);
    QJsonArray entries = value.toArray();
    if (!value.isArray() || entries.size() > most) {
        complain(name, QStringLiteral("a list of at most %1").arg(most));
        return {};
    }
    return entries;
}

Fields Fields::entry(QLatin1StringView list, const QJsonValue& value)
{
    if (!value.isObject())
        complain(list, QStringLiteral("an object"));
    return {value.toObject(), m_path + QLatin1Char('.') + list, *m_complaint};
}

} // namespace jinbi::wire
