// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/attackpainter.h"

#include "people/strokes.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPen>

namespace jinbi::people {
namespace {

void paintHand(QPainter& painter, QPointF at, double unit, double side)
{
    const QRgb skin = 0xFFC79A78;
    painter.save();
    painter.translate(at);
    painter.scale(side * unit, unit);
    painter.setPen(QPen(faded(shaded(skin, 0.55), 0.7), 0.02));
    painter.setBrush(faded(shaded(skin, 0.72), 1));
    painter.drawRoundedRect(QRectF(-0.62, 0.1, 0.6, 1.6), 0.22, 0.22);
    painter.setBrush(faded(shaded(skin, 0.85), 1));
    for (int i = 0; i < 3; ++i)
        painter.drawRoundedRect(QRectF(-0.3, 0.28 + 0.2 * i, 0.42 - 0.04 * i, 0.19), 0.09, 0.09);
    painter.setBrush(faded(shaded(skin, 0.94), 1));
    painter.save();
    painter.rotate(-24);
    painter.drawRoundedRect(QRectF(-0.42, 0.02, 0.62, 0.2), 0.1, 0.1);
    painter.restore();
    painter.restore();
}

/// Puts the origin in the middle of the held picture, and returns its rectangle.
QRectF hold(QPainter& painter, QSize frame, double tilt)
{
    const QSizeF size = heldPictureSize(frame);
    painter.translate(frame.width() * 0.5, frame.height() * 0.49);
    painter.rotate(tilt);
    return {QPointF(-size.width() / 2, -size.height() / 2), size};
}

} // namespace

QSize heldPictureSize(QSize frame)
{
    return {frame.height() * 60 / 100, frame.height() * 78 / 100};
}

void paintPrintedPhoto(QPainter& painter, const QImage& portrait, QSize frame, double tilt)
{
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF picture = hold(painter, frame, tilt);
    const double unit = frame.height() * 0.15;
    const QRectF paper = picture.adjusted(-unit * 0.2, -unit * 0.2, unit * 0.2, unit * 0.42);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 46));
    painter.drawRect(paper.translated(unit * 0.07, unit * 0.09));
    painter.setBrush(QColor(0xEC, 0xE9, 0xE2));
    painter.drawRect(paper);
    painter.drawImage(picture, portrait);
    // Ink on paper is never as dark or as colourful as the scene.
    painter.fillRect(picture, QColor(0xE4, 0xDC, 0xCE, 66));
    QLinearGradient bend(paper.topLeft(), paper.bottomRight());
    bend.setColorAt(0, QColor(255, 255, 255, 34));
    bend.setColorAt(0.46, QColor(255, 255, 255, 0));
    bend.setColorAt(0.5, QColor(255, 255, 255, 52));
    bend.setColorAt(0.56, QColor(0, 0, 0, 0));
    bend.setColorAt(1, QColor(0, 0, 0, 44));
    painter.fillRect(paper, bend);
    paintHand(painter, {paper.left(), paper.bottom() - unit * 1.2}, unit, 1);
    paintHand(painter, {paper.right(), paper.bottom() - unit * 1.2}, unit, -1);
    painter.restore();
}

void paintScreenReplay(QPainter& painter, const QImage& portrait, QSize frame, double tilt)
{
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF screen = hold(painter, frame, tilt);
    const double unit = frame.height() * 0.15;
    const QRectF shell = screen.adjusted(-unit * 0.17, -unit * 0.42, unit * 0.17, unit * 0.42);
    painter.setPen(QPen(QColor(0x52, 0x55, 0x5A), unit * 0.04));
    painter.setBrush(QColor(0x0B, 0x0C, 0x0E));
    painter.drawRoundedRect(shell, unit * 0.32, unit * 0.32);
    painter.drawImage(screen, portrait);
    painter.fillRect(screen, QColor(0x9C, 0xC4, 0xFF, 38));
    painter.setClipRect(screen);
    painter.setPen(QPen(QColor(0, 0, 0, 30), 1));
    for (double y = screen.top(); y < screen.bottom(); y += 3)
        painter.drawLine(QPointF(screen.left(), y), QPointF(screen.right(), y));
    painter.setPen(QPen(QColor(255, 255, 255, 16), 2));
    for (double x = -screen.height(); x < screen.width(); x += 7)
        painter.drawLine(screen.topLeft() + QPointF(x, 0),
                         screen.topLeft() + QPointF(x + screen.height() * 0.36, screen.height()));
    QLinearGradient glare(screen.topRight(), screen.bottomLeft());
    glare.setColorAt(0, QColor(255, 255, 255, 120));
    glare.setColorAt(0.2, QColor(255, 255, 255, 26));
    glare.setColorAt(0.21, QColor(255, 255, 255, 0));
    painter.fillRect(screen, glare);
    painter.setClipping(false);
    paintHand(painter, {shell.left(), shell.bottom() - unit * 1.7}, unit, 1);
    painter.restore();
}

} // namespace jinbi::people
