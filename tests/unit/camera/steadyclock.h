// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

#include <QDateTime>

#include <chrono>

namespace jinbi {

/// The machine's clocks.
class SteadyClock final : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override { return QDateTime::currentMSecsSinceEpoch(); }
    [[nodiscard]] qint64 monotonicMs() const override
    {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    }
};

} // namespace jinbi
