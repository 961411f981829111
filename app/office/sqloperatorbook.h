// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/passphrasehash.h"
#include "office/officelane.h"
#include "ports/clock.h"
#include "ports/operatorbook.h"

#include <memory>

namespace jinbi::office {

class PeopleDesk;
class RecoveryDesk;
class SignInDesk;

/// The operators in the branch's store; every change and its entry of the audit log are one transaction there.
///
/// Values are judged and permits are spent at once, in the caller's thread; the rest is the lane's. Any thread; usually
/// the GUI's. What was asked for before the destructor is still done.
class SqlOperatorBook : public OperatorBook
{
public:
    /// `clock` outlives the lane.
    SqlOperatorBook(std::shared_ptr<OfficeLane> lane, const Clock& clock, crypto::PassphraseHash hash);
    ~SqlOperatorBook() override;

    QFuture<Result<bool>> isEmpty() override;
    QFuture<Result<Founding>> addFirst(OperatorAccount account, Passphrase passphrase) override;
    QFuture<Result<std::optional<StoreHold>>> hold() override;
    QFuture<Result<void>> accept(StoreHold seen, QString login, Passphrase passphrase) override;
    QFuture<Result<Founding>> acceptAsFirst(StoreHold seen, OperatorAccount account, Passphrase passphrase) override;
    QFuture<Result<Admission>> prove(QString login, Passphrase passphrase, Proof proof) override;
    QFuture<Result<void>> leave(OperatorId who, bool isLock) override;
    QFuture<Result<OperatorAccount>> find(OperatorId id) override;
    QFuture<Result<QList<OperatorStanding>>> all() override;
    QFuture<Result<OperatorAccount>> add(OperatorAccount account, Passphrase passphrase, Permit permit) override;
    QFuture<Result<void>> change(OperatorAccount account, Permit permit) override;
    QFuture<Result<void>> resetPassphrase(OperatorId id, Passphrase passphrase, Permit permit) override;
    QFuture<Result<void>> recover(QString login, Passphrase code, Passphrase fresh) override;
    QFuture<Result<QStringList>> renewRecoveryCodes(Permit permit) override;
    QFuture<Result<int>> recoveryCodesLeft() override;

private:
    std::shared_ptr<OfficeLane> m_lane;
    std::shared_ptr<SignInDesk> m_signIn; ///< held by what waits in the lane as well
    std::shared_ptr<PeopleDesk> m_people;
    std::shared_ptr<RecoveryDesk> m_recovery;
};

} // namespace jinbi::office
