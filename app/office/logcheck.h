// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/verifier.h"
#include "domain/result.h"
#include "ports/auditlog.h"
#include "store/auditreader.h"
#include "store/database.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

namespace jinbi::office {

/// What a log is held against.
struct LogTrust
{
    QString branch;               ///< as the signer has it
    QList<QByteArray> publicKeys; ///< of all who may sign; none: signatures are not looked at
    QString statePath;            ///< of SignerState; empty: this console signs nothing
};

/// Reads a whole log in one state of the store and checks it: entries, hashes, values, erasures, the clock, every
/// checkpoint, what was signed last, and that the columns beside each entry say what it says. One thread, that of the
/// database; memory for a few thousand entries.
class LogCheck
{
public:
    using Cancelled = std::function<bool()>;
    using Progress = std::function<void(quint64 entries)>;

    /// Both outlive it.
    LogCheck(const store::Database& database, const LogTrust& trust);

    /// Cancelled when it was.
    Result<AuditFinding> run(const Cancelled& isCancelled, const Progress& progress);

private:
    Result<void> feedAll(const Cancelled& isCancelled, const Progress& progress);
    Result<void> feedEntry(const store::StoredLeaf& leaf);
    Result<void> feedOpeningsUpTo(qint64 seq);
    Result<void> feedCheckpointsUpTo(qint64 size);
    void feedLastSigned();
    void compareColumns(const store::StoredLeaf& leaf);
    [[nodiscard]] AuditFinding findingOf(const store::AuditState& state);

    const store::Database& m_database;
    const LogTrust& m_trust;
    store::AuditReader m_reader;
    audit::Verifier m_verifier;
    QList<store::StoredOpening> m_openings;       ///< read and not fed yet
    QList<store::StoredCheckpoint> m_checkpoints; ///< the same
    store::StoredOpening m_lastOpening;
    qint64 m_lastCheckpoint = store::AuditReader::kStart;
    bool m_hasAllOpenings = false;
    bool m_hasAllCheckpoints = false;
};

} // namespace jinbi::office
