// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "office/checkpointkeeper.h"
#include "office/continuity.h"
#include "office/desk.h"
#include "office/heldstore.h"
#include "office/workqueue.h"
#include "ports/clock.h"
#include "store/storeaddress.h"

#include <QFuture>
#include <QPromise>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace jinbi::office {

/// The thread in which all of the office's work on the store is done, one piece after the other, with a connection of
/// its own that joins the program's writer (store::Database::Access::Join). A store that is not there yet, or whose
/// server went away, is tried again at the next call. So is one that is held (Continuity): nothing is written to it,
/// and ask() answers Held, until askHeld() went on with it or another copy was put back.
///
/// ask() from any thread; usually held by an operator book and an audit log together. The destructor cancels what only
/// reads, does what writes, signs what is not covered yet, and joins: it comes before the program's writer goes.
class OfficeLane
{
public:
    enum class Kind { Reading, Writing };

    /// `clock` outlives it. Without a signer there are no new checkpoints: of several consoles on one store one signs.
    OfficeLane(store::StoreAddress address, const Clock& clock, std::optional<AuditSigner> signer);

    /// `work` is called as `Result<T>(Desk&)` in the lane's thread; it may be one that can only be moved.
    template <class T, class Work>
    QFuture<Result<T>> ask(Kind kind, Work work)
    {
        return enqueue<T>(kind, [this, work = std::move(work)]() mutable -> Result<T> {
            if (auto ok = open(); !ok)
                return ok.error();
            return work(*m_desk);
        });
    }

    /// Writes to a store that is held; `work` is called as `Result<T>(const HeldStore&)`. Refused when it is not held.
    template <class T, class Work>
    QFuture<Result<T>> askHeld(Work work)
    {
        return enqueue<T>(Kind::Writing, [this, work = std::move(work)]() mutable -> Result<T> {
            const auto ok = open();
            if (!m_hold || !m_keeper)
                return ok ? notHeld() : ok.error();
            return work(HeldStore{*m_desk, *m_hold, *m_keeper});
        });
    }
    /// Why the store is held.
    QFuture<Result<std::optional<StoreHold>>> hold();

    /// Signs what is not covered yet, if there is a signer; then `done` is called, in the lane's thread.
    void sign(std::function<void()> done);
    /// In a piece of work: what it wrote is signed right after it.
    void hurry();

    [[nodiscard]] const store::StoreAddress& address() const { return m_address; }

private:
    /// `job` is called as `Result<T>()`.
    template <class T, class Job>
    QFuture<Result<T>> enqueue(Kind kind, Job job)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        auto kept = std::make_shared<Job>(std::move(job));
        m_queue.add([kind, promise, kept](bool isEnding) {
            if (promise->isCanceled() || (isEnding && kind == Kind::Reading))
                promise->future().cancel();
            else
                promise->addResult((*kept)());
            promise->finish();
        });
        return future;
    }
    static Error notHeld();
    Result<void> open();
    Result<void> compare();
    void look();

    store::StoreAddress m_address;
    std::optional<CheckpointKeeper> m_keeper; ///< with m_desk and m_hold: used in the lane's thread only
    Continuity m_continuity;
    std::optional<Desk> m_desk;
    std::optional<StoreHold> m_hold; ///< of m_desk, as it was found last
    WorkQueue m_queue;               ///< last: it uses the others
};

} // namespace jinbi::office
