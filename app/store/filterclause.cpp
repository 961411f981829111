// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filterclause.h"

#include "domain/names.h"

#include <algorithm>
#include <limits>

namespace jinbi::store {

namespace {

QString likePattern(QString text)
{
    text.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    text.replace(QLatin1Char('%'), QStringLiteral("\\%"));
    text.replace(QLatin1Char('_'), QStringLiteral("\\_"));
    return QLatin1Char('%') + text.toLower() + QLatin1Char('%');
}

// Even the first page is bounded: only then does SQLite walk the index in its order when several kiosks are asked for,
// and not sort all of their rows.
const SessionKey kTop{std::numeric_limits<qint64>::max(), SessionId()};

// SQLite uses one upper bound of an index only, and a key further down is the one that saves work.
void dropUntil(SessionFilter& filter, const SessionKey& below)
{
    if (filter.untilMs && below.startedMs < *filter.untilMs)
        filter.untilMs.reset();
}

constexpr qsizetype kMostArms = 12;

bool isPhoneTail(const QString& text)
{
    return text.size() == 4 && std::all_of(text.cbegin(), text.cend(),
                                           [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

template <class T>
QList<SessionFilter> oneEach(const SessionFilter& filter, QList<T> SessionFilter::*list)
{
    QList<SessionFilter> arms;
    QList<T> values;
    for (const T& value : filter.*list) {
        if (values.contains(value))
            continue;
        values.append(value);
        arms.append(filter);
        arms.last().*list = {value};
    }
    return arms;
}

} // namespace

QList<SessionFilter> splitForIndexes(const SessionFilter& filter)
{
    if (!filter.customer.isEmpty())
        return {filter};
    if (filter.kiosks.size() > 1 && filter.kiosks.size() <= kMostArms)
        return oneEach(filter, &SessionFilter::kiosks);
    if (filter.kiosks.isEmpty() && filter.outcomes.size() > 1 && filter.outcomes.size() <= kMostArms)
        return oneEach(filter, &SessionFilter::outcomes);
    return {filter};
}

FilterClause::FilterClause(const SessionFilter& filter, const Dialect& dialect)
{
    if (filter.fromMs)
        add(QStringLiteral("started_ms >= ?"), {*filter.fromMs});
    if (filter.untilMs)
        add(QStringLiteral("started_ms < ?"), {*filter.untilMs});
    QStringList kiosks;
    for (const KioskId& kiosk : filter.kiosks)
        kiosks.append(kiosk.toString());
    // More kiosks than are worth a walk each are found on the way through the log.
    addAnyOf(kiosks.size() > 1 ? QStringLiteral("COALESCE(kiosk, '')") : QStringLiteral("kiosk"), kiosks);
    QStringList outcomes;
    for (const Outcome outcome : filter.outcomes)
        outcomes.append(names::of(outcome));
    addAnyOf(kiosks.isEmpty() && outcomes.size() == 1 ? QStringLiteral("outcome") : dialect.outcomeBesideKiosk,
             outcomes);
    if (filter.scoreAtLeast)
        add(QStringLiteral("score >= ?"), {*filter.scoreAtLeast});
    if (filter.scoreAtMost)
        add(QStringLiteral("score <= ?"), {*filter.scoreAtMost});
    // Only four digits can be the end of a phone number; for anything else one index answers.
    if (isPhoneTail(filter.customer))
        add(QStringLiteral("(customer = ? OR phone_tail = ?)"), {filter.customer, filter.customer});
    else if (!filter.customer.isEmpty())
        add(QStringLiteral("customer = ?"), {filter.customer});
    addText(filter.text);
}

void FilterClause::add(const QString& condition, const QVariantList& values)
{
    m_conditions.append(condition);
    m_values += values;
}

void FilterClause::addAnyOf(const QString& column, const QStringList& names)
{
    if (names.isEmpty())
        return;
    // "= ?" lets the index on (column, started_ms, id) give the order as well; IN cannot.
    if (names.size() == 1) {
        add(column + QStringLiteral(" = ?"), {names.first()});
        return;
    }
    const QString places = QStringList(names.size(), QStringLiteral("?")).join(QLatin1Char(','));
    add(QStringLiteral("%1 IN (%2)").arg(column, places), QVariantList(names.cbegin(), names.cend()));
}

void FilterClause::addText(const QString& text)
{
    if (text.isEmpty())
        return;
    const QString pattern = likePattern(text);
    add(QStringLiteral("(LOWER(id) LIKE ? ESCAPE '\\' OR LOWER(kiosk) LIKE ? ESCAPE '\\' "
                       "OR LOWER(customer) LIKE ? ESCAPE '\\')"),
        {pattern, pattern, pattern});
}

FilterClause FilterClause::from(SessionFilter filter, const std::optional<SessionKey>& key, const Dialect& dialect)
{
    const SessionKey below = key.value_or(kTop);
    dropUntil(filter, below);
    FilterClause clause(filter, dialect);
    clause.add(QStringLiteral("(started_ms, id) <= (?, ?)"), {below.startedMs, below.id.toString()});
    return clause;
}

FilterClause FilterClause::after(SessionFilter filter, const std::optional<SessionKey>& key, const Dialect& dialect)
{
    const SessionKey below = key.value_or(kTop);
    dropUntil(filter, below);
    FilterClause clause(filter, dialect);
    clause.add(QStringLiteral("(started_ms, id) < (?, ?)"), {below.startedMs, below.id.toString()});
    return clause;
}

FilterClause FilterClause::above(SessionFilter filter, const SessionKey& key, const Dialect& dialect)
{
    if (filter.fromMs && key.startedMs >= *filter.fromMs)
        filter.fromMs.reset();
    FilterClause clause(filter, dialect);
    clause.add(QStringLiteral("(started_ms, id) > (?, ?)"), {key.startedMs, key.id.toString()});
    return clause;
}

QString FilterClause::where() const
{
    return m_conditions.isEmpty() ? QString() : QStringLiteral(" WHERE ") + m_conditions.join(QStringLiteral(" AND "));
}

Selection::Selection(const QString& columns, const SessionFilter& filter, const ClauseOf& clauseOf)
{
    QStringList arms;
    for (const SessionFilter& arm : splitForIndexes(filter)) {
        const FilterClause clause = clauseOf(arm);
        arms.append(QStringLiteral("SELECT %1 FROM session%2").arg(columns, clause.where()));
        values += clause.values();
    }
    sql = arms.join(QStringLiteral(" UNION ALL "));
}

} // namespace jinbi::store
