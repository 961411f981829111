// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace jinbi::ui {

/// Lets a screen reader see tiles as items of a list that can be selected. May be called again without harm.
void installTileAccessibility();

} // namespace jinbi::ui
