// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "office/logcheck.h"
#include "store/auditreader.h"
#include "store/database.h"

#include <QString>

#include <iosfwd>

namespace jinbi::audit {
class ExportWriter;
}

namespace jinbi::office {

/// Writes a whole log of a store, in one state of it, as the file that `jinbi-audit verify` reads
/// (audit/exportfile.h). One thread, that of the database; memory for a few thousand entries.
class ProofPackage
{
public:
    /// Both outlive it.
    ProofPackage(const store::Database& database, const LogTrust& trust);

    /// Entries written. A new file of mode 0600 takes the place of what is at `path` once it is whole and on the disk;
    /// Cancelled and every failure leave what was there.
    Result<quint64> write(const QString& path, const LogCheck::Cancelled& isCancelled,
                          const LogCheck::Progress& progress);

private:
    Result<quint64> stream(std::ostream& file, const LogCheck::Cancelled& isCancelled,
                           const LogCheck::Progress& progress);
    Result<void> addOpenings(audit::ExportWriter& writer, qint64 seq);
    Result<void> addCheckpoints(audit::ExportWriter& writer, qint64 size);

    const store::Database& m_database;
    const LogTrust& m_trust;
    store::AuditReader m_reader;
    QList<store::StoredOpening> m_openings;
    QList<store::StoredCheckpoint> m_checkpoints;
    store::StoredOpening m_lastOpening;
    qint64 m_lastCheckpoint = store::AuditReader::kStart;
};

} // namespace jinbi::office
