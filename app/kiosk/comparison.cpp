// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/comparison.h"

#include <QCoreApplication>

#include <cstddef>
#include <utility>

namespace jinbi::kiosk {

namespace {

/// Scores of all probes against one reference; best is the highest of them.
Result<FaceComparison> against(const FaceEngine& engine, const QList<FaceTemplate>& probes,
                               const FaceTemplate& reference)
{
    FaceComparison comparison;
    for (const FaceTemplate& probe : probes) {
        if (probe.isEmpty()) {
            comparison.scores << std::nullopt;
            continue;
        }
        const Result<MatchScore> score = engine.compare(probe, reference);
        if (!score)
            return score.error();
        comparison.scores << *score;
        if (!comparison.best || *score > *comparison.best)
            comparison.best = *score;
    }
    return comparison;
}

} // namespace

Result<FaceComparison> compareClaimed(const FaceEngine& engine, const Policy& policy, const QList<FaceTemplate>& probes,
                                      const FaceTemplate& reference)
{
    if (Result<void> ok = policy.worksWith(engine.id()); !ok)
        return ok.error();
    return against(engine, probes, reference);
}

Result<FaceComparison> identify(const FaceEngine& engine, const Policy& policy, const QList<FaceTemplate>& probes,
                                const std::vector<ReferenceSource::Entry>& gallery)
{
    if (Result<void> ok = policy.worksWith(engine.id()); !ok)
        return ok.error();
    if (gallery.size() > static_cast<std::size_t>(policy->galleryLimit))
        return Error{ErrorCode::Refused,
                     QCoreApplication::translate("Comparison", "There are too many customers to search by face alone."),
                     QStringLiteral("gallery of %1, limit %2").arg(gallery.size()).arg(policy->galleryLimit)};
    FaceComparison best;
    for (const ReferenceSource::Entry& entry : gallery) {
        Result<FaceComparison> one = against(engine, probes, entry.reference);
        if (!one)
            return one;
        if (one->best && (!best.best || *one->best > *best.best)) {
            best = *std::move(one);
            best.identified = entry.customer;
        }
    }
    return best;
}

} // namespace jinbi::kiosk
