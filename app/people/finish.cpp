// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/finish.h"

#include "people/dice.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace jinbi::people {
namespace {

/// Weights of a running box with soft ends, so that any width is possible.
struct Box
{
    int radius;
    float middle;
    float end;
};

Box boxOf(double deviation)
{
    const double reach = std::max(0.0, (deviation * std::sqrt(12.0) - 1) / 2);
    const double whole = std::floor(reach);
    const double total = 2 * reach + 1;
    return {static_cast<int>(whole) + 1, static_cast<float>(1 / total), static_cast<float>((reach - whole) / total)};
}

using Sums = std::array<float, 3>;

void add(Sums& sums, QRgb pixel, float weight)
{
    sums[0] += static_cast<float>(qRed(pixel)) * weight;
    sums[1] += static_cast<float>(qGreen(pixel)) * weight;
    sums[2] += static_cast<float>(qBlue(pixel)) * weight;
}

QRgb rounded(const Sums& sums)
{
    const auto byte = [](float value) { return std::clamp(static_cast<int>(value + 0.5F), 0, 255); };
    return qRgb(byte(sums[0]), byte(sums[1]), byte(sums[2]));
}

/// One line of pixels that lie `step` apart, read from `from` and written to `to`.
void blurLine(const QRgb* from, QRgb* to, int count, qsizetype step, const Box& box)
{
    const auto at = [&](int i) { return from[static_cast<qsizetype>(std::clamp(i, 0, count - 1)) * step]; };
    const int inner = box.radius - 1;
    Sums middle{};
    for (int i = -inner; i <= inner; ++i)
        add(middle, at(i), box.middle);
    for (int i = 0; i < count; ++i) {
        Sums sums = middle;
        add(sums, at(i - box.radius), box.end);
        add(sums, at(i + box.radius), box.end);
        to[i * step] = rounded(sums);
        add(middle, at(i + inner + 1), box.middle);
        add(middle, at(i - inner), -box.middle);
    }
}

using Curve = std::array<qint16, 256>;

Curve curveOf(double gain)
{
    Curve curve{};
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double value = static_cast<double>(i) * gain;
        // Highlights roll off instead of clipping hard.
        const double rolled = value > 225 ? 225 + 30 * (1 - std::exp(-(value - 225) / 30)) : value;
        curve[i] = static_cast<qint16>(rolled * 8);
    }
    return curve;
}

constexpr std::size_t kGrains = 1 << 14;

/// Bell-shaped noise in eighths of a level for a deviation of one level.
std::array<qint16, kGrains> grainsOf(double deviation)
{
    Dice dice(0x510E527FADE682D1ULL);
    std::array<qint16, kGrains> grains{};
    for (qint16& grain : grains)
        grain = static_cast<qint16>((dice.unit() + dice.unit() + dice.unit() - 1.5) * 2 * deviation * 8);
    return grains;
}

} // namespace

void soften(QImage& picture, double deviation)
{
    if (deviation < 0.3)
        return;
    const Box box = boxOf(deviation);
    const int width = picture.width();
    const int height = picture.height();
    QImage across(picture.size(), QImage::Format_RGB32);
    for (int row = 0; row < height; ++row) {
        blurLine(reinterpret_cast<const QRgb*>(picture.constScanLine(row)),
                 reinterpret_cast<QRgb*>(across.scanLine(row)), width, 1, box);
    }
    const qsizetype step = picture.bytesPerLine() / qsizetype{4};
    const auto* from = reinterpret_cast<const QRgb*>(across.constBits());
    auto* to = reinterpret_cast<QRgb*>(picture.bits());
    for (int column = 0; column < width; ++column)
        blurLine(from + column, to + column, height, step, box);
}

QImage developed(const QImage& scene, const Light& light, quint64 noiseSeed)
{
    const double dim = light.level * (1 - 0.3 * light.dusk);
    const Curve red = curveOf(dim * (1 + 0.1 * light.dusk));
    const Curve green = curveOf(dim * (1 - 0.03 * light.dusk));
    const Curve blue = curveOf(dim * (1 - 0.18 * light.dusk));
    const auto grains = grainsOf(1.9 + 2.2 * light.dusk + 2 * std::max(0.0, 1 - light.level));
    Dice dice(noiseSeed);
    QImage picture(scene.size(), QImage::Format_BGR888);
    const auto level = [](int eighths) { return static_cast<uchar>(std::clamp((eighths + 4) >> 3, 0, 255)); };
    const int width = scene.width();
    for (int row = 0; row < scene.height(); ++row) {
        const auto* from = reinterpret_cast<const QRgb*>(scene.constScanLine(row));
        uchar* to = picture.scanLine(row);
        const quint64 start = dice.next();
        std::size_t bright = start % kGrains;
        std::size_t tint = (start >> 32) % kGrains;
        for (int column = 0; column < width; ++column, to += 3) {
            const int grain = grains[bright++ % kGrains];
            const int colour = grains[tint++ % kGrains] / 3;
            const QRgb pixel = from[column];
            to[0] = level(blue[static_cast<std::size_t>(qBlue(pixel))] + grain + colour);
            to[1] = level(green[static_cast<std::size_t>(qGreen(pixel))] + grain);
            to[2] = level(red[static_cast<std::size_t>(qRed(pixel))] + grain - colour);
        }
    }
    return picture;
}

} // namespace jinbi::people
