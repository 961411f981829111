// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/storehold.h"

#include <QString>

/// What the sign-in view says of a store that is held, in the language and the time zone of this computer. GUI thread.
namespace jinbi::ui::holdwords {

[[nodiscard]] QString heading(const StoreHold& hold);
/// What is missing, with numbers and dates, and what to do instead if one can.
[[nodiscard]] QString sentence(const StoreHold& hold);

} // namespace jinbi::ui::holdwords
