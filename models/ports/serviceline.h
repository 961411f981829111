// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/serviceorder.h"

namespace jinbi {

/// Carries orders to kiosks and keeps the newest of each for a kiosk that is away. GUI thread; returns at once.
class ServiceLine
{
public:
    ServiceLine() = default;
    ServiceLine(const ServiceLine&) = delete;
    ServiceLine& operator=(const ServiceLine&) = delete;
    virtual ~ServiceLine() = default;

    /// False when there is no connection now; nothing is queued then.
    virtual bool send(const KioskId& kiosk, const ServiceOrder& order) = 0;
};

} // namespace jinbi
