// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/visit.h"

namespace jinbi {

OutcomeGroup groupOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Accepted:
        return OutcomeGroup::Accepted;
    case Outcome::Cancelled:
    case Outcome::AnotherWay:
    case Outcome::TimedOut:
    case Outcome::Fault:
        return OutcomeGroup::Other;
    default:
        return OutcomeGroup::Refused;
    }
}

} // namespace jinbi
