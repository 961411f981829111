// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operatoraccount.h"
#include "domain/passphrase.h"
#include "domain/permit.h"
#include "domain/result.h"
#include "domain/storehold.h"

#include <QFuture>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace jinbi {

/// Why somebody types a passphrase; each is another entry of the audit log.
enum class Proof {
    SignIn,
    Unlock,
    Afresh, ///< for one thing that asks for it again
};

/// The first account of a branch.
struct Founding
{
    OperatorAccount account;
    QStringList recoveryCodes; ///< to be shown once; nobody has them afterwards
};

/// Who may sign in to this branch. Called on the GUI thread; the work, of which a passphrase takes half a second, is
/// done elsewhere and in the order of the calls. Every change and its audit entry are one transaction; when an answer
/// says that something was done, both are on the disk.
///
/// While the store is held, everything but hold(), accept() and acceptAsFirst() answers Held.
class OperatorBook
{
public:
    OperatorBook() = default;
    OperatorBook(const OperatorBook&) = delete;
    OperatorBook& operator=(const OperatorBook&) = delete;
    virtual ~OperatorBook() = default;

    /// Whether nobody can sign in yet. Unavailable while the store cannot be opened.
    [[nodiscard]] virtual QFuture<Result<bool>> isEmpty() = 0;
    /// The first operator, always an administrator. Refused when there is one already, whatever the role.
    [[nodiscard]] virtual QFuture<Result<Founding>> addFirst(OperatorAccount account, Passphrase passphrase) = 0;
    /// Why the store is held; nothing for one that is not.
    [[nodiscard]] virtual QFuture<Result<std::optional<StoreHold>>> hold() = 0;
    /// An administrator goes on with the store as it is. As prove(), but tries that fail are counted in memory, because
    /// nothing may be written yet; Refused for another role, and for a store that is not `seen` any more.
    [[nodiscard]] virtual QFuture<Result<void>> accept(StoreHold seen, QString login, Passphrase passphrase) = 0;
    /// addFirst() for a held store without accounts; whoever makes it confirms the store with it.
    [[nodiscard]] virtual QFuture<Result<Founding>> acceptAsFirst(StoreHold seen, OperatorAccount account,
                                                                  Passphrase passphrase) = 0;
    /// Unknown login, disabled account and wrong passphrase are one answer (Refused, same words, same effort); after
    /// five failures in a row Unavailable until a delay is over that begins at 30 s and doubles to 15 min, and at a
    /// hundred the account is disabled. The count survives a restart; a wall clock that goes back does not shorten it.
    [[nodiscard]] virtual QFuture<Result<Admission>> prove(QString login, Passphrase passphrase, Proof proof) = 0;
    /// Writes the audit entry of a signing out or a lock.
    [[nodiscard]] virtual QFuture<Result<void>> leave(OperatorId who, bool isLock) = 0;
    /// As the store has it now; NotFound when the account is gone.
    [[nodiscard]] virtual QFuture<Result<OperatorAccount>> find(OperatorId id) = 0;
    /// By login.
    [[nodiscard]] virtual QFuture<Result<QList<OperatorStanding>>> all() = 0;
    /// Action::ManagePeople. Invalid names the field; Refused for a login that is taken.
    [[nodiscard]] virtual QFuture<Result<OperatorAccount>> add(OperatorAccount account, Passphrase passphrase,
                                                               Permit permit) = 0;
    /// Name, role, branches, disabled. Refused for the last administrator who can still sign in, and for oneself.
    [[nodiscard]] virtual QFuture<Result<void>> change(OperatorAccount account, Permit permit) = 0;
    /// Ends a lock-out as well.
    [[nodiscard]] virtual QFuture<Result<void>> resetPassphrase(OperatorId id, Passphrase passphrase,
                                                                Permit permit) = 0;
    /// An administrator who has forgotten theirs: a right `code` (recoverycode::typed) sets `fresh`, ends a delay,
    /// enables the account, and is used up. Everything else is refused, counted and delayed as in prove(), together
    /// with it. Invalid, and nothing is used up: `fresh` does not do as a new passphrase.
    [[nodiscard]] virtual QFuture<Result<void>> recover(QString login, Passphrase code, Passphrase fresh) = 0;
    /// Action::ManagePeople. New codes in the place of all that were there; to be shown once.
    [[nodiscard]] virtual QFuture<Result<QStringList>> renewRecoveryCodes(Permit permit) = 0;
    /// How many are left.
    [[nodiscard]] virtual QFuture<Result<int>> recoveryCodesLeft() = 0;
};

} // namespace jinbi
