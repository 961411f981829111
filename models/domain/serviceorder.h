// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/suspension.h"

#include <QMetaType>
#include <QUuid>

namespace jinbi {

/// What a console wants of a kiosk: face login stopped, or allowed again.
///
/// Orders of one kiosk are put in order by `what.sinceMs`, which the console alone makes and always makes greater than
/// that of its last one; so neither a kiosk's wrong clock nor a message that comes late can bring an old order back.
/// Without `suspended` the reason may be empty and `untilMs` is 0.
struct ServiceOrder
{
    QUuid id;
    bool suspended = false;
    Suspension what;
    bool operator==(const ServiceOrder&) const = default;
};

/// Whether the order is a stop that has not ended at `utcMs` of the console's clock.
[[nodiscard]] inline bool isStopped(const ServiceOrder& order, qint64 utcMs)
{
    return order.suspended && (order.what.untilMs == 0 || utcMs < order.what.untilMs);
}

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::ServiceOrder)
