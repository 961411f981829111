// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

namespace jinbi {

/// The time since the computer was started, which nobody can set and which goes on while it sleeps. Thread-safe.
class BootClock
{
public:
    BootClock() = default;
    BootClock(const BootClock&) = delete;
    BootClock& operator=(const BootClock&) = delete;
    virtual ~BootClock() = default;

    [[nodiscard]] virtual qint64 sinceBootMs() const = 0;
    /// Another one after each start; letters, digits and '-' only, at most 64.
    [[nodiscard]] virtual QString bootId() const = 0;
};

} // namespace jinbi
