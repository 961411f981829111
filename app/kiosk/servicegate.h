// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/serviceorder.h"
#include "kiosk/kioskdatabase.h"

#include <memory>
#include <optional>

namespace jinbi::kiosk {

/// Whether staff stopped face login at this kiosk: the newest order, kept on the disk.
///
/// Orders are compared with each other by the console's clock alone. Only the end of a stop is compared with this
/// kiosk's clock, less its offset (ClockOffset: kiosk minus console) as far as it is known; that of the time when the
/// order came is kept with it for a start without a connection. Thread: that of the database.
class ServiceGate
{
public:
    /// An order whose time lies further ahead than this was made by a wrong clock, and may be replaced by an older one
    /// as soon as the console's clock is known.
    static constexpr qint64 kBelievedAheadMs = 86400000;

    /// Makes its table when there is none. The database must outlive the gate.
    static Result<std::unique_ptr<ServiceGate>> open(KioskDatabase& database);

    /// True when it is newer than what is held, false for an old one and for the same again. Io when it could not be
    /// kept; it is followed all the same until the program ends.
    Result<bool> take(const ServiceOrder& order, qint64 utcMs, std::optional<qint64> offsetMs);

    /// The stop in force; nothing when there is none or when it has ended.
    [[nodiscard]] std::optional<Suspension> suspension(qint64 utcMs, std::optional<qint64> offsetMs) const;
    /// Until the stop in force ends by itself; 0 when it does not or when there is none.
    [[nodiscard]] qint64 leftMs(qint64 utcMs, std::optional<qint64> offsetMs) const;

private:
    explicit ServiceGate(KioskDatabase& database) : m_database(database) {}
    Result<void> load();
    Result<void> keep() const;
    [[nodiscard]] bool isNewer(const ServiceOrder& order, std::optional<qint64> consoleMs) const;
    [[nodiscard]] qint64 consoleMs(qint64 utcMs, std::optional<qint64> offsetMs) const
    {
        return utcMs - offsetMs.value_or(m_offsetMs);
    }

    KioskDatabase& m_database;
    std::optional<ServiceOrder> m_held;
    qint64 m_offsetMs = 0;
};

} // namespace jinbi::kiosk
