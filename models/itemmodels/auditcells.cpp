// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/auditcells.h"

#include "domain/actwords.h"
#include "domain/look.h"
#include "domain/names.h"
#include "domain/rights.h"
#include "domain/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cstdlib>

namespace jinbi {

namespace {

constexpr QLatin1StringView kKioskPrefix("kiosk:");

struct Cells
{
    Q_DECLARE_TR_FUNCTIONS(AuditCells)
};

QString missing()
{
    return QStringLiteral("–");
}

template <class Named>
QString spoken(const std::optional<Named>& known, const QString& name)
{
    return known ? words::of(*known) : name;
}

QString outcomeWords(const QString& listed)
{
    QStringList said;
    for (const QString& name : listed.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        said.append(spoken(names::outcome(name), name));
    return said.join(Cells::tr(", "));
}

QString yesNo(const QString& value)
{
    if (value == QLatin1StringView("yes"))
        return Cells::tr("yes");
    return value == QLatin1StringView("no") ? Cells::tr("no") : value;
}

QString proofWords(const QString& name)
{
    if (name == QLatin1StringView("sign_in"))
        return Cells::tr("signing in");
    if (name == QLatin1StringView("unlock"))
        return Cells::tr("unlocking");
    if (name == QLatin1StringView("recovery"))
        return Cells::tr("recovery");
    return name == QLatin1StringView("afresh") ? Cells::tr("one action") : name;
}

QString actionWords(const QString& name)
{
    for (const Action action : kActions) {
        if (names::of(action) == name)
            return words::of(action);
    }
    return name;
}

} // namespace

AuditCells::AuditCells(const QTimeZone& zone) : m_zone(zone) {}

QString AuditCells::header(AuditColumn column) const
{
    switch (column) {
    case AuditColumn::Time:
        return Cells::tr("Time, %1").arg(zoneName());
    case AuditColumn::Who:
        return Cells::tr("Who");
    case AuditColumn::What:
        return Cells::tr("What");
    case AuditColumn::Object:
        return Cells::tr("Object");
    case AuditColumn::Details:
        return Cells::tr("Reason and details");
    case AuditColumn::Entry:
        return Cells::tr("Entry");
    }
    return {};
}

bool AuditCells::isNumber(AuditColumn column)
{
    return column == AuditColumn::Entry;
}

QString AuditCells::text(const AuditRow& row, AuditColumn column) const
{
    switch (column) {
    case AuditColumn::Time:
        return moment(row.atMs);
    case AuditColumn::Who:
        return who(row.actor);
    case AuditColumn::What:
        return words::of(row.kind);
    case AuditColumn::Object:
        return object(row);
    case AuditColumn::Details:
        return details(row);
    case AuditColumn::Entry:
        return QLocale().toString(row.seq);
    }
    return {};
}

QString AuditCells::who(const QString& actor) const
{
    if (actor.isEmpty())
        return missing();
    if (actor == QLatin1StringView("branch"))
        return Cells::tr("This branch");
    if (actor.startsWith(kKioskPrefix))
        return actor.mid(kKioskPrefix.size());
    return m_names.value(actor, actor);
}

QString AuditCells::object(const AuditRow& row) const
{
    return row.kind == ActKind::Refused ? actionWords(row.object) : who(row.object);
}

QString AuditCells::value(const Fact& fact) const
{
    if (fact.value.isEmpty())
        return missing();
    if (fact.name == QLatin1StringView("role") || fact.name.endsWith(QLatin1StringView("_role")))
        return spoken(names::role(fact.value), fact.value);
    if (fact.name == QLatin1StringView("from_ms") || fact.name == QLatin1StringView("until_ms")) {
        bool isNumber = false;
        const qint64 ms = fact.value.toLongLong(&isNumber);
        return isNumber ? moment(ms) : fact.value;
    }
    if (fact.name == QLatin1StringView("outcome") || fact.name == QLatin1StringView("outcomes"))
        return outcomeWords(fact.value);
    if (fact.name == QLatin1StringView("proof"))
        return proofWords(fact.value);
    if (fact.name == QLatin1StringView("purpose"))
        return spoken(names::lookPurpose(fact.value), fact.value);
    if (fact.name == QLatin1StringView("why"))
        return spoken(names::lookEnd(fact.value), fact.value);
    return yesNo(fact.value);
}

QString AuditCells::personalValue(const Fact& fact) const
{
    return fact.value.isEmpty() ? Cells::tr("erased") : value(fact);
}

/// The reason first, then what else there is. Branch and role, which every entry has, and a hash, which nobody reads in
/// passing, are told by the detail pane.
QString AuditCells::details(const AuditRow& row) const
{
    QStringList parts;
    const auto add = [&](const Fact& fact, const QString& said) {
        const bool isReason = fact.name == QLatin1StringView("reason");
        if (fact.name == QLatin1StringView("branch") || fact.name == QLatin1StringView("role") ||
            fact.name == QLatin1StringView("body_hash") || fact.name == QLatin1StringView("signed_root"))
            return;
        const QString part = isReason ? said : Cells::tr("%1: %2").arg(words::ofFact(fact.name), said);
        isReason ? parts.prepend(part) : parts.append(part);
    };
    for (const Fact& fact : row.facts)
        add(fact, value(fact));
    for (const Fact& fact : row.personal) {
        const bool isErasedReason = fact.value.isEmpty() && fact.name == QLatin1StringView("reason");
        add(fact, isErasedReason ? Cells::tr("reason erased") : personalValue(fact));
    }
    QString line = parts.isEmpty() ? missing() : parts.join(QStringLiteral(" · "));
    std::replace(line.begin(), line.end(), QLatin1Char('\n'), QLatin1Char(' '));
    return line;
}

QString AuditCells::moment(qint64 utcMs) const
{
    return utcMs == 0 ? missing()
                      : QDateTime::fromMSecsSinceEpoch(utcMs, m_zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString AuditCells::shortMoment(qint64 utcMs, qint64 nowMs) const
{
    if (utcMs == 0)
        return missing();
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(utcMs, m_zone);
    const bool isToday = at.date() == QDateTime::fromMSecsSinceEpoch(nowMs, m_zone).date();
    return at.toString(isToday ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString AuditCells::zoneName() const
{
    const int minutes = m_zone.offsetFromUtc(QDateTime::currentDateTimeUtc()) / 60;
    if (minutes == 0)
        return QStringLiteral("UTC");
    const QChar sign = minutes < 0 ? QChar(u'\u2212') : QChar(u'+');
    const int size = std::abs(minutes);
    const QString hours = QStringLiteral("UTC") + sign + QString::number(size / 60);
    return size % 60 == 0 ? hours : hours + QStringLiteral(":%1").arg(size % 60, 2, 10, QLatin1Char('0'));
}

} // namespace jinbi
