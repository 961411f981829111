// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditor/jsonfile.h"

#include "auditor/arguments.h"

namespace jinbi::auditor {

using audit::Bytes;
using audit::Failure;
using audit::Outcome;

namespace {

constexpr std::size_t kMostBytes = std::size_t{1024} * 1024;

Outcome<Bytes> base64Of(const std::string& type, const std::string& text, const std::string& key)
{
    auto bytes = type == "text" ? audit::fromBase64(text) : std::nullopt;
    if (!bytes)
        return Failure{"\"" + key + "\" is not base64 text"};
    return std::move(*bytes);
}

} // namespace

Outcome<JsonFile> JsonFile::open(const std::string& path)
{
    auto text = readFile(path, kMostBytes);
    if (!text)
        return text.failure();
    auto database = Database::inMemory();
    if (!database)
        return database.failure();
    JsonFile file(std::move(*database), std::move(*text));
    const auto valid = file.ask("SELECT json_valid(?1) AND json_type(?1) = 'object' WHERE ?2 = '$.'", "");
    if (!valid || valid->empty() || valid->front().front() != "1")
        return Failure{path + " is not a JSON object"};
    return file;
}

Outcome<std::vector<JsonFile::Row>> JsonFile::ask(const std::string& sql, const std::string& key) const
{
    auto statement = m_database.prepare(sql);
    if (!statement)
        return statement.failure();
    const std::string path = "$." + key;
    statement->bind(1, m_text);
    statement->bind(2, path);
    std::vector<Row> rows;
    while (statement->next()) {
        Row row;
        for (int i = 0; i < statement->columns(); ++i)
            row.push_back(statement->text(i));
        rows.push_back(std::move(row));
    }
    if (statement->hasFailed())
        return Failure{"the file is not JSON"};
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
