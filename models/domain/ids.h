// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QHashFunctions>
#include <QMetaType>
#include <QString>
#include <QUuid>

namespace jinbi {

/// The name of a kiosk as its certificate carries it.
///
/// Invariant: empty (no kiosk) or 1 to 32 characters of A-Z a-z 0-9 and '-'. Nothing that MQTT or a file system
/// would read as structure can be in it.
class KioskId
{
public:
    KioskId() = default;
    static Result<KioskId> from(const QString& text);

    [[nodiscard]] const QString& toString() const noexcept { return m_text; }
    [[nodiscard]] bool isNull() const noexcept { return m_text.isEmpty(); }
    auto operator<=>(const KioskId& other) const noexcept { return m_text.compare(other.m_text) <=> 0; }
    bool operator==(const KioskId&) const = default;
    friend size_t qHash(const KioskId& id, size_t seed = 0) noexcept { return qHash(id.m_text, seed); }

private:
    explicit KioskId(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/// A UUID that cannot be mistaken for another kind of UUID.
template <class Tag>
class UuidId
{
public:
    UuidId() = default;
    explicit UuidId(const QUuid& uuid) : m_uuid(uuid) {}
    static UuidId create() { return UuidId(QUuid::createUuid()); }
    /// Null when the text is no UUID.
    static UuidId fromString(const QString& text) { return UuidId(QUuid::fromString(text)); }

    [[nodiscard]] QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }
    [[nodiscard]] bool isNull() const noexcept { return m_uuid.isNull(); }
    [[nodiscard]] const QUuid& uuid() const noexcept { return m_uuid; }
    bool operator==(const UuidId&) const = default;
    bool operator<(const UuidId& other) const noexcept { return m_uuid < other.m_uuid; }
    friend size_t qHash(const UuidId& id, size_t seed = 0) noexcept { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

using SessionId = UuidId<struct SessionTag>;
using LeaseId = UuidId<struct LeaseTag>;
using EvidenceId = UuidId<struct EvidenceTag>;

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::KioskId)
Q_DECLARE_METATYPE(jinbi::SessionId)
