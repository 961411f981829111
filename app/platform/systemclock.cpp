// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/systemclock.h"

#include <chrono>

namespace jinbi::platform {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

qint64 SystemClock::utcMs() const
{
    return duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

qint64 SystemClock::monotonicMs() const
{
    return duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace jinbi::platform
