// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/face.h"
#include "domain/kioskstatus.h"
#include "domain/policyrevision.h"
#include "domain/quality.h"
#include "domain/visit.h"

#include <QString>
#include <QStringView>

#include <optional>

/// The fixed, language-free names by which enumerations cross the wire and rest in the store. Renaming one is a
/// protocol change.
namespace jinbi::names {

[[nodiscard]] QString of(Outcome outcome);
[[nodiscard]] QString of(Stage stage);
[[nodiscard]] QString of(MatchMode mode);
[[nodiscard]] QString of(Liveness liveness);
[[nodiscard]] QString of(QualityComponent component);
/// The same without a copy, for a decoder that asks for each of them.
[[nodiscard]] QLatin1StringView viewOf(QualityComponent component);
[[nodiscard]] QString of(CameraHealth health);
[[nodiscard]] QString of(DiskHealth health);
[[nodiscard]] QString of(NetworkState state);
[[nodiscard]] QString of(Profile profile);
[[nodiscard]] QString of(Environment environment);
[[nodiscard]] QString of(EvidenceRule rule);
[[nodiscard]] QString of(PolicyRefusal refusal);

[[nodiscard]] std::optional<Outcome> outcome(QStringView name);
[[nodiscard]] std::optional<Stage> stage(QStringView name);
[[nodiscard]] std::optional<MatchMode> matchMode(QStringView name);
[[nodiscard]] std::optional<Liveness> liveness(QStringView name);
[[nodiscard]] std::optional<QualityComponent> qualityComponent(QStringView name);
[[nodiscard]] std::optional<CameraHealth> cameraHealth(QStringView name);
[[nodiscard]] std::optional<DiskHealth> diskHealth(QStringView name);
[[nodiscard]] std::optional<NetworkState> networkState(QStringView name);
[[nodiscard]] std::optional<Profile> profile(QStringView name);
[[nodiscard]] std::optional<Environment> environment(QStringView name);
[[nodiscard]] std::optional<EvidenceRule> evidenceRule(QStringView name);
[[nodiscard]] std::optional<PolicyRefusal> policyRefusal(QStringView name);

} // namespace jinbi::names
