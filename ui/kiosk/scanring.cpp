// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scanring.h"

#include "kiosk/pictogram.h"

#include <QPainter>

#include <algorithm>

namespace jinbi::ui {

namespace {

constexpr int kFullTurn = 360 * 16;
constexpr int kTop = 90 * 16;

} // namespace

ScanRing::ScanRing(const ScreenLook& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&look, &ScreenLook::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ScanRing::setLeft(double left)
{
    m_left = std::clamp(left, 0.0, 1.0);
    update();
}

void ScanRing::setAdvice(std::optional<QualityComponent> advice)
{
    m_advice = advice;
    update();
}

QSize ScanRing::sizeHint() const
{
    const int side = m_look.px(m_look.isPortrait() ? 420 : 320);
    return {side, side};
}

QSize ScanRing::minimumSizeHint() const
{
    return {m_look.px(200), m_look.px(200)};
}

void ScanRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ScreenColours& colours = m_look.colours();
    const qreal stroke = m_look.px(14);
    const qreal side = std::min(width(), height()) - stroke;
    const QRectF ring(QPointF(width() - side, height() - side) / 2, QSizeF(side, side));
    painter.setPen(QPen(colours.groove, stroke));
    painter.drawEllipse(ring);
    painter.setPen(QPen(colours.ring, stroke, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(ring, kTop, qRound(kFullTurn * m_left));
    // Square in the circle, with some air.
    const qreal inset = side * 0.19;
    paintAdvice(painter, ring.adjusted(inset, inset, -inset, -inset), m_advice, colours);
}

} // namespace jinbi::ui
