// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/sessionsegments.h"

#include <algorithm>

namespace jinbi {

int SessionSegments::loadedCount() const
{
    return static_cast<int>(std::count_if(m_runs.begin(), m_runs.end(), [](const Run& r) { return r.isLoaded; }));
}

SessionSegments::Place SessionSegments::locate(int row) const
{
    // Empty runs share their start with the next one, so the last start that is not behind the row is the right one.
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), row);
    const int segment = static_cast<int>(after - m_starts.begin()) - 1;
    return {segment, row - startOf(segment)};
}

std::optional<int> SessionSegments::segmentOf(const SessionKey& key) const
{
    if (m_runs.empty())
        return std::nullopt;
    const auto next = std::upper_bound(m_runs.begin(), m_runs.end(), key, [](const SessionKey& wanted, const Run& r) {
        return precedes(wanted, r.first);
    });
    return std::max(0, static_cast<int>(next - m_runs.begin()) - 1);
}

std::optional<int> SessionSegments::segmentAt(const SessionKey& first) const
{
    const std::optional<int> segment = segmentOf(first);
    if (!segment || run(*segment).first != first)
        return std::nullopt;
    return segment;
}

const SessionRow* SessionSegments::rowAt(int row) const
{
    const Place place = locate(row);
    const Run& r = run(place.segment);
    if (!r.isLoaded)
        return nullptr;
    r.usedAt = ++m_tick;
    return &r.kept.at(place.offset);
}

QList<SessionRow> SessionSegments::cutAtNext(int segment, QList<SessionRow> rows) const
{
    if (segment + 1 >= count())
        return rows;
    const auto end =
        std::lower_bound(rows.cbegin(), rows.cend(), firstOf(segment + 1),
                         [](const SessionRow& row, const SessionKey& next) { return precedes(row.key, next); });
    rows.resize(end - rows.cbegin());
    return rows;
}

void SessionSegments::clear()
{
    m_runs.clear();
    sumUp();
}

void SessionSegments::append(const SessionKey& first, int rows)
{
    m_runs.push_back({first, rows, false, {}, 0});
    m_starts.push_back(m_starts.back() + rows);
}

void SessionSegments::resize(int segment, int rows)
{
    run(segment).rows = rows;
    sumUp();
}

void SessionSegments::load(int segment, QList<SessionRow> rows)
{
    Run& r = run(segment);
    Q_ASSERT(rows.size() == r.rows);
    r.kept = std::move(rows);
    r.isLoaded = true;
    r.usedAt = ++m_tick;
    forgetOldest();
}

void SessionSegments::insertIntoHead(int offset, const QList<SessionRow>& rows)
{
    if (m_runs.empty()) {
        append(rows.first().key, 0);
        run(0).isLoaded = true;
    }
    Run& head = run(0);
    QList<SessionRow> merged = head.kept.first(offset);
    merged.append(rows);
    merged.append(head.kept.sliced(offset));
    head.kept = std::move(merged);
    head.rows = static_cast<int>(head.kept.size());
    head.first = head.kept.first().key;
    sumUp();
}

void SessionSegments::splitHead()
{
    while (!m_runs.empty() && run(0).rows >= 2 * kStride) {
        Run& head = run(0);
        const QList<SessionRow> tail = head.kept.last(kStride);
        head.kept.resize(head.kept.size() - kStride);
        head.rows -= kStride;
        m_runs.insert(m_runs.begin() + 1, Run{tail.first().key, kStride, true, tail, ++m_tick});
        sumUp();
    }
    forgetOldest();
}

void SessionSegments::sumUp()
{
    m_starts.assign(1, 0);
    m_starts.reserve(m_runs.size() + 1);
    for (const Run& r : m_runs)
        m_starts.push_back(m_starts.back() + r.rows);
}

void SessionSegments::forgetOldest()
{
    while (loadedCount() > kKept) {
        Run* oldest = nullptr;
        for (std::size_t i = 1; i < m_runs.size(); ++i) {
            Run& r = m_runs[i];
            if (r.isLoaded && (oldest == nullptr || r.usedAt < oldest->usedAt))
                oldest = &r;
        }
        if (oldest == nullptr)
            return;
        oldest->isLoaded = false;
        oldest->kept = {};
    }
}

} // namespace jinbi
