// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/signindesk.h"

#include "store/transaction.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace jinbi::office {

namespace {

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
    attempt.refusal = Words::tr("Sign-in name and passphrase do not fit together.");
    attempt.fits = [&](const store::StoredOperator* known) -> Result<bool> {
        if (!known) {
            const auto pretended = m_hash.pretend(passphrase);
            return pretended ? Result<bool>(false) : pretended.error();
        }
        verifier = known->verifier;
        const auto fits = m_hash.fits(verifier, passphrase);
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
    const QString login = typed.size() > kLongestTyped ? QString() : OperatorAccount::loginFrom(typed);
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
