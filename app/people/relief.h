// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/person.h"

#include <QSize>

#include <vector>

namespace jinbi::people {

/// Heights of a face above a round head in face units, row by row over the area of a FaceMap.
[[nodiscard]] std::vector<float> reliefOf(const Person& person, QSize size);

} // namespace jinbi::people
