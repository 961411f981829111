// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/recoverycode.h"
#include "ports/auditlog.h"
#include "ports/operatorbook.h"
#include "services/accesspolicy.h"
#include "services/permitdesk.h"
#include "services/signin.h"

#include <QCoreApplication>
#include <QHash>
#include <QPromise>

#include <algorithm>
#include <optional>
#include <utility>

namespace jinbi::test {

/// An audit log that is a list.
class ListedAuditLog : public AuditLog
{
public:
    QFuture<Result<void>> append(Act act) override
    {
        if (failure)
            return QtFuture::makeReadyFuture(Result<void>(*failure));
        acts.append(std::move(act));
        if (isSlow) {
            late.emplace();
            late->start();
            return late->future();
        }
        return QtFuture::makeReadyFuture(Result<void>());
    }
    QFuture<Result<QList<AuditRow>>> page(AuditFilter, std::optional<quint64>, int) override
    {
        return QtFuture::makeReadyFuture(Result<QList<AuditRow>>(QList<AuditRow>()));
    }
    QFuture<Result<AuditFinding>> verify() override
    {
        return QtFuture::makeReadyFuture(Result<AuditFinding>(AuditFinding{}));
    }
    [[nodiscard]] QList<ActKind> kinds() const
    {
        QList<ActKind> kinds;
        for (const Act& act : acts)
            kinds.append(act.kind);
        return kinds;
    }

    /// The entry that was slow is on the disk now.
    void finish()
    {
        late->addResult(Result<void>());
        late->finish();
    }

    QList<Act> acts;
    std::optional<Error> failure; ///< of every append()
    bool isSlow = false;          ///< append() waits for finish()
    std::optional<QPromise<Result<void>>> late;
};

/// Accounts in memory, with passphrases in the clear; it neither counts failures nor waits.
class ListedOperatorBook : public OperatorBook
{
public:
    QFuture<Result<bool>> isEmpty() override
    {
        if (held)
            return answer<bool>(waiting());
        return isAway ? answer<bool>(away()) : answer<bool>(accounts.isEmpty());
    }
    QFuture<Result<std::optional<StoreHold>>> hold() override { return answer<std::optional<StoreHold>>(held); }
    QFuture<Result<void>> accept(StoreHold seen, QString login, Passphrase passphrase) override
    {
        for (const OperatorAccount& account : std::as_const(accounts)) {
            const bool isHim = account.login == login && passphrases.value(account.id) == passphrase.utf8();
            if (isHim && account.role == Role::Administrator && seen == held) {
                held.reset();
                return answer<void>({});
            }
        }
        return answer<void>(refused());
    }
    QFuture<Result<Founding>> acceptAsFirst(StoreHold seen, OperatorAccount account, Passphrase passphrase) override
    {
        if (seen != held)
            return answer<Founding>(refused());
        held.reset();
        return addFirst(std::move(account), std::move(passphrase));
    }
    QFuture<Result<Founding>> addFirst(OperatorAccount account, Passphrase passphrase) override
    {
        if (!accounts.isEmpty())
            return answer<Founding>(refused());
        account.role = Role::Administrator;
        recoveryCodes = {QStringLiteral("ABCDE-FGHJK-LMNPQ-RSTUV"), QStringLiteral("WXYZ2-34567-89ABC-DEFGH")};
        return answer<Founding>(Founding{put(std::move(account), passphrase), recoveryCodes});
    }
    QFuture<Result<Admission>> prove(QString login, Passphrase passphrase, Proof proof) override
    {
        proofs.append(proof);
        if (isSlow) {
            late.emplace();
            late->start();
            return late->future();
        }
        for (const OperatorAccount& account : std::as_const(accounts)) {
            if (account.login == login && !account.disabled && passphrases.value(account.id) == passphrase.utf8())
                return answer<Admission>(Admission{account, {}});
        }
        return answer<Admission>(refused());
    }
    QFuture<Result<void>> leave(OperatorId who, bool isLock) override
    {
        left.append({who, isLock});
        return QtFuture::makeReadyFuture(Result<void>());
    }
    QFuture<Result<OperatorAccount>> find(OperatorId id) override
    {
        ++finds;
        if (held)
            return answer<OperatorAccount>(waiting());
        if (isAway)
            return answer<OperatorAccount>(away());
        const auto it = accounts.constFind(id);
        return it == accounts.cend() ? answer<OperatorAccount>(Error{ErrorCode::NotFound, {}, {}})
                                     : answer<OperatorAccount>(*it);
    }
    QFuture<Result<QList<OperatorStanding>>> all() override
    {
        if (isAway)
            return answer<QList<OperatorStanding>>(away());
        QList<OperatorStanding> all;
        for (const OperatorAccount& account : std::as_const(accounts)) {
            OperatorStanding each = standings.value(account.id);
            each.account = account;
            all.append(each);
        }
        std::sort(all.begin(), all.end(),
                  [](const auto& one, const auto& other) { return one.account.login < other.account.login; });
        return answer<QList<OperatorStanding>>(all);
    }
    QFuture<Result<OperatorAccount>> add(OperatorAccount account, Passphrase passphrase, Permit permit) override
    {
        const auto act = std::move(permit).spend(Action::ManagePeople, ActKind::OperatorAdded);
        if (act && refusal)
            return answer<OperatorAccount>(*refusal);
        return act ? answer<OperatorAccount>(put(std::move(account), passphrase))
                   : answer<OperatorAccount>(act.error());
    }
    QFuture<Result<void>> change(OperatorAccount account, Permit permit) override
    {
        if (const auto act = std::move(permit).spend(Action::ManagePeople, ActKind::OperatorChanged); !act)
            return QtFuture::makeReadyFuture(Result<void>(act.error()));
        if (refusal)
            return QtFuture::makeReadyFuture(Result<void>(*refusal));
        accounts.insert(account.id, account);
        return QtFuture::makeReadyFuture(Result<void>());
    }
    QFuture<Result<void>> resetPassphrase(OperatorId id, Passphrase passphrase, Permit permit) override
    {
        if (const auto act = std::move(permit).spend(Action::ManagePeople, ActKind::PassphraseChanged); !act)
            return QtFuture::makeReadyFuture(Result<void>(act.error()));
        if (refusal)
            return QtFuture::makeReadyFuture(Result<void>(*refusal));
        passphrases.insert(id, QByteArray(passphrase.utf8().constData()));
        return QtFuture::makeReadyFuture(Result<void>());
    }

    QFuture<Result<void>> recover(QString login, Passphrase code, Passphrase fresh) override
    {
        for (const QString& kept : std::as_const(recoveryCodes)) {
            if (recoverycode::typed(kept)->utf8() != code.utf8())
                continue;
            for (const OperatorAccount& account : std::as_const(accounts)) {
                if (account.login != login)
                    continue;
                passphrases.insert(account.id, QByteArray(fresh.utf8().constData()));
                recoveryCodes.removeAll(kept);
                return QtFuture::makeReadyFuture(Result<void>());
            }
        }
        return QtFuture::makeReadyFuture(Result<void>(refused()));
    }
    QFuture<Result<QStringList>> renewRecoveryCodes(Permit permit) override
    {
        if (const auto act = std::move(permit).spend(Action::ManagePeople, ActKind::RecoveryCodesMade); !act)
            return answer<QStringList>(act.error());
        recoveryCodes = {QStringLiteral("AAAAA-BBBBB-CCCCC-DDDDD"), QStringLiteral("22222-33333-44444-55555")};
        return answer<QStringList>(recoveryCodes);
    }
    QFuture<Result<int>> recoveryCodesLeft() override { return answer<int>(static_cast<int>(recoveryCodes.size())); }

    OperatorAccount put(OperatorAccount account, const Passphrase& passphrase)
    {
        account.id = account.id.isNull() ? OperatorId::create() : account.id;
        accounts.insert(account.id, account);
        // A copy of its own: the passphrase wipes its bytes when it goes.
        passphrases.insert(account.id, QByteArray(passphrase.utf8().constData()));
        return account;
    }

    QHash<OperatorId, OperatorAccount> accounts;
    QHash<OperatorId, QByteArray> passphrases;
    QHash<OperatorId, OperatorStanding> standings; ///< what all() says beside the account
    QStringList recoveryCodes;
    QList<Proof> proofs;
    QList<std::pair<OperatorId, bool>> left;
    std::optional<StoreHold> held;
    std::optional<Error> refusal; ///< what add, change and resetPassphrase answer instead of doing it
    bool isAway = false;
    bool isSlow = false; ///< prove() waits for somebody to finish `late`
    std::optional<QPromise<Result<Admission>>> late;
    int finds = 0;

private:
    template <class T>
    static QFuture<Result<T>> answer(Result<T> result)
    {
        return QtFuture::makeReadyFuture(std::move(result));
    }
    static Error waiting() { return {ErrorCode::Held, QStringLiteral("held"), QStringLiteral("held")}; }
    static Error refused() { return {ErrorCode::Refused, QStringLiteral("wrong"), QStringLiteral("wrong")}; }
    static Error away() { return {ErrorCode::Unavailable, QStringLiteral("away"), QStringLiteral("away")}; }
};

/// Somebody of a role who is signed in, and the permits that they can get.
class Office
{
public:
    static inline const QString kBranch = QStringLiteral("branch-0001");
    static inline const QString kPassphrase = QStringLiteral("correct horse battery");

    Office(const Clock& clock, Role role, SignIn::Limits limits = {})
        : signIn(book, clock, kBranch, limits), policy(signIn, log)
    {
        account.login = QStringLiteral("mei");
        account.name = QStringLiteral("Wang Mei");
        account.role = role;
        account.branches = {kBranch};
        account = book.put(account, passphrase());
        signIn.open();
        settle();
        auto admitted = signIn.signIn(account.login, passphrase());
        settle();
        Q_ASSERT(admitted.result());
    }

    /// For a bench whose clock jumps.
    static SignIn::Limits patient()
    {
        SignIn::Limits limits;
        limits.idle = limits.whole = std::chrono::hours(24 * 365);
        return limits;
    }
    static Passphrase passphrase() { return Passphrase::from(kPassphrase).value(); }
    /// Lets answers arrive that are there already.
    static void settle() { QCoreApplication::sendPostedEvents(); }
    /// Types the passphrase again where the act asks for it.
    [[nodiscard]] Result<Permit> ask(Action action)
    {
        if (rightOf(account.role, action) == Right::Afresh) {
            auto confirmed = signIn.confirm(passphrase());
            settle();
        }
        return policy.permit(action);
    }
    [[nodiscard]] Permit permit(Action action) { return ask(action).value(); }

    ListedOperatorBook book;
    ListedAuditLog log;
    OperatorAccount account;
    SignIn signIn;
    AccessPolicy policy;
};

/// The desk of an office whose person types the passphrase whenever it is asked for.
class OfficeDesk : public PermitDesk
{
public:
    explicit OfficeDesk(Office& office) : m_office(office)
    {
        connect(&office.policy, &AccessPolicy::changed, this, &PermitDesk::changed);
    }
    void ask(Action action, QObject*, Answer answer) override { answer(m_office.ask(action)); }
    [[nodiscard]] bool may(Action action) const override { return m_office.policy.may(action); }

private:
    Office& m_office;
};

} // namespace jinbi::test
