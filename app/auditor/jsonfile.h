// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/bytes.h"
#include "audit/outcome.h"
#include "auditor/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace jinbi::auditor {

/// A JSON object, read by SQLite's own JSON functions. One thread.
class JsonFile
{
public:
    static audit::Outcome<JsonFile> open(const std::string& path);

    /// A whole number up to 2^64 - 1, exactly.
    [[nodiscard]] audit::Outcome<std::uint64_t> number(const std::string& key) const;
    /// Base64 text.
    [[nodiscard]] audit::Outcome<audit::Bytes> bytes(const std::string& key) const;
    /// A list of base64 texts; null is an empty list, none at all is refused.
    [[nodiscard]] audit::Outcome<std::vector<audit::Bytes>> list(const std::string& key) const;

private:
    using Row = std::vector<std::string>;
    [[nodiscard]] audit::Outcome<std::vector<Row>> ask(const std::string& sql, const std::string& key) const;

    JsonFile(Database database, std::string text) : m_database(std::move(database)), m_text(std::move(text)) {}

    Database m_database;
    std::string m_text;
};

} // namespace jinbi::auditor
