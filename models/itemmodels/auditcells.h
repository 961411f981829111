// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/auditlog.h"

#include <QHash>
#include <QString>
#include <QTimeZone>

namespace jinbi {

enum class AuditColumn { Time, Who, What, Object, Details, Entry };
inline constexpr int kAuditColumns = 6;

/// What an entry of the audit log says to a person, in one time zone and with the names of the operators. A missing
/// value is "–", never empty.
class AuditCells
{
public:
    explicit AuditCells(const QTimeZone& zone);

    /// Id of an operator -> name.
    void setNames(const QHash<QString, QString>& names) { m_names = names; }

    [[nodiscard]] const QTimeZone& zone() const { return m_zone; }
    [[nodiscard]] QString header(AuditColumn column) const;
    [[nodiscard]] QString text(const AuditRow& row, AuditColumn column) const;
    [[nodiscard]] static bool isNumber(AuditColumn column);

    /// The name of an operator, "K-01" for a kiosk, "This branch"; an id that has no name is shown as it is.
    [[nodiscard]] QString who(const QString& actor) const;
    /// An action, an operator, a kiosk, or the id as it is.
    [[nodiscard]] QString object(const AuditRow& row) const;
    /// A fact's value as words: roles, outcomes, times.
    [[nodiscard]] QString value(const Fact& fact) const;
    /// The same, with "erased" for what was taken out.
    [[nodiscard]] QString personalValue(const Fact& fact) const;
    /// "2026-11-23 14:31:52"; a dash for 0.
    [[nodiscard]] QString moment(qint64 utcMs) const;
    /// "14:31"; with the day when that is not the day of `nowMs`.
    [[nodiscard]] QString shortMoment(qint64 utcMs, qint64 nowMs) const;
    /// "UTC+8": the zone's offset now.
    [[nodiscard]] QString zoneName() const;

private:
    [[nodiscard]] QString details(const AuditRow& row) const;

    QTimeZone m_zone;
    QHash<QString, QString> m_names;
};

} // namespace jinbi
