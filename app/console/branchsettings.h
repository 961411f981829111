// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/consoleoptions.h"
#include "console/embeddedbranch.h"

namespace jinbi::console {

/// The branch that the command line asks for, and where it lies.
[[nodiscard]] BranchSettings branchSettingsOf(const ConsoleOptions& options);

} // namespace jinbi::console
