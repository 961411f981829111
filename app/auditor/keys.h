// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/note.h"
#include "auditor/arguments.h"

namespace jinbi::auditor {

/// The keys given as --vkey; refused when one of them is none.
[[nodiscard]] audit::Outcome<std::vector<audit::VerifierKey>> expectedKeys(const Arguments& arguments);

} // namespace jinbi::auditor
