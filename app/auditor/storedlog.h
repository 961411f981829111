// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/verifier.h"

#include <string>

namespace jinbi::auditor {

/// Whether a file begins as SQLite's do.
[[nodiscard]] bool isStore(const std::string& path);

/// Feeds the log of a branch's store to the verifier, in one read transaction. Refused when the file is no store or
/// cannot be read to its end. The tables:
///
///     audit_leaf(seq INTEGER PRIMARY KEY, entry BLOB, leaf BLOB)
///     audit_opening(seq, name, salt BLOB, value BLOB)
///     audit_checkpoint(size INTEGER PRIMARY KEY, note TEXT)
///     audit_state(id, size, frontier BLOB)
[[nodiscard]] audit::Outcome<void> feedStore(const std::string& path, audit::Verifier& verifier);

} // namespace jinbi::auditor
