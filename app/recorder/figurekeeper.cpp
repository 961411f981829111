// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder/figurekeeper.h"

#include <algorithm>

namespace jinbi::recorder {

namespace {

constexpr qint64 kKept = 8192;

} // namespace

void FigureKeeper::add(qint64 RecorderFigures::*counter, qint64 n)
{
    const std::lock_guard lock(m_mutex);
    m_counts.*counter += n;
}

void FigureKeeper::time(Series series, qint64 ms)
{
    const std::lock_guard lock(m_mutex);
    Ring& ring = m_rings[static_cast<std::size_t>(series)];
    if (ring.values.size() < kKept)
        ring.values.append(ms);
    else
        ring.values[ring.count % kKept] = ms;
    ++ring.count;
}

Spread FigureKeeper::spreadOf(const Ring& ring)
{
    if (ring.values.isEmpty())
        return {};
    QList<qint64> sorted = ring.values;
    std::sort(sorted.begin(), sorted.end());
    const auto at = [&sorted](qsizetype percent) { return sorted[(sorted.size() - 1) * percent / 100]; };
    return {ring.count, at(50), at(95)};
}

RecorderFigures FigureKeeper::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    RecorderFigures figures = m_counts;
    figures.receivedToStored = spreadOf(m_rings[static_cast<std::size_t>(Series::ReceivedToStored)]);
    figures.storedToAcked = spreadOf(m_rings[static_cast<std::size_t>(Series::StoredToAcked)]);
    figures.finishedToStored = spreadOf(m_rings[static_cast<std::size_t>(Series::FinishedToStored)]);
    return figures;
}

} // namespace jinbi::recorder
