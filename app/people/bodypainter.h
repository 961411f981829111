// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/headpose.h"
#include "people/visitlook.h"

class QPainter;

namespace jinbi::people {

/// Neck, shoulders and clothes, behind the head; in frame pixels.
void paintBody(QPainter& painter, const Person& person, const VisitLook& look, const HeadPose& pose);
/// Ears, behind the head as well.
void paintEars(QPainter& painter, const Person& person, const HeadPose& pose);
/// Glasses and mask, over everything.
void paintWorn(QPainter& painter, const Person& person, const VisitLook& look, const HeadPose& pose);

} // namespace jinbi::people
