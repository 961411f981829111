// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QMetaType>

#include <compare>
#include <cstdint>
#include <optional>

namespace jinbi {

/// How alike two faces are, in whole units of 1e-4.
///
/// Invariant: -10000 <= units() <= 10000. Scores are integers so that every comparison, here and at the kiosk, is the
/// same integer >=; only the display rounds. A score means nothing without the engine that gave it.
class MatchScore
{
public:
    static constexpr std::int32_t kLimit = 10000;

    constexpr MatchScore() = default;
    static Result<MatchScore> fromUnits(std::int64_t units);
    /// Nearest unit, clamped to the range; nothing for NaN.
    static std::optional<MatchScore> fromSimilarity(double similarity);

    [[nodiscard]] constexpr std::int32_t units() const noexcept { return m_units; }
    [[nodiscard]] constexpr double toDouble() const noexcept { return m_units / 1e4; }
    /// Two decimals, for people: "0.58".
    [[nodiscard]] QString display() const;
    // clang-tidy 14 takes the 0 that a defaulted <=> is compared with for a null pointer.
    constexpr auto operator<=>(const MatchScore&) const = default; // NOLINT(modernize-use-nullptr)

private:
    constexpr explicit MatchScore(std::int32_t units) : m_units(units) {}
    std::int32_t m_units = 0;
};

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::MatchScore)
