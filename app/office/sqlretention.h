// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "office/officelane.h"
#include "office/retentionsweep.h"
#include "ports/bootclock.h"
#include "ports/clock.h"
#include "ports/pictureretention.h"

#include <memory>

namespace jinbi::office {

/// The pictures in the branch's store and how long they stay. Values are judged and permits are spent at once, in the
/// caller's thread; the rest is the lane's. Any thread; usually the GUI's.
class SqlRetention : public PictureRetention
{
public:
    /// Both clocks outlive the lane.
    SqlRetention(std::shared_ptr<OfficeLane> lane, const Clock& clock, const BootClock& bootClock);

    QFuture<Result<SweepStep>> sweep() override;
    QFuture<Result<void>> confirmClock(Permit permit) override;
    QFuture<Result<void>> hold(SessionId session, QString reason, Permit permit) override;
    QFuture<Result<void>> lift(SessionId session, Permit permit) override;
    QFuture<Result<std::optional<LegalHold>>> holdOf(SessionId session) override;

private:
    [[nodiscard]] SweepReading reading() const;

    std::shared_ptr<OfficeLane> m_lane;
    const Clock& m_clock;
    const BootClock& m_bootClock;
    std::shared_ptr<RetentionSweep> m_sweep; ///< held by what waits in the lane as well, and used there only
};

} // namespace jinbi::office
