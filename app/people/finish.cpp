// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/finish.h"

#include "people/dice.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace jinbi::people {
namespace {

/// Weights of a running box with soft ends, so that any width is possible; in 1/65536.
struct Box
{
    int inner; ///< whole pixels on each side
    quint64 middle;
    quint64 end;
};

Box boxOf(double deviation)
{
    const double reach = std::max(0.0, (deviation * std::sqrt(12.0) - 1) / 2);
    const double whole = std::floor(reach);
    const double unit = 65536 / (2 * reach + 1);
    return {static_cast<int>(whole), static_cast<quint64>(unit), static_cast<quint64>(unit * (reach - whole))};
}

/// The channels of a pixel far enough apart for sums and weights: all of them in two additions.
struct Lanes
{
    quint64 blueRed = 0;
    quint64 green = 0;

    static Lanes of(QRgb pixel)
    {
        return {(pixel & 0xFFU) | (static_cast<quint64>(pixel & 0xFF0000U) << 16U), (pixel >> 8U) & 0xFFU};
    }
    void add(const Lanes& other)
    {
        blueRed += other.blueRed;
        green += other.green;
    }
    void remove(const Lanes& other)
    {
        blueRed -= other.blueRed;
        green -= other.green;
    }
    [[nodiscard]] QRgb weighed(const Lanes& ends, const Box& box) const
    {
        const quint64 both = blueRed * box.middle + ends.blueRed * box.end;
        const quint64 single = green * box.middle + ends.green * box.end;
        return 0xFF000000U | static_cast<QRgb>((both >> 16U) & 0xFFU) | static_cast<QRgb>((both >> 32U) & 0xFF0000U) |
               static_cast<QRgb>((single >> 8U) & 0xFF00U);
    }
};

/// Slides a box along `count` lines of `width` pixels that lie `step` pixels apart: down the rows of a picture, or,
/// with a width and step of 1, along one row. `sums` is room to work in.
void slide(const QRgb* from, QRgb* to, int count, int width, qsizetype step, const Box& box, std::vector<Lanes>& sums)
{
    const auto at = [&](int i) { return from + std::clamp(i, 0, count - 1) * step; };
    sums.assign(static_cast<std::size_t>(width), Lanes{});
    for (int i = -box.inner; i <= box.inner; ++i) {
        for (int k = 0; k < width; ++k)
            sums[static_cast<std::size_t>(k)].add(Lanes::of(at(i)[k]));
    }
    for (int i = 0; i < count; ++i) {
        const QRgb* first = at(i - box.inner);
        const QRgb* before = at(i - box.inner - 1);
        const QRgb* after = at(i + box.inner + 1);
        QRgb* line = to + i * step;
        for (int k = 0; k < width; ++k) {
            Lanes& sum = sums[static_cast<std::size_t>(k)];
            const Lanes next = Lanes::of(after[k]);
            Lanes ends = Lanes::of(before[k]);
            ends.add(next);
            line[k] = sum.weighed(ends, box);
            sum.add(next);
            sum.remove(Lanes::of(first[k]));
        }
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
    const qsizetype step = picture.bytesPerLine() / qsizetype{sizeof(QRgb)};
    QImage across(picture.size(), QImage::Format_RGB32);
    const auto* from = reinterpret_cast<const QRgb*>(picture.constBits());
    auto* between = reinterpret_cast<QRgb*>(across.bits());
    std::vector<Lanes> sums;
    for (int row = 0; row < height; ++row)
        slide(from + row * step, between + row * step, width, 1, 1, box, sums);
    slide(between, reinterpret_cast<QRgb*>(picture.bits()), height, width, step, box, sums);
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
