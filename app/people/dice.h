// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <cstddef>

namespace jinbi::people {

/// A seeded random source that gives the same numbers with every compiler and library, because people must look the
/// same tomorrow. Not for secrets. One thread per object.
class Dice
{
public:
    explicit Dice(quint64 seed) : m_state(seed) {}

    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 <= value < 1
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    /// Symmetric around the mean, never farther than `reach`; the middle is more likely.
    double around(double mean, double reach) { return mean + reach * (unit() + unit() - 1); }
    bool chance(double probability) { return unit() < probability; }
    template <class T, std::size_t n>
    const T& pick(const std::array<T, n>& choices)
    {
        return choices[static_cast<std::size_t>(next() % n)];
    }

private:
    quint64 m_state;
};

} // namespace jinbi::people
