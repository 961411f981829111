// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"

#include <QDate>
#include <QString>
#include <QTimeZone>

namespace jinbi {

enum class SessionColumn { Time, Outcome, Score, Kiosk, Customer, Attempts, Liveness, Scan, Took, Engine };
inline constexpr int kSessionColumns = 10;

/// What the cells of the session log say, for eyes and for screen readers, in one time zone.
/// A missing value is "–", never 0 and never empty.
class SessionCells
{
public:
    explicit SessionCells(QTimeZone zone);

    [[nodiscard]] const QTimeZone& zone() const { return m_zone; }
    [[nodiscard]] QString header(SessionColumn column) const;
    [[nodiscard]] QString text(const SessionRow& row, SessionColumn column) const;
    /// Says in words what the cell draws: "0.43, needs 0.58".
    [[nodiscard]] QString spoken(const SessionRow& row, SessionColumn column) const;
    [[nodiscard]] static bool isNumber(SessionColumn column);

    /// "23 Nov 14:31:52"; with the year when that is not the present one.
    [[nodiscard]] QString moment(qint64 utcMs) const;
    /// "14:31:52"
    [[nodiscard]] QString timeOfDay(qint64 utcMs) const;
    /// "UTC+8", "UTC+5:30", "UTC": the zone's offset now.
    [[nodiscard]] QString zoneName() const;
    /// "C-1042 •••• 4417": who it was, as far as the record tells; empty when it does not.
    [[nodiscard]] static QString customer(const QString& pseudonym, const QString& phoneTail);
    /// "3.4"; seconds with one decimal.
    [[nodiscard]] static QString seconds(qint64 ms);

private:
    QTimeZone m_zone;
    int m_year;
};

} // namespace jinbi
