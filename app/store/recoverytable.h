// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/statement.h"

#include <QList>
#include <QStringList>

namespace jinbi::store {

/// What is kept of a recovery code that was not used yet.
struct StoredRecoveryCode
{
    qint64 id = 0;
    QString verifier; ///< as crypto::PassphraseHash makes it
};

/// The recovery codes of a branch. What belongs together is done in one transaction of the caller's. Lives shorter than
/// its database and in the same thread.
class RecoveryTable
{
public:
    explicit RecoveryTable(const Database& database);

    Result<QList<StoredRecoveryCode>> unused();
    /// Those that were there count no more, used or not.
    Result<void> replace(const QStringList& verifiers, qint64 madeMs);
    /// NotFound when it was used or replaced in the meantime.
    Result<void> use(const StoredRecoveryCode& code, qint64 usedMs);

private:
    Statement m_unused;
    Statement m_drop;
    Statement m_insert;
    Statement m_use;
};

} // namespace jinbi::store
