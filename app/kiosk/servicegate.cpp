// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/servicegate.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <utility>

namespace jinbi::kiosk {

Result<std::unique_ptr<ServiceGate>> ServiceGate::open(KioskDatabase& database)
{
    std::unique_ptr<ServiceGate> gate(new ServiceGate(database));
    // Beside the schema's version: a program that knows no orders may open the file and leaves the table alone.
    QSqlQuery query(database.connection());
    if (!query.exec(QStringLiteral("CREATE TABLE IF NOT EXISTS service_order(one INTEGER PRIMARY KEY CHECK(one = 1), "
                                   "id TEXT NOT NULL, suspended INTEGER NOT NULL, reason TEXT NOT NULL, "
                                   "asked_by TEXT NOT NULL, since_ms INTEGER NOT NULL, until_ms INTEGER NOT NULL, "
                                   "offset_ms INTEGER NOT NULL) STRICT")))
        return KioskDatabase::errorOf(query);
    if (Result<void> loaded = gate->load(); !loaded)
        return loaded.error();
    return gate;
}

Result<void> ServiceGate::load()
{
    QSqlQuery query(m_database.connection());
    if (!query.exec(QStringLiteral("SELECT id, suspended, reason, asked_by, since_ms, until_ms, offset_ms "
                                   "FROM service_order")))
        return KioskDatabase::errorOf(query);
    if (!query.next())
        return {};
    ServiceOrder order;
    order.id = QUuid::fromString(query.value(0).toString());
    order.suspended = query.value(1).toInt() != 0;
    order.what = {query.value(2).toString(), query.value(3).toString(), query.value(4).toLongLong(),
                  query.value(5).toLongLong()};
    m_held = order;
    m_offsetMs = query.value(6).toLongLong();
    return {};
}

Result<void> ServiceGate::keep() const
{
    QSqlQuery query(m_database.connection());
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO service_order VALUES(1, :id, :suspended, :reason, :by, "
                                 ":since, :until, :offset)"));
    const auto text = [](const QString& value) { return value.isNull() ? QStringLiteral("") : value; };
    query.bindValue(QStringLiteral(":id"), m_held->id.toString(QUuid::WithoutBraces));
    query.bindValue(QStringLiteral(":suspended"), m_held->suspended ? 1 : 0);
    query.bindValue(QStringLiteral(":reason"), text(m_held->what.reason));
    query.bindValue(QStringLiteral(":by"), text(m_held->what.by));
    query.bindValue(QStringLiteral(":since"), m_held->what.sinceMs);
    query.bindValue(QStringLiteral(":until"), m_held->what.untilMs);
    query.bindValue(QStringLiteral(":offset"), m_offsetMs);
    if (!query.exec())
        return KioskDatabase::errorOf(query);
    return {};
}

bool ServiceGate::isNewer(const ServiceOrder& order, std::optional<qint64> consoleMs) const
{
    if (!m_held)
        return true;
    if (order.id == m_held->id)
        return false;
    if (consoleMs) {
        const qint64 latest = *consoleMs + kBelievedAheadMs;
        const bool heldIsWrong = m_held->what.sinceMs > latest;
        if (heldIsWrong != (order.what.sinceMs > latest))
            return heldIsWrong;
    }
    // Of two made in the same millisecond the stop counts.
    if (order.what.sinceMs == m_held->what.sinceMs)
        return order.suspended && !m_held->suspended;
    return order.what.sinceMs > m_held->what.sinceMs;
}

Result<bool> ServiceGate::take(const ServiceOrder& order, qint64 utcMs, std::optional<qint64> offsetMs)
{
    std::optional<qint64> known;
    if (offsetMs)
        known = utcMs - *offsetMs;
    if (!isNewer(order, known))
        return false;
    m_held = order;
    m_offsetMs = offsetMs.value_or(m_offsetMs);
    if (Result<void> kept = keep(); !kept)
        return kept.error();
    return true;
}

std::optional<Suspension> ServiceGate::suspension(qint64 utcMs, std::optional<qint64> offsetMs) const
{
    if (!m_held || !isStopped(*m_held, consoleMs(utcMs, offsetMs)))
        return std::nullopt;
    return m_held->what;
}

qint64 ServiceGate::leftMs(qint64 utcMs, std::optional<qint64> offsetMs) const
{
    const std::optional<Suspension> stop = suspension(utcMs, offsetMs);
    return stop && stop->untilMs != 0 ? stop->untilMs - consoleMs(utcMs, offsetMs) : 0;
}

} // namespace jinbi::kiosk
