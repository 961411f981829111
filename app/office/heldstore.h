// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "domain/result.h"
#include "domain/storehold.h"
#include "office/checkpointkeeper.h"
#include "office/desk.h"

namespace jinbi::office {

/// A store that is held, and what is needed to go on with it. In the lane's thread.
struct HeldStore
{
    Desk& desk;
    const StoreHold& hold;
    CheckpointKeeper& keeper;

    /// Refused when it is no longer what somebody saw and decided on; more entries are no other store.
    [[nodiscard]] Result<void> isStill(const StoreHold& seen) const;
    /// The entry by which `actor` answers for it.
    [[nodiscard]] Act acceptance(const QString& actor) const;
};

} // namespace jinbi::office
