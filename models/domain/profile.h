// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/visit.h"

#include <chrono>

namespace jinbi {

/// By what customers say who they are.
enum class Claim {
    Phone,
    Ticket,   ///< read by the gate
    Document, ///< the identity card that the clerk reads
};

/// What a profile means for a visit: data, so that another kind of place is another row.
struct ProfileRules
{
    Claim claim = Claim::Phone;
    bool claimFirst = false; ///< presenting the claim begins a visit; a face does not, because others stand behind
    bool noticeStops = true; ///< the notice is accepted at the kiosk; else it hangs beside it and was accepted before
    bool asksPin = true;
    std::chrono::milliseconds farewell{4000}; ///< how long the outcome stays on the screen
};

[[nodiscard]] const ProfileRules& rulesOf(Profile profile);

} // namespace jinbi
