// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/kioskstate.h"

#include <QList>

namespace jinbi::ui {

/// Which kiosks the wall shows, and in which order.
enum class WallFilter { AttentionFirst, All, InUse };

[[nodiscard]] bool passes(const KioskState& state, WallFilter filter);
/// Kiosks that pass: those that need a person first (worst, then longest waiting) unless the filter is All, then by id.
[[nodiscard]] QList<KioskId> tileOrder(const QList<const KioskState*>& states, WallFilter filter);

} // namespace jinbi::ui
