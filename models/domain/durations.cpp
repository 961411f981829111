// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/durations.h"

#include <algorithm>
#include <cmath>

namespace jinbi {

Share Share::of95(qint64 hits, qint64 of)
{
    if (of <= 0)
        return {};
    constexpr double z = 1.959964;
    const double n = static_cast<double>(of);
    const double p = static_cast<double>(hits) / n;
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return {hits, of, hits == 0 ? 0.0 : std::max(0.0, centre - half), hits == of ? 1.0 : std::min(1.0, centre + half)};
}

int DurationCounts::binOf(qint64 ms)
{
    return static_cast<int>(std::clamp<qint64>((ms + kBinMs - 1) / kBinMs, 0, kBins - 1));
}

void DurationCounts::add(int bin, qint64 count)
{
    m_bins.at(static_cast<std::size_t>(std::clamp(bin, 0, kBins - 1))) += count;
    m_count += count;
}

void DurationCounts::add(const DurationCounts& other)
{
    for (int bin = 0; bin < kBins; ++bin)
        add(bin, other.m_bins.at(static_cast<std::size_t>(bin)));
}

std::optional<qint64> DurationCounts::percentileMs(double share) const
{
    if (m_count == 0)
        return std::nullopt;
    const auto rank = static_cast<qint64>(std::ceil(share * static_cast<double>(m_count)));
    qint64 seen = 0;
    for (int bin = 0; bin < kBins; ++bin) {
        seen += m_bins.at(static_cast<std::size_t>(bin));
        if (seen >= std::max<qint64>(rank, 1))
            return static_cast<qint64>(bin) * kBinMs;
    }
    return static_cast<qint64>(kBins - 1) * kBinMs;
}

Share DurationCounts::within(qint64 limitMs) const
{
    qint64 hits = 0;
    for (int bin = 0; bin <= binOf(limitMs); ++bin)
        hits += m_bins.at(static_cast<std::size_t>(bin));
    return Share::of95(hits, m_count);
}

} // namespace jinbi
