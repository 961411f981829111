// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/calibration.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace jinbi {

namespace {

struct Moments
{
    double mean = 0;
    double variance = 0;
};

std::optional<Moments> momentsOf(const std::vector<MatchScore>& scores)
{
    if (scores.size() < 2)
        return std::nullopt;
    const auto count = static_cast<double>(scores.size());
    Moments m;
    for (const MatchScore score : scores)
        m.mean += score.toDouble() / count;
    for (const MatchScore score : scores)
        m.variance += std::pow(score.toDouble() - m.mean, 2) / (count - 1);
    return m;
}

} // namespace

Calibration::Calibration(std::vector<MatchScore> samePerson, std::vector<MatchScore> differentPeople)
    : m_same(std::move(samePerson)), m_different(std::move(differentPeople))
{
    std::sort(m_same.begin(), m_same.end());
    std::sort(m_different.begin(), m_different.end());
}

std::size_t Calibration::falseMatches(MatchScore threshold) const
{
    const auto first = std::lower_bound(m_different.cbegin(), m_different.cend(), threshold);
    return static_cast<std::size_t>(std::distance(first, m_different.cend()));
}

std::optional<double> Calibration::falseMatchRate(MatchScore threshold) const
{
    if (m_different.empty())
        return std::nullopt;
    return static_cast<double>(falseMatches(threshold)) / static_cast<double>(m_different.size());
}

std::optional<double> Calibration::falseNonMatchRate(MatchScore threshold) const
{
    if (m_same.empty())
        return std::nullopt;
    const auto first = std::lower_bound(m_same.cbegin(), m_same.cend(), threshold);
    return static_cast<double>(std::distance(m_same.cbegin(), first)) / static_cast<double>(m_same.size());
}

std::optional<double> Calibration::dPrime() const
{
    const std::optional<Moments> same = momentsOf(m_same);
    const std::optional<Moments> different = momentsOf(m_different);
    if (!same || !different)
        return std::nullopt;
    const double spread = std::sqrt((same->variance + different->variance) / 2);
    if (spread <= 0)
        return std::nullopt;
    return (same->mean - different->mean) / spread;
}

std::vector<MatchScore> Calibration::observed() const
{
    std::vector<MatchScore> all;
    std::merge(m_same.cbegin(), m_same.cend(), m_different.cbegin(), m_different.cend(), std::back_inserter(all));
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::optional<double> Calibration::equalErrorRate() const
{
    if (m_same.empty() || m_different.empty())
        return std::nullopt;
    // Below every score all match (FMR 1, FNMR 0), above every score none does (FMR 0, FNMR 1): there is a crossing.
    double fmr = 1;
    double fnmr = 0;
    std::vector<std::pair<double, double>> rates;
    for (const MatchScore threshold : observed())
        rates.emplace_back(*falseMatchRate(threshold), *falseNonMatchRate(threshold));
    rates.emplace_back(0.0, 1.0);
    for (const auto& [nextFmr, nextFnmr] : rates) {
        const double gap = fmr - fnmr;
        const double nextGap = nextFmr - nextFnmr;
        if (nextGap <= 0)
            return fmr + (nextFmr - fmr) * gap / (gap - nextGap);
        fmr = nextFmr;
        fnmr = nextFnmr;
    }
    return std::nullopt;
}

std::optional<MatchScore> Calibration::thresholdFor(double targetFmr) const
{
    if (m_different.empty() || !(targetFmr >= 0))
        return std::nullopt;
    const std::vector<MatchScore> scores = observed();
    // FMR falls as the threshold rises, so the scores that are good enough are the upper part.
    const auto found = std::partition_point(scores.cbegin(), scores.cend(),
                                            [this, targetFmr](MatchScore t) { return *falseMatchRate(t) > targetFmr; });
    if (found != scores.cend())
        return *found;
    const Result<MatchScore> above = MatchScore::fromUnits(std::int64_t{scores.back().units()} + 1);
    if (!above)
        return std::nullopt;
    return *above;
}

std::optional<Calibration::Suggestion> Calibration::suggest(double targetFmr, double reviewFactor) const
{
    const std::optional<MatchScore> accept = thresholdFor(targetFmr);
    const std::optional<MatchScore> review = thresholdFor(targetFmr * std::max(1.0, reviewFactor));
    if (!accept || !review)
        return std::nullopt;
    Suggestion suggestion;
    suggestion.accept = *accept;
    suggestion.review = std::min(*review, *accept);
    suggestion.falseMatches = falseMatches(*accept);
    suggestion.falseMatchRate = *falseMatchRate(*accept);
    suggestion.falseNonMatchRate = falseNonMatchRate(*accept);
    suggestion.isSupported = targetFmr > 0 && static_cast<double>(m_different.size()) * targetFmr >= 3;
    return suggestion;
}

} // namespace jinbi
