// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "ports/clock.h"
#include "store/auditwriter.h"
#include "store/batch.h"
#include "store/database.h"
#include "store/evidencevault.h"
#include "store/evidencewriter.h"
#include "store/quarantine.h"
#include "store/rolluptally.h"
#include "store/sequencebook.h"
#include "store/statement.h"

#include <optional>

namespace jinbi::store {

/// Puts what kiosks send into the database, each session exactly once, and an entry of each session into the audit log.
///
/// Invariant: write() is one transaction; when it answers with a result, all of it is on the disk, and when it answers
/// with an error, nothing of it can be read. Of two sessions that claim one id or one (kiosk, epoch, seq), the first
/// stays. Thread: the one that opened the database.
class SessionWriter
{
public:
    /// `database` is open for writing; `clock` outlives the writer. Without a vault pictures stay as they were sealed.
    SessionWriter(Database database, const Clock& clock, std::optional<EvidenceVault> vault = {});

    Result<BatchResult> write(const Batch& batch);
    /// False once the server has gone: every further write fails, until a new writer is made.
    [[nodiscard]] bool isConnected() const { return m_database.isConnected(); }
    /// Asks a server whether it is still there; a file always is.
    Result<void> probe() const;

private:
    Result<Fate> store(const IncomingSession& session, qint64 nowMs);
    Result<bool> isSame(const SessionRecord& record, const QByteArray& body);
    Result<void> storeAll(const Batch& batch, BatchResult& result);
    Result<void> advanceAll(const Batch& batch, BatchResult& result);

    Database m_database;
    const Clock& m_clock;
    Statement m_insertSession;
    Statement m_findSession;
    EvidenceWriter m_evidence;
    Quarantine m_quarantine;
    RollupTally m_tally; ///< of the batch that is being written
    AuditWriter m_audit;
    QList<Act> m_acts; ///< of the batch that is being written
    SequenceBook m_sequences;
};

} // namespace jinbi::store
