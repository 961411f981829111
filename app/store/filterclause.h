// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"
#include "store/dialect.h"
#include "store/textmatches.h"

#include <QString>
#include <QVariant>

#include <functional>
#include <optional>

namespace jinbi::store {

/// One way through the log: a filter whose text has been looked up, and what is left of it to compare.
struct LogWalk : SessionFilter
{
    LogWalk() = default;
    LogWalk(const SessionFilter& filter) : SessionFilter(filter) {}

    QStringList pseudonyms; ///< of these customers only, found by the index on them
    QString idStart;        ///< of sessions only whose id begins so, found by the index on it
    QStringList exceptKiosks;
    QStringList exceptCustomers;
    std::optional<TextMatches> anyOf; ///< compared with each session on the way
};

/// Walks that meet each session of a filter once and together all of them, and of which each follows one index in the
/// order of the log. A list of values makes databases collect and sort all that match, a merge of several walks ends
/// with the page. None when nothing can match; a filter that cannot be split well is one walk. `matches` are those of
/// the filter's text, if it has one.
[[nodiscard]] QList<LogWalk> walksOf(const SessionFilter& filter, const std::optional<TextMatches>& matches);

enum class Reading { Pages, Everything };

/// Looks the text up first. For everything that matches, one walk answers when there is no text.
[[nodiscard]] Result<QList<LogWalk>> walksOf(const Database& database, const SessionFilter& filter, Reading reading);

/// A walk as the WHERE of a query on the session table. The text holds placeholders only; every value is bound.
class FilterClause
{
public:
    FilterClause(const LogWalk& walk, const Dialect& dialect);
    /// The filtered log from `key` (inclusive) downwards; from its top without a key.
    static FilterClause from(LogWalk walk, const std::optional<SessionKey>& key, const Dialect& dialect);
    /// Further down than `key`; from the top without a key.
    static FilterClause after(LogWalk walk, const std::optional<SessionKey>& key, const Dialect& dialect);
    /// Newer than `key`.
    static FilterClause above(LogWalk walk, const SessionKey& key, const Dialect& dialect);

    /// "" or " WHERE …".
    [[nodiscard]] QString where() const;
    [[nodiscard]] const QVariantList& values() const { return m_values; }

private:
    void add(const QString& condition, const QVariantList& values);
    void addAnyOf(const QString& column, const QStringList& names);
    void addNoneOf(const QString& column, const QStringList& names);
    void addKiosksAndOutcomes(const LogWalk& walk, const Dialect& dialect);
    void addMatches(const TextMatches& matches);

    FilterClause() = default;

    QStringList m_conditions;
    QVariantList m_values;
};

/// Walks as one query that a database can answer by following indexes; `clauseOf` bounds each of them. Its order and
/// limit are added behind it. Without walks its answer is empty.
struct Selection
{
    using ClauseOf = std::function<FilterClause(const LogWalk&)>;
    Selection(const QString& columns, const QList<LogWalk>& walks, const ClauseOf& clauseOf);

    QString sql;
    QVariantList values;
};

} // namespace jinbi::store
