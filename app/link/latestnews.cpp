// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/latestnews.h"

#include <utility>

namespace jinbi::link {

bool LatestNews::put(const KioskStatus& status)
{
    const std::scoped_lock lock(m_mutex);
    m_news.statuses.insert(status.kiosk, status);
    return announceOnce();
}

bool LatestNews::put(const VisitProgress& progress)
{
    const std::scoped_lock lock(m_mutex);
    m_news.progresses.insert(progress.kiosk, progress);
    return announceOnce();
}

LatestNews::News LatestNews::take()
{
    const std::scoped_lock lock(m_mutex);
    m_announced = false;
    return std::exchange(m_news, {});
}

bool LatestNews::announceOnce()
{
    return !std::exchange(m_announced, true);
}

} // namespace jinbi::link
