// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/skinpainter.h"

#include "people/dice.h"
#include "people/facemap.h"
#include "people/strokes.h"

#include <QPainter>
#include <QPen>
#include <QRadialGradient>

#include <algorithm>
#include <cmath>

namespace jinbi::people {
namespace {

void blot(QPainter& painter, QPointF at, double wide, double tall, QRgb colour, double alpha)
{
    painter.save();
    painter.translate(at);
    painter.scale(wide, tall);
    QRadialGradient soft(QPointF(0, 0), 1);
    soft.setColorAt(0, faded(colour, alpha));
    soft.setColorAt(0.5, faded(colour, alpha * 0.55));
    soft.setColorAt(1, faded(colour, 0));
    painter.fillRect(QRectF(-1, -1, 2, 2), soft);
    painter.restore();
}

/// A lattice of random heights, smoothly joined: the cloudy pattern that every skin has.
class Cloud
{
public:
    Cloud(quint64 seed, float cell) : m_cell(cell)
    {
        Dice dice(seed);
        for (float& value : m_values)
            value = static_cast<float>(dice.between(-1, 1));
    }

    [[nodiscard]] float at(int x, int y) const
    {
        const float u = static_cast<float>(x) / m_cell;
        const float v = static_cast<float>(y) / m_cell;
        const int column = static_cast<int>(u);
        const int row = static_cast<int>(v);
        const float s = eased(u - static_cast<float>(column));
        const float t = eased(v - static_cast<float>(row));
        const float above = value(column, row) * (1 - s) + value(column + 1, row) * s;
        const float below = value(column, row + 1) * (1 - s) + value(column + 1, row + 1) * s;
        return above * (1 - t) + below * t;
    }

private:
    static constexpr int kSide = 64;
    static float eased(float t) { return t * t * (3 - 2 * t); }
    [[nodiscard]] float value(int column, int row) const
    {
        return m_values[static_cast<std::size_t>((row % kSide) * kSide + column % kSide)];
    }

    float m_cell;
    std::array<float, kSide * kSide> m_values{};
};

void fillTone(QImage& image, const Skin& skin)
{
    const Cloud broad(skin.pattern ^ 1, static_cast<float>(30 * skin.grain));
    const Cloud middle(skin.pattern ^ 2, static_cast<float>(13 * skin.grain));
    const Cloud fine(skin.pattern ^ 3, static_cast<float>(5.5 * skin.grain));
    const auto strength = static_cast<float>(skin.mottling);
    const auto channel = [](float value) { return static_cast<int>(std::clamp(value, 0.0F, 255.0F)); };
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const float warm = broad.at(x, y);
            const float cloud = 0.045F * warm + 0.075F * middle.at(x, y) + 0.055F * fine.at(x, y);
            const float light = 1 + strength * cloud;
            const float red = 1 + strength * 0.02F * warm;
            line[x] = qRgb(channel(static_cast<float>(qRed(skin.tone)) * light * red),
                           channel(static_cast<float>(qGreen(skin.tone)) * light),
                           channel(static_cast<float>(qBlue(skin.tone)) * light / red));
        }
    }
}

void paintWarmth(QPainter& painter, const Person& person)
{
    const QRgb blush = mixed(person.skin.tone, 0xFFB8402F, 0.6);
    const double alpha = 0.34 * person.skin.redness;
    for (const double side : {-1.0, 1.0})
        blot(painter, {side * 0.56, person.eyes.height + 0.48}, 0.36, 0.3, blush, alpha);
    blot(painter, {0, person.nose.length - 0.1}, person.nose.width * 1.3, 0.18, blush, alpha * 0.9);
    blot(painter, {0, person.head.chin - 0.16}, 0.26, 0.16, blush, alpha * 0.6);
    const QRgb shadow = mixed(person.skin.tone, 0xFF4A2A22, 0.6);
    for (const double side : {-1.0, 1.0}) {
        const double tired = 0.16 + 0.22 * person.skin.lines;
        blot(painter, {side * (person.eyes.spacing - 0.03), person.eyes.height + 0.13}, 0.24, 0.1, shadow, tired);
    }
}

void paintMarks(QPainter& painter, const Person& person)
{
    Dice dice(person.skin.pattern ^ 0xF00D);
    const QRgb dark = mixed(person.skin.tone, 0xFF5A2E1C, 0.62);
    const int freckles = static_cast<int>(130 * person.skin.freckles);
    for (int i = 0; i < freckles; ++i) {
        const double u = dice.around(0, 0.85);
        const double v = dice.around(0.38, 0.4);
        const double size = dice.between(0.016, 0.034);
        blot(painter, {u, v}, size, size, dark, dice.between(0.35, 0.75));
    }
    for (int i = 0; i < person.skin.moles; ++i) {
        const double u = dice.between(-0.7, 0.7);
        const double v = dice.between(0.2, 1.2);
        const double size = dice.between(0.018, 0.032);
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(shaded(dark, 0.55), 0.85));
        painter.drawEllipse(QPointF(u, v), size, size);
    }
}

void crease(QPainter& painter, const QList<QPointF>& points, QRgb tone, double width, double alpha)
{
    const QPainterPath line = softCurve(points);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(faded(shaded(tone, 1.1), alpha * 0.5), width, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(line.translated(0, width * 0.9));
    painter.setPen(QPen(faded(shaded(tone, 0.5), alpha), width, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(line);
}

void paintLines(QPainter& painter, const Person& person)
{
    const double depth = person.skin.lines;
    const QRgb tone = person.skin.tone;
    Dice dice(person.skin.pattern ^ 0xA6E);
    const double forehead = person.eyes.height - person.brows.height;
    for (int i = 0; i < 3; ++i) {
        const double v = forehead - 0.17 - 0.13 * i + dice.around(0, 0.03);
        const double reach = dice.between(0.3, 0.55);
        const double bow = dice.around(0.02, 0.05);
        crease(painter, {{-reach, v + bow}, {0, v}, {reach, v + bow + dice.around(0, 0.02)}}, tone, 0.018, depth * 0.4);
    }
    for (const double side : {-1.0, 1.0}) {
        const double nose = person.nose.width + 0.03;
        const double base = person.nose.length;
        const double mouth = person.mouth.width + 0.05;
        crease(painter,
               {{side * nose, base - 0.1},
                {side * (nose + 0.12), base + 0.06},
                {side * mouth, person.mouth.height - 0.03}},
               tone, 0.022, 0.12 + depth * 0.4);
        const double corner = person.eyes.spacing + person.eyes.width + 0.04;
        for (int i = -1; i <= 1; ++i) {
            const double v = person.eyes.height + 0.05 * i;
            crease(painter, {{side * corner, v}, {side * (corner + dice.between(0.08, 0.15)), v + 0.05 * i - 0.01}},
                   tone, 0.014, depth * 0.42);
        }
        crease(painter,
               {{side * (person.eyes.spacing - 0.17), person.eyes.height + 0.14},
                {side * person.eyes.spacing, person.eyes.height + 0.2},
                {side * (person.eyes.spacing + 0.16), person.eyes.height + 0.15}},
               tone, 0.016, depth * 0.4);
    }
}

/// How dense a beard of this style grows at a point, 0..1.
double growth(const Person& person, const Outline& outline, double u, double v)
{
    const MouthShape& mouth = person.mouth;
    const double side = std::abs(u);
    const bool aroundMouth = side < mouth.width + 0.12 && v > mouth.height - 0.24;
    const bool moustache = aroundMouth && v < mouth.height - mouth.upper * 0.7 && v > person.nose.length + 0.06 &&
                           side < mouth.width + 0.05 + (v - mouth.height) * 0.2;
    const bool chin = aroundMouth && v > mouth.height + mouth.lower + 0.03 && side < mouth.width * 0.85;
    const bool ring = aroundMouth && side > mouth.width + 0.02 && v > mouth.height - 0.15;
    switch (person.beard.style) {
    case BeardStyle::None:
        return 0;
    case BeardStyle::Moustache:
        return moustache ? 1 : 0;
    case BeardStyle::Goatee:
        return moustache || chin || ring ? 1 : 0;
    case BeardStyle::Stubble:
    case BeardStyle::Full:
        break;
    }
    const double width = static_cast<double>(outline.halfWidth(static_cast<float>(v)));
    const double edge = 0.72 - 0.55 * std::pow(std::clamp((width - side) / 0.75, 0.0, 1.0), 0.7);
    const bool lips =
        side < mouth.width + 0.02 && v > mouth.height - mouth.upper && v < mouth.height + mouth.lower + 0.02;
    const bool cheek = v > 1.25 - edge && side > mouth.width * 0.9;
    return !lips && (cheek || moustache || chin || ring || v > mouth.height + mouth.lower + 0.08) ? 1 : 0;
}

void paintBeard(QPainter& painter, const Person& person, const Outline& outline)
{
    if (person.beard.style == BeardStyle::None)
        return;
    const bool stubble = person.beard.style == BeardStyle::Stubble;
    Dice dice(person.skin.pattern ^ 0xBEA2D);
    const QRgb hair = shaded(person.hair.colour, 1.05);
    const int hairs = static_cast<int>((stubble ? 5200 : 9500) * person.beard.density);
    const double length = stubble ? 0.02 : 0.05;
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (int i = 0; i < hairs; ++i) {
        const double u = dice.between(-1.05, 1.05);
        const double v = dice.between(0.45, 1.6);
        const double lean = dice.around(u * 0.03, 0.02);
        const double tint = dice.between(0.85, 1.2);
        if (growth(person, outline, u + dice.around(0, 0.05), v + dice.around(0, 0.04)) < 0.5)
            continue;
        painter.setPen(QPen(faded(shaded(hair, tint), stubble ? 0.3 : 0.5), stubble ? 0.014 : 0.015));
        painter.drawLine(QPointF(u, v), QPointF(u + lean, v + length));
    }
}

} // namespace

QImage paintSkin(const Person& person, const Outline& outline, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    fillTone(image, person.skin);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(FaceMap::kTexels, FaceMap::kTexels);
    painter.translate(-static_cast<double>(FaceMap::kLeft), -static_cast<double>(FaceMap::kTop));
    paintWarmth(painter, person);
    paintMarks(painter, person);
    paintLines(painter, person);
    paintBeard(painter, person, outline);
    return image;
}

} // namespace jinbi::people
