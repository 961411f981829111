// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/act.h"
#include "domain/result.h"
#include "store/auditrecord.h"
#include "store/statement.h"

#include <QList>

namespace jinbi::audit {
class Frontier;
}

namespace jinbi::store {

/// Appends to the tamper-evident log, inside the transaction of what it tells of: both are on the disk or neither is.
///
/// Writes an `Opened` before the first entry of a log, and a `ClockJump` when the wall clock is behind the last entry.
/// The caller's transaction is one of store::Transaction, so that no other writer comes between; lives shorter than its
/// database and in the same thread. `bootMs` is that of Clock::monotonicMs().
class AuditWriter
{
public:
    explicit AuditWriter(const Database& database);

    /// The seq of the last one. Corrupt when the state of the log does not fit itself; Invalid as auditrecord::make().
    Result<quint64> append(const Act& act, qint64 wallMs, qint64 bootMs);
    /// In this order, and with one change of the state for all of them. Of none nothing is written, and it answers 0.
    Result<quint64> append(const QList<Act>& acts, qint64 wallMs, qint64 bootMs);
    /// The first one of a size stays.
    Result<void> addCheckpoint(quint64 size, const QString& note, qint64 createdMs);

private:
    struct Head;
    Result<Head> head();
    Result<void> add(Head& head, const Act& act, qint64 wallMs, qint64 bootMs);
    Result<void> write(const Head& head);

    Statement m_state;
    Statement m_begin;
    Statement m_update;
    Statement m_leaf;
    Statement m_opening;
    Statement m_findCheckpoint;
    Statement m_checkpoint;
};

} // namespace jinbi::store
