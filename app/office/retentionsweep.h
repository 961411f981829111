// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "domain/result.h"
#include "domain/retention.h"
#include "office/desk.h"
#include "office/sweepclock.h"
#include "store/transaction.h"

namespace jinbi::office {

/// Deletes pictures whose time is over and destroys the keys of sessions that have none left.
///
/// Invariants: a picture goes at its time or later and never of a session that is held; what a transaction deleted, its
/// entry in the audit log and what is kept for the next look are on the disk together; a doubt about the clock deletes
/// nothing. One thread, the lane's.
class RetentionSweep
{
public:
    static constexpr int kBatch = 500; ///< pictures in one transaction

    explicit RetentionSweep(int batch = kBatch) : m_batch(batch) {}

    /// One transaction of at most a batch; `monotonicMs` is Clock::monotonicMs().
    Result<SweepStep> step(Desk& desk, const SweepReading& now, qint64 monotonicMs);
    /// The clock is right: `act` says who answers for it. Refused when it is not doubted.
    Result<void> confirm(Desk& desk, const SweepReading& now, qint64 monotonicMs, Act act);

private:
    Result<SweepStep> sweep(Desk& desk, const SweepReading& now, qint64 monotonicMs);
    Result<SweepMemory> memory(Desk& desk);

    int m_batch;
    SweepClock m_clock;
    bool m_isJournalFull = false; ///< of what was deleted
};

} // namespace jinbi::office
