// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"
#include "domain/rights.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace jinbi {

using OperatorId = UuidId<struct OperatorTag>;

/// Somebody who may sign in.
///
/// Invariant after check(): a login of 1 to 32 characters of a-z 0-9 '.' '-' '_', a name of 1 to 64 characters without
/// control characters, at least one branch.
struct OperatorAccount
{
    OperatorId id;
    QString login; ///< lower case; what one types
    QString name;  ///< what others see
    Role role = Role::BranchStaff;
    QStringList branches; ///< where the role counts
    bool disabled = false;
    bool operator==(const OperatorAccount&) const = default;

    /// Invalid names the field and the limit.
    [[nodiscard]] Result<void> check() const;
    /// What was typed as a login: trimmed, NFC, lower case.
    static QString loginFrom(const QString& typed);
};

/// How an account stands, for whoever manages them.
struct OperatorStanding
{
    OperatorAccount account;
    int failures = 0;                   ///< in a row
    qint64 waitUntilMs = 0;             ///< UTC ms; before it nothing is tried; 0: there is no delay
    std::optional<qint64> lastSignInMs; ///< UTC ms; nothing: never
    bool operator==(const OperatorStanding&) const = default;
};

/// What a person is told about their own account when they come in.
struct LastSignIn
{
    std::optional<qint64> atMs; ///< UTC ms; nothing: the first time
    int failures = 0;           ///< since then
};

/// The right passphrase was given.
struct Admission
{
    OperatorAccount account;
    LastSignIn last;
};

} // namespace jinbi
