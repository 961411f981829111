// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/batch.h"
#include "store/database.h"
#include "store/evidencevault.h"
#include "store/quarantine.h"
#include "store/statement.h"

#include <QString>

#include <optional>

namespace jinbi::store {

/// Stores pictures, each locked with the key of its session, and makes that key with the first of them.
///
/// Invariant: no key is made for a subject whose key was destroyed; every picture has a time from which it is deleted.
/// What is refused is put in quarantine. The caller's transaction is one of store::Transaction. Lives shorter than its
/// database and in the same thread.
class EvidenceWriter
{
public:
    /// Without a vault pictures are kept as the kiosk sealed them.
    EvidenceWriter(const Database& database, std::optional<EvidenceVault> vault);

    Result<Fate> store(const IncomingEvidence& evidence, qint64 nowMs);

private:
    /// A subject and its key.
    struct Lock
    {
        QString subject;
        crypto::SubjectKey key;
    };

    /// Nothing: the key was destroyed, or is damaged.
    Result<std::optional<Lock>> lockFor(const SessionId& session, qint64 nowMs);
    Result<std::optional<Lock>> newLock(const QString& subject, qint64 nowMs);
    Result<Fate> judge(const IncomingEvidence& evidence);
    Result<Fate> insert(const IncomingEvidence& evidence, qint64 nowMs);
    Result<Fate> insert(const IncomingEvidence& evidence, const QVariant& subject, const QVariant& origin,
                        const QByteArray& bytes, qint64 nowMs);

    std::optional<EvidenceVault> m_vault;
    Statement m_insert;
    Statement m_find;
    Statement m_count;
    Statement m_findKey;
    Statement m_insertKey;
    Quarantine m_quarantine;
};

} // namespace jinbi::store
