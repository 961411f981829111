// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entry.h"
#include "audit/outcome.h"

#include <cstdint>
#include <string>
#include <vector>

namespace jinbi::audit {

/// Which values were erased for good: each of the fields of each of the entries. Their commitments stay in the log and
/// tell nothing any more. Thread-safe.
///
/// An entry of type Erased says it in three facts: `seqs` and `fields` (ascending, one space between) and `reason`. A
/// fact has at most 256 bytes, so that many entries may be needed for a large erasure.
struct Erasure
{
    std::vector<std::uint64_t> seqs;
    std::vector<std::string> fields;
    std::string reason;

    bool operator==(const Erasure&) const = default;
};

/// Makes `entry` one of type Erased; refused when nothing is named, out of order, or too much for one entry.
[[nodiscard]] Outcome<void> putErasure(Entry& entry, const Erasure& erasure);
[[nodiscard]] Outcome<Erasure> erasureOf(const Entry& entry);

} // namespace jinbi::audit
