// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/visitlook.h"

class QPainter;

namespace jinbi::people {

/// Paints brows, eyes, nostrils and mouth with an expression. The painter's coordinates are face units.
void paintFeatures(QPainter& painter, const Person& person, const Expression& expression);

} // namespace jinbi::people
