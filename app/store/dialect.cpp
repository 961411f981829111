// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/dialect.h"

namespace jinbi::store {

const Dialect& dialectOf(StoreAddress::Kind kind)
{
    static const Dialect kSqlite{
        QStringLiteral("sqlite"),
        QStringLiteral("BLOB"),
        QStringLiteral("TEXT"),
        {QStringLiteral("BEGIN IMMEDIATE")},
        QStringLiteral("BEGIN"),
        QString(),
        // The index on the kiosk serves better than the one on the outcome, which SQLite would prefer on a guess.
        QStringLiteral("COALESCE(outcome, '')"),
        QStringLiteral("rowid"),
        QStringLiteral("SELECT name FROM sqlite_master WHERE type='table' AND name='schema_version'")};
    // The advisory lock belongs to the database and ends with the transaction, however that ends. Every later statement
    // sees what was committed before the lock was had, so that rollups and sequence books of several recorders add up.
    static const Dialect kPostgreSql{
        QStringLiteral("postgresql"),
        QStringLiteral("BYTEA"),
        QStringLiteral("TEXT COLLATE \"C\""),
        {QStringLiteral("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"),
         QStringLiteral("SELECT pg_advisory_xact_lock(1246642761, 1)")},
        QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
        QStringLiteral(" FOR UPDATE"),
        // PostgreSQL does not guess, it has counted; an expression would take its figures away.
        QStringLiteral("outcome"),
        // Its primary key; a ctid is no column that a subquery is sure to be joined by.
        QStringLiteral("id"),
        // Not to_regclass(), which may remember from before the lock that there was no such table.
        QStringLiteral("SELECT 1 FROM pg_class WHERE relname = 'schema_version' AND pg_table_is_visible(oid)")};
    return kind == StoreAddress::Kind::Sqlite ? kSqlite : kPostgreSql;
}

} // namespace jinbi::store
