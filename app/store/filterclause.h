// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"
#include "store/dialect.h"

#include <QString>
#include <QVariant>

#include <optional>

namespace jinbi::store {

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

} // namespace jinbi::store
