// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admin/bankcalendar.h"
#include "domain/result.h"

#include <QString>

#include <atomic>
#include <functional>

namespace jinbi::admin {

/// What the generator is about; `done` of `all` in its own unit.
struct GeneratorStep
{
    enum class What { Sessions, Indexes } what = What::Sessions;
    qint64 done = 0;
    qint64 all = 0;
};

/// Fills a branch store with the sessions of an invented branch: one thread makes them, the caller's stores them.
/// Memory is bounded by a few thousand sessions in flight and the database's cache, whatever their number.
class StoreGenerator
{
public:
    using Progress = std::function<void(const GeneratorStep&)>;

    /// `cancelled` may be set from anywhere, also a signal handler.
    StoreGenerator(const BranchShape& shape, const std::atomic<bool>& cancelled, Progress progress);

    /// Makes a new store; Refused when there is one. Cancelled and failed runs leave nothing.
    Result<void> createStore(const QString& path);
    /// Adds to the store that is there, by the recorder's own path and therefore much more slowly.
    Result<void> addToStore(const QString& path);

private:
    template <class Chunk, class Make, class Take>
    Result<void> pump(Make make, Take take);

    BranchShape m_shape;
    const std::atomic<bool>& m_cancelled;
    Progress m_progress;
};

} // namespace jinbi::admin
