// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QRectF>

/// Making faces unrecognisable before a picture leaves the kiosk.
namespace jinbi::kiosk {

/// A face's region with hair, ears and chin, and what it may move by within a moment.
[[nodiscard]] QRectF withMargin(const QRectF& face);

/// Replaces each region by blocks of its mean colour, at most eight across a region. The blocks lie on a grid that is
/// fixed to the picture, so that a slowly moving face does not give itself away from picture to picture.
/// `picture` must be Format_BGR888 or Format_RGB888.
void pixelate(QImage& picture, const QList<QRectF>& regions);
/// The whole picture, twelve blocks across.
void pixelateAll(QImage& picture);

} // namespace jinbi::kiosk
