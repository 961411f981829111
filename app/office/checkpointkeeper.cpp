// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/checkpointkeeper.h"

#include "audit/checkpoint.h"
#include "crypto/privatefile.h"
#include "office/signerstate.h"
#include "store/auditrecord.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLoggingCategory>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace jinbi::office {

namespace {

Q_LOGGING_CATEGORY(lcAudit, "jinbi.office.audit")

constexpr int kAtOnce = 1000;

Error refused(const QString& detail)
{
    return {ErrorCode::Refused,
            QCoreApplication::translate("office", "The audit log does not go on from what was signed last."), detail};
}

} // namespace

QString originOf(const QString& branch)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(branch)) + QStringLiteral("/audit");
}

Result<audit::VerifierKey> verifierKeyOf(const QString& branch, const QByteArray& publicKey)
{
    const Error invalid{ErrorCode::Invalid, QCoreApplication::translate("office", "This is no key for an audit log."),
                        QStringLiteral("verifier key")};
    audit::PublicKey key{};
    if (publicKey.size() != static_cast<qsizetype>(key.size()))
        return invalid;
    std::copy_n(publicKey.cbegin(), key.size(), key.begin());
    auto made = audit::VerifierKey::make(originOf(branch).toStdString(), key);
    if (!made)
        return invalid;
    return *std::move(made);
}

CheckpointKeeper::CheckpointKeeper(AuditSigner signer, const Clock& clock) : m_signer(std::move(signer)), m_clock(clock)
{
}

void CheckpointKeeper::look(Desk& desk)
{
    const auto due = isDue(desk);
    if (!due)
        qCDebug(lcAudit, "Cannot look at the log: %ls", qUtf16Printable(due.error().detail));
    if (!due || !*due)
        return;
    m_isUrgent = false;
    const auto signedNow = sign(desk);
    m_isFailing = !signedNow;
    m_waitingFrom.reset();
    if (!signedNow)
        qCWarning(lcAudit, "No checkpoint: %ls", qUtf16Printable(signedNow.error().detail));
}

Result<bool> CheckpointKeeper::isDue(Desk& desk)
{
    const auto state = desk.log.state();
    if (!state)
        return state.error();
    if (!m_covered) {
        const auto newest = desk.log.newestCheckpoint();
        if (!newest)
            return newest.error();
        m_covered = *newest ? static_cast<quint64>((*newest)->size) : 0;
    }
    if (state->size == *m_covered) {
        m_waitingFrom.reset();
        return false;
    }
    const qint64 now = m_clock.monotonicMs();
    if (!m_waitingFrom)
        m_waitingFrom = now;
    // What was refused is not tried again after every entry.
    const bool isMuch = !m_isFailing && state->size >= *m_covered + kEntries;
    return m_isUrgent || isMuch || now - *m_waitingFrom >= kPatienceMs;
}

Result<void> CheckpointKeeper::sign(Desk& desk)
{
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return transaction.error();
    const auto state = desk.log.state();
    if (!state)
        return state.error();
    auto last = SignerState::load(m_signer.statePath);
    if (!last)
        return last.error();
    const auto frontier = followed(desk, std::move(last->frontier), *state);
    if (!frontier)
        return frontier.error();
    if (frontier->size() == 0)
        return {};
    const auto note = noteOf(*frontier);
    if (!note)
        return note.error();
    // Before the row: a file that is behind what was given away would let another tree of this size be signed.
    if (auto ok = SignerState{*frontier, *note}.save(m_signer.statePath); !ok)
        return ok;
    if (auto ok = desk.audit.addCheckpoint(frontier->size(), QString::fromUtf8(*note), m_clock.utcMs()); !ok)
        return ok;
    if (auto ok = transaction->commit(); !ok)
        return ok;
    m_covered = frontier->size();
    return {};
}

Result<void> CheckpointKeeper::startOver(Desk& desk, store::Transaction& transaction)
{
    const auto last = SignerState::load(m_signer.statePath);
    if (!last)
        return last.error();
    const auto state = desk.log.state();
    if (!state)
        return state.error();
    const auto frontier = followed(desk, audit::Frontier(), *state);
    if (!frontier && frontier.error().code == ErrorCode::Refused)
        return Error{
            ErrorCode::Corrupt,
            QCoreApplication::translate("office", "The audit log of this store is damaged. Put back another copy."),
            frontier.error().detail};
    if (!frontier)
        return frontier.error();
    const auto note = noteOf(*frontier);
    if (!note)
        return note.error();
    if (auto ok = keepNote(last->note); !ok)
        return ok;
    if (auto ok = desk.audit.addCheckpoint(frontier->size(), QString::fromUtf8(*note), m_clock.utcMs()); !ok)
        return ok;
    if (auto ok = transaction.commit(); !ok)
        return ok;
    if (auto ok = SignerState{*frontier, *note}.save(m_signer.statePath); !ok)
        return ok;
    qCWarning(lcAudit, "Started over with %llu entries; signed before were %llu",
              static_cast<unsigned long long>(frontier->size()),
              static_cast<unsigned long long>(last->frontier.size()));
    m_covered = frontier->size();
    m_waitingFrom.reset();
    m_isFailing = false;
    return {};
}

Result<void> CheckpointKeeper::keepNote(const QByteArray& note) const
{
    const QString at =
        QDateTime::fromMSecsSinceEpoch(m_clock.utcMs(), Qt::UTC).toString(QStringLiteral("yyyyMMdd'T'HHmmss.zzz'Z'"));
    const QString path = m_signer.statePath + QLatin1Char('.') + at;
    // A try that ended half way may have left it at this very moment.
    if (const auto there = crypto::readPrivateFile(path, note.size()); there && *there == note)
        return {};
    return crypto::createPrivateFile(path, note);
}

Result<audit::Frontier> CheckpointKeeper::followed(Desk& desk, audit::Frontier from,
                                                   const store::AuditState& state) const
{
    if (state.size < from.size())
        return refused(QStringLiteral("%1 entries, signed were %2").arg(state.size).arg(from.size()));
    qint64 seq = static_cast<qint64>(from.size()) - 1;
    while (from.size() < state.size) {
        const auto leaves = desk.log.leavesAfter(seq, kAtOnce);
        if (!leaves)
            return leaves.error();
        for (const store::StoredLeaf& leaf : *leaves) {
            if (leaf.seq != ++seq)
                return refused(QStringLiteral("entry %1 is missing").arg(seq));
            from.append(audit::leafHash(store::auditrecord::view(leaf.entry)));
        }
        if (leaves->isEmpty())
            return refused(QStringLiteral("entry %1 is missing").arg(seq + 1));
    }
    const audit::Bytes reached = from.serialise();
    if (state.size > 0 && store::auditrecord::bytes(reached) != state.frontier)
        return refused(QStringLiteral("another root at %1 entries").arg(state.size));
    return from;
}

Result<QByteArray> CheckpointKeeper::noteOf(const audit::Frontier& frontier) const
{
    const auto key = verifierKeyOf(m_signer.branch, m_signer.key.publicKey());
    if (!key)
        return key.error();
    audit::Note note;
    note.text = audit::formatCheckpoint({key->name(), frontier.size(), frontier.root(), {}});
    const QByteArray signature = m_signer.key.sign(QByteArray::fromStdString(note.text));
    const audit::ByteView bytes = store::auditrecord::view(signature);
    note.signatures.push_back({key->name(), key->id(), audit::Bytes(bytes.begin(), bytes.end())});
    return QByteArray::fromStdString(audit::formatNote(note));
}

} // namespace jinbi::office
