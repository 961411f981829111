// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/sessionfiltertokens.h"

#include "domain/names.h"
#include "domain/words.h"
#include "itemmodels/sessionfiltertext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace jinbi::filtertokens {

namespace {

struct Filter
{
    Q_DECLARE_TR_FUNCTIONS(SessionFilter)
};

struct Span
{
    qint64 from;
    qint64 until;
};

qint64 midnight(const QDate& date, const QTimeZone& zone)
{
    return date.startOfDay(zone).toMSecsSinceEpoch();
}

Span spanOf(const QString& value, const QDate& today, const QTimeZone& zone)
{
    if (value == filtertext::kToday)
        return {midnight(today, zone), midnight(today.addDays(1), zone)};
    if (value == filtertext::kYesterday)
        return {midnight(today.addDays(-1), zone), midnight(today, zone)};
    if (value == filtertext::kLastSevenDays)
        return {midnight(today.addDays(-6), zone), midnight(today.addDays(1), zone)};
    const QDate date = QDate::fromString(value.left(10), Qt::ISODate);
    if (value.size() <= 10)
        return {midnight(date, zone), midnight(date.addDays(1), zone)};
    const QTime time = QTime::fromString(value.mid(11), QStringLiteral("HH:mm"));
    const qint64 at = QDateTime(date, time, zone).toMSecsSinceEpoch();
    return {at, at + 60000};
}

void narrowTime(SessionFilter& filter, const FilterToken& token, const Span& span)
{
    if (token.op != FilterOp::Until)
        filter.fromMs = span.from;
    if (token.op != FilterOp::From)
        filter.untilMs = span.until;
}

bool setsSameLimit(const FilterToken& a, const FilterToken& b)
{
    if (a.field != b.field)
        return false;
    switch (a.field) {
    case FilterField::Time:
        return a.op == b.op || a.op == FilterOp::Is || b.op == FilterOp::Is;
    case FilterField::Score:
        return a.op == b.op;
    case FilterField::Customer:
    case FilterField::Text:
        return true;
    default:
        return a == b;
    }
}

} // namespace

SessionFilter toFilter(const QList<FilterToken>& tokens, qint64 nowMs, const QTimeZone& zone)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs, zone).date();
    SessionFilter filter;
    for (const FilterToken& token : tokens) {
        switch (token.field) {
        case FilterField::Time:
            narrowTime(filter, token, spanOf(token.value, today, zone));
            break;
        case FilterField::Kiosk:
            if (const auto kiosk = KioskId::from(token.value))
                filter.kiosks.append(*kiosk);
            break;
        case FilterField::Outcome:
            if (const auto outcome = names::outcome(token.value))
                filter.outcomes.append(*outcome);
            break;
        case FilterField::Score: {
            const int units = static_cast<int>(std::lround(token.value.toDouble() * MatchScore::kLimit));
            (token.op == FilterOp::From ? filter.scoreAtLeast : filter.scoreAtMost) = units;
            break;
        }
        case FilterField::Customer:
            filter.customer = token.value;
            break;
        case FilterField::Text:
            filter.text = token.value;
            break;
        }
    }
    return filter;
}

QList<FilterToken> with(QList<FilterToken> tokens, const FilterToken& token)
{
    tokens.removeIf([&](const FilterToken& other) { return setsSameLimit(other, token); });
    tokens.append(token);
    return tokens;
}

QList<FilterOp> operatorsOf(FilterField field)
{
    switch (field) {
    case FilterField::Time:
        return {FilterOp::Is, FilterOp::From, FilterOp::Until};
    case FilterField::Score:
        return {FilterOp::From, FilterOp::Until};
    default:
        return {FilterOp::Is};
    }
}

QString fieldWord(FilterField field)
{
    switch (field) {
    case FilterField::Time:
        return Filter::tr("Time");
    case FilterField::Kiosk:
        return Filter::tr("Kiosk");
    case FilterField::Outcome:
        return Filter::tr("Outcome");
    case FilterField::Score:
        return Filter::tr("Score");
    case FilterField::Customer:
        return Filter::tr("Customer");
    case FilterField::Text:
        return Filter::tr("Text");
    }
    return {};
}

QString opWord(FilterField field, FilterOp op)
{
    if (field == FilterField::Text)
        return Filter::tr("contains");
    if (field == FilterField::Score)
        return op == FilterOp::From ? Filter::tr("at least") : Filter::tr("at most");
    switch (op) {
    case FilterOp::Is:
        return field == FilterField::Time ? QString() : Filter::tr("is");
    case FilterOp::From:
        return Filter::tr("from");
    case FilterOp::Until:
        return Filter::tr("until");
    }
    return {};
}

QString valueWord(const FilterToken& token)
{
    if (token.field == FilterField::Outcome) {
        const auto outcome = names::outcome(token.value);
        return outcome ? words::of(*outcome) : token.value;
    }
    if (token.field != FilterField::Time)
        return token.value;
    if (token.value == filtertext::kToday)
        return Filter::tr("today");
    if (token.value == filtertext::kYesterday)
        return Filter::tr("yesterday");
    if (token.value == filtertext::kLastSevenDays)
        return Filter::tr("last 7 days");
    const QDate date = QDate::fromString(token.value.left(10), Qt::ISODate);
    //: The format of a date in a filter; the letters mean what QLocale says.
    return QLocale().toString(date, Filter::tr("d MMM yyyy")) + token.value.mid(10);
}

QString spoken(const FilterToken& token)
{
    const QString op = opWord(token.field, token.op);
    const QString value = valueWord(token);
    return op.isEmpty() ? Filter::tr("%1 %2").arg(fieldWord(token.field), value)
                        : Filter::tr("%1 %2 %3").arg(fieldWord(token.field), op, value);
}

} // namespace jinbi::filtertokens
