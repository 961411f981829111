// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QList>
#include <QString>

namespace jinbi::console {

class EmbeddedBranch;

/// Ids of every session that the branch's rehearsal kiosks ever committed, from their ledgers. For after drained():
/// opens the outboxes of processes that have ended. Blocks; for a headless run and tests.
[[nodiscard]] Result<QList<QString>> readLedgers(EmbeddedBranch& branch);

/// Ids of every session in the branch's store, with repetitions if there were any. Blocks as well.
[[nodiscard]] Result<QList<QString>> readStoredIds(EmbeddedBranch& branch);

/// Of every stored session that reached a face decision: person seen (or number typed) to decision, in ms. Blocks.
[[nodiscard]] Result<QList<double>> readDecisionTimes(EmbeddedBranch& branch);

} // namespace jinbi::console
