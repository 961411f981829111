// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/signindesk.h"

#include "store/transaction.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace jinbi::office {

namespace {

Q_LOGGING_CATEGORY(lcSignIn, "jinbi.office.signin")

/// A login has 32 characters; what is much longer is nobody's and is not turned about.
constexpr qsizetype kLongestTyped = 128;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(office)
};

QString branch()
{
    return QStringLiteral("branch");
}

QString typedLogin(const QString& typed)
{
    return typed.size() > kLongestTyped ? QString() : OperatorAccount::loginFrom(typed);
}

/// One for all: whether the login is known, the account disabled or the passphrase another is nobody's business.
QString refusalOfPassphrase()
{
    return Words::tr("Sign-in name and passphrase do not fit together.");
}

QString nameOf(Proof proof)
{
    switch (proof) {
    case Proof::SignIn:
        return QStringLiteral("sign_in");
    case Proof::Unlock:
        return QStringLiteral("unlock");
    case Proof::Afresh:
        return QStringLiteral("afresh");
    }
    return {};
}

/// One for all: whether the login is known, the account disabled or the passphrase another is nobody's business.
Error refusalOf(const SignInDesk::Attempt& attempt)
{
    return {ErrorCode::Refused, attempt.refusal, QStringLiteral("%1 refused").arg(attempt.proof)};
}

Act refusedAct(const SignInDesk::Attempt& attempt, const QString& object, const char* reason)
{
    return {
        ActKind::SignInRefused,
        branch(),
        object,
        {{QStringLiteral("proof"), attempt.proof}, {QStringLiteral("reason"), QLatin1StringView(reason).toString()}},
        {}};
}

ActKind kindOf(Proof proof)
{
    switch (proof) {
    case Proof::SignIn:
        return ActKind::SignedIn;
    case Proof::Unlock:
        return ActKind::Unlocked;
    case Proof::Afresh:
        break;
    }
    return ActKind::Confirmed;
}

Act admittedAct(const OperatorAccount& account, Proof proof)
{
    return {kindOf(proof),
            account.id.toString(),
            account.id.toString(),
            {{QStringLiteral("proof"), nameOf(proof)}, {QStringLiteral("role"), names::of(account.role)}},
            {}};
}

} // namespace

Error SignInDesk::again()
{
    return {ErrorCode::Unavailable, Words::tr("The account was changed at this moment. Try again."),
            QStringLiteral("account changed while the proof was checked")};
}

Result<Admission> SignInDesk::prove(Desk& desk, const QString& typed, const Passphrase& passphrase, Proof proof)
{
    QString verifier;
    Attempt attempt;
    attempt.proof = nameOf(proof);
    attempt.refusal = refusalOfPassphrase();
    attempt.fits = [&](const store::StoredOperator* known) -> Result<bool> {
        if (!known) {
            const auto pretended = m_hash.pretend(passphrase);
            return pretended ? Result<bool>(false) : pretended.error();
        }
        verifier = known->verifier;
        auto fits = m_hash.fits(verifier, passphrase);
        if (fits && *fits && m_hash.isAged(verifier)) {
            const auto made = m_hash.make(passphrase);
            verifier = made ? *made : verifier;
        }
        return fits;
    };
    attempt.admit = [&](Desk& at, store::StoredOperator stored) {
        stored.verifier = verifier;
        return admit(at, std::move(stored), proof);
    };
    return this->attempt(desk, typed, attempt);
}

Result<Admission> SignInDesk::attempt(Desk& desk, const QString& typed, const Attempt& attempt)
{
    const QString login = typedLogin(typed);
    const auto found = desk.operators.byLogin(login);
    if (!found)
        return found.error();
    return *found ? attemptKnown(desk, **found, attempt) : attemptStranger(desk, login, attempt);
}

Result<Admission> SignInDesk::attemptStranger(Desk& desk, const QString& login, const Attempt& attempt)
{
    const QString key = m_lockout.strangerKey(login);
    if (const qint64 left = m_lockout.remaining(key, m_lockout.stranger(key)); left > 0)
        return tooEarly(desk, key, left, refusedAct(attempt, {}, "waiting"));
    if (const auto fits = attempt.fits(nullptr); !fits)
        return fits.error();
    if (auto ok = writeAlone(desk, refusedAct(attempt, {}, "unknown")); !ok)
        return ok.error();
    m_lockout.strangerFailed(key);
    return refusalOf(attempt);
}

Result<Admission> SignInDesk::attemptKnown(Desk& desk, const store::StoredOperator& known, const Attempt& attempt)
{
    const QString id = known.account.id.toString();
    if (const qint64 left = leftFor(known); left > 0)
        return tooEarly(desk, id, left, refusedAct(attempt, id, "waiting"));
    const auto fits = attempt.fits(&known);
    if (!fits)
        return fits.error();
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return transaction.error();
    auto now = desk.operators.byId(known.account.id);
    if (!now)
        return now.error();
    if (!*now || (*now)->verifier != known.verifier)
        return again();
    if (const qint64 left = leftFor(**now); left > 0)
        return tooEarly(desk, id, left, {});
    const bool isIn = *fits && (attempt.isForDisabled || !(*now)->account.disabled);
    Result<Admission> answer = again();
    if (isIn)
        answer = attempt.admit(desk, **std::move(now));
    else
        answer = refuse(desk, **std::move(now), attempt);
    if (!answer && answer.error().code != ErrorCode::Refused)
        return answer;
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    if (answer)
        m_lockout.forget(id);
    return answer;
}

Result<Admission> SignInDesk::admit(Desk& desk, store::StoredOperator stored, Proof proof) const
{
    Admission admission{stored.account, {stored.lastSignInMs, stored.failuresSinceSignIn}};
    stored.failures = 0;
    stored.waitMs = 0;
    if (proof == Proof::SignIn) {
        stored.failuresSinceSignIn = 0;
        stored.lastSignInMs = m_clock.utcMs();
    }
    if (auto ok = desk.operators.update(stored); !ok)
        return ok.error();
    const auto written = desk.audit.append(admittedAct(stored.account, proof), m_clock.utcMs(), m_clock.monotonicMs());
    if (!written)
        return written.error();
    return admission;
}

Error SignInDesk::refuse(Desk& desk, store::StoredOperator stored, const Attempt& attempt) const
{
    const QString id = stored.account.id.toString();
    QList<Act> acts{refusedAct(attempt, id, stored.account.disabled ? "disabled" : "wrong")};
    stored.failures = std::min(stored.failures + 1, Lockout::kMost);
    stored.failuresSinceSignIn = std::min(stored.failuresSinceSignIn + 1, 1000000);
    stored.waitMs = Lockout::waitAfter(stored.failures);
    stored.waitFromMs = m_clock.utcMs();
    if (stored.failures >= Lockout::kMost && !stored.account.disabled) {
        stored.account.disabled = true;
        acts.append(
            {ActKind::OperatorDisabled, branch(), id, {{QStringLiteral("reason"), QStringLiteral("failures")}}, {}});
    }
    if (auto ok = desk.operators.update(stored); !ok)
        return ok.error();
    if (auto ok = desk.audit.append(acts, m_clock.utcMs(), m_clock.monotonicMs()); !ok)
        return ok.error();
    return refusalOf(attempt);
}

Error SignInDesk::tooEarly(Desk& desk, const QString& key, qint64 leftMs, const Act& act)
{
    // Once in each delay: whoever keeps trying must not be able to fill the log.
    if (!act.facts.isEmpty() && m_lockout.isFirstKnock(key)) {
        if (auto ok = writeAlone(desk, act); !ok)
            return ok.error();
    }
    const auto seconds = static_cast<int>((leftMs + 999) / 1000);
    return {ErrorCode::Unavailable,
            Words::tr("Too many tries that failed. Try again in %n second(s).", nullptr, seconds),
            QStringLiteral("delay after failures")};
}

Result<void> SignInDesk::writeAlone(Desk& desk, const Act& act) const
{
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return transaction.error();
    if (auto ok = desk.audit.append(act, m_clock.utcMs(), m_clock.monotonicMs()); !ok)
        return ok.error();
    return transaction->commit();
}

qint64 SignInDesk::leftFor(const store::StoredOperator& stored)
{
    return m_lockout.remaining(stored.account.id.toString(), {stored.failures, stored.waitMs, stored.waitFromMs});
}

Result<store::StoredOperator> SignInDesk::proveAdministrator(const HeldStore& held, const QString& typed,
                                                             const Passphrase& passphrase)
{
    const QString login = typedLogin(typed);
    const auto found = held.desk.operators.byLogin(login);
    if (!found)
        return found.error();
    const QString key = m_lockout.strangerKey(login);
    const qint64 here = m_lockout.remaining(key, m_lockout.stranger(key));
    if (const qint64 left = std::max(here, *found ? leftFor(**found) : 0); left > 0)
        return tooEarly(held.desk, key, left, {});
    Result<bool> fits = false;
    if (*found)
        fits = m_hash.fits((*found)->verifier, passphrase);
    else if (auto ok = m_hash.pretend(passphrase); !ok)
        fits = ok.error();
    if (!fits)
        return fits.error();
    if (!*fits || (*found)->account.disabled) {
        m_lockout.strangerFailed(key);
        qCWarning(lcSignIn, "A confirmation of the held store was refused");
        return Error{ErrorCode::Refused, refusalOfPassphrase(), QStringLiteral("accept refused")};
    }
    const OperatorAccount& account = (*found)->account;
    if (account.role != Role::Administrator || !account.branches.contains(held.keeper.branch()))
        return Error{ErrorCode::Refused, Words::tr("Only an administrator of this branch can confirm it."),
                     QStringLiteral("accept: no administrator")};
    return **found;
}

Result<void> SignInDesk::accept(const HeldStore& held, const StoreHold& seen, const QString& typed,
                                const Passphrase& passphrase)
{
    if (auto ok = held.isStill(seen); !ok)
        return ok;
    const auto known = proveAdministrator(held, typed, passphrase);
    if (!known)
        return known.error();
    auto transaction = store::Transaction::begin(held.desk.database);
    if (!transaction)
        return transaction.error();
    auto now = held.desk.operators.byId(known->account.id);
    if (!now)
        return now.error();
    if (!*now || (*now)->verifier != known->verifier || (*now)->account != known->account)
        return again();
    (*now)->failures = 0;
    (*now)->waitMs = 0;
    if (auto ok = held.desk.operators.update(**now); !ok)
        return ok;
    const auto written =
        held.desk.audit.append(held.acceptance(known->account.id.toString()), m_clock.utcMs(), m_clock.monotonicMs());
    if (!written)
        return written.error();
    return held.keeper.startOver(held.desk, *transaction);
}

Result<void> SignInDesk::leave(Desk& desk, OperatorId who, bool isLock) const
{
    const auto known = desk.operators.byId(who);
    if (!known)
        return known.error();
    if (!*known)
        return Error{ErrorCode::NotFound, Words::tr("There is no such operator any more."), who.toString()};
    return writeAlone(desk, {isLock ? ActKind::Locked : ActKind::SignedOut,
                             who.toString(),
                             who.toString(),
                             {{QStringLiteral("role"), names::of((*known)->account.role)}},
                             {}});
}

} // namespace jinbi::office
