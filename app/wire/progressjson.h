// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/livepicture.h"
#include "wire/fields.h"

/// The progress of a visit, as it stands in its own message and in the head of a live picture.
namespace jinbi::wire {

[[nodiscard]] QJsonObject progressJson(const VisitProgress& progress);
[[nodiscard]] VisitProgress progressFrom(const KioskId& kiosk, Fields fields);

} // namespace jinbi::wire
