// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/headpose.h"
#include "people/person.h"

class QPainter;

namespace jinbi::people {

/// Hair behind the head and neck; first of all, in frame pixels.
void paintBackHair(QPainter& painter, const Hair& hair, const HeadPose& pose);
/// Hair on the skull and beside the face; after the head, in frame pixels.
void paintFrontHair(QPainter& painter, const Hair& hair, const HeadPose& pose, const Light& light);

} // namespace jinbi::people
