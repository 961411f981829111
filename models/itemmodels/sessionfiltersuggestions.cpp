// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/sessionfiltersuggestions.h"

#include "domain/words.h"
#include "itemmodels/sessionfiltertext.h"

#include <QCoreApplication>

namespace jinbi::filtersuggestions {

namespace {

struct Filter
{
    Q_DECLARE_TR_FUNCTIONS(SessionFilter)
};

QString joined(FilterField field, const QString& op, const QString& value)
{
    QStringList words{filtertokens::fieldWord(field), op, value};
    words.removeAll(QString());
    return words.join(QLatin1Char(' '));
}

FilterSuggestion value(FilterField field, const QString& op, const QString& word)
{
    return {word, joined(field, op, word), true};
}

FilterSuggestion opening(FilterField field, FilterOp op)
{
    const QString word = filtertokens::opWord(field, op);
    return {word, joined(field, word, {}) + QLatin1Char(' '), false};
}

FilterSuggestion hint(const QString& label)
{
    return {label, {}, false};
}

QList<FilterSuggestion> fields(const QString& typed)
{
    QList<FilterSuggestion> found;
    for (const FilterField field : kAllFilterFields) {
        const QString word = filtertokens::fieldWord(field);
        if (word.startsWith(typed, Qt::CaseInsensitive))
            found.append({word, word + QLatin1Char(' '), false});
    }
    if (!typed.isEmpty()) {
        const FilterToken search{FilterField::Text, FilterOp::Is, typed};
        found.append({filtertokens::spoken(search), filtertokens::spoken(search), true});
    }
    return found;
}

QList<FilterSuggestion> times(const filtertext::Typed& typed, const QDate& today)
{
    const QString op = typed.op ? filtertokens::opWord(FilterField::Time, *typed.op) : QString();
    QList<FilterSuggestion> found;
    for (const QLatin1StringView name : {filtertext::kToday, filtertext::kYesterday, filtertext::kLastSevenDays}) {
        const QString word = filtertokens::valueWord({FilterField::Time, FilterOp::Is, name});
        if (word.startsWith(typed.rest, Qt::CaseInsensitive))
            found.append(value(FilterField::Time, op, word));
    }
    if (!typed.op) {
        for (const FilterOp candidate : {FilterOp::From, FilterOp::Until}) {
            const FilterSuggestion next = opening(FilterField::Time, candidate);
            if (next.label.startsWith(typed.rest, Qt::CaseInsensitive))
                found.append(next);
        }
    }
    const QString day = today.toString(Qt::ISODate);
    found.append(hint(typed.op ? Filter::tr("or a moment, such as %1 14:30").arg(day)
                               : Filter::tr("or a day, such as %1").arg(day)));
    return found;
}

QList<FilterSuggestion> kioskNames(const filtertext::Typed& typed, const QList<KioskId>& kiosks)
{
    const QString op = filtertokens::opWord(FilterField::Kiosk, FilterOp::Is);
    QList<FilterSuggestion> found;
    for (const KioskId& kiosk : kiosks) {
        if (found.size() < kMost && kiosk.toString().contains(typed.rest, Qt::CaseInsensitive))
            found.append(value(FilterField::Kiosk, op, kiosk.toString()));
    }
    return found.isEmpty() ? QList{hint(Filter::tr("the name of a kiosk"))} : found;
}

QList<FilterSuggestion> outcomes(const filtertext::Typed& typed)
{
    const QString op = filtertokens::opWord(FilterField::Outcome, FilterOp::Is);
    QList<FilterSuggestion> found;
    for (const Outcome outcome : kAllOutcomes) {
        if (words::of(outcome).contains(typed.rest, Qt::CaseInsensitive))
            found.append(value(FilterField::Outcome, op, words::of(outcome)));
    }
    return found;
}

QList<FilterSuggestion> scores(const filtertext::Typed& typed)
{
    if (typed.op)
        return {hint(Filter::tr("a number between −1 and 1, such as 0.58"))};
    return {opening(FilterField::Score, FilterOp::From), opening(FilterField::Score, FilterOp::Until)};
}

} // namespace

QList<FilterSuggestion> after(const QString& typed, const QList<KioskId>& kiosks, const QDate& today)
{
    const filtertext::Typed apart = filtertext::takeApart(typed);
    if (!apart.field)
        return fields(apart.rest);
    switch (*apart.field) {
    case FilterField::Time:
        return times(apart, today);
    case FilterField::Kiosk:
        return kioskNames(apart, kiosks);
    case FilterField::Outcome:
        return outcomes(apart);
    case FilterField::Score:
        return scores(apart);
    case FilterField::Customer:
        return {hint(Filter::tr("a pseudonym, or the last four digits of a phone number"))};
    case FilterField::Text:
        return {hint(Filter::tr("part of a kiosk or a pseudonym, or the start of a session's id"))};
    }
    return {};
}

} // namespace jinbi::filtersuggestions
