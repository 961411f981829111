// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kioskstatus.h"
#include "domain/livepicture.h"

#include <QHash>

#include <mutex>

namespace jinbi::link {

/// The newest status and progress of every kiosk since somebody last asked: a fleet that talks fast costs the GUI
/// thread no more than one that talks slowly. Thread-safe.
class LatestNews
{
public:
    struct News
    {
        QHash<KioskId, KioskStatus> statuses;
        QHash<KioskId, VisitProgress> progresses;
    };

    /// True when there was nothing before: somebody should be told, once.
    bool put(const KioskStatus& status);
    bool put(const VisitProgress& progress);
    [[nodiscard]] News take();

private:
    bool announceOnce();

    std::mutex m_mutex;
    News m_news;              ///< guarded by m_mutex
    bool m_announced = false; ///< guarded by m_mutex
};

} // namespace jinbi::link
