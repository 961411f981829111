// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/live/framelook.h"

#include <QPalette>
#include <QRect>
#include <QTransform>

class QPainter;

/// Paints a camera picture with everything that belongs on it; the same for a tile and for the large view.
namespace jinbi::ui::framepainter {

/// Maps pixels of the source to the rectangle that the picture covers.
[[nodiscard]] QTransform coverFit(const QSize& source, const QRectF& target);

void paint(QPainter* painter, const QRect& rect, const FrameLook& look, const QImage& picture, const QPalette& palette,
           bool withLandmarks = false);

} // namespace jinbi::ui::framepainter
