// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPainterPath>
#include <QPointF>
#include <QRgb>

namespace jinbi::people {

/// a at t = 0, b at t = 1; opaque.
[[nodiscard]] QRgb mixed(QRgb a, QRgb b, double t);
[[nodiscard]] QColor faded(QRgb colour, double alpha);
/// Towards black below 1, towards white above.
[[nodiscard]] QRgb shaded(QRgb colour, double factor);
[[nodiscard]] QPointF between(QPointF a, QPointF b, double t);

/// A soft curve through all points; a closed one ends where it began.
[[nodiscard]] QPainterPath softCurve(const QList<QPointF>& points, bool closed = false);

} // namespace jinbi::people
