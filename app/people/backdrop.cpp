// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/backdrop.h"

#include "people/dice.h"
#include "people/finish.h"
#include "people/strokes.h"

#include <QLinearGradient>
#include <QPainter>
#include <QRadialGradient>

namespace jinbi::people {
namespace {

constexpr std::array<QRgb, 6> kWalls{0xFF7C828C, 0xFF8B857A, 0xFF9A9A98, 0xFF6C7580, 0xFF8E8676, 0xFF7E8792};

void paintHall(QPainter& painter, Dice& dice, QSizeF size, QRgb wall)
{
    QLinearGradient depth(QPointF(0, 0), QPointF(size.width() * dice.between(-0.3, 0.3), size.height()));
    depth.setColorAt(0, faded(shaded(wall, 1.06), 1));
    depth.setColorAt(1, faded(shaded(wall, 0.62), 1));
    painter.fillRect(QRectF(QPointF(0, 0), size), depth);
    for (int i = 0; i < 9; ++i) {
        const double left = size.width() * dice.between(-0.1, 1);
        const double wide = size.width() * dice.between(0.04, 0.17);
        const double top = size.height() * dice.between(-0.1, 0.4);
        const double factor = dice.chance(0.5) ? dice.between(1.08, 1.3) : dice.between(0.6, 0.9);
        QLinearGradient pillar(QPointF(left, 0), QPointF(left + wide, 0));
        pillar.setColorAt(0, faded(shaded(wall, factor), 0.62));
        pillar.setColorAt(1, faded(shaded(wall, factor * 0.88), 0.62));
        painter.fillRect(QRectF(left, top, wide, size.height()), pillar);
    }
    painter.fillRect(QRectF(0, size.height() * Backdrop::counterTop(), size.width(), size.height()),
                     faded(shaded(wall, 0.45), 0.6));
}

void paintLamps(QPainter& painter, Dice& dice, QSizeF size)
{
    const double side = dice.between(0.15, 0.85);
    for (int i = 0; i < 7; ++i) {
        const double radius = size.height() * dice.between(0.05, 0.16);
        const QPointF at(size.width() * (side + dice.around(0, 0.5)), size.height() * dice.between(-0.02, 0.28));
        QRadialGradient lamp(at, radius);
        const double glow = dice.between(0.14, 0.42);
        lamp.setColorAt(0, faded(0xFFFFF3DC, glow));
        lamp.setColorAt(0.72, faded(0xFFFFF3DC, glow * 0.85));
        lamp.setColorAt(1, faded(0xFFFFF3DC, 0));
        painter.fillRect(QRectF(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)), lamp);
    }
}

} // namespace

Backdrop::Backdrop(quint64 seed, QSize size) : m_seed(seed), m_picture(size, QImage::Format_RGB32)
{
    Dice dice(seed ^ 0x3C6EF372FE94F82BULL);
    const QRgb wall = dice.pick(kWalls);
    {
        QPainter painter(&m_picture);
        painter.setRenderHint(QPainter::Antialiasing);
        paintHall(painter, dice, size, wall);
    }
    const double blur = size.height() / 80.0;
    soften(m_picture, blur);
    {
        QPainter painter(&m_picture);
        paintLamps(painter, dice, size);
    }
    soften(m_picture, blur * 0.4);
}

Backdrop Backdrop::sized(QSize size) const
{
    return size == m_picture.size() ? *this : Backdrop(m_seed, size);
}

} // namespace jinbi::people
