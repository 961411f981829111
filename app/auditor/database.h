// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/bytes.h"
#include "audit/outcome.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace jinbi::auditor {

/// One prepared question to a database; goes before the database does. One thread.
class Statement
{
public:
    /// False at the end and after a fault.
    bool next();
    [[nodiscard]] bool hasRow() const { return m_hasRow; }
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

    void bind(int index, std::string_view text); ///< from 1; the text must live on
    [[nodiscard]] int columns() const;
    [[nodiscard]] std::int64_t number(int column) const; ///< from 0
    /// The bytes of a text or blob, valid until the next row.
    [[nodiscard]] audit::ByteView bytes(int column) const;
    [[nodiscard]] std::string text(int column) const;

private:
    friend class Database;
    struct Finalise
    {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}

    std::unique_ptr<sqlite3_stmt, Finalise> m_statement;
    bool m_hasRow = false;
    bool m_hasFailed = false;
};

/// A SQLite database that is only read. One thread.
class Database
{
public:
    /// The file is opened read-only: a recorder may be writing to it.
    static audit::Outcome<Database> openFile(const std::string& path);
    static audit::Outcome<Database> inMemory();

    [[nodiscard]] audit::Outcome<Statement> prepare(const std::string& sql) const;
    [[nodiscard]] audit::Outcome<void> run(const std::string& sql) const;

private:
    struct Close
    {
        void operator()(sqlite3* database) const;
    };
    static audit::Outcome<Database> open(const std::string& path, int flags);
    explicit Database(sqlite3* database) : m_database(database) {}

    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace jinbi::auditor
