// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/merkle.h"
#include "audit/note.h"
#include "crypto/signing.h"
#include "domain/result.h"
#include "office/desk.h"
#include "ports/clock.h"
#include "store/transaction.h"

#include <QString>

#include <optional>

namespace jinbi::office {

/// Who signs for a log.
struct AuditSigner
{
    crypto::SigningKey key;
    QString branch;    ///< makes the log's name
    QString statePath; ///< of SignerState; not on the disk of the store, where there is a choice
};

/// The log's name in its checkpoints and the name of its key: `<branch>/audit`, where whatever a name cannot hold is
/// written as in a URL.
[[nodiscard]] QString originOf(const QString& branch);
/// By whom its checkpoints are signed, as a verification expects it; Invalid for a key of another length.
[[nodiscard]] Result<audit::VerifierKey> verifierKeyOf(const QString& branch, const QByteArray& publicKey);

/// Signs what the log has become: after 256 entries, 60 s after the first one that is not covered, at once after an
/// erasure and at the end.
///
/// Invariant: signs only what goes on from what it signed last (SignerState): every entry since then is hashed anew,
/// and what comes out has to be what the store says. A log that is shorter or another is not signed, until startOver().
/// One thread.
class CheckpointKeeper
{
public:
    static constexpr quint64 kEntries = 256;
    static constexpr qint64 kPatienceMs = 60000;

    /// `clock` outlives it.
    CheckpointKeeper(AuditSigner signer, const Clock& clock);

    /// Signs if it is time to.
    void look(Desk& desk);
    /// The next look signs.
    void hurry() { m_isUrgent = true; }
    /// Signs whatever is not covered yet. Refused for a log that does not go on from what was signed.
    Result<void> sign(Desk& desk);
    /// Signs the log as it is, whatever was signed before, and commits `transaction`, which holds the entry of whoever
    /// decided so. The note before is kept for good, as `<statePath>.<UTC>`: it is the proof of what is missing.
    ///
    /// The state is written last. Whatever ends the program before that leaves a store that is still held. Corrupt for
    /// a log that does not fit itself.
    Result<void> startOver(Desk& desk, store::Transaction& transaction);
    /// Whose log it signs.
    [[nodiscard]] const QString& branch() const { return m_signer.branch; }
    [[nodiscard]] const QString& statePath() const { return m_signer.statePath; }

private:
    [[nodiscard]] Result<void> keepNote(const QByteArray& note) const;
    Result<audit::Frontier> followed(Desk& desk, audit::Frontier from, const store::AuditState& state) const;
    [[nodiscard]] Result<QByteArray> noteOf(const audit::Frontier& frontier) const;
    Result<bool> isDue(Desk& desk);

    AuditSigner m_signer;
    const Clock& m_clock;
    std::optional<quint64> m_covered;    ///< entries; nothing: not looked yet
    std::optional<qint64> m_waitingFrom; ///< Clock::monotonicMs() of the first look that saw more
    bool m_isUrgent = false;
    bool m_isFailing = false;
};

} // namespace jinbi::office
