// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/permit.h"
#include "domain/result.h"
#include "domain/retention.h"

#include <QFuture>
#include <QString>

#include <optional>

namespace jinbi {

/// How long the pictures of this branch are kept. Every change and its entry in the audit log are on the disk together
/// when it answers. Called on the GUI thread, answered from another.
///
/// Permits are for Action::ExportSessions: it is the security officer's, and needs the passphrase afresh.
class PictureRetention
{
public:
    PictureRetention() = default;
    PictureRetention(const PictureRetention&) = delete;
    PictureRetention& operator=(const PictureRetention&) = delete;
    virtual ~PictureRetention() = default;

    /// Deletes some of what is overdue, unless the clock is doubted.
    [[nodiscard]] virtual QFuture<Result<SweepStep>> sweep() = 0;
    /// The clock is right as it is now.
    [[nodiscard]] virtual QFuture<Result<void>> confirmClock(Permit permit) = 0;

    /// Invalid unless the reason has 3 to 200 characters. A hold that is there already gets the new reason.
    [[nodiscard]] virtual QFuture<Result<void>> hold(SessionId session, QString reason, Permit permit) = 0;
    /// NotFound when there is no hold.
    [[nodiscard]] virtual QFuture<Result<void>> lift(SessionId session, Permit permit) = 0;
    [[nodiscard]] virtual QFuture<Result<std::optional<LegalHold>>> holdOf(SessionId session) = 0;
};

} // namespace jinbi
