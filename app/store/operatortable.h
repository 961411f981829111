// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operatoraccount.h"
#include "domain/result.h"
#include "store/statement.h"

#include <QList>
#include <QString>

#include <optional>

namespace jinbi::store {

/// All that is kept of somebody who may sign in.
struct StoredOperator
{
    OperatorAccount account;
    QString verifier;                   ///< as crypto::PassphraseHash makes it
    int failures = 0;                   ///< in a row
    int failuresSinceSignIn = 0;        ///< for the person to be told
    qint64 waitMs = 0;                  ///< how long nothing is tried; 0: at once
    qint64 waitFromMs = 0;              ///< UTC ms
    std::optional<qint64> lastSignInMs; ///< UTC ms
};

/// The accounts in the store. What belongs together is done in one transaction of the caller's. Lives shorter than its
/// database and in the same thread. Corrupt for a row that breaks the rules of an account.
class OperatorTable
{
public:
    explicit OperatorTable(const Database& database);

    Result<qint64> count();
    Result<std::optional<StoredOperator>> byLogin(const QString& login);
    Result<std::optional<StoredOperator>> byId(OperatorId id);
    Result<QList<StoredOperator>> all(); ///< by login
    /// Administrators other than `id` who are not disabled.
    Result<qint64> administratorsBeside(OperatorId id);
    Result<void> insert(const StoredOperator& stored, qint64 createdMs);
    /// Everything but id and login.
    Result<void> update(const StoredOperator& stored);

private:
    Result<QStringList> branchesOf(const QString& id);
    Result<void> writeBranches(const OperatorAccount& account);
    Result<StoredOperator> fromRow(const QVariantList& row);
    Result<std::optional<StoredOperator>> firstOf(Statement& statement, const QString& value);

    Statement m_count;
    Statement m_byLogin;
    Statement m_byId;
    Statement m_ids;
    Statement m_administrators;
    Statement m_insert;
    Statement m_update;
    Statement m_branches;
    Statement m_addBranch;
    Statement m_dropBranches;
};

} // namespace jinbi::store
