// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/attempts.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>

namespace jinbi::kiosk {

bool countsAsFailure(Outcome outcome)
{
    switch (outcome) {
    case Outcome::LivenessFailed:
    case Outcome::BelowThreshold:
    case Outcome::WrongPerson:
    case Outcome::UnknownPhone:
    case Outcome::UnknownClaim:
    case Outcome::WrongPin:
        return true;
    default:
        return false;
    }
}

Result<Attempts::Standing> Attempts::standing(const QString& subject, qint64 monotonicMs) const
{
    QSqlQuery query(m_database.connection());
    query.prepare(QStringLiteral("SELECT count, unassessed FROM failures WHERE subject = :subject"));
    query.bindValue(QStringLiteral(":subject"), subject);
    if (!query.exec())
        return KioskDatabase::errorOf(query);
    if (!query.next())
        return Standing{};
    Standing standing;
    standing.failures = query.value(0).toInt();
    const bool assessed = query.value(1).toInt() == 0;
    standing.disabled = standing.failures >= (assessed ? 100 : 50);
    if (standing.failures >= (assessed ? 10 : 5))
        standing.waitMs = std::max<qint64>(m_lastFailureMs.value(subject, m_openedMs) + kDelayMs - monotonicMs, 0);
    standing.allowed = !standing.disabled && standing.waitMs == 0;
    return standing;
}

Result<void> Attempts::failed(const QString& subject, bool livenessAssessed, qint64 monotonicMs, qint64 utcMs)
{
    m_lastFailureMs.insert(subject, monotonicMs);
    QSqlQuery query(m_database.connection());
    query.prepare(
        QStringLiteral("INSERT INTO failures VALUES(:subject, 1, :unassessed, :ms) ON CONFLICT(subject) DO UPDATE "
                       "SET count = count + 1, unassessed = unassessed + excluded.unassessed, "
                       "last_ms = excluded.last_ms"));
    query.bindValue(QStringLiteral(":subject"), subject);
    query.bindValue(QStringLiteral(":unassessed"), livenessAssessed ? 0 : 1);
    query.bindValue(QStringLiteral(":ms"), utcMs);
    if (!query.exec())
        return KioskDatabase::errorOf(query);
    return {};
}

Result<void> Attempts::reset(const QString& subject)
{
    m_lastFailureMs.remove(subject);
    QSqlQuery query(m_database.connection());
    query.prepare(QStringLiteral("DELETE FROM failures WHERE subject = :subject"));
    query.bindValue(QStringLiteral(":subject"), subject);
    if (!query.exec())
        return KioskDatabase::errorOf(query);
    return {};
}

} // namespace jinbi::kiosk
