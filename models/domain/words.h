// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kioskstatus.h"
#include "domain/livepicture.h"
#include "domain/quality.h"
#include "domain/visit.h"

#include <QString>

/// The translated words for enumerations: one place, so that the same thing has the same name in every view.
namespace jinbi::words {

[[nodiscard]] QString of(Outcome outcome);
[[nodiscard]] QString of(Stage stage);
[[nodiscard]] QString of(MatchMode mode);
[[nodiscard]] QString of(Liveness liveness);
[[nodiscard]] QString of(QualityComponent component);     ///< "Light on the face"
[[nodiscard]] QString advice(QualityComponent component); ///< "Move closer"
[[nodiscard]] QString of(CameraHealth health);
[[nodiscard]] QString of(DiskHealth health);
[[nodiscard]] QString of(Profile profile);
/// Why a kiosk did not take a policy.
[[nodiscard]] QString of(PolicyRefusal refusal);
/// One sentence on why the neural engine is not used; empty when it is.
[[nodiscard]] QString explain(const NetworkStanding& networks);
/// One sentence for the record: what happened and why.
[[nodiscard]] QString explain(Outcome outcome, std::optional<QualityComponent> failing, Profile profile = Profile::Atm);

} // namespace jinbi::words
