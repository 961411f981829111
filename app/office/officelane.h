// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "office/checkpointkeeper.h"
#include "office/desk.h"
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
/// server went away, is tried again at the next call.
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
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        auto held = std::make_shared<Work>(std::move(work));
        m_queue.add([this, kind, promise, held](bool isEnding) {
            if (promise->isCanceled() || (isEnding && kind == Kind::Reading))
                promise->future().cancel();
            else
                promise->addResult(answer<T>(*held));
            promise->finish();
        });
        return future;
    }

    /// Signs what is not covered yet, if there is a signer; then `done` is called, in the lane's thread.
    void sign(std::function<void()> done);
    /// In a piece of work: what it wrote is signed right after it.
    void hurry();

    [[nodiscard]] const store::StoreAddress& address() const { return m_address; }

private:
    template <class T, class Work>
    Result<T> answer(Work& work)
    {
        if (auto ok = open(); !ok)
            return ok.error();
        return work(*m_desk);
    }
    Result<void> open();
    void look();

    store::StoreAddress m_address;
    std::optional<CheckpointKeeper> m_keeper; ///< with m_desk: used in the lane's thread only
    std::optional<Desk> m_desk;
    WorkQueue m_queue; ///< last: it uses the others
};

} // namespace jinbi::office
