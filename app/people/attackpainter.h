// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>

class QPainter;

namespace jinbi::people {

/// The part of a frame that a held-up picture fills; a portrait for it is drawn at this size.
[[nodiscard]] QSize heldPictureSize(QSize frame);

/// A paper print with a white border, held by two hands, a little askew and faded.
void paintPrintedPhoto(QPainter& painter, const QImage& portrait, QSize frame, double tilt);
/// A telephone with dark bezel, cold light, moire and a reflection.
void paintScreenReplay(QPainter& painter, const QImage& portrait, QSize frame, double tilt);

} // namespace jinbi::people
