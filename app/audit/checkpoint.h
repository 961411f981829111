// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/bytes.h"
#include "audit/outcome.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jinbi::audit {

/// What a log was at one size: the text of a note (https://c2sp.org/tlog-checkpoint). Thread-safe.
struct Checkpoint
{
    std::string origin; ///< which log, such as branch-0001.bank.example/audit
    std::uint64_t size = 0;
    Hash root{};
    std::vector<std::string> extensions; ///< nothing here writes any

    bool operator==(const Checkpoint&) const = default;
};

/// The origin must be one line that is not empty.
[[nodiscard]] std::string formatCheckpoint(const Checkpoint& checkpoint);
/// Refused with a leading zero, an empty line, or a root that is not base64 of 32 bytes.
[[nodiscard]] Outcome<Checkpoint> parseCheckpoint(std::string_view text);

} // namespace jinbi::audit
