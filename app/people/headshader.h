// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/facemap.h"
#include "people/headpose.h"
#include "people/visitlook.h"

class QImage;

namespace jinbi::people {

/// Lays a painted face (same layout as a FaceMap's skin) around the head and lights it; draws into `frame`, which is
/// Format_RGB32, with a smooth edge.
void shadeHead(QImage& frame, const FaceMap& map, const QImage& face, const HeadPose& pose, const Light& light);

/// Lights what was painted before `hall`, the same scene without it, from the same side.
void shadeFigure(QImage& frame, const QImage& hall, const HeadPose& pose, const Light& light);

} // namespace jinbi::people
