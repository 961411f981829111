// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/pictogram.h"

#include "widgets/icons.h"

#include <QPainter>

#include <cmath>

namespace jinbi::ui {

namespace {

/// Drawn on a grid of 100 by 100.
constexpr qreal kGrid = 100;
constexpr qreal kStroke = 5;
constexpr qreal kPi = 3.14159265358979;

struct Sketch
{
    QPainter& painter;
    const ScreenColours& colours;

    void pen(const QColor& colour, Qt::PenStyle style = Qt::SolidLine) const
    {
        QPen pen(colour, kStroke, style, Qt::RoundCap, Qt::RoundJoin);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
    }

    /// `aside` moves the features: -1 looks left, 1 right; `down` likewise.
    void face(const QPointF& centre, qreal size, qreal aside = 0, qreal down = 0) const
    {
        pen(colours.text);
        painter.drawEllipse(centre, size * 0.38, size * 0.5);
        painter.setBrush(colours.text);
        painter.setPen(Qt::NoPen);
        const QPointF shift(aside * size * 0.14, down * size * 0.12);
        for (const qreal side : {-1.0, 1.0})
            painter.drawEllipse(centre + shift + QPointF(side * size * 0.14, -size * 0.08), size * 0.045, size * 0.045);
        pen(colours.text);
        const QPointF mouth = centre + shift + QPointF(0, size * 0.2);
        painter.drawArc(QRectF(mouth - QPointF(size * 0.13, size * 0.1), QSizeF(size * 0.26, size * 0.14)), 200 * 16,
                        140 * 16);
    }

    void arrow(const QPointF& from, const QPointF& to) const
    {
        pen(colours.ring);
        painter.drawLine(from, to);
        const QPointF way = (to - from) / std::hypot(to.x() - from.x(), to.y() - from.y());
        const QPointF across(-way.y(), way.x());
        painter.drawLine(to, to - way * 9 + across * 7);
        painter.drawLine(to, to - way * 9 - across * 7);
    }

    void sun(const QPointF& centre, qreal size) const
    {
        pen(colours.ring);
        painter.drawEllipse(centre, size, size);
        for (int i = 0; i < 8; ++i) {
            const qreal angle = i * kPi / 4;
            const QPointF way(std::cos(angle), std::sin(angle));
            painter.drawLine(centre + way * size * 1.6, centre + way * size * 2.2);
        }
    }
};

void closer(const Sketch& sketch)
{
    sketch.pen(sketch.colours.ring, Qt::DotLine);
    sketch.painter.drawEllipse(QPointF(50, 50), 36, 46);
    sketch.face({50, 50}, 42);
    sketch.arrow({28, 28}, {14, 12});
    sketch.arrow({72, 28}, {86, 12});
    sketch.arrow({28, 72}, {14, 88});
    sketch.arrow({72, 72}, {86, 88});
}

void lit(const Sketch& sketch, bool bothCheeks)
{
    sketch.face({62, 54}, 76);
    sketch.sun({15, 22}, 7);
    if (!bothCheeks)
        return;
    sketch.painter.setPen(Qt::NoPen);
    sketch.painter.setBrush(sketch.colours.groove);
    sketch.painter.setClipRect(QRectF(64, 0, 60, kGrid));
    sketch.painter.setOpacity(0.75);
    sketch.painter.drawEllipse(QPointF(62, 54), 26, 35);
    sketch.painter.setOpacity(1);
    sketch.painter.setClipping(false);
}

void glare(const Sketch& sketch)
{
    sketch.sun({20, 26}, 11);
    sketch.face({56, 56}, 66);
    sketch.arrow({78, 86}, {97, 86});
}

void onePerson(const Sketch& sketch)
{
    sketch.face({32, 52}, 74);
    sketch.painter.setOpacity(0.55);
    sketch.face({78, 52}, 52);
    sketch.painter.setOpacity(1);
    sketch.pen(sketch.colours.ring);
    sketch.painter.drawLine(QPointF(60, 28), QPointF(97, 78));
    sketch.painter.drawLine(QPointF(97, 28), QPointF(60, 78));
}

void turn(const Sketch& sketch)
{
    sketch.face({50, 46}, 78, 0.55);
    sketch.arrow({78, 94}, {26, 94});
}

void nod(const Sketch& sketch)
{
    sketch.face({42, 50}, 84, 0, 0.7);
    sketch.arrow({88, 44}, {88, 14});
    sketch.arrow({88, 56}, {88, 86});
}

void upright(const Sketch& sketch)
{
    sketch.painter.save();
    sketch.painter.translate(50, 54);
    sketch.painter.rotate(24);
    sketch.face({0, 0}, 80);
    sketch.painter.restore();
    sketch.pen(sketch.colours.ring);
    sketch.painter.drawArc(QRectF(14, 4, 72, 40), 30 * 16, 110 * 16);
    sketch.arrow({26, 8}, {16, 18});
}

} // namespace

void paintAdvice(QPainter& painter, const QRectF& room, std::optional<QualityComponent> advice,
                 const ScreenColours& colours)
{
    const qreal side = std::min(room.width(), room.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(room.center() - QPointF(side / 2, side / 2));
    painter.scale(side / kGrid, side / kGrid);
    const Sketch sketch{painter, colours};
    if (!advice)
        sketch.face({50, 50}, 92);
    else {
        switch (*advice) {
        case QualityComponent::LuminanceMean:
        case QualityComponent::LuminanceVariance:
        case QualityComponent::UnderExposure:
        case QualityComponent::DynamicRange:
            lit(sketch, false);
            break;
        case QualityComponent::IlluminationUniformity:
            lit(sketch, true);
            break;
        case QualityComponent::OverExposure:
            glare(sketch);
            break;
        case QualityComponent::SingleFace:
            onePerson(sketch);
            break;
        case QualityComponent::InterEyeDistance:
            closer(sketch);
            break;
        case QualityComponent::HeadYaw:
            turn(sketch);
            break;
        case QualityComponent::HeadPitch:
            nod(sketch);
            break;
        case QualityComponent::HeadRoll:
            upright(sketch);
            break;
        }
    }
    painter.restore();
}

Pictogram::Pictogram(const ScreenLook& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&look, &ScreenLook::changed, this, [this] { update(); });
}

void Pictogram::showIcon(const QString& name)
{
    m_icon = name;
    update();
}

void Pictogram::setSide(int side)
{
    setMinimumSize(side, side);
    if (m_look.isPortrait())
        setMaximumSize(QWIDGETSIZE_MAX, side);
    else
        setMaximumSize(side, QWIDGETSIZE_MAX);
}

void Pictogram::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int side = std::min(width(), height());
    const QRectF square(QPointF(width() - side, height() - side) / 2, QSizeF(side, side));
    icons::paint(&painter, m_icon, square, m_look.colours().ring);
}

} // namespace jinbi::ui
