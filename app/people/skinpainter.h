// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/outline.h"
#include "people/person.h"

#include <QImage>
#include <QSize>

namespace jinbi::people {

/// The bare skin of a face laid out flat, with its pattern, marks, lines and beard; Format_RGB32.
[[nodiscard]] QImage paintSkin(const Person& person, const Outline& outline, QSize size);

} // namespace jinbi::people
