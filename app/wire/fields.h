// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engineid.h"
#include "domain/matchscore.h"

#include <QJsonObject>
#include <QString>
#include <QUuid>

#include <limits>
#include <optional>

namespace jinbi::wire {

inline constexpr qint64 kLargest = std::numeric_limits<qint64>::max();
inline constexpr qint64 kEarliestMs = 1577836800000; // 2020-01-01
inline constexpr qint64 kLatestMs = 4102444799999;   // the end of 2099
inline constexpr qint64 kLongestMs = 3600000;        // of anything within a session

[[nodiscard]] Error malformed(const QString& detail);

/// The first thing that was wrong with a message, and whether it held fields that nobody asked for.
class Complaint
{
public:
    void offer(qsizetype fields) { m_unread += fields; }
    void read() { --m_unread; }
    [[nodiscard]] bool hasUnknownFields() const { return m_unread > 0; }
    void add(const QString& field, const QString& limit)
    {
        if (!m_first)
            m_first = malformed(field + QStringLiteral(": ") + limit);
    }
    [[nodiscard]] const std::optional<Error>& first() const { return m_first; }

private:
    std::optional<Error> m_first;
    qsizetype m_unread = 0;
};

/// Reads typed, bounded fields out of a JSON object. A missing or wrong field goes to the complaint and reads as zero,
/// so that a decoder can read everything and ask once. The …If readers allow absence, never null. Each field is read
/// once: that is how fields that nobody read are known.
class Fields
{
public:
    Fields(QJsonObject object, QString path, Complaint& complaint)
        : m_object(std::move(object)), m_path(std::move(path)), m_complaint(&complaint)
    {
        complaint.offer(m_object.size());
    }

    [[nodiscard]] bool has(QLatin1StringView name) const { return m_object.contains(name); }
    [[nodiscard]] const QJsonObject& object() const { return m_object; }

    qint64 integer(QLatin1StringView name, qint64 least, qint64 most);
    quint64 count(QLatin1StringView name, qint64 least) { return static_cast<quint64>(integer(name, least, kLargest)); }
    qint64 time(QLatin1StringView name) { return integer(name, kEarliestMs, kLatestMs); }
    qint64 span(QLatin1StringView name) { return integer(name, 0, kLongestMs); }
    double number(QLatin1StringView name, double least, double most);
    bool flag(QLatin1StringView name);
    std::optional<bool> flagIf(QLatin1StringView name);
    /// At least one character.
    QString text(QLatin1StringView name, qsizetype most);
    /// Empty when absent.
    QString textIf(QLatin1StringView name, qsizetype most);
    MatchScore score(QLatin1StringView name);
    std::optional<MatchScore> scoreIf(QLatin1StringView name);
    QUuid uuid(QLatin1StringView name);
    /// `bytes` bytes in lower-case hexadecimal digits, as text.
    QString hex(QLatin1StringView name, qsizetype bytes);
    /// `least` to `most` bytes in base64 with its padding, and nothing that only a lenient reader would take.
    QByteArray base64(QLatin1StringView name, qsizetype least, qsizetype most);
    EngineId engine(QLatin1StringView name);
    Fields child(QLatin1StringView name);
    QJsonArray list(QLatin1StringView name, qsizetype most);
    /// One entry of list(), which must be an object.
    Fields entry(QLatin1StringView list, const QJsonValue& value);

    template <class Lookup>
    auto word(QLatin1StringView name, Lookup lookup)
    {
        const auto value = lookup(text(name, 64));
        if (!value)
            complain(name, QStringLiteral("unknown word"));
        return value.value_or(typename decltype(value)::value_type{});
    }
    template <class Lookup>
    auto wordIf(QLatin1StringView name, Lookup lookup) -> decltype(lookup(QStringView()))
    {
        return has(name) ? decltype(lookup(QStringView()))(word(name, lookup)) : std::nullopt;
    }

    void complain(QLatin1StringView name, const QString& limit);

private:
    [[nodiscard]] QJsonValue value(QLatin1StringView name);

    QJsonObject m_object;
    QString m_path;
    Complaint* m_complaint; ///< never null
};

} // namespace jinbi::wire
