// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "rehearsal/fleetconfig.h"

#include <QString>

/// A kiosk of its own, beside those of a console's rehearsal: joins by a pairing file and then runs by itself.
namespace jinbi::agent {

/// Opens the pairing file `bundle` into the folder `data`. The code is the first line of `codeFile`, or is asked for at
/// the terminal without an echo, or is the first line of standard input; it is never an argument. Waits for a person.
Result<void> pairKiosk(const QString& bundle, const QString& codeFile, const QString& data);

/// What the kiosk that was paired in `data` runs by. Refused outside a rehearsal: neither its references nor a bank
/// host can be had there yet.
Result<rehearsal::FleetConfig> pairedFleet(const QString& data, const QString& camera);

} // namespace jinbi::agent
