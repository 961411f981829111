// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/durations.h"
#include "domain/result.h"

#include <QFuture>
#include <QList>

namespace jinbi {

/// How long scans and visits took, counted while they were stored. Calls return at once; answers come from another
/// thread.
class TimeLog
{
public:
    TimeLog() = default;
    TimeLog(const TimeLog&) = delete;
    TimeLog& operator=(const TimeLog&) = delete;
    virtual ~TimeLog() = default;

    /// One entry per kiosk with data, by name; all kiosks when none is named. Whole days of UTC that [fromMs, untilMs)
    /// touches.
    [[nodiscard]] virtual QFuture<Result<QList<KioskTimes>>> times(QList<KioskId> kiosks, qint64 fromMs,
                                                                   qint64 untilMs) = 0;
};

} // namespace jinbi
