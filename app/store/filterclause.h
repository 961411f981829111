// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"
#include "store/dialect.h"

#include <QString>
#include <QVariant>

#include <functional>
#include <optional>

namespace jinbi::store {

/// Filters that together say the same as one and of which each walks one index in the order of the log. A list of
/// values makes databases collect and sort all that match, a merge of several walks ends with the page. At most a few;
/// a filter that cannot be split well stays as it is.
[[nodiscard]] QList<SessionFilter> splitForIndexes(const SessionFilter& filter);

/// A filter as the WHERE of a query on the session table. The text holds placeholders only; every value is bound.
class FilterClause
{
public:
    FilterClause(const SessionFilter& filter, const Dialect& dialect);
    /// The filtered log from `key` (inclusive) downwards; from its top without a key.
    static FilterClause from(SessionFilter filter, const std::optional<SessionKey>& key, const Dialect& dialect);
    /// Further down than `key`; from the top without a key.
    static FilterClause after(SessionFilter filter, const std::optional<SessionKey>& key, const Dialect& dialect);
    /// Newer than `key`.
    static FilterClause above(SessionFilter filter, const SessionKey& key, const Dialect& dialect);

    /// "" or " WHERE …".
    [[nodiscard]] QString where() const;
    [[nodiscard]] const QVariantList& values() const { return m_values; }

private:
    void add(const QString& condition, const QVariantList& values);
    void addAnyOf(const QString& column, const QStringList& names);
    void addText(const QString& text);

    QStringList m_conditions;
    QVariantList m_values;
};

/// A filter as a query that a database can answer by walking indexes; `clauseOf` bounds each of the walks. Its order
/// and limit are added behind it.
struct Selection
{
    using ClauseOf = std::function<FilterClause(const SessionFilter&)>;
    Selection(const QString& columns, const SessionFilter& filter, const ClauseOf& clauseOf);

    QString sql;
    QVariantList values;
};

} // namespace jinbi::store
