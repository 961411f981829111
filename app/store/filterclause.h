// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"

#include <QString>
#include <QVariant>

#include <optional>

namespace jinbi::store {

/// A filter as the WHERE of a query on the session table. The text holds placeholders only; every value is bound.
class FilterClause
{
public:
    explicit FilterClause(const SessionFilter& filter);

    /// Adds a condition that is written in this folder.
    void add(const QString& condition, const QVariantList& values);
    void fromKey(const std::optional<SessionKey>& key);  ///< at this place or further down the log
    void afterKey(const std::optional<SessionKey>& key); ///< further down the log
    void aboveKey(const SessionKey& key);                ///< newer than this place

    /// "" or " WHERE …".
    [[nodiscard]] QString where() const;
    [[nodiscard]] const QVariantList& values() const { return m_values; }

private:
    void addAnyOf(const QString& column, const QStringList& names);
    void addText(const QString& text);

    QStringList m_conditions;
    QVariantList m_values;
};

} // namespace jinbi::store
