// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/signin.h"

#include <QCoreApplication>

#include <utility>

namespace jinbi {

namespace {

using namespace std::chrono_literals;

constexpr auto kTick = 250ms;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(SignIn)
};

QFuture<Result<void>> now(Result<void> result)
{
    return QtFuture::makeReadyFuture(std::move(result));
}

Error refused(const QString& message, const char* detail)
{
    return {ErrorCode::Refused, message, QString::fromLatin1(detail)};
}

} // namespace

SignIn::SignIn(OperatorBook& book, const Clock& clock, QString branch, Limits limits, QObject* parent)
    : QObject(parent), m_book(book), m_clock(clock), m_branch(std::move(branch)), m_limits(limits)
{
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &SignIn::tick);
}

void SignIn::open()
{
    m_openedMs = m_clock.monotonicMs();
    m_tick.start();
    look();
}

QFuture<Result<void>> SignIn::addFirst(OperatorAccount account, Passphrase passphrase)
{
    if (m_state != State::FirstStart)
        return now(refused(Text::tr("This branch has an administrator already."), "first start: over"));
    auto added = m_hold ? m_book.acceptAsFirst(*m_hold, std::move(account), std::move(passphrase))
                        : m_book.addFirst(std::move(account), std::move(passphrase));
    return added.then(this, [this](const Result<Founding>& made) -> Result<void> {
        if (!made)
            return made.error();
        m_recoveryCodes = made->recoveryCodes;
        arrive(State::SignedOut, std::nullopt);
        return {};
    });
}

QFuture<Result<void>> SignIn::acceptStore(const QString& login, Passphrase passphrase)
{
    if (m_state != State::Held || !m_hold)
        return now(refused(Text::tr("The store is not held."), "accept: not held"));
    return m_book.accept(*m_hold, login, std::move(passphrase)).then(this, [this](const Result<void>& accepted) {
        if (accepted && isWaiting())
            arrive(State::SignedOut, std::nullopt);
        return accepted;
    });
}

void SignIn::putAwayCodes()
{
    m_recoveryCodes.clear();
    Q_EMIT changed();
}

QFuture<Result<void>> SignIn::recover(const QString& login, Passphrase code, Passphrase fresh)
{
    if (m_state != State::SignedOut)
        return now(refused(Text::tr("Somebody is signed in already."), "recover: not signed out"));
    return m_book.recover(login, std::move(code), std::move(fresh));
}

QFuture<Result<void>> SignIn::signIn(const QString& login, Passphrase passphrase)
{
    if (m_state != State::SignedOut && m_state != State::Locked)
        return now(refused(Text::tr("Somebody is signed in already."), "sign in: not signed out"));
    return m_book.prove(login, std::move(passphrase), Proof::SignIn)
        .then(this, [this](const Result<Admission>& admission) { return admit(admission, Proof::SignIn); });
}

QFuture<Result<void>> SignIn::unlock(Passphrase passphrase)
{
    if (m_state != State::Locked)
        return now(refused(Text::tr("The console is not locked."), "unlock: not locked"));
    return m_book.prove(m_account->login, std::move(passphrase), Proof::Unlock)
        .then(this, [this](const Result<Admission>& admission) { return admit(admission, Proof::Unlock); });
}

QFuture<Result<void>> SignIn::confirm(Passphrase passphrase)
{
    if (m_state != State::SignedIn)
        return now(refused(Text::tr("Sign in first."), "confirm: not signed in"));
    return m_book.prove(m_account->login, std::move(passphrase), Proof::Afresh)
        .then(this, [this](const Result<Admission>& admission) { return admit(admission, Proof::Afresh); });
}

/// The answer came later: by then the console may be locked, or be somebody else's.
Result<void> SignIn::admit(const Result<Admission>& admission, Proof proof)
{
    if (!admission)
        return admission.error();
    if (!isOurs(admission->account))
        return refused(Text::tr("This account does not count in this branch."), "account: of another branch");
    const bool isSame = m_account && m_account->id == admission->account.id;
    const bool isTooLate = proof == Proof::SignIn   ? m_state != State::SignedOut && m_state != State::Locked
                           : proof == Proof::Unlock ? m_state != State::Locked || !isSame
                                                    : m_state != State::SignedIn || !isSame;
    if (isTooLate)
        return refused(Text::tr("The console changed hands in the meantime."), "proof: came too late");
    touch();
    m_freshAtMs = proof == Proof::Afresh ? std::optional(m_clock.monotonicMs()) : std::nullopt;
    if (proof == Proof::Afresh)
        return {};
    if (proof == Proof::SignIn) {
        if (m_account)
            (void)m_book.leave(m_account->id, false);
        m_beganMs = m_clock.monotonicMs();
        m_last = admission->last;
    }
    m_account = admission->account;
    m_lookedMs = m_clock.monotonicMs();
    enter(State::SignedIn);
    return {};
}

void SignIn::lock()
{
    if (m_state != State::SignedIn)
        return;
    (void)m_book.leave(m_account->id, true);
    m_freshAtMs.reset();
    enter(State::Locked);
}

void SignIn::signOut()
{
    if (m_account)
        finish(End::ByHand);
}

void SignIn::touch()
{
    // After a suspend the first movement must not pass for somebody who was there all the time.
    if (m_state == State::SignedIn && isIdle()) {
        lock();
        return;
    }
    m_touchedMs = m_clock.monotonicMs();
    m_touchedUtcMs = m_clock.utcMs();
}

bool SignIn::isFresh() const
{
    return m_freshAtMs && m_clock.monotonicMs() - *m_freshAtMs <= m_limits.afresh.count();
}

bool SignIn::isOurs(const OperatorAccount& account) const
{
    return !account.disabled && account.branches.contains(m_branch);
}

/// By either clock: one stands still in a suspend, the other can be set.
bool SignIn::isIdle() const
{
    return m_clock.monotonicMs() - m_touchedMs >= m_limits.idle.count() ||
           m_clock.utcMs() - m_touchedUtcMs >= m_limits.idle.count();
}

void SignIn::tick()
{
    const qint64 nowMs = m_clock.monotonicMs();
    if (m_account && nowMs - m_beganMs >= m_limits.whole.count())
        return finish(End::Absolute);
    if (m_state == State::SignedIn && isIdle())
        lock();
    // The store is opened by another thread a moment after the window: somebody is waiting to sign in.
    const bool isOpening = m_state == State::Opening && !m_isAsking;
    const bool isAsking = isWaiting() || m_account;
    if (isOpening || (isAsking && nowMs - m_lookedMs >= m_limits.look.count()))
        look();
}

void SignIn::look()
{
    m_lookedMs = m_clock.monotonicMs();
    if (m_account) {
        m_book.find(m_account->id).then(this, [this](const Result<OperatorAccount>& found) { take(found); });
        return;
    }
    m_isAsking = true;
    m_book.isEmpty().then(this, [this](const Result<bool>& empty) {
        m_isAsking = false;
        if (!isWaiting())
            return;
        if (empty)
            arrive(*empty ? State::FirstStart : State::SignedOut, std::nullopt);
        else if (empty.error().code == ErrorCode::Held)
            lookAtHold();
        else if (m_clock.monotonicMs() - m_openedMs >= m_limits.look.count()) // before, it is only being opened
            Q_EMIT troubled(empty.error());
    });
}

void SignIn::lookAtHold()
{
    m_book.hold().then(this, [this](const Result<std::optional<StoreHold>>& hold) {
        if (isWaiting() && hold && *hold)
            arrive((*hold)->isNobodys ? State::FirstStart : State::Held, *hold);
    });
}

/// A store may be confirmed at another console, or a newer copy be put back meanwhile.
bool SignIn::isWaiting() const
{
    return m_state == State::Opening || m_state == State::Held || (m_state == State::FirstStart && m_hold);
}

void SignIn::arrive(State state, const std::optional<StoreHold>& hold)
{
    if (state == m_state && hold == m_hold)
        return;
    m_hold = hold;
    enter(state);
}

void SignIn::take(const Result<OperatorAccount>& found)
{
    if (!m_account || (found && found->id != m_account->id))
        return;
    // What somebody did here until now is not in this store, and nobody's leaving can be written to it.
    if (!found && found.error().code == ErrorCode::Held) {
        m_account.reset();
        m_freshAtMs.reset();
        enter(State::Opening);
        return look();
    }
    // A store that cannot be asked for a moment ends nobody's session; the absolute limit still does.
    const bool isGone = found ? !isOurs(*found) : found.error().code == ErrorCode::NotFound;
    if (isGone)
        return finish(End::Withdrawn);
    if (found && *found != *m_account) {
        m_account = *found;
        Q_EMIT changed();
    }
}

void SignIn::finish(End why)
{
    (void)m_book.leave(m_account->id, false);
    m_account.reset();
    m_freshAtMs.reset();
    enter(State::SignedOut);
    Q_EMIT ended(why);
}

void SignIn::enter(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace jinbi
