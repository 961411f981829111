// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/matchscore.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace jinbi {

/// Scores of comparisons whose truth is known, and what follows from them for a threshold.
///
/// A score is accepted when it reaches the threshold (>=). FMR(t) is the share of different-people scores >= t, FNMR(t)
/// the share of same-person scores < t. Where a side is empty there is no estimate, never a zero. Pure; any thread.
class Calibration
{
public:
    Calibration(std::vector<MatchScore> samePerson, std::vector<MatchScore> differentPeople);

    [[nodiscard]] std::size_t samePersonCount() const { return m_same.size(); }
    [[nodiscard]] std::size_t differentPeopleCount() const { return m_different.size(); }

    [[nodiscard]] std::optional<double> falseMatchRate(MatchScore threshold) const;
    [[nodiscard]] std::optional<double> falseNonMatchRate(MatchScore threshold) const;

    /// Distance of the means over the root mean of both sample variances (n - 1); needs two scores a side that differ.
    [[nodiscard]] std::optional<double> dPrime() const;
    /// Where FMR and FNMR cross, on the straight line between the two observed thresholds next to the crossing.
    [[nodiscard]] std::optional<double> equalErrorRate() const;

    /// The smallest observed score t (of either side) with FMR(t) <= target; one unit above the largest score when no
    /// observed one is enough. Nothing without different-people scores, or when even a score of 1 is not enough.
    [[nodiscard]] std::optional<MatchScore> thresholdFor(double targetFmr) const;

    /// What a policy needs.
    struct Suggestion
    {
        MatchScore accept;
        MatchScore review;                       ///< <= accept; a person judges from here up to accept
        double falseMatchRate = 0;               ///< observed at accept
        std::optional<double> falseNonMatchRate; ///< observed at accept
        std::size_t falseMatches = 0;            ///< the count behind the rate
        bool isSupported = false; ///< at least 3 / target comparisons, without which no false match proves little
    };
    /// The review cut is the threshold for `reviewFactor` times the target.
    [[nodiscard]] std::optional<Suggestion> suggest(double targetFmr, double reviewFactor = 10) const;

private:
    [[nodiscard]] std::vector<MatchScore> observed() const;
    [[nodiscard]] std::size_t falseMatches(MatchScore threshold) const;

    std::vector<MatchScore> m_same;      // ascending
    std::vector<MatchScore> m_different; // ascending
};

} // namespace jinbi
