// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/hairpainter.h"

#include "people/dice.h"
#include "people/strokes.h"

#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace jinbi::people {
namespace {

/// The hair of one side, combed from the parting down: strands run between the edge at the face and the silhouette.
struct Panel
{
    QList<QPointF> inner;
    QList<QPointF> outer;
};

class Comb
{
public:
    Comb(const Hair& hair, const HeadPose& pose, double side) : m_hair(hair), m_pose(pose), m_side(side) {}

    [[nodiscard]] Panel panel() const
    {
        switch (m_hair.style) {
        case HairStyle::Bald:
            return crop(0.93, 1);
        case HairStyle::Receding:
            return receding();
        case HairStyle::Short:
            return crop(0, 1);
        case HairStyle::Crop:
            return crop(0, 0.45);
        case HairStyle::Fringe:
            return fringe();
        case HairStyle::Bob:
            return curtain(1.02, 0.16);
        case HairStyle::Long:
            return curtain(2.15, 0.2);
        case HairStyle::Curly:
            return curly();
        case HairStyle::Bun:
            return crop(-0.02, 0.5);
        }
        return {};
    }

private:
    [[nodiscard]] QPointF skin(double across, double v) const { return m_pose.onSkin(m_side * across, v); }
    [[nodiscard]] QPointF rim(double angle, double out) const { return m_pose.onSilhouette(m_side * angle, out); }
    [[nodiscard]] QPointF parting(double v) const { return m_pose.onSkin(m_hair.parting * 0.6, v); }
    [[nodiscard]] QPointF partingRim(double out) const { return m_pose.onSilhouette(m_hair.parting * 28, out); }

    [[nodiscard]] Panel crop(double bare, double fullness) const
    {
        const double out = 0.02 + m_hair.volume * fullness;
        if (bare > 0.5)
            return {{skin(0.965, -0.52), skin(0.94, -0.32), skin(0.965, -0.06)},
                    {rim(70, 0.015), rim(80, 0.02), rim(89, 0.02)}};
        const double line = m_hair.line + bare;
        return {{parting(-line), skin(0.3, -line * 1.01), skin(0.62, -line * 0.97), skin(0.83, -line * 0.72),
                 skin(0.9, -0.34), skin(0.965, -0.02)},
                {partingRim(out), rim(24, out * 1.05), rim(46, out), rim(64, out * 0.8), rim(80, out * 0.5),
                 rim(90, 0.02)}};
    }

    [[nodiscard]] Panel receding() const
    {
        const double out = 0.02 + m_hair.volume * 0.35;
        return {
            {parting(-m_hair.line * 1.16), skin(0.22, -m_hair.line * 1.15), skin(0.6, -m_hair.line * 1.22),
             skin(0.86, -m_hair.line * 0.8), skin(0.9, -0.34), skin(0.965, -0.02)},
            {partingRim(out * 0.8), rim(22, out * 0.8), rim(44, out), rim(64, out), rim(80, out * 0.8), rim(90, 0.02)}};
    }

    [[nodiscard]] Panel fringe() const
    {
        const double out = 0.05 + m_hair.volume;
        const double line = m_hair.line * 0.62;
        return {{parting(-line), skin(0.34, -line * 0.98), skin(0.68, -line * 0.94), skin(0.88, -line * 0.85),
                 skin(0.93, -0.2), skin(0.97, 0.1)},
                {partingRim(out), rim(24, out), rim(46, out), rim(66, out), rim(82, out * 0.8), rim(95, out * 0.4)}};
    }

    [[nodiscard]] Panel curtain(double end, double flare) const
    {
        const double out = 0.05 + m_hair.volume;
        const double wide = static_cast<double>(m_pose.outline().halfWidth(0.0F));
        const auto beside = [&](double u, double v) { return m_pose.inSpace(m_side * u * wide, v, 0.05); };
        return {{parting(-m_hair.line), skin(0.38, -m_hair.line * 0.93), skin(0.76, -m_hair.line * 0.58),
                 skin(0.93, -0.1), beside(0.93, end * 0.35), beside(0.9, end * 0.7), beside(0.98, end)},
                {partingRim(out), rim(26, out), rim(54, out), rim(84, out + 0.02), beside(1.08 + out, end * 0.4),
                 beside(1.06 + flare, end * 0.72), beside(0.94 + flare * 0.9, end * 1.01)}};
    }

    [[nodiscard]] Panel curly() const
    {
        const double out = 0.12 + m_hair.volume * 1.3;
        return {{parting(-m_hair.line * 0.9), skin(0.36, -m_hair.line * 0.86), skin(0.68, -m_hair.line * 0.8),
                 skin(0.86, -m_hair.line * 0.6), skin(0.92, -0.2), skin(0.97, 0.22)},
                {partingRim(out), rim(24, out), rim(48, out * 1.05), rim(68, out * 1.1), rim(86, out * 1.05),
                 rim(102, out * 0.7)}};
    }

    const Hair& m_hair;
    const HeadPose& m_pose;
    double m_side;
};

QPainterPath filled(const Panel& panel)
{
    QPainterPath path = softCurve(panel.inner);
    QList<QPointF> back = panel.outer;
    std::reverse(back.begin(), back.end());
    path.connectPath(softCurve(back));
    path.closeSubpath();
    return path;
}

// Opaque colours all over: the raster engine blends a translucent shape on several threads, and waking them costs more
// than these small shapes do.
void paintStrands(QPainter& painter, const Panel& panel, const Hair& hair, double unit, quint64 seed)
{
    Dice dice(seed);
    painter.setBrush(Qt::NoBrush);
    constexpr int kStrands = 34;
    for (int i = 0; i < kStrands; ++i) {
        const double place = (i + dice.between(0.1, 0.9)) / kStrands;
        QList<QPointF> strand;
        for (qsizetype k = 0; k < panel.inner.size(); ++k)
            strand.append(between(panel.inner[k], panel.outer[k], std::clamp(place + dice.around(0, 0.03), 0.0, 1.0)));
        const QRgb tint = dice.chance(0.45) ? mixed(hair.colour, 0xFFB8A894, 0.28) : shaded(hair.colour, 0.5);
        const QRgb colour = mixed(hair.colour, tint, dice.between(0.12, 0.34));
        const double width = unit * dice.between(0.012, 0.035);
        painter.setPen(QPen(faded(colour, 1), width, Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(softCurve(strand));
    }
}

void paintCurls(QPainter& painter, const Panel& panel, const Hair& hair, double unit, quint64 seed)
{
    Dice dice(seed);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 110; ++i) {
        const double along = dice.between(0, static_cast<double>(panel.inner.size()) - 1.001);
        const auto k = static_cast<qsizetype>(along);
        const double rest = along - static_cast<double>(k);
        const QPointF in = between(panel.inner[k], panel.inner[k + 1], rest);
        const QPointF out = between(panel.outer[k], panel.outer[k + 1], rest);
        const QPointF middle = between(in, out, std::sqrt(dice.between(0.02, 1.05)));
        const double size = unit * dice.between(0.05, 0.1);
        painter.setBrush(faded(shaded(hair.colour, dice.between(0.74, 1.08)), 1));
        painter.drawEllipse(middle, size, size);
        painter.setBrush(faded(mixed(hair.colour, 0xFFB8A894, 0.08), 1));
        painter.drawEllipse(middle - QPointF(size, size) * 0.3, size * 0.4, size * 0.4);
    }
}

QPainterPath layer(const Panel& panel, double place)
{
    QList<QPointF> line;
    for (qsizetype k = 0; k < panel.inner.size(); ++k)
        line.append(between(panel.inner[k], panel.outer[k], place));
    return softCurve(line);
}

/// Volume by layers: dark towards the silhouette and the face, a sheen between them on the lit side.
void paintVolume(QPainter& painter, const Panel& panel, const Hair& hair, double unit, double lit)
{
    painter.setBrush(Qt::NoBrush);
    const auto stroke = [&](double place, QRgb colour, double alpha, double width) {
        painter.setPen(QPen(faded(mixed(hair.colour, colour, alpha), 1), unit * width, Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(layer(panel, place));
    };
    const QRgb dark = shaded(hair.colour, 0.5);
    const QRgb sheen = mixed(hair.colour, 0xFFD0C2AE, 0.45);
    stroke(0.96, dark, 0.3, 0.08);
    stroke(0.9, dark, 0.2, 0.16);
    stroke(0.55, sheen, 0.1 + 0.06 * lit, 0.16);
    stroke(0.6, sheen, 0.1 + 0.06 * lit, 0.07);
}

} // namespace

void paintBackHair(QPainter& painter, const Hair& hair, const HeadPose& pose)
{
    const double wide = static_cast<double>(pose.outline().halfWidth(0.0F));
    const double out = 0.05 + hair.volume;
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(shaded(hair.colour, 0.55), 1));
    const auto behind = [&](double u, double v) { return pose.inSpace(u * wide, v, -0.2); };
    if (hair.style == HairStyle::Bob || hair.style == HairStyle::Long) {
        const double end = hair.style == HairStyle::Bob ? 1.1 : 2.2;
        const double flare = hair.style == HairStyle::Bob ? 1.14 : 1.18;
        painter.drawPath(softCurve({behind(-1 - out, -0.3), behind(0, -1.2), behind(1 + out, -0.3),
                                    behind(flare, end * 0.7), behind(flare * 0.9, end), behind(0, end * 1.04),
                                    behind(-flare * 0.9, end), behind(-flare, end * 0.7)},
                                   true));
    } else if (hair.style == HairStyle::Bun) {
        const double crown = static_cast<double>(pose.outline().crown());
        painter.setBrush(faded(shaded(hair.colour, 0.8), 1));
        painter.drawEllipse(pose.inSpace(0, -crown - 0.16, -0.3), pose.unit() * 0.42, pose.unit() * 0.34);
    } else if (hair.style == HairStyle::Curly) {
        painter.drawEllipse(behind(0, -0.35), pose.unit() * wide * (1.1 + hair.volume), pose.unit() * 1.05);
    }
}

void paintFrontHair(QPainter& painter, const Hair& hair, const HeadPose& pose, const Light& light)
{
    const bool thin = hair.style == HairStyle::Bald;
    quint64 seed = hair.pattern;
    painter.setOpacity(thin ? 0.5 : 1);
    for (const double side : {-1.0, 1.0}) {
        const Panel panel = Comb(hair, pose, side).panel();
        painter.setBrush(faded(shaded(hair.colour, 0.9 + 0.12 * side * light.direction), 1));
        painter.setPen(Qt::NoPen);
        painter.drawPath(filled(panel));
        if (!thin)
            paintVolume(painter, panel, hair, pose.unit(), side * light.direction);
        painter.setBrush(Qt::NoBrush);
        // A hairline has no hard edge, and casts a soft shadow on the forehead.
        painter.setPen(QPen(faded(shaded(hair.colour, 0.7), 0.28), pose.unit() * 0.085, Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(softCurve(panel.inner));
        if (hair.style == HairStyle::Curly)
            paintCurls(painter, panel, hair, pose.unit(), ++seed);
        else
            paintStrands(painter, panel, hair, pose.unit(), ++seed);
    }
    painter.setOpacity(1);
}

} // namespace jinbi::people
