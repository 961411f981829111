// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/merkle.h"
#include "domain/result.h"
#include "domain/storehold.h"
#include "store/auditreader.h"
#include "store/database.h"

#include <QString>

#include <mutex>
#include <optional>

namespace jinbi::office {

struct SignerState;

/// Whether a store goes on from what was signed of its log (SignerState): asked before anything is written to it.
///
/// A store that ends before that, or whose entries up to there have another root, is held. A checkpoint row that is the
/// signed note byte for byte is enough; only without it entries are hashed, about a second for each million. What
/// was changed in a store that has the row is found by a verification, not here. Nothing signed yet, or a file that
/// cannot be read, holds nothing: such a file could as well be gone. Thread-safe, also with several databases.
class Continuity
{
public:
    /// Of the signer's state; without a path no store is held.
    explicit Continuity(QString statePath) : m_statePath(std::move(statePath)) {}

    /// Nothing when the store goes on. Reads only.
    Result<std::optional<StoreHold>> look(const store::Database& database) const;
    /// Held, with a sentence for people, when it does not.
    Result<void> check(const store::Database& database) const;

    /// The sentence and what the log of the program says.
    [[nodiscard]] static Error errorOf(const StoreHold& hold);

private:
    /// What was hashed last; a store that is held is asked every few seconds.
    struct Hashed
    {
        quint64 size = 0;
        store::AuditState state;
        std::optional<audit::Hash> root; ///< nothing: an entry is missing
    };

    Result<bool> goesOn(store::AuditReader& log, const SignerState& last, const store::AuditState& state) const;
    Result<std::optional<audit::Hash>> rootAt(store::AuditReader& log, quint64 size,
                                              const store::AuditState& state) const;

    const QString m_statePath;
    mutable std::mutex m_mutex;
    mutable std::optional<Hashed> m_hashed; ///< with m_mutex
};

} // namespace jinbi::office
