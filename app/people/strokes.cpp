// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/strokes.h"

#include <algorithm>
#include <cmath>

namespace jinbi::people {
namespace {

int channel(double value)
{
    return static_cast<int>(std::lround(std::clamp(value, 0.0, 255.0)));
}

} // namespace

QRgb mixed(QRgb a, QRgb b, double t)
{
    const auto mix = [t](int from, int to) { return channel(from + (to - from) * t); };
    return qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
}

QColor faded(QRgb colour, double alpha)
{
    return QColor(qRed(colour), qGreen(colour), qBlue(colour), channel(alpha * 255));
}

QRgb shaded(QRgb colour, double factor)
{
    return factor <= 1 ? mixed(0xFF000000, colour, factor) : mixed(colour, 0xFFFFFFFF, factor - 1);
}

QPointF between(QPointF a, QPointF b, double t)
{
    return a + (b - a) * t;
}

QPainterPath softCurve(const QList<QPointF>& points, bool closed)
{
    QPainterPath path;
    const qsizetype count = points.size();
    if (count < 2)
        return path;
    const auto at = [&](qsizetype i) {
        return closed ? points[(i + count) % count] : points[std::clamp<qsizetype>(i, 0, count - 1)];
    };
    path.moveTo(points.first());
    const qsizetype pieces = closed ? count : count - 1;
    for (qsizetype i = 0; i < pieces; ++i) {
        const QPointF from = at(i);
        const QPointF to = at(i + 1);
        path.cubicTo(from + (to - at(i - 1)) / 6, to - (at(i + 2) - from) / 6, to);
    }
    if (closed)
        path.closeSubpath();
    return path;
}

} // namespace jinbi::people
