// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairing/bundle.h"

#include <QString>

/// What a kiosk keeps of its pairing: a folder of mode 0700 with files of mode 0600. Touches the disk.
namespace jinbi::pairing {

/// A paired kiosk as it is found on the disk; paths instead of PEM.
struct Paired
{
    Bundle bundle; ///< with the key for messages, without PEM
    QString caFile;
    QString certFile;
    QString keyFile;
    QString dataFolder; ///< of outboxes
};

/// Puts the opened bundle into the folder, complete or not at all; a renewal takes the place of what was there.
/// Refused for a bundle that was used in this folder already, and for another kiosk than the one that is there.
Result<Paired> keep(const Bundle& bundle, const QString& folder);
/// NotFound when nothing was paired here; Refused when others may read it; Corrupt when it is not whole; Incompatible
/// when it was paired before kiosks signed what they send, and has to be paired again.
Result<Paired> find(const QString& folder);

} // namespace jinbi::pairing
