// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/profile.h"

namespace jinbi {

const ProfileRules& rulesOf(Profile profile)
{
    using namespace std::chrono_literals;
    static constexpr ProfileRules kAtm{Claim::Phone, false, true, true, 4000ms};
    static constexpr ProfileRules kGate{Claim::Ticket, true, false, false, 1500ms};
    static constexpr ProfileRules kCounter{Claim::Document, true, true, false, 4000ms};
    switch (profile) {
    case Profile::Atm:
        return kAtm;
    case Profile::Gate:
        return kGate;
    case Profile::Counter:
        return kCounter;
    }
    return kAtm;
}

} // namespace jinbi
