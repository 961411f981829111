// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/logcheck.h"

#include "office/checkpointkeeper.h"
#include "office/signerstate.h"
#include "office/snapshot.h"
#include "store/auditrecord.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <utility>

namespace jinbi::office {

namespace {

constexpr int kAtOnce = 1000;
constexpr qint64 kEnd = std::numeric_limits<qint64>::max();

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(office)
};

Result<audit::Verifier::Expectation> expectationOf(const LogTrust& trust)
{
    audit::Verifier::Expectation expected;
    for (const QByteArray& each : trust.publicKeys) {
        auto key = verifierKeyOf(trust.branch, each);
        if (!key)
            return key.error();
        expected.keys.push_back(*std::move(key));
    }
    return expected;
}

std::optional<std::uint64_t> place(qint64 seq)
{
    return seq >= 0 ? std::optional(static_cast<std::uint64_t>(seq)) : std::nullopt;
}

} // namespace

LogCheck::LogCheck(const store::Database& database, const LogTrust& trust)
    : m_database(database), m_trust(trust), m_reader(database), m_verifier({})
{
    m_lastOpening.seq = store::AuditReader::kStart;
}

Result<AuditFinding> LogCheck::run(const Cancelled& isCancelled, const Progress& progress)
{
    const Snapshot snapshot(m_database);
    if (!snapshot.begun())
        return snapshot.begun().error();
    auto expected = expectationOf(m_trust);
    if (!expected)
        return expected.error();
    m_verifier = audit::Verifier(*std::move(expected));
    const auto state = m_reader.state();
    if (!state)
        return state.error();
    const auto newest = m_reader.newestCheckpoint();
    if (!newest)
        return newest.error();
    feedLastSigned();
    if (auto ok = feedAll(isCancelled, progress); !ok)
        return ok.error();
    if (state->size > 0 || !state->frontier.isEmpty() || m_verifier.size() > 0)
        m_verifier.addState(state->size, store::auditrecord::view(state->frontier));
    AuditFinding finding = findingOf(*state);
    if (*newest) {
        finding.checkpointSize = static_cast<quint64>(std::max<qint64>((*newest)->size, 0));
        finding.checkpointMs = (*newest)->createdMs;
    }
    return finding;
}

void LogCheck::feedLastSigned()
{
    if (m_trust.statePath.isEmpty())
        return;
    const auto last = SignerState::load(m_trust.statePath);
    if (!last) {
        m_verifier.reject(std::nullopt, "What was signed last cannot be read.");
        return;
    }
    if (last->frontier.size() == 0)
        return;
    if (const auto ok = m_verifier.addAnchor(last->note.toStdString()); !ok)
        m_verifier.reject(std::nullopt, "What was signed last is not of this log: " + ok.reason() + ".");
}

Result<void> LogCheck::feedAll(const Cancelled& isCancelled, const Progress& progress)
{
    qint64 seq = store::AuditReader::kStart;
    while (!m_verifier.isDecided()) {
        if (isCancelled())
            return Error{ErrorCode::Cancelled, QString(), QStringLiteral("verification cancelled")};
        const auto leaves = m_reader.leavesAfter(seq, kAtOnce);
        if (!leaves)
            return leaves.error();
        for (const store::StoredLeaf& leaf : *leaves) {
            if (auto ok = feedEntry(leaf); !ok)
                return ok;
            if (m_verifier.isDecided())
                return {};
        }
        progress(m_verifier.size());
        if (leaves->size() < kAtOnce)
            break;
        seq = leaves->last().seq;
    }
    // What is left belongs to entries that are not there.
    if (auto ok = feedOpeningsUpTo(kEnd); !ok)
        return ok;
    return feedCheckpointsUpTo(kEnd);
}

Result<void> LogCheck::feedEntry(const store::StoredLeaf& leaf)
{
    if (leaf.seq < 0) {
        m_verifier.reject(std::nullopt, "There is an entry before the first one.");
        return {};
    }
    if (leaf.seq != static_cast<qint64>(m_verifier.size())) {
        m_verifier.reject(m_verifier.size(), "Entry " + std::to_string(m_verifier.size()) + " is missing.");
        return {};
    }
    const auto hash = audit::toHash(store::auditrecord::view(leaf.leaf));
    m_verifier.addEntry(store::auditrecord::view(leaf.entry), hash);
    if (!hash)
        m_verifier.reject(place(leaf.seq), "Entry " + std::to_string(leaf.seq) + " has no hash beside it.");
    if (!m_verifier.isDecided())
        compareColumns(leaf);
    if (auto ok = feedOpeningsUpTo(leaf.seq); !ok)
        return ok;
    return feedCheckpointsUpTo(leaf.seq + 1);
}

void LogCheck::compareColumns(const store::StoredLeaf& leaf)
{
    const auto entry = store::auditrecord::parse(leaf.entry);
    const bool isSame =
        entry && static_cast<qint64>(entry->wallMs) == leaf.atMs && static_cast<int>(entry->type) == leaf.kind &&
        QString::fromStdString(entry->actor) == leaf.actor && QString::fromStdString(entry->object) == leaf.object;
    if (!isSame)
        m_verifier.reject(place(leaf.seq),
                          "Entry " + std::to_string(leaf.seq) + " is found by other values than it holds.");
}

Result<void> LogCheck::feedOpeningsUpTo(qint64 seq)
{
    while (!m_verifier.isDecided()) {
        if (m_openings.isEmpty() && !m_hasAllOpenings) {
            auto more = m_reader.openingsAfter(m_lastOpening.seq, m_lastOpening.name, kAtOnce);
            if (!more)
                return more.error();
            m_hasAllOpenings = more->size() < kAtOnce;
            m_openings = *std::move(more);
        }
        if (m_openings.isEmpty() || m_openings.first().seq > seq)
            return {};
        m_lastOpening = m_openings.takeFirst();
        audit::Salt salt{};
        if (m_lastOpening.salt.size() != static_cast<qsizetype>(salt.size()) || m_lastOpening.seq < 0) {
            m_verifier.reject(place(m_lastOpening.seq), "A value stands beside the log that belongs to no entry.");
            return {};
        }
        std::copy_n(m_lastOpening.salt.cbegin(), salt.size(), salt.begin());
        const QByteArray value = m_lastOpening.value.toUtf8();
        m_verifier.addOpening(static_cast<std::uint64_t>(m_lastOpening.seq), m_lastOpening.name.toStdString(), salt,
                              store::auditrecord::view(value));
    }
    return {};
}

Result<void> LogCheck::feedCheckpointsUpTo(qint64 size)
{
    while (!m_verifier.isDecided()) {
        if (m_checkpoints.isEmpty() && !m_hasAllCheckpoints) {
            auto more = m_reader.checkpointsAfter(m_lastCheckpoint, kAtOnce);
            if (!more)
                return more.error();
            m_hasAllCheckpoints = more->size() < kAtOnce;
            m_checkpoints = *std::move(more);
        }
        if (m_checkpoints.isEmpty() || m_checkpoints.first().size > size)
            return {};
        const store::StoredCheckpoint checkpoint = m_checkpoints.takeFirst();
        m_lastCheckpoint = checkpoint.size;
        m_verifier.addCheckpoint(checkpoint.note.toStdString());
    }
    return {};
}

AuditFinding LogCheck::findingOf(const store::AuditState& state)
{
    const audit::Report report = m_verifier.finish();
    AuditFinding finding;
    finding.isIntact = report.isIntact();
    finding.entries = report.entries;
    if (const auto frontier = audit::Frontier::parse(store::auditrecord::view(state.frontier)))
        finding.root = QString::fromStdString(audit::toBase64(frontier->root()));
    if (!report.finding)
        return finding;
    if (report.finding->seq)
        finding.firstBad = *report.finding->seq;
    const QString what = QString::fromStdString(report.finding->what);
    finding.trouble =
        finding.firstBad
            ? Words::tr("The audit log was changed, first at entry %1. %2").arg(*finding.firstBad).arg(what)
            : Words::tr("The audit log was changed. %1").arg(what);
    return finding;
}

} // namespace jinbi::office
