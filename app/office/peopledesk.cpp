// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/peopledesk.h"

#include "office/recoverydesk.h"
#include "store/transaction.h"

#include <QCoreApplication>

#include <utility>

namespace jinbi::office {

namespace {

constexpr qsizetype kLongestFact = 256;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(office)
};

Error thereIsOne()
{
    return {ErrorCode::Refused, Words::tr("There are operators already. Sign in."),
            QStringLiteral("not the first operator")};
}

Error gone(OperatorId id)
{
    return {ErrorCode::NotFound, Words::tr("There is no such operator any more."), id.toString()};
}

/// An account as the log tells of it: what a person is called can be erased, what they may do cannot.
void describe(Act& act, const OperatorAccount& account)
{
    const QString joined = account.branches.join(QLatin1Char(' '));
    act.facts += {
        {QStringLiteral("new_role"), names::of(account.role)},
        {QStringLiteral("branches"),
         joined.toUtf8().size() <= kLongestFact ? joined : QString::number(account.branches.size())},
        {QStringLiteral("disabled"), account.disabled ? QStringLiteral("yes") : QStringLiteral("no")},
    };
    act.personal += {{QStringLiteral("login"), account.login}, {QStringLiteral("name"), account.name}};
}

} // namespace

Result<Founding> PeopleDesk::addFirst(Desk& desk, OperatorAccount account, const Passphrase& passphrase) const
{
    return addFirst(desk, std::move(account), passphrase, nullptr);
}

Result<Founding> PeopleDesk::acceptAsFirst(const HeldStore& held, const StoreHold& seen, const OperatorAccount& account,
                                           const Passphrase& passphrase) const
{
    if (auto ok = held.isStill(seen); !ok)
        return ok.error();
    return addFirst(held.desk, account, passphrase, &held);
}

Result<Founding> PeopleDesk::addFirst(Desk& desk, OperatorAccount account, const Passphrase& passphrase,
                                      const HeldStore* held) const
{
    account.role = Role::Administrator;
    account.disabled = false;
    const auto before = desk.operators.count();
    if (!before)
        return before.error();
    if (*before > 0)
        return thereIsOne();
    const auto verifier = m_hash.make(passphrase);
    if (!verifier)
        return verifier.error();
    const auto recovery = MadeRecoveryCodes::make(m_hash);
    if (!recovery)
        return recovery.error();
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return transaction.error();
    // Asked again where nobody else can come between: two consoles may be set up at the same time.
    const auto count = desk.operators.count();
    if (!count)
        return count.error();
    if (*count > 0)
        return thereIsOne();
    const QString id = account.id.toString();
    if (held) {
        if (auto ok = write(desk, held->acceptance(id)); !ok)
            return ok.error();
    }
    Act act{ActKind::OperatorAdded, id, id, {{QStringLiteral("first"), QStringLiteral("yes")}}, {}};
    const auto added = insert(desk, account, *verifier, std::move(act));
    if (!added)
        return added.error();
    if (auto ok = desk.recovery.replace(recovery->verifiers, m_clock.utcMs()); !ok)
        return ok.error();
    if (auto ok = write(desk, {ActKind::RecoveryCodesMade, id, {}, {}, {}}); !ok)
        return ok.error();
    if (auto ok = held ? held->keeper.startOver(desk, *transaction) : transaction->commit(); !ok)
        return ok.error();
    return Founding{*added, recovery->codes};
}

Result<OperatorAccount> PeopleDesk::add(Desk& desk, const OperatorAccount& account, const Passphrase& passphrase,
                                        Act act) const
{
    const auto verifier = m_hash.make(passphrase);
    if (!verifier)
        return verifier.error();
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return transaction.error();
    auto added = insert(desk, account, *verifier, std::move(act));
    if (!added)
        return added;
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    return added;
}

Result<OperatorAccount> PeopleDesk::insert(Desk& desk, const OperatorAccount& account, const QString& verifier,
                                           Act act) const
{
    const auto taken = desk.operators.byLogin(account.login);
    if (!taken)
        return taken.error();
    if (*taken)
        return Error{ErrorCode::Refused, Words::tr("Sign-in name: %1 is taken.").arg(account.login),
                     QStringLiteral("login taken")};
    const auto same = desk.operators.byId(account.id);
    if (!same)
        return same.error();
    if (*same)
        return Error{ErrorCode::Refused, Words::tr("There is such an operator already."), account.id.toString()};
    store::StoredOperator stored;
    stored.account = account;
    stored.verifier = verifier;
    if (auto ok = desk.operators.insert(stored, m_clock.utcMs()); !ok)
        return ok.error();
    describe(act, account);
    if (auto ok = write(desk, act); !ok)
        return ok.error();
    return account;
}

Result<void> PeopleDesk::change(Desk& desk, const OperatorAccount& account, Act act) const
{
    if (act.actor == account.id.toString())
        return Error{ErrorCode::Refused, Words::tr("Somebody else has to change your own account."),
                     QStringLiteral("change of oneself")};
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return transaction.error();
    auto stored = desk.operators.byId(account.id);
    if (!stored)
        return stored.error();
    if (!*stored)
        return gone(account.id);
    store::StoredOperator& known = **stored;
    if (known.account.login != account.login)
        return Error{ErrorCode::Invalid, Words::tr("Sign-in name: it cannot be changed."),
                     QStringLiteral("login: changed")};
    const bool wasAdministrator = known.account.role == Role::Administrator && !known.account.disabled;
    if (wasAdministrator && (account.role != Role::Administrator || account.disabled)) {
        const auto others = desk.operators.administratorsBeside(account.id);
        if (!others)
            return others.error();
        if (*others == 0)
            return Error{ErrorCode::Refused, Words::tr("This is the last administrator who can sign in."),
                         QStringLiteral("last administrator")};
    }
    if (account.disabled && !known.account.disabled)
        act.kind = ActKind::OperatorDisabled;
    act.facts.append({QStringLiteral("old_role"), names::of(known.account.role)});
    describe(act, account);
    if (known.account.disabled && !account.disabled) {
        known.failures = 0;
        known.waitMs = 0;
    }
    known.account = account;
    if (auto ok = desk.operators.update(known); !ok)
        return ok;
    if (auto ok = write(desk, act); !ok)
        return ok;
    return transaction->commit();
}

Result<void> PeopleDesk::resetPassphrase(Desk& desk, OperatorId id, const Passphrase& passphrase, const Act& act) const
{
    const auto known = desk.operators.byId(id);
    if (!known)
        return known.error();
    if (!*known)
        return gone(id);
    if (auto ok = passphrase.fitsAsNew((*known)->account.login, (*known)->account.name); !ok)
        return ok;
    const auto verifier = m_hash.make(passphrase);
    if (!verifier)
        return verifier.error();
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return transaction.error();
    auto stored = desk.operators.byId(id);
    if (!stored)
        return stored.error();
    if (!*stored)
        return gone(id);
    (*stored)->verifier = *verifier;
    (*stored)->failures = 0;
    (*stored)->waitMs = 0;
    if (auto ok = desk.operators.update(**stored); !ok)
        return ok;
    if (auto ok = write(desk, act); !ok)
        return ok;
    return transaction->commit();
}

Result<void> PeopleDesk::write(Desk& desk, const Act& act) const
{
    const auto written = desk.audit.append(act, m_clock.utcMs(), m_clock.monotonicMs());
    return written ? Result<void>() : written.error();
}

} // namespace jinbi::office
