// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/bodypainter.h"

#include "people/strokes.h"

#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace jinbi::people {
namespace {

// Body units are face units from the base of the neck, where the head tips over.
constexpr double kNeckBase = 1.2;

void paintNeck(QPainter& painter, const Person& person, double lean)
{
    const double half = 0.5 * person.head.width + 0.03 * person.head.cheek;
    const QRgb tone = person.skin.tone;
    QPainterPath neck(QPointF(-half + lean, -0.75));
    neck.cubicTo({-half, -0.2}, {-half + 0.02, 0.2}, {-half - 0.12, 0.5});
    neck.lineTo(-0.4, 1.25);
    neck.lineTo(0.4, 1.25);
    neck.lineTo(half + 0.12, 0.5);
    neck.cubicTo({half - 0.02, 0.2}, {half, -0.2}, {half + lean, -0.75});
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(shaded(tone, 0.86), 1));
    painter.drawPath(neck);
}

QPainterPath torso(const VisitLook& look)
{
    const double wide = 1.9 + 0.18 * look.weight;
    QPainterPath path(QPointF(-0.55, 0.42));
    path.cubicTo({-0.8, 0.72}, {-1.4, 0.74}, {-wide + 0.1, 1.05});
    path.cubicTo({-wide - 0.15, 1.2}, {-wide - 0.3, 1.8}, {-wide - 0.35, 3});
    path.lineTo(wide + 0.35, 3);
    path.cubicTo({wide + 0.3, 1.8}, {wide + 0.15, 1.2}, {wide - 0.1, 1.05});
    path.cubicTo({1.4, 0.74}, {0.8, 0.72}, {0.55, 0.42});
    if (look.collar == Collar::Round)
        path.cubicTo({0.4, 0.72}, {-0.4, 0.72}, {-0.55, 0.42});
    else
        path.lineTo(0, look.collar == Collar::VNeck ? 1.25 : 0.95);
    path.closeSubpath();
    return path;
}

void paintFolds(QPainter& painter, QRgb cloth)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(faded(shaded(cloth, 0.84), 1), 0.05, Qt::SolidLine, Qt::RoundCap));
    for (const double side : {-1.0, 1.0}) {
        painter.drawPath(softCurve({{side * 1.35, 1.35}, {side * 1.42, 1.8}, {side * 1.36, 2.6}}));
        painter.drawPath(softCurve({{side * 0.95, 0.85}, {side * 1.1, 1.1}, {side * 1.18, 1.5}}));
    }
}

void paintCollar(QPainter& painter, const VisitLook& look)
{
    const QRgb cloth = look.clothing;
    painter.setPen(Qt::NoPen);
    if (look.collar == Collar::Round) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(faded(shaded(cloth, 0.72), 1), 0.13, Qt::SolidLine, Qt::FlatCap));
        QPainterPath ring(QPointF(-0.56, 0.43));
        ring.cubicTo({-0.4, 0.76}, {0.4, 0.76}, {0.56, 0.43});
        painter.drawPath(ring);
        return;
    }
    const bool shirt = look.collar == Collar::Shirt;
    const QRgb trim = shirt ? mixed(cloth, 0xFFF4F2EE, 0.82) : shaded(cloth, 1.22);
    const double low = shirt ? 0.98 : 1.3;
    for (const double side : {-1.0, 1.0}) {
        QPainterPath flap(QPointF(side * 0.52, 0.34));
        flap.lineTo(side * 0.72, 0.56);
        flap.lineTo(side * (shirt ? 0.36 : 0.02), low + (shirt ? 0.14 : 0.08));
        flap.lineTo(0, low - (shirt ? 0.1 : 0.22));
        flap.closeSubpath();
        painter.setBrush(faded(shaded(trim, side > 0 ? 0.9 : 1), 1));
        painter.drawPath(flap);
    }
    if (shirt) {
        painter.setPen(QPen(faded(shaded(cloth, 0.6), 0.6), 0.03));
        painter.drawLine(QPointF(0, 1), QPointF(0, 3));
    }
}

void paintGlasses(QPainter& painter, const Person& person, const VisitLook& look, const HeadPose& pose)
{
    const double v = person.eyes.height + 0.03;
    const double wide = 0.31;
    const double tall = 0.22;
    const auto at = [&](double side, double x, double y) {
        return pose.inSpace(side * person.eyes.spacing * 1.03 + x, v + y, 0.98 - 0.2 * std::abs(x));
    };
    const bool dark = look.glasses == Glasses::Dark;
    const QPen frame(QColor(0x26, 0x24, 0x24), pose.unit() * 0.045, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    for (const double side : {-1.0, 1.0}) {
        const QPainterPath rim =
            softCurve({at(side, -wide, -tall * 0.6), at(side, 0, -tall), at(side, wide, -tall * 0.6),
                       at(side, wide * 0.86, tall * 0.7), at(side, 0, tall), at(side, -wide * 0.86, tall * 0.7)},
                      true);
        painter.setPen(frame);
        painter.setBrush(dark ? QColor(0x14, 0x14, 0x18, 232) : QColor(220, 232, 240, 34));
        painter.drawPath(rim);
        const double width = person.head.width;
        painter.drawLine(at(side, side * wide, -tall * 0.5),
                         pose.onSkin(side * 0.985 / std::max(1.0, width), v - 0.08));
    }
    painter.drawPath(softCurve({at(-1, wide, -0.05), pose.inSpace(0, v - 0.09, 1.1), at(1, -wide, -0.05)}));
}

void paintMask(QPainter& painter, const Person& person, const HeadPose& pose)
{
    const double top = person.nose.length - 0.3;
    const double chin = person.head.chin;
    const QList<QPointF> rim{pose.onSkin(-0.86, top + 0.16),        pose.inSpace(0, top, 1.15),
                             pose.onSkin(0.86, top + 0.16),         pose.onSkin(0.9, chin - 0.38),
                             pose.inSpace(0.36, chin + 0.02, 0.6),  pose.inSpace(0, chin + 0.08, 0.7),
                             pose.inSpace(-0.36, chin + 0.02, 0.6), pose.onSkin(-0.9, chin - 0.38)};
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0xE6, 0xEA, 0xEC), pose.unit() * 0.03));
    for (const double side : {-1.0, 1.0}) {
        painter.drawLine(pose.onSkin(side * 0.84, top + 0.18), pose.onSkin(side, 0.12));
        painter.drawLine(pose.onSkin(side * 0.88, chin - 0.42), pose.onSkin(side, 0.5));
    }
    painter.setPen(QPen(QColor(0x7F, 0x9C, 0xB0, 160), pose.unit() * 0.02));
    painter.setBrush(QColor(0xB9, 0xD2, 0xE0));
    painter.drawPath(softCurve(rim, true));
    painter.setBrush(Qt::NoBrush);
    for (int i = 1; i <= 3; ++i) {
        const double v = top + 0.16 + (chin - top - 0.3) * i / 4.0;
        painter.drawPath(softCurve({pose.onSkin(-0.8, v), pose.inSpace(0, v + 0.05, 1.05), pose.onSkin(0.8, v)}));
    }
}

} // namespace

void paintBody(QPainter& painter, const Person& person, const VisitLook& look, const HeadPose& pose)
{
    painter.save();
    painter.translate(pose.centre() + QPointF(0, kNeckBase * pose.unit()));
    painter.scale(pose.unit(), pose.unit());
    paintNeck(painter, person, -look.roll * 0.012);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(look.clothing, 1));
    painter.drawPath(torso(look));
    paintFolds(painter, look.clothing);
    paintCollar(painter, look);
    painter.restore();
}

void paintEars(QPainter& painter, const Person& person, const HeadPose& pose)
{
    const double v = 0.17 + person.eyes.height;
    const double edge = static_cast<double>(pose.outline().halfWidth(static_cast<float>(v)));
    painter.save();
    painter.setTransform(pose.flat(), true);
    for (const double side : {-1.0, 1.0}) {
        // The ear on the side that turns towards us shows more.
        const double turn = -side * static_cast<double>(pose.sinYaw());
        const double stand = std::max(0.03, person.ears.stand + 0.22 * turn);
        const QPointF root(side * (edge - 0.04) - static_cast<double>(pose.sinYaw()) * 0.04, v);
        const double tall = person.ears.size;
        const QPainterPath ear = softCurve(
            {root + QPointF(0, -tall * 0.72), root + QPointF(side * stand, -tall * 0.86),
             root + QPointF(side * (stand + 0.09), -tall * 0.35), root + QPointF(side * (stand + 0.02), tall * 0.35),
             root + QPointF(side * stand * 0.5, tall * 0.8), root + QPointF(0, tall * 0.7)},
            true);
        painter.setPen(QPen(faded(shaded(person.skin.tone, 0.5), 0.7), 0.015));
        painter.setBrush(faded(shaded(mixed(person.skin.tone, 0xFFB05A48, 0.14), 0.78), 1));
        painter.drawPath(ear);
        painter.setPen(QPen(faded(shaded(person.skin.tone, 0.42), 0.6), 0.03, Qt::SolidLine, Qt::RoundCap));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(
            softCurve({root + QPointF(side * 0.03, -tall * 0.5), root + QPointF(side * (stand + 0.02), -tall * 0.42),
                       root + QPointF(side * stand * 0.8, tall * 0.2)}));
    }
    painter.restore();
}

void paintWorn(QPainter& painter, const Person& person, const VisitLook& look, const HeadPose& pose)
{
    if (look.mask)
        paintMask(painter, person, pose);
    if (look.glasses != Glasses::None)
        paintGlasses(painter, person, look, pose);
}

} // namespace jinbi::people
