// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>

#include <vector>

namespace jinbi::admin {

/// How large an invented branch is and how long it was open.
struct BranchShape
{
    qint64 sessions = 0;
    int kiosks = 1;
    int days = 1;
    QDate lastDay; ///< at the branch, which keeps UTC+8
    quint64 seed = 1;
};

/// One customer comes: when, where, and the how-manieth of that kiosk.
struct Arrival
{
    qint64 startedMs = 0; ///< UTC
    int kiosk = 0;
    quint64 seq = 0;
};

/// Who came when: opening hours, two rushes a day, weekdays and Saturdays, some growth, kiosks of different load.
///
/// Invariant: all days together hold exactly shape.sessions arrivals; the sequence numbers of a kiosk are 1, 2, 3 … in
/// the order of time, and no two sessions of a kiosk begin within a second unless there is no room; equal shapes give
/// equal arrivals. day() is thread-safe and needs memory for one day.
class BankCalendar
{
public:
    explicit BankCalendar(const BranchShape& shape);
    [[nodiscard]] int days() const { return m_shape.days; }
    /// In the order of time.
    [[nodiscard]] QList<Arrival> day(int day) const;

private:
    [[nodiscard]] QDate dateOf(int day) const { return m_shape.lastDay.addDays(day - m_shape.days + 1); }
    [[nodiscard]] std::size_t cell(int day, int kiosk) const;

    BranchShape m_shape;
    std::vector<qint64> m_before; ///< for each day and kiosk: sessions before that day; one day more than days
};

} // namespace jinbi::admin
