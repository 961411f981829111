// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filterclause.h"

#include "domain/names.h"

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

} // namespace

FilterClause::FilterClause(const SessionFilter& filter, const Dialect& dialect)
{
    if (filter.fromMs)
        add(QStringLiteral("started_ms >= ?"), {*filter.fromMs});
    if (filter.untilMs)
        add(QStringLiteral("started_ms < ?"), {*filter.untilMs});
    QStringList kiosks;
    for (const KioskId& kiosk : filter.kiosks)
        kiosks.append(kiosk.toString());
    addAnyOf(QStringLiteral("kiosk"), kiosks);
    QStringList outcomes;
    for (const Outcome outcome : filter.outcomes)
        outcomes.append(names::of(outcome));
    addAnyOf(kiosks.isEmpty() ? QStringLiteral("outcome") : dialect.outcomeBesideKiosk, outcomes);
    if (filter.scoreAtLeast)
        add(QStringLiteral("score >= ?"), {*filter.scoreAtLeast});
    if (filter.scoreAtMost)
        add(QStringLiteral("score <= ?"), {*filter.scoreAtMost});
    if (!filter.customer.isEmpty())
        add(QStringLiteral("(customer = ? OR phone_tail = ?)"), {filter.customer, filter.customer});
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

} // namespace jinbi::store
