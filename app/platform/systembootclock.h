// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/bootclock.h"

namespace jinbi::platform {

/// CLOCK_BOOTTIME and the kernel's boot id. Where there is no boot id, one is made up for this run, so that the time
/// before it is never compared. Thread-safe.
class SystemBootClock : public BootClock
{
public:
    SystemBootClock();
    [[nodiscard]] qint64 sinceBootMs() const override;
    [[nodiscard]] QString bootId() const override { return m_bootId; }

private:
    QString m_bootId;
};

} // namespace jinbi::platform
