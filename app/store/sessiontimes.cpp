// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/names.h"
#include "store/rollups.h"
#include "store/sessionreader.h"
#include "store/statement.h"

#include <algorithm>
#include <map>

namespace jinbi::store {

namespace {

/// One table of counts: what is summed, of which days and kiosks.
QString question(const QString& columns, const QString& table, qsizetype kiosks)
{
    const QString marks = QStringList(kiosks, QStringLiteral("?")).join(QLatin1Char(','));
    const QString which = kiosks == 0 ? QString() : QStringLiteral(" AND kiosk IN (%1)").arg(marks);
    return QStringLiteral("SELECT %1 FROM %2 WHERE day >= ? AND day <= ?%3 GROUP BY 1, 2").arg(columns, table, which);
}

/// Calls `take` for every row of the answer.
template <class Take>
Result<void> forEach(const Database& database, const QString& sql, const QVariantList& values, Take take)
{
    Statement statement(database, sql);
    if (const auto ok = statement.run(values); !ok)
        return ok.error();
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        take(statement);
    }
}

} // namespace

Result<QList<KioskTimes>> SessionReader::times(const QList<KioskId>& kiosks, qint64 fromMs, qint64 untilMs) const
{
    QVariantList values{fromMs / kDayMs, (untilMs - 1) / kDayMs};
    for (const KioskId& kiosk : kiosks)
        values.append(kiosk.toString());
    std::map<QString, KioskTimes> found;
    const auto binned = question(QStringLiteral("kiosk, bin, sum(CASE WHEN what = 'scan' THEN n ELSE 0 END), "
                                                "sum(CASE WHEN what = 'visit' THEN n ELSE 0 END)"),
                                 QStringLiteral("rollup_time"), kiosks.size());
    auto read = forEach(m_database, binned, values, [&found](const Statement& row) {
        KioskTimes& times = found[row.value(0).toString()];
        times.scan.add(row.value(1).toInt(), row.value(2).toLongLong());
        times.visit.add(row.value(1).toInt(), row.value(3).toLongLong());
    });
    if (!read)
        return read.error();
    const auto staged =
        question(QStringLiteral("kiosk, stage, sum(n), sum(total_ms)"), QStringLiteral("rollup_stage"), kiosks.size());
    read = forEach(m_database, staged, values, [&found](const Statement& row) {
        if (const auto stage = names::stage(row.value(1).toString()))
            found[row.value(0).toString()].stages.append(
                {*stage, row.value(2).toLongLong(), row.value(3).toLongLong()});
    });
    if (!read)
        return read.error();
    QList<KioskTimes> all;
    for (auto& [name, times] : found) {
        const auto kiosk = KioskId::from(name);
        if (!kiosk)
            return kiosk.error();
        times.kiosk = *kiosk;
        std::sort(times.stages.begin(), times.stages.end(),
                  [](const StageTime& a, const StageTime& b) { return a.stage < b.stage; });
        all.append(std::move(times));
    }
    return all;
}

} // namespace jinbi::store
