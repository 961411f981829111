// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/mosaic.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jinbi::kiosk {

namespace {

constexpr int kLeastBlock = 8;

void flatten(QImage& picture, const QRect& block)
{
    std::array<qint64, 3> sum{};
    for (int y = block.top(); y <= block.bottom(); ++y) {
        const uchar* pixel = picture.constScanLine(y) + 3 * block.left();
        for (int x = 0; x < block.width(); ++x, pixel += 3) {
            for (std::size_t c = 0; c < 3; ++c)
                sum[c] += pixel[c];
        }
    }
    const qint64 count = qint64{block.width()} * block.height();
    const std::array<uchar, 3> mean{static_cast<uchar>(sum[0] / count), static_cast<uchar>(sum[1] / count),
                                    static_cast<uchar>(sum[2] / count)};
    for (int y = block.top(); y <= block.bottom(); ++y) {
        uchar* pixel = picture.scanLine(y) + 3 * block.left();
        for (int x = 0; x < block.width(); ++x, pixel += 3)
            std::copy(mean.cbegin(), mean.cend(), pixel);
    }
}

void flattenGrid(QImage& picture, const QRect& region, int step)
{
    const QRect whole = picture.rect();
    for (int y = region.top() / step * step; y <= region.bottom(); y += step) {
        for (int x = region.left() / step * step; x <= region.right(); x += step)
            flatten(picture, QRect(x, y, step, step).intersected(whole));
    }
}

} // namespace

QRectF withMargin(const QRectF& face)
{
    const double x = 0.4 * face.width();
    const double y = 0.4 * face.height();
    return face.adjusted(-x, -y, x, y);
}

void pixelate(QImage& picture, const QList<QRectF>& regions)
{
    for (const QRectF& region : regions) {
        const QRect inside = region.toAlignedRect().intersected(picture.rect());
        if (inside.isEmpty())
            continue;
        const double longer = std::max(region.width(), region.height());
        flattenGrid(picture, inside, std::max(kLeastBlock, static_cast<int>(std::ceil(longer / 8))));
    }
}

void pixelateAll(QImage& picture)
{
    if (!picture.isNull())
        flattenGrid(picture, picture.rect(), std::max(kLeastBlock, picture.width() / 12));
}

} // namespace jinbi::kiosk
