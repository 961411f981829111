// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditor/database.h"

#include <sqlite3.h>

namespace jinbi::auditor {

using audit::Failure;
using audit::Outcome;

namespace {

/// No row of a log is longer; a longer one is a fault and not worth the memory.
constexpr int kMostValueBytes = 2 * 1024 * 1024;

} // namespace

void Statement::Finalise::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

bool Statement::next()
{
    const int step = sqlite3_step(m_statement.get());
    m_hasRow = step == SQLITE_ROW;
    m_hasFailed = step != SQLITE_ROW && step != SQLITE_DONE;
    return m_hasRow;
}

void Statement::bind(int index, std::string_view text)
{
    sqlite3_bind_text(m_statement.get(), index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement.get());
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

audit::ByteView Statement::bytes(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement.get(), column);
    const int count = sqlite3_column_bytes(m_statement.get(), column);
    if (bytes == nullptr)
        return {};
    return {static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(count)};
}

std::string Statement::text(int column) const
{
    return audit::textOf(bytes(column));
}

void Database::Close::operator()(sqlite3* database) const
{
    sqlite3_close(database);
}

Outcome<Database> Database::open(const std::string& path, int flags)
{
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
    Database database(opened);
    if (code != SQLITE_OK)
        return Failure{path + " cannot be opened: " + sqlite3_errstr(code)};
    sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, kMostValueBytes);
    // Whoever made the file is not trusted: its schema must not run functions of its own choice.
    sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return database;
}

Outcome<Database> Database::openFile(const std::string& path)
{
    return open(path, SQLITE_OPEN_READONLY);
}

Outcome<Database> Database::inMemory()
{
    return open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY);
}

Outcome<Statement> Database::prepare(const std::string& sql) const
{
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), sql.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
        return Failure{sqlite3_errmsg(m_database.get())};
    return Statement(prepared);
}

Outcome<void> Database::run(const std::string& sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.failure();
    while (statement->next()) {
    }
    if (statement->hasFailed())
        return Failure{sqlite3_errmsg(m_database.get())};
    return {};
}

} // namespace jinbi::auditor
