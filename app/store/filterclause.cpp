// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filterclause.h"

#include "domain/names.h"

#include <algorithm>
#include <limits>

namespace jinbi::store {

namespace {

// Even the first page is bounded: only then does SQLite walk the index in its order when several kiosks are asked for,
// and not sort all of their rows.
const SessionKey kTop{std::numeric_limits<qint64>::max(), SessionId()};

// SQLite uses one upper bound of an index only, and a key further down is the one that saves work.
void dropUntil(LogWalk& walk, const SessionKey& below)
{
    if (walk.untilMs && below.startedMs < *walk.untilMs)
        walk.untilMs.reset();
}

const QString kNever = QStringLiteral("1 = 0");
constexpr qsizetype kMostArms = 12;
// A walk each costs a fifth of a millisecond to plan at most; more customers are collected and sorted.
constexpr qsizetype kMostCustomerArms = 100;
constexpr double kMostCollected = 50000; // sessions

// The end of the range of ids that begin with `start`; 'g' comes after every digit of an id and its hyphen.
QString endOfStart(const QString& start)
{
    return start + QLatin1Char('g');
}

bool isPhoneTail(const QString& text)
{
    return text.size() == 4 && std::all_of(text.cbegin(), text.cend(),
                                           [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

template <class T>
QList<LogWalk> oneEach(const LogWalk& walk, QList<T> SessionFilter::*list)
{
    QList<LogWalk> walks;
    QList<T> values;
    for (const T& value : walk.*list) {
        if (values.contains(value))
            continue;
        values.append(value);
        walks.append(walk);
        walks.last().*list = {value};
    }
    return walks;
}

QList<LogWalk> splitForIndexes(const LogWalk& walk)
{
    if (!walk.customer.isEmpty())
        return {walk};
    if (walk.kiosks.size() > 1 && walk.kiosks.size() <= kMostArms)
        return oneEach(walk, &SessionFilter::kiosks);
    if (walk.kiosks.isEmpty() && walk.outcomes.size() > 1 && walk.outcomes.size() <= kMostArms)
        return oneEach(walk, &SessionFilter::outcomes);
    return {walk};
}

// The kiosks of the filter that are, or are not, among those found by the text.
QList<KioskId> kiosksOf(const SessionFilter& filter, const QStringList& found, bool areFound)
{
    QList<KioskId> kiosks;
    for (const KioskId& kiosk : filter.kiosks) {
        if (found.contains(kiosk.toString()) == areFound)
            kiosks.append(kiosk);
    }
    return kiosks;
}

QList<LogWalk> walksOfKiosks(const LogWalk& plain, const TextMatches& matches)
{
    LogWalk walk = plain;
    walk.kiosks = kiosksOf(plain, matches.kiosks, true);
    if (plain.kiosks.isEmpty()) {
        for (const QString& name : matches.kiosks) {
            if (const auto kiosk = KioskId::from(name); kiosk)
                walk.kiosks.append(*kiosk);
        }
    }
    return walk.kiosks.isEmpty() ? QList<LogWalk>() : splitForIndexes(walk);
}

QList<LogWalk> walksOfCustomers(const LogWalk& others, const QStringList& customers)
{
    if (customers.isEmpty())
        return {};
    LogWalk walk = others;
    walk.pseudonyms = customers;
    if (customers.size() > kMostCustomerArms)
        return {walk};
    QList<LogWalk> walks;
    for (const QString& customer : customers) {
        walks.append(walk);
        walks.last().pseudonyms = {customer};
    }
    return walks;
}

// Whether a walk through the log meets the customers' sessions sooner than those could be collected and sorted. What
// else is compared makes them rarer on the way.
bool isMetSoon(const SessionFilter& filter, const TextMatches& matches)
{
    if (matches.areMoreCustomers)
        return true;
    const bool isNarrow =
        !filter.kiosks.isEmpty() || !filter.outcomes.isEmpty() || filter.scoreAtLeast || filter.scoreAtMost;
    return matches.customers.size() > kMostCustomerArms &&
           matches.sessions > (isNarrow ? kMostCollected * 5 : kMostCollected);
}

} // namespace

Result<QList<LogWalk>> walksOf(const Database& database, const SessionFilter& filter, Reading reading)
{
    if (filter.text.isEmpty())
        return reading == Reading::Everything ? QList<LogWalk>{filter} : walksOf(filter, std::nullopt);
    const auto matches = TextMatches::find(database, filter.text);
    if (!matches)
        return matches.error();
    return walksOf(filter, *matches);
}

QList<LogWalk> walksOf(const SessionFilter& filter, const std::optional<TextMatches>& matches)
{
    LogWalk plain = filter;
    plain.text.clear();
    if (!matches || matches->areAllKiosks)
        return splitForIndexes(plain);
    if (matches->kiosks.isEmpty() && matches->customers.isEmpty() && !matches->areMoreCustomers &&
        matches->idStart.isEmpty())
        return {};
    // One customer's sessions are few enough to compare each; of very many customers one comes soon on the way.
    if (!filter.customer.isEmpty() || isMetSoon(filter, *matches)) {
        plain.anyOf = matches;
        return splitForIndexes(plain);
    }
    QList<LogWalk> walks = walksOfKiosks(plain, *matches);
    LogWalk others = plain;
    if (plain.kiosks.isEmpty())
        others.exceptKiosks = matches->kiosks;
    else if (others.kiosks = kiosksOf(plain, matches->kiosks, false); others.kiosks.isEmpty())
        return walks;
    walks += walksOfCustomers(others, matches->customers);
    if (matches->idStart.isEmpty())
        return walks;
    others.exceptCustomers = matches->customers;
    others.idStart = matches->idStart;
    walks.append(others);
    return walks;
}

FilterClause::FilterClause(const LogWalk& walk, const Dialect& dialect)
{
    // Nobody looked it up: rather nothing than what was not asked for.
    if (!walk.text.isEmpty())
        add(kNever, {});
    if (walk.fromMs)
        add(QStringLiteral("started_ms >= ?"), {*walk.fromMs});
    if (walk.untilMs)
        add(QStringLiteral("started_ms < ?"), {*walk.untilMs});
    addKiosksAndOutcomes(walk, dialect);
    if (walk.scoreAtLeast)
        add(QStringLiteral("score >= ?"), {*walk.scoreAtLeast});
    if (walk.scoreAtMost)
        add(QStringLiteral("score <= ?"), {*walk.scoreAtMost});
    // Only four digits can be the end of a phone number; for anything else one index answers.
    if (isPhoneTail(walk.customer))
        add(QStringLiteral("(customer = ? OR phone_tail = ?)"), {walk.customer, walk.customer});
    else if (!walk.customer.isEmpty())
        add(QStringLiteral("customer = ?"), {walk.customer});
    addAnyOf(QStringLiteral("customer"), walk.pseudonyms);
    addNoneOf(QStringLiteral("kiosk"), walk.exceptKiosks);
    addNoneOf(QStringLiteral("customer"), walk.exceptCustomers);
    // By a list of ids, because a range of them would not keep SQLite from walking the whole log.
    if (!walk.idStart.isEmpty()) {
        const QString end = endOfStart(walk.idStart);
        add(QStringLiteral("id IN (SELECT id FROM session WHERE id >= ? AND id < ?)"), {walk.idStart, end});
    }
    if (walk.anyOf)
        addMatches(*walk.anyOf);
}

void FilterClause::addKiosksAndOutcomes(const LogWalk& walk, const Dialect& dialect)
{
    // Who looks by customer or id uses the index on that and compares kiosk and outcome on the way.
    const bool isElsewhere = !walk.pseudonyms.isEmpty() || !walk.idStart.isEmpty();
    QStringList kiosks;
    for (const KioskId& kiosk : walk.kiosks)
        kiosks.append(kiosk.toString());
    // More kiosks than are worth a walk each are found on the way through the log.
    const bool isWalked = kiosks.size() == 1 && !isElsewhere;
    addAnyOf(isWalked ? QStringLiteral("kiosk") : QStringLiteral("COALESCE(kiosk, '')"), kiosks);
    QStringList outcomes;
    for (const Outcome outcome : walk.outcomes)
        outcomes.append(names::of(outcome));
    const bool isBeside = isElsewhere || !kiosks.isEmpty() || outcomes.size() != 1;
    addAnyOf(isBeside ? dialect.outcomeBesideKiosk : QStringLiteral("outcome"), outcomes);
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

void FilterClause::addNoneOf(const QString& column, const QStringList& names)
{
    if (names.isEmpty())
        return;
    const QString places = QStringList(names.size(), QStringLiteral("?")).join(QLatin1Char(','));
    add(QStringLiteral("%1 NOT IN (%2)").arg(column, places), QVariantList(names.cbegin(), names.cend()));
}

void FilterClause::addMatches(const TextMatches& matches)
{
    // COALESCE, because an index on one of the alternatives would collect what the walk meets in order.
    FilterClause any;
    any.addAnyOf(QStringLiteral("COALESCE(kiosk, '')"), matches.kiosks);
    any.addAnyOf(QStringLiteral("COALESCE(customer, '')"), matches.customers);
    if (matches.areMoreCustomers)
        any.add(QStringLiteral("LOWER(customer) LIKE ? ESCAPE '\\'"), {likePattern(matches.text)});
    if (!matches.idStart.isEmpty())
        any.add(QStringLiteral("(id >= ? AND id < ?)"), {matches.idStart, endOfStart(matches.idStart)});
    add(QLatin1Char('(') + any.m_conditions.join(QStringLiteral(" OR ")) + QLatin1Char(')'), any.m_values);
}

FilterClause FilterClause::from(LogWalk walk, const std::optional<SessionKey>& key, const Dialect& dialect)
{
    const SessionKey below = key.value_or(kTop);
    dropUntil(walk, below);
    FilterClause clause(walk, dialect);
    clause.add(QStringLiteral("(started_ms, id) <= (?, ?)"), {below.startedMs, below.id.toString()});
    return clause;
}

FilterClause FilterClause::after(LogWalk walk, const std::optional<SessionKey>& key, const Dialect& dialect)
{
    const SessionKey below = key.value_or(kTop);
    dropUntil(walk, below);
    FilterClause clause(walk, dialect);
    clause.add(QStringLiteral("(started_ms, id) < (?, ?)"), {below.startedMs, below.id.toString()});
    return clause;
}

FilterClause FilterClause::above(LogWalk walk, const SessionKey& key, const Dialect& dialect)
{
    if (walk.fromMs && key.startedMs >= *walk.fromMs)
        walk.fromMs.reset();
    FilterClause clause(walk, dialect);
    clause.add(QStringLiteral("(started_ms, id) > (?, ?)"), {key.startedMs, key.id.toString()});
    return clause;
}

QString FilterClause::where() const
{
    return m_conditions.isEmpty() ? QString() : QStringLiteral(" WHERE ") + m_conditions.join(QStringLiteral(" AND "));
}

Selection::Selection(const QString& columns, const QList<LogWalk>& walks, const ClauseOf& clauseOf)
{
    QStringList arms;
    for (const LogWalk& walk : walks) {
        const FilterClause clause = clauseOf(walk);
        arms.append(QStringLiteral("SELECT %1 FROM session%2").arg(columns, clause.where()));
        values += clause.values();
    }
    if (arms.isEmpty())
        arms.append(QStringLiteral("SELECT %1 FROM session WHERE %2").arg(columns, kNever));
    sql = arms.join(QStringLiteral(" UNION ALL "));
}

} // namespace jinbi::store
