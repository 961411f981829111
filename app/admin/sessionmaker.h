// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/bankcalendar.h"
#include "domain/sessionrecord.h"

#include <vector>

namespace jinbi::people {
class Dice;
}

namespace jinbi::admin {

/// Makes the session of one arrival: who came, what the gate and the comparison said, how long each step took, how it
/// ended. Outcomes and their truth booleans agree as the kiosk's visit makes them agree; scores come from two hills.
///
/// Invariant: every record passes validate(); the same arrival and seed give the same record. Thread-safe.
class SessionMaker
{
public:
    explicit SessionMaker(const BranchShape& shape);
    [[nodiscard]] SessionRecord make(const Arrival& arrival) const;
    /// "K-0101" for 0, as the rehearsal names its kiosks.
    [[nodiscard]] static KioskId kioskId(int kiosk);

private:
    [[nodiscard]] Outcome outcome(people::Dice& dice, bool identify) const;
    void setCustomer(people::Dice& dice, SessionRecord& record) const;
    void decide(people::Dice& dice, SessionRecord& record) const;
    static void capture(people::Dice& dice, SessionRecord& record);
    static void walk(people::Dice& dice, SessionRecord& record);

    BranchShape m_shape;
    quint64 m_customers;
    qint64 m_revisedMs = 0; ///< when the second policy came
    std::vector<KioskId> m_kiosks;
    std::vector<QString> m_epochs;
};

} // namespace jinbi::admin
