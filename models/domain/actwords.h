// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"

#include <QString>

/// What the audit log says to a person.
namespace jinbi::words {

/// Short and past: "Signed in", "Face login stopped". A kind that this version does not know is "Entry of kind 99".
[[nodiscard]] QString of(ActKind kind);
/// "From branch", "Reason". A name that this version does not know is shown as it is.
[[nodiscard]] QString ofFact(const QString& name);

} // namespace jinbi::words
