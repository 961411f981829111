// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/proofpackage.h"

#include "audit/exportfile.h"
#include "office/checkpointkeeper.h"
#include "office/snapshot.h"
#include "store/auditrecord.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryFile>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <utility>

#include <unistd.h>

namespace jinbi::office {

namespace {

constexpr int kAtOnce = 1000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(office)
};

Error cannotWrite(const QString& detail)
{
    return {ErrorCode::Io, Words::tr("The proof package cannot be written. %1").arg(detail), detail};
}

} // namespace

ProofPackage::ProofPackage(const store::Database& database, const LogTrust& trust)
    : m_database(database), m_trust(trust), m_reader(database)
{
    m_lastOpening.seq = store::AuditReader::kStart;
}

Result<quint64> ProofPackage::write(const QString& path, const LogCheck::Cancelled& isCancelled,
                                    const LogCheck::Progress& progress)
{
    // Of mode 0600 from the beginning, and gone by itself unless it took its place.
    QTemporaryFile file(path + QStringLiteral(".XXXXXX"));
    if (!file.open())
        return cannotWrite(file.errorString());
    std::ofstream out(QFile::encodeName(file.fileName()).toStdString(), std::ios::binary | std::ios::trunc);
    auto entries = stream(out, isCancelled, progress);
    out.close();
    if (!entries)
        return entries;
    if (out.fail() || ::fsync(file.handle()) != 0)
        return cannotWrite(qt_error_string());
    if (std::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(path).constData()) != 0)
        return cannotWrite(qt_error_string());
    file.setAutoRemove(false);
    return entries;
}

Result<quint64> ProofPackage::stream(std::ostream& file, const LogCheck::Cancelled& isCancelled,
                                     const LogCheck::Progress& progress)
{
    const Snapshot snapshot(m_database);
    if (!snapshot.begun())
        return snapshot.begun().error();
    const auto state = m_reader.state();
    if (!state)
        return state.error();
    audit::ExportWriter writer(file);
    for (const QByteArray& each : m_trust.publicKeys) {
        const auto key = verifierKeyOf(m_trust.branch, each);
        if (!key)
            return key.error();
        writer.key(*key);
    }
    quint64 entries = 0;
    qint64 seq = store::AuditReader::kStart;
    for (;;) {
        if (isCancelled())
            return Error{ErrorCode::Cancelled, QString(), QStringLiteral("export cancelled")};
        const auto leaves = m_reader.leavesAfter(seq, kAtOnce);
        if (!leaves)
            return leaves.error();
        if (leaves->isEmpty())
            break;
        for (const store::StoredLeaf& leaf : *leaves) {
            writer.entry(store::auditrecord::view(leaf.entry), audit::toHash(store::auditrecord::view(leaf.leaf)));
            if (auto ok = addOpenings(writer, leaf.seq); !ok)
                return ok.error();
            if (auto ok = addCheckpoints(writer, leaf.seq + 1); !ok)
                return ok.error();
        }
        entries += static_cast<quint64>(leaves->size());
        seq = leaves->last().seq;
        progress(entries);
    }
    if (state->size > 0)
        writer.state(state->size, store::auditrecord::view(state->frontier));
    if (!writer.end())
        return cannotWrite(qt_error_string());
    return entries;
}

/// Those of one entry, which stand right behind it.
Result<void> ProofPackage::addOpenings(audit::ExportWriter& writer, qint64 seq)
{
    for (;;) {
        if (m_openings.isEmpty()) {
            auto more = m_reader.openingsAfter(m_lastOpening.seq, m_lastOpening.name, kAtOnce);
            if (!more)
                return more.error();
            m_openings = *std::move(more);
        }
        if (m_openings.isEmpty() || m_openings.first().seq > seq)
            return {};
        m_lastOpening = m_openings.takeFirst();
        audit::Salt salt{};
        if (m_lastOpening.salt.size() != static_cast<qsizetype>(salt.size()) || m_lastOpening.seq < 0)
            return Error{ErrorCode::Corrupt, Words::tr("The audit log is damaged."), QStringLiteral("opening: salt")};
        std::copy_n(m_lastOpening.salt.cbegin(), salt.size(), salt.begin());
        writer.opening(static_cast<std::uint64_t>(m_lastOpening.seq), m_lastOpening.name.toStdString(), salt,
                       store::auditrecord::view(m_lastOpening.value.toUtf8()));
    }
}

/// Those that cover nothing after `size` entries.
Result<void> ProofPackage::addCheckpoints(audit::ExportWriter& writer, qint64 size)
{
    for (;;) {
        if (m_checkpoints.isEmpty()) {
            auto more = m_reader.checkpointsAfter(m_lastCheckpoint, kAtOnce);
            if (!more)
                return more.error();
            m_checkpoints = *std::move(more);
        }
        if (m_checkpoints.isEmpty() || m_checkpoints.first().size > size)
            return {};
        const store::StoredCheckpoint checkpoint = m_checkpoints.takeFirst();
        m_lastCheckpoint = checkpoint.size;
        writer.checkpoint(checkpoint.note.toStdString());
    }
}

} // namespace jinbi::office
