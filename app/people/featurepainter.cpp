// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/featurepainter.h"

#include "people/dice.h"
#include "people/strokes.h"

#include <QPainter>
#include <QPen>
#include <QRadialGradient>

#include <algorithm>

namespace jinbi::people {
namespace {

QPen stroke(QRgb colour, double alpha, double width)
{
    return {faded(colour, alpha), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

/// The rims of one open or closing eye; +u is outwards, so both eyes share it mirrored.
struct Lids
{
    QList<QPointF> upper;
    QList<QPointF> lower;
};

Lids lidsOf(const EyeShape& eyes, const Expression& expression)
{
    const double w = eyes.width;
    const double low = eyes.opening * 0.52 * (1 - 0.25 * std::max(0.0, expression.smile));
    const double open = eyes.opening * (1 + 0.12 * expression.brow);
    const double top = -open + (open + low * 0.8) * std::clamp(expression.blink, 0.0, 1.0);
    const double tilt = eyes.tilt;
    const QPointF inner(-w, 0.018);
    const QPointF outer(w, -tilt);
    return {{inner, {-w * 0.55, top * 0.72}, {0, top}, {w * 0.55, top * 0.82 - tilt * 0.6}, outer},
            {outer, {w * 0.5, low * 0.8 - tilt * 0.3}, {-w * 0.1, low}, {-w * 0.65, low * 0.7}, inner}};
}

void paintEyeball(QPainter& painter, const Person& person, const Lids& lids, const Expression& expression, double side)
{
    const EyeShape& eyes = person.eyes;
    QPainterPath opening = softCurve(lids.upper);
    opening.connectPath(softCurve(lids.lower));
    painter.save();
    painter.setClipPath(opening);
    const double darkness = 1 - qGreen(person.skin.tone) / 255.0;
    painter.fillRect(QRectF(-0.3, -0.3, 0.6, 0.6), faded(mixed(0xFFE9E3DE, 0xFF5A4034, 0.72 * darkness), 1));

    const double radius = 0.098;
    // The upper lid rests on the iris; white above it would stare.
    const QPointF iris(side * expression.gaze.x() * 0.05, radius * 0.76 - eyes.opening + expression.gaze.y() * 0.03);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(shaded(eyes.iris, 0.5), 1));
    painter.drawEllipse(iris, radius, radius);
    painter.setBrush(faded(eyes.iris, 1));
    painter.drawEllipse(iris + QPointF(0, 0.006), radius * 0.86, radius * 0.86);
    painter.setBrush(faded(shaded(eyes.iris, 1.14), 0.8));
    painter.drawEllipse(iris + QPointF(0, 0.026), radius * 0.6, radius * 0.56);
    painter.setBrush(QColor(0x0D, 0x0A, 0x09));
    painter.drawEllipse(iris, 0.044, 0.044);
    painter.setBrush(QColor(255, 255, 255, 225));
    painter.drawEllipse(iris + QPointF(side * 0.03, -0.035), 0.019, 0.019);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(0xFF2A1A14, 0.2, 0.09));
    painter.drawPath(softCurve(lids.upper).translated(0, 0.02));
    painter.setPen(stroke(0xFF2A1A14, 0.25, 0.04));
    painter.drawPath(softCurve(lids.upper).translated(0, 0.012));
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(0xFFB5655A, 0.7));
    painter.drawEllipse(lids.upper.first() + QPointF(0.012, 0), 0.024, 0.018);
    painter.restore();
}

void paintEye(QPainter& painter, const Person& person, const Expression& expression, double side)
{
    const EyeShape& eyes = person.eyes;
    const QRgb tone = person.skin.tone;
    const Lids lids = lidsOf(eyes, expression);
    painter.save();
    painter.translate(side * eyes.spacing, eyes.height);
    painter.scale(side, 1);
    QRadialGradient hollow(QPointF(-0.04, -0.03), 0.3);
    hollow.setColorAt(0, faded(shaded(tone, 0.36), 0.36 + 0.22 * eyes.socket));
    hollow.setColorAt(1, faded(shaded(tone, 0.36), 0));
    painter.save();
    painter.scale(1, 0.72);
    painter.fillRect(QRectF(-0.4, -0.4, 0.8, 0.8), hollow);
    painter.restore();

    paintEyeball(painter, person, lids, expression, side);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(shaded(tone, 0.4), 0.55, 0.014));
    painter.drawPath(softCurve(lids.lower));
    painter.setPen(stroke(0xFF1B120E, 0.92, 0.028));
    QList<QPointF> lash = lids.upper;
    lash.append(lash.last() + QPointF(0.022, -0.012));
    painter.drawPath(softCurve(lash));
    if (eyes.fold > 0) {
        painter.setPen(stroke(shaded(tone, 0.45), 0.6, 0.016));
        const QPainterPath fold = softCurve(lids.upper.mid(1));
        painter.drawPath(fold.translated(0.005, -eyes.fold * (1 - 0.5 * expression.blink)));
    }
    painter.restore();
}

void paintBrow(QPainter& painter, const Person& person, const Expression& expression, double side)
{
    const BrowShape& brow = person.brows;
    painter.save();
    painter.translate(side * person.eyes.spacing, person.eyes.height - brow.height - 0.05 * expression.brow);
    painter.scale(side, 1);
    const double l = brow.length;
    const double t = brow.thickness;
    const QList<QPointF> spine{{-l, brow.tilt + 0.01 - 0.02 * std::min(0.0, expression.brow)},
                               {-l * 0.3, brow.tilt * 0.4 - brow.arch * 0.5},
                               {l * 0.4, -brow.arch - brow.tilt * 0.3},
                               {l * 1.05, 0.02 - brow.tilt}};
    QList<QPointF> edge{
        spine[0] + QPointF(0, -t * 0.4), spine[1] + QPointF(0, -t * 0.62), spine[2] + QPointF(0, -t * 0.45), spine[3],
        spine[2] + QPointF(0, t * 0.35), spine[1] + QPointF(0, t * 0.5),   spine[0] + QPointF(0, t * 0.55)};
    // Brows stay darker than the skin around them, as they do on most people long after the hair is grey.
    const QRgb colour = mixed(mixed(person.hair.colour, 0xFF1C1410, 0.5), shaded(person.skin.tone, 0.3), 0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(mixed(person.skin.tone, colour, 0.76), 1));
    painter.drawPath(softCurve(edge, true));
    Dice dice(person.hair.pattern ^ 0xB20);
    painter.setPen(stroke(colour, 0.75, 0.013));
    for (int i = 0; i < 22; ++i) {
        const double place = (i + dice.unit()) / 22 * 2.85;
        const auto piece = std::min<qsizetype>(static_cast<qsizetype>(place), 2);
        const QPointF root = between(spine[piece], spine[piece + 1], place - static_cast<double>(piece));
        const double reach = t * (1 - place / 4.2);
        painter.drawLine(root + QPointF(-0.02, reach * dice.between(0.2, 0.7)),
                         root + QPointF(0.03, -reach * dice.between(0.3, 0.8)));
    }
    painter.restore();
}

void paintNose(QPainter& painter, const Person& person)
{
    const NoseShape& nose = person.nose;
    const QRgb dark = shaded(person.skin.tone, 0.34);
    QRadialGradient under(QPointF(0, 0), 1);
    under.setColorAt(0, faded(dark, 0.5));
    under.setColorAt(1, faded(dark, 0));
    painter.save();
    painter.translate(0, nose.length + 0.03);
    painter.scale(nose.width * 1.15, 0.1);
    painter.fillRect(QRectF(-1, -1, 2, 2), under);
    painter.restore();
    for (const double side : {-1.0, 1.0}) {
        painter.save();
        painter.translate(side * nose.width * 0.46, nose.length - 0.012);
        painter.rotate(-14 * side);
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(shaded(person.skin.tone, 0.2), 0.75));
        painter.drawEllipse(QPointF(0, 0), nose.width * 0.27, 0.03);
        painter.restore();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(stroke(dark, 0.5, 0.02));
        const double wing = nose.width;
        painter.drawPath(softCurve({{side * wing * 0.86, nose.length - 0.15},
                                    {side * wing * 1.04, nose.length - 0.07},
                                    {side * wing * 0.9, nose.length + 0.005},
                                    {side * wing * 0.66, nose.length + 0.012}}));
    }
}

struct Lips
{
    QList<QPointF> top;    ///< left to right
    QList<QPointF> line;   ///< lower rim of the upper lip, right to left
    QList<QPointF> inside; ///< upper rim of the lower lip, right to left
    QList<QPointF> bottom; ///< left to right
};

Lips lipsOf(const MouthShape& mouth, const Expression& expression)
{
    const double w = mouth.width * (1 + 0.12 * std::max(0.0, expression.smile));
    const double rise = -0.045 - mouth.corners - 0.055 * expression.smile;
    const double gap = 0.13 * expression.mouthOpen;
    const QPointF left(-w, rise);
    const QPointF right(w, rise);
    Lips lips;
    lips.top = {left,
                {-w * 0.5, -mouth.upper * 0.72 + rise * 0.3},
                {-0.075, -mouth.upper},
                {0, -mouth.upper + mouth.bow},
                {0.075, -mouth.upper},
                {w * 0.5, -mouth.upper * 0.72 + rise * 0.3},
                right};
    lips.line = {right,
                 {w * 0.45, 0.006 + rise * 0.25 - gap * 0.1},
                 {0, 0.018 - gap * 0.15},
                 {-w * 0.45, 0.006 + rise * 0.25 - gap * 0.1},
                 left};
    lips.inside = {right,
                   {w * 0.45, 0.006 + rise * 0.25 + gap * 0.7},
                   {0, 0.018 + gap},
                   {-w * 0.45, 0.006 + rise * 0.25 + gap * 0.7},
                   left};
    lips.bottom = {left,
                   {-w * 0.55, mouth.lower * 0.72 + rise * 0.3 + gap * 0.8},
                   {0, mouth.lower + gap},
                   {w * 0.55, mouth.lower * 0.72 + rise * 0.3 + gap * 0.8},
                   right};
    return lips;
}

QPainterPath region(const QList<QPointF>& there, const QList<QPointF>& back)
{
    QPainterPath path = softCurve(there);
    path.connectPath(softCurve(back));
    path.closeSubpath();
    return path;
}

void paintMouth(QPainter& painter, const Person& person, const Expression& expression)
{
    const MouthShape& mouth = person.mouth;
    const Lips lips = lipsOf(mouth, expression);
    const QRgb tone = person.skin.tone;
    const QRgb red = mixed(tone, shaded(0xFFA83C40, 0.45 + 0.6 * qRed(tone) / 255.0), mouth.red);
    painter.save();
    painter.translate(0, mouth.height);
    painter.setPen(Qt::NoPen);
    if (expression.mouthOpen > 0) {
        QList<QPointF> back = lips.inside;
        std::reverse(back.begin(), back.end());
        painter.setBrush(QColor(0x38, 0x14, 0x14));
        painter.drawPath(region(lips.line, back));
        painter.setBrush(QColor(0xEA, 0xE2, 0xD8, 220));
        const double teeth = 0.05 * expression.mouthOpen;
        painter.drawRoundedRect(QRectF(-mouth.width * 0.5, 0.002, mouth.width, teeth), teeth * 0.4, teeth * 0.4);
    }
    painter.setBrush(faded(shaded(red, 0.82), 0.92));
    painter.drawPath(region(lips.top, lips.line));
    painter.setBrush(faded(shaded(red, 0.96), 0.9));
    painter.drawPath(region(lips.bottom, lips.inside));
    painter.setBrush(Qt::NoBrush);
    const double shine = (mouth.lower + 0.26 * expression.mouthOpen) * 0.55;
    painter.setPen(stroke(shaded(red, 1.25), 0.3, mouth.lower * 0.4));
    painter.drawPath(softCurve({{-mouth.width * 0.34, shine}, {0, shine * 1.12}, {mouth.width * 0.34, shine}}));
    painter.setPen(stroke(shaded(red, 0.35), 0.8, 0.02));
    painter.drawPath(softCurve(lips.line));
    painter.restore();
}

} // namespace

void paintFeatures(QPainter& painter, const Person& person, const Expression& expression)
{
    for (const double side : {-1.0, 1.0}) {
        paintEye(painter, person, expression, side);
        paintBrow(painter, person, expression, side);
    }
    paintNose(painter, person);
    paintMouth(painter, person, expression);
}

} // namespace jinbi::people
