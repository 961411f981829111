// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/sessioncells.h"

#include "domain/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace jinbi {

namespace {

struct Cells
{
    Q_DECLARE_TR_FUNCTIONS(SessionCells)
};

QString missing()
{
    return QStringLiteral("–");
}

} // namespace

SessionCells::SessionCells(QTimeZone zone)
    : m_zone(zone.isValid() ? std::move(zone) : QTimeZone::utc())
    , m_year(QDateTime::currentDateTimeUtc().toTimeZone(m_zone).date().year())
{
}

QString SessionCells::header(SessionColumn column) const
{
    switch (column) {
    case SessionColumn::Time:
        return Cells::tr("Time, %1").arg(zoneName());
    case SessionColumn::Outcome:
        return Cells::tr("Outcome");
    case SessionColumn::Score:
        return Cells::tr("Score");
    case SessionColumn::Kiosk:
        return Cells::tr("Kiosk");
    case SessionColumn::Customer:
        return Cells::tr("Customer");
    case SessionColumn::Attempts:
        return Cells::tr("Attempts");
    case SessionColumn::Liveness:
        return Cells::tr("Liveness");
    case SessionColumn::Scan:
        return Cells::tr("Scan, s");
    case SessionColumn::Took:
        return Cells::tr("Took, s");
    case SessionColumn::Engine:
        return Cells::tr("Engine, policy");
    }
    return {};
}

QString SessionCells::text(const SessionRow& row, SessionColumn column) const
{
    switch (column) {
    case SessionColumn::Time:
        return moment(row.key.startedMs);
    case SessionColumn::Outcome:
        return words::of(row.outcome);
    case SessionColumn::Score:
        return row.score ? row.score->display() : missing();
    case SessionColumn::Kiosk:
        return row.kiosk.isNull() ? missing() : row.kiosk.toString();
    case SessionColumn::Customer: {
        const QString who = customer(row.customer, row.phoneTail);
        return who.isEmpty() ? missing() : who;
    }
    case SessionColumn::Attempts:
        return row.attempts > 0 ? QLocale().toString(row.attempts) : missing();
    case SessionColumn::Liveness:
        return words::of(row.liveness);
    case SessionColumn::Scan:
        return row.scanMs > 0 ? seconds(row.scanMs) : missing();
    case SessionColumn::Took:
        return row.totalMs > 0 ? seconds(row.totalMs) : missing();
    case SessionColumn::Engine:
        return row.engine.isEmpty() ? missing() : Cells::tr("%1, %2").arg(row.engine).arg(row.policyRevision);
    }
    return {};
}

QString SessionCells::spoken(const SessionRow& row, SessionColumn column) const
{
    if (column == SessionColumn::Score) {
        return row.score ? Cells::tr("%1, needs %2").arg(row.score->display(), row.threshold.display())
                         : Cells::tr("No score");
    }
    const QString shown = text(row, column);
    return shown == missing() ? Cells::tr("None") : shown;
}

bool SessionCells::isNumber(SessionColumn column)
{
    return column == SessionColumn::Attempts || column == SessionColumn::Scan || column == SessionColumn::Took;
}

QString SessionCells::moment(qint64 utcMs) const
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(utcMs, m_zone);
    //: The format of a date and time in a table; the letters mean what QLocale says.
    const QString thisYear = Cells::tr("d MMM HH:mm:ss");
    //: The same for another year than the present one.
    const QString otherYear = Cells::tr("d MMM yyyy HH:mm:ss");
    return QLocale().toString(local, local.date().year() == m_year ? thisYear : otherYear);
}

QString SessionCells::timeOfDay(qint64 utcMs) const
{
    return QDateTime::fromMSecsSinceEpoch(utcMs, m_zone).toString(QStringLiteral("HH:mm:ss"));
}

QString SessionCells::zoneName() const
{
    const int minutes = m_zone.offsetFromUtc(QDateTime::currentDateTimeUtc()) / 60;
    if (minutes == 0)
        return QStringLiteral("UTC");
    const QString sign = minutes < 0 ? QStringLiteral("−") : QStringLiteral("+");
    const QString hours = QStringLiteral("UTC%1%2").arg(sign).arg(qAbs(minutes) / 60);
    return minutes % 60 == 0 ? hours : hours + QStringLiteral(":%1").arg(qAbs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

QString SessionCells::customer(const QString& pseudonym, const QString& phoneTail)
{
    if (phoneTail.isEmpty())
        return pseudonym;
    const QString masked = QStringLiteral("•••• %1").arg(phoneTail);
    return pseudonym.isEmpty() ? masked : QStringLiteral("%1  %2").arg(pseudonym, masked);
}

QString SessionCells::seconds(qint64 ms)
{
    return QLocale().toString(static_cast<double>(ms) / 1000.0, 'f', 1);
}

} // namespace jinbi
