// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder/resendplan.h"

#include <algorithm>

namespace jinbi::recorder {

namespace {

constexpr qint64 kFirstWaitMs = 1000;
constexpr qint64 kLongestWaitMs = 60000;
constexpr int kTries = 10;
// A kiosk that invents outboxes must not fill the memory; those beyond are left to the kiosk's own repeats.
constexpr qsizetype kMaxOutboxes = 10000;

} // namespace

void ResendPlan::update(const store::EpochState& state)
{
    const std::pair key(state.kiosk, state.epoch);
    if (state.gaps.isEmpty()) {
        m_open.remove(key);
        return;
    }
    if (!m_open.contains(key) && m_open.size() >= kMaxOutboxes)
        return;
    Open& open = m_open[key];
    if (!open.gaps.isEmpty() && open.gaps.first() != state.gaps.first()) {
        open.asked = std::min(open.asked, 1);
        open.isGivenUp = false;
    }
    open.gaps = state.gaps;
}

qint64 ResendPlan::waitAfter(int asked)
{
    return std::min(kLongestWaitMs, kFirstWaitMs << (asked - 1));
}

ResendPlan::Due ResendPlan::due(qint64 nowMonotonicMs)
{
    Due due;
    for (auto it = m_open.begin(); it != m_open.end(); ++it) {
        Open& open = it.value();
        if (open.isGivenUp || (open.asked > 0 && nowMonotonicMs < open.askedAtMs + waitAfter(open.asked)))
            continue;
        open.isGivenUp = open.asked == kTries;
        QList<Request>& list = open.isGivenUp ? due.givenUp : due.requests;
        for (const store::Gap& gap : std::as_const(open.gaps))
            list.append({it.key().first, it.key().second, gap});
        open.askedAtMs = nowMonotonicMs;
        open.asked += open.isGivenUp ? 0 : 1;
    }
    return due;
}

} // namespace jinbi::recorder
