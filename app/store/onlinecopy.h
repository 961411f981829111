// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

#include <functional>

namespace jinbi::store {

/// Copies a database file while its program goes on writing: every page of one committed state. What is committed
/// later is not in it, and the journal of the source grows until the copy is done.
///
/// `to` is made anew, mode 0600, without a journal of its own, so that the one file is all; it is not flushed to the
/// disk. `progress`, called every few megabytes, answers false to stop. What failed or was stopped leaves the
/// unfinished file to the caller. Io with its own sentence for a disk that is full. The caller has looked at `from`
/// (databasefile::inspect). Blocks; thread-safe.
using CopyProgress = std::function<bool(qint64 bytes, qint64 allBytes)>;
[[nodiscard]] Result<void> copyOnline(const QString& from, const QString& to, const CopyProgress& progress);

} // namespace jinbi::store
