// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/visit.h"

namespace jinbi {

/// What a state asks of a person. Item models return a tone, the theme turns it into colour, icon and border.
/// Ordered by severity: a container takes the worst of what it holds.
enum class Tone { Normal, Confirmed, Info, Offline, Attention, Fault, Attack };

[[nodiscard]] Tone toneOf(Outcome outcome);

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::Tone)
