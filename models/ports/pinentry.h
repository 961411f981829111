// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "ports/bankhost.h"

namespace jinbi {

/// Where the digits of a PIN go: in one by one, and out only as a sealed block.
///
/// Whoever draws the keys knows how many digits there are and nothing else. Thread: that of the customer's screen.
class PinEntry
{
public:
    PinEntry() = default;
    PinEntry(const PinEntry&) = delete;
    PinEntry& operator=(const PinEntry&) = delete;
    virtual ~PinEntry() = default;

    /// For a new customer: wiped, all tries left.
    virtual void begin() = 0;
    /// False for what is not 0 to 9 or when no more digits fit.
    virtual bool enter(int digit) = 0;
    virtual void clear() = 0;
    [[nodiscard]] virtual int length() const = 0;
    [[nodiscard]] virtual int triesLeft() const = 0;
    /// Invalid with too few digits; Refused when no try is left. Uses up a try and wipes the digits.
    virtual Result<PinBlock> seal() = 0;
};

} // namespace jinbi
