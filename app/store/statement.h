// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/database.h"

#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <optional>

namespace jinbi::store {

/// One prepared statement, to be run often. Values are always bound, never written into the text.
///
/// Prepared at the first run. Lives shorter than its database and in the same thread.
class Statement
{
public:
    Statement(const Database& database, QString sql);

    /// The number of rows that were changed.
    Result<int> run(const QVariantList& values);
    /// After run(): true while there is a row.
    Result<bool> next();
    [[nodiscard]] QVariant value(int column) const { return m_query.value(column); }
    /// Ends a reading that was not carried to its end, so that it does not hold back the journal.
    void finish() { m_query.finish(); }
    /// run(), the first row if there is one, finish().
    Result<std::optional<QVariantList>> first(const QVariantList& values);

private:
    QSqlQuery m_query;
    QString m_sql;
    StoreAddress::Kind m_kind;
    bool m_prepared = false;
};

/// A bound text is never NULL, not even for a null QString.
[[nodiscard]] QVariant bindable(const QString& text);

} // namespace jinbi::store
