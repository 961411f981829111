// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/bytes.h"
#include "audit/outcome.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct sqlite3;

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
    struct Close
    {
        void operator()(sqlite3* database) const;
    };
    using Row = std::vector<std::string>;
    [[nodiscard]] audit::Outcome<std::vector<Row>> ask(const std::string& sql, const std::string& key) const;

    std::unique_ptr<sqlite3, Close> m_database;
    std::string m_text;
};

} // namespace jinbi::auditor
