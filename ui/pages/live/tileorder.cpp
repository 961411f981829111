// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/live/tileorder.h"

#include <algorithm>

namespace jinbi::ui {

namespace {

bool standsBefore(const KioskState& a, const KioskState& b)
{
    const Tone toneA = a.needsAttention() ? a.tone() : Tone::Normal;
    const Tone toneB = b.needsAttention() ? b.tone() : Tone::Normal;
    if (toneA != toneB)
        return toneA > toneB;
    if (a.sinceMs() != b.sinceMs())
        return a.sinceMs() < b.sinceMs();
    return a.kiosk < b.kiosk;
}

} // namespace

bool passes(const KioskState& state, WallFilter filter)
{
    return filter != WallFilter::InUse || state.isInUse();
}

QList<KioskId> tileOrder(const QList<const KioskState*>& states, WallFilter filter)
{
    QList<const KioskState*> shown;
    std::copy_if(states.cbegin(), states.cend(), std::back_inserter(shown),
                 [filter](const KioskState* state) { return passes(*state, filter); });
    std::sort(shown.begin(), shown.end(), [filter](const KioskState* a, const KioskState* b) {
        return filter == WallFilter::All ? a->kiosk < b->kiosk : standsBefore(*a, *b);
    });
    QList<KioskId> order;
    for (const KioskState* state : std::as_const(shown))
        order << state->kiosk;
    return order;
}

} // namespace jinbi::ui
