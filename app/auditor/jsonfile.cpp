// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditor/jsonfile.h"

#include "auditor/arguments.h"

#include <sqlite3.h>

namespace jinbi::auditor {

using audit::Bytes;
using audit::Failure;
using audit::Outcome;

namespace {

constexpr std::size_t kMostBytes = 1024 * 1024;

struct Finalise
{
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

std::string columnText(sqlite3_stmt* statement, int column)
{
    const void* bytes = sqlite3_column_blob(statement, column);
    const auto count = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), count);
}

Outcome<Bytes> base64Of(const std::string& type, const std::string& text, const std::string& key)
{
    auto bytes = type == "text" ? audit::fromBase64(text) : std::nullopt;
    if (!bytes)
        return Failure{"\"" + key + "\" is not base64 text"};
    return std::move(*bytes);
}

} // namespace

void JsonFile::Close::operator()(sqlite3* database) const
{
    sqlite3_close(database);
}

Outcome<JsonFile> JsonFile::open(const std::string& path)
{
    auto text = readFile(path, kMostBytes);
    if (!text)
        return text.failure();
    sqlite3* database = nullptr;
    const int opened = sqlite3_open(":memory:", &database);
    JsonFile file;
    file.m_database.reset(database);
    file.m_text = std::move(*text);
    if (opened != SQLITE_OK)
        return Failure{"there is no memory to read " + path};
    const auto valid = file.ask("SELECT json_valid(?1) AND json_type(?1) = 'object' WHERE ?2 = ''", "");
    if (!valid || valid->empty() || valid->front().front() != "1")
        return Failure{path + " is not a JSON object"};
    return file;
}

Outcome<std::vector<JsonFile::Row>> JsonFile::ask(const std::string& sql, const std::string& key) const
{
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), sql.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
        return Failure{sqlite3_errmsg(m_database.get())};
    const std::unique_ptr<sqlite3_stmt, Finalise> statement(prepared);
    const std::string path = key.empty() ? key : "$." + key;
    sqlite3_bind_text(prepared, 1, m_text.data(), static_cast<int>(m_text.size()), SQLITE_STATIC);
    sqlite3_bind_text(prepared, 2, path.data(), static_cast<int>(path.size()), SQLITE_STATIC);
    std::vector<Row> rows;
    int step = sqlite3_step(prepared);
    for (; step == SQLITE_ROW; step = sqlite3_step(prepared)) {
        Row row;
        for (int i = 0; i < sqlite3_column_count(prepared); ++i)
            row.push_back(columnText(prepared, i));
        rows.push_back(std::move(row));
    }
    if (step != SQLITE_DONE)
        return Failure{sqlite3_errmsg(m_database.get())};
    return rows;
}

Outcome<std::uint64_t> JsonFile::number(const std::string& key) const
{
    // The operator gives the number as it is written: as a value it would lose digits above 2^63.
    const auto rows = ask("SELECT ?1 -> ?2", key);
    if (!rows)
        return rows.failure();
    const auto number = audit::toNumber(rows->front().front());
    if (!number)
        return Failure{"\"" + key + "\" is not a whole number from 0 to 2^64 - 1"};
    return *number;
}

Outcome<Bytes> JsonFile::bytes(const std::string& key) const
{
    const auto rows = ask("SELECT json_type(?1, ?2), json_extract(?1, ?2)", key);
    if (!rows)
        return rows.failure();
    return base64Of(rows->front()[0], rows->front()[1], key);
}

Outcome<std::vector<Bytes>> JsonFile::list(const std::string& key) const
{
    const auto type = ask("SELECT json_type(?1, ?2)", key);
    if (!type)
        return type.failure();
    const std::string& kind = type->front().front();
    if (kind == "null")
        return std::vector<Bytes>();
    if (kind != "array")
        return Failure{"\"" + key + "\" is not a list"};
    const auto rows = ask("SELECT type, value FROM json_each(?1, ?2)", key);
    if (!rows)
        return rows.failure();
    std::vector<Bytes> items;
    for (const Row& row : *rows) {
        auto bytes = base64Of(row[0], row[1], key);
        if (!bytes)
            return bytes.failure();
        items.push_back(std::move(*bytes));
    }
    return items;
}

} // namespace jinbi::auditor
