// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/bankcalendar.h"

#include "people/dice.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace jinbi::admin {

namespace {

constexpr int kOffsetSeconds = 8 * 3600;
constexpr int kQuarterMs = 15 * 60 * 1000;
constexpr int kQuarters = 24 * 4;
constexpr qint64 kLeastGapMs = 1000;

// Weight of a weekday, Monday first. Closed on Sunday.
constexpr std::array<double, 7> kWeekdays{1.15, 0.95, 0.92, 0.98, 1.2, 0.55, 0.0};

using Weights = std::array<double, kQuarters>;

double hill(double hour, double at, double width)
{
    const double d = (hour - at) / width;
    return std::max(0.0, 1.0 - d * d);
}

/// How many come in each quarter of an hour: 9:00 to 17:30, Saturday 10:00 to 15:00; busy before noon and at the end.
Weights quarterWeights(bool saturday)
{
    const double opens = saturday ? 10 : 9;
    const double closes = saturday ? 15 : 17.5;
    Weights weights{};
    for (int i = 0; i < kQuarters; ++i) {
        const double hour = i / 4.0;
        if (hour < opens || hour >= closes)
            continue;
        weights[static_cast<std::size_t>(i)] =
            0.35 + 1.3 * hill(hour, 11.0, 1.6) + 0.8 * hill(hour, 13.4, 1.0) + 1.0 * hill(hour, 16.4, 1.3);
    }
    return weights;
}

/// Shares `total` out by weight, exactly; what rounding leaves over goes on in the next place.
template <class Weight>
std::vector<qint64> shareOut(qint64 total, std::size_t places, Weight weight)
{
    double sum = 0;
    for (std::size_t i = 0; i < places; ++i)
        sum += weight(i);
    std::vector<qint64> shares(places, 0);
    double reached = 0;
    qint64 given = 0;
    for (std::size_t i = 0; i < places; ++i) {
        reached += weight(i);
        const auto upTo = static_cast<qint64>(std::llround(static_cast<double>(total) * (reached / sum)));
        shares[i] = std::min(total, upTo) - given;
        given += shares[i];
    }
    return shares;
}

std::vector<double> kioskLoads(const BranchShape& shape)
{
    people::Dice dice(shape.seed * 31 + 7);
    std::vector<double> loads(static_cast<std::size_t>(shape.kiosks));
    for (double& load : loads)
        load = 0.25 + 1.5 * dice.unit() * dice.unit();
    return loads;
}

std::vector<double> dayLoads(const BranchShape& shape, const QDate& first)
{
    people::Dice dice(shape.seed * 131 + 11);
    std::vector<double> loads(static_cast<std::size_t>(shape.days));
    for (int d = 0; d < shape.days; ++d) {
        const auto weekday = static_cast<std::size_t>(first.addDays(d).dayOfWeek() - 1);
        const double growth = 0.8 + 0.4 * d / shape.days;
        loads[static_cast<std::size_t>(d)] = kWeekdays[weekday] * growth * dice.between(0.85, 1.15);
    }
    // A branch that was open on a single Sunday has to put its customers somewhere.
    if (std::accumulate(loads.cbegin(), loads.cend(), 0.0) <= 0)
        std::fill(loads.begin(), loads.end(), 1.0);
    return loads;
}

} // namespace

BankCalendar::BankCalendar(const BranchShape& shape) : m_shape(shape)
{
    const std::vector<double> kiosks = kioskLoads(shape);
    const std::vector<double> days = dayLoads(shape, dateOf(0));
    const std::size_t width = kiosks.size();
    const auto cells = shareOut(shape.sessions, days.size() * width,
                                [&](std::size_t i) { return days[i / width] * kiosks[i % width]; });
    m_before.assign((days.size() + 1) * width, 0);
    for (std::size_t i = 0; i < cells.size(); ++i)
        m_before[i + width] = m_before[i] + cells[i];
}

std::size_t BankCalendar::cell(int day, int kiosk) const
{
    return static_cast<std::size_t>(day) * static_cast<std::size_t>(m_shape.kiosks) + static_cast<std::size_t>(kiosk);
}

QList<Arrival> BankCalendar::day(int day) const
{
    static const Weights kWeek = quarterWeights(false);
    static const Weights kSaturday = quarterWeights(true);
    const QDate date = dateOf(day);
    const Weights& weights = date.dayOfWeek() >= 6 ? kSaturday : kWeek;
    Weights reached{};
    std::partial_sum(weights.cbegin(), weights.cend(), reached.begin());
    const qint64 midnight = QDateTime(date, QTime(0, 0), QTimeZone(kOffsetSeconds)).toMSecsSinceEpoch();

    people::Dice dice(m_shape.seed * 1000003 + static_cast<quint64>(day) + 1);
    QList<Arrival> all;
    std::vector<qint64> starts;
    for (int kiosk = 0; kiosk < m_shape.kiosks; ++kiosk) {
        const qint64 before = m_before[cell(day, kiosk)];
        starts.resize(static_cast<std::size_t>(m_before[cell(day + 1, kiosk)] - before));
        for (qint64& start : starts) {
            const double at = dice.unit() * reached.back();
            const auto quarter = std::upper_bound(reached.cbegin(), reached.cend(), at) - reached.cbegin();
            start = midnight + quarter * kQuarterMs + static_cast<qint64>(dice.unit() * kQuarterMs);
        }
        std::sort(starts.begin(), starts.end());
        for (std::size_t i = 0; i < starts.size(); ++i) {
            if (i > 0)
                starts[i] = std::max(starts[i], starts[i - 1] + kLeastGapMs);
            all.append({starts[i], kiosk, static_cast<quint64>(before) + i + 1});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Arrival& a, const Arrival& b) { return a.startedMs < b.startedMs; });
    return all;
}

} // namespace jinbi::admin
