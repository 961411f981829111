// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/sqloperatorbook.h"

#include "office/peopledesk.h"
#include "office/recoverydesk.h"
#include "office/signindesk.h"

#include <QCoreApplication>

#include <utility>

namespace jinbi::office {

namespace {

using Kind = OfficeLane::Kind;

template <class T>
QFuture<Result<T>> answered(Error error)
{
    return QtFuture::makeReadyFuture(Result<T>(std::move(error)));
}

/// A new account as it is kept; Invalid names what does not do.
Result<OperatorAccount> prepared(OperatorAccount account, const Passphrase& passphrase)
{
    if (account.id.isNull())
        account.id = OperatorId::create();
    account.login = OperatorAccount::loginFrom(account.login);
    account.name = account.name.trimmed().normalized(QString::NormalizationForm_C);
    if (auto ok = account.check(); !ok)
        return ok.error();
    if (auto ok = passphrase.fitsAsNew(account.login, account.name); !ok)
        return ok.error();
    return account;
}

} // namespace

SqlOperatorBook::SqlOperatorBook(std::shared_ptr<OfficeLane> lane, const Clock& clock, crypto::PassphraseHash hash)
    : m_lane(std::move(lane))
    , m_signIn(std::make_shared<SignInDesk>(clock, hash))
    , m_people(std::make_shared<PeopleDesk>(clock, hash))
    , m_recovery(std::make_shared<RecoveryDesk>(clock, hash, m_signIn))
{
}

SqlOperatorBook::~SqlOperatorBook() = default;

QFuture<Result<bool>> SqlOperatorBook::isEmpty()
{
    return m_lane->ask<bool>(Kind::Reading, [](Desk& desk) -> Result<bool> {
        const auto count = desk.operators.count();
        if (!count)
            return count.error();
        return *count == 0;
    });
}

QFuture<Result<Founding>> SqlOperatorBook::addFirst(OperatorAccount account, Passphrase passphrase)
{
    auto ready = prepared(std::move(account), passphrase);
    if (!ready)
        return answered<Founding>(ready.error());
    return m_lane->ask<Founding>(Kind::Writing,
                                 [people = m_people, account = *std::move(ready), passphrase = std::move(passphrase)](
                                     Desk& desk) { return people->addFirst(desk, account, passphrase); });
}

QFuture<Result<std::optional<StoreHold>>> SqlOperatorBook::hold()
{
    return m_lane->hold();
}

QFuture<Result<void>> SqlOperatorBook::accept(StoreHold seen, QString login, Passphrase passphrase)
{
    return m_lane->askHeld<void>([signIn = m_signIn, seen = std::move(seen), login = std::move(login),
                                  passphrase = std::move(passphrase)](const HeldStore& held) {
        return signIn->accept(held, seen, login, passphrase);
    });
}

QFuture<Result<Founding>> SqlOperatorBook::acceptAsFirst(StoreHold seen, OperatorAccount account, Passphrase passphrase)
{
    auto ready = prepared(std::move(account), passphrase);
    if (!ready)
        return answered<Founding>(ready.error());
    return m_lane->askHeld<Founding>([people = m_people, seen = std::move(seen), account = *std::move(ready),
                                      passphrase = std::move(passphrase)](const HeldStore& held) {
        return people->acceptAsFirst(held, seen, account, passphrase);
    });
}

QFuture<Result<Admission>> SqlOperatorBook::prove(QString login, Passphrase passphrase, Proof proof)
{
    return m_lane->ask<Admission>(Kind::Reading,
                                  [signIn = m_signIn, login = std::move(login), passphrase = std::move(passphrase),
                                   proof](Desk& desk) { return signIn->prove(desk, login, passphrase, proof); });
}

QFuture<Result<void>> SqlOperatorBook::leave(OperatorId who, bool isLock)
{
    return m_lane->ask<void>(Kind::Writing,
                             [signIn = m_signIn, who, isLock](Desk& desk) { return signIn->leave(desk, who, isLock); });
}

QFuture<Result<OperatorAccount>> SqlOperatorBook::find(OperatorId id)
{
    return m_lane->ask<OperatorAccount>(Kind::Reading, [id](Desk& desk) -> Result<OperatorAccount> {
        const auto stored = desk.operators.byId(id);
        if (!stored)
            return stored.error();
        if (!*stored)
            return Error{ErrorCode::NotFound,
                         QCoreApplication::translate("office", "There is no such operator any more."), id.toString()};
        return (*stored)->account;
    });
}

QFuture<Result<QList<OperatorStanding>>> SqlOperatorBook::all()
{
    return m_lane->ask<QList<OperatorStanding>>(Kind::Reading, [](Desk& desk) -> Result<QList<OperatorStanding>> {
        const auto stored = desk.operators.all();
        if (!stored)
            return stored.error();
        QList<OperatorStanding> all;
        for (const store::StoredOperator& each : *stored)
            all.append(
                {each.account, each.failures, each.waitMs > 0 ? each.waitFromMs + each.waitMs : 0, each.lastSignInMs});
        return all;
    });
}

QFuture<Result<OperatorAccount>> SqlOperatorBook::add(OperatorAccount account, Passphrase passphrase, Permit permit)
{
    if (account.id.isNull())
        account.id = OperatorId::create();
    auto act = std::move(permit).spend(Action::ManagePeople, ActKind::OperatorAdded, account.id.toString());
    if (!act)
        return answered<OperatorAccount>(act.error());
    auto ready = prepared(std::move(account), passphrase);
    if (!ready)
        return answered<OperatorAccount>(ready.error());
    return m_lane->ask<OperatorAccount>(
        Kind::Writing, [people = m_people, account = *std::move(ready), passphrase = std::move(passphrase),
                        act = *std::move(act)](Desk& desk) { return people->add(desk, account, passphrase, act); });
}

QFuture<Result<void>> SqlOperatorBook::change(OperatorAccount account, Permit permit)
{
    auto act = std::move(permit).spend(Action::ManagePeople, ActKind::OperatorChanged, account.id.toString());
    if (!act)
        return answered<void>(act.error());
    account.name = account.name.trimmed().normalized(QString::NormalizationForm_C);
    if (auto ok = account.check(); !ok)
        return answered<void>(ok.error());
    return m_lane->ask<void>(Kind::Writing, [people = m_people, account = std::move(account), act = *std::move(act)](
                                                Desk& desk) { return people->change(desk, account, act); });
}

QFuture<Result<void>> SqlOperatorBook::resetPassphrase(OperatorId id, Passphrase passphrase, Permit permit)
{
    auto act = std::move(permit).spend(Action::ManagePeople, ActKind::PassphraseChanged, id.toString());
    if (!act)
        return answered<void>(act.error());
    return m_lane->ask<void>(
        Kind::Writing, [people = m_people, id, passphrase = std::move(passphrase), act = *std::move(act)](Desk& desk) {
            return people->resetPassphrase(desk, id, passphrase, act);
        });
}

QFuture<Result<void>> SqlOperatorBook::recover(QString login, Passphrase code, Passphrase fresh)
{
    if (auto ok = fresh.fitsAsNew(OperatorAccount::loginFrom(login), {}); !ok)
        return answered<void>(ok.error());
    return m_lane->ask<void>(
        Kind::Writing, [recovery = m_recovery, login = std::move(login), code = std::move(code),
                        fresh = std::move(fresh)](Desk& desk) { return recovery->recover(desk, login, code, fresh); });
}

QFuture<Result<QStringList>> SqlOperatorBook::renewRecoveryCodes(Permit permit)
{
    auto act = std::move(permit).spend(Action::ManagePeople, ActKind::RecoveryCodesMade);
    if (!act)
        return answered<QStringList>(act.error());
    return m_lane->ask<QStringList>(Kind::Writing, [recovery = m_recovery, act = *std::move(act)](Desk& desk) {
        return recovery->renew(desk, act);
    });
}

QFuture<Result<int>> SqlOperatorBook::recoveryCodesLeft()
{
    return m_lane->ask<int>(Kind::Reading, [](Desk& desk) -> Result<int> {
        const auto left = desk.recovery.unused();
        if (!left)
            return left.error();
        return static_cast<int>(left->size());
    });
}

} // namespace jinbi::office
