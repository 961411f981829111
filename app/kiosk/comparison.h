// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/policy.h"
#include "kiosk/visitevents.h"
#include "ports/faceengine.h"
#include "ports/referencesource.h"

#include <QList>

#include <vector>

/// Comparing what a scan gave. An empty probe (its embedding failed) has no score. Thread: that of the engine.
///
/// The engine's own compare() is used for one and for many, so that a score is the same integer in both.
/// Errors: Incompatible when the policy, a probe or a reference belongs to another engine.
namespace jinbi::kiosk {

/// 1:1 against the reference of the number's owner.
[[nodiscard]] Result<FaceComparison> compareClaimed(const FaceEngine& engine, const Policy& policy,
                                                    const QList<FaceTemplate>& probes, const FaceTemplate& reference);

/// 1:N; Refused above the policy's gallery limit, because false matches grow with N. No best score for an empty
/// gallery.
[[nodiscard]] Result<FaceComparison> identify(const FaceEngine& engine, const Policy& policy,
                                              const QList<FaceTemplate>& probes,
                                              const std::vector<ReferenceSource::Entry>& gallery);

} // namespace jinbi::kiosk
