// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

namespace jinbi::platform {

/// The clocks of this machine. Thread-safe.
class SystemClock : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override;
    [[nodiscard]] qint64 monotonicMs() const override;
};

} // namespace jinbi::platform
