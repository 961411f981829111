// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLatin1StringView>

namespace jinbi::broker {

/// The names in the certificates of the programs that are no kiosk; no kiosk may be called so.
inline constexpr QLatin1StringView kConsole("console");
inline constexpr QLatin1StringView kRecorder("recorder");

/// mosquitto's access list, made from the topics: what is not named is denied. A kiosk writes and reads below its own
/// name only; the console sees all and writes leases, orders and policies; the recorder reads records and writes
/// acknowledgements.
[[nodiscard]] QByteArray accessList();

} // namespace jinbi::broker
