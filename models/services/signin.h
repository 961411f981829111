// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operatoraccount.h"
#include "domain/passphrase.h"
#include "domain/result.h"
#include "ports/clock.h"
#include "ports/operatorbook.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <optional>

namespace jinbi {

/// Who sits at this console.
///
/// Invariant: account() is somebody only while SignedIn or Locked. A session locks by itself when nobody touches the
/// console, also over a suspend, and ends at the latest after Limits::whole; an account that is disabled, or that no
/// longer counts in this branch, ends it within Limits::look. hold() is something while Held, and in a FirstStart that
/// confirms a store. GUI thread.
class SignIn : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Opening,    ///< the store is not there yet
        FirstStart, ///< nobody has an account: the first one is made here
        Held,       ///< the store is not what was signed: an administrator has to confirm it
        SignedOut,
        SignedIn,
        Locked, ///< the passphrase of the same person is needed, or somebody else signs in
    };
    enum class End { ByHand, Absolute, Withdrawn };

    /// OWASP ASVS 5.0 7.3.1 and 7.3.2; NIST SP 800-63B-4 for the whole (AAL3).
    struct Limits
    {
        std::chrono::milliseconds idle{std::chrono::minutes(5)};
        std::chrono::milliseconds whole{std::chrono::hours(12)};
        std::chrono::milliseconds afresh{std::chrono::minutes(2)}; ///< how long a passphrase counts as just typed
        std::chrono::milliseconds look{std::chrono::seconds(3)};   ///< how often the account is looked up
    };

    /// `book` and `clock` outlive the service. `branch`: where a role has to count.
    SignIn(OperatorBook& book, const Clock& clock, QString branch, Limits limits, QObject* parent = nullptr);

    /// Asks the store who there is, until it answers.
    void open();
    /// In a held store without accounts it confirms the store as well.
    [[nodiscard]] QFuture<Result<void>> addFirst(OperatorAccount account, Passphrase passphrase);
    /// While Held: goes on with the store as it is.
    [[nodiscard]] QFuture<Result<void>> acceptStore(const QString& login, Passphrase passphrase);
    /// What the first account brought along, to be shown once: until somebody says that they have put them away.
    [[nodiscard]] const QStringList& recoveryCodes() const { return m_recoveryCodes; }
    void putAwayCodes();
    /// OperatorBook::recover(), while nobody is here; whoever comes back signs in by the new passphrase afterwards.
    [[nodiscard]] QFuture<Result<void>> recover(const QString& login, Passphrase code, Passphrase fresh);
    /// Also while somebody else's session is locked, which it ends.
    [[nodiscard]] QFuture<Result<void>> signIn(const QString& login, Passphrase passphrase);
    [[nodiscard]] QFuture<Result<void>> unlock(Passphrase passphrase);
    /// For what asks for the passphrase again; it counts once and for Limits::afresh.
    [[nodiscard]] QFuture<Result<void>> confirm(Passphrase passphrase);
    void lock();
    void signOut();
    /// Somebody moved the mouse or typed.
    void touch();

    [[nodiscard]] State state() const { return m_state; }
    /// Null unless SignedIn or Locked.
    [[nodiscard]] const OperatorAccount* account() const { return m_account ? &*m_account : nullptr; }
    [[nodiscard]] const std::optional<StoreHold>& hold() const { return m_hold; }
    [[nodiscard]] const LastSignIn& last() const { return m_last; }
    [[nodiscard]] const QString& branch() const { return m_branch; }
    [[nodiscard]] bool isFresh() const;
    /// Whoever uses a fresh passphrase uses it up.
    void useFresh() { m_freshAtMs.reset(); }

Q_SIGNALS:
    /// State, account or its role.
    void changed();
    void ended(jinbi::SignIn::End why);
    /// The store cannot be asked; it is asked again.
    void troubled(const jinbi::Error& error);

private:
    [[nodiscard]] Result<void> admit(const Result<Admission>& admission, Proof proof);
    [[nodiscard]] bool isOurs(const OperatorAccount& account) const;
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] bool isWaiting() const;
    void tick();
    void look();
    void lookAtHold();
    void arrive(State state, const std::optional<StoreHold>& hold);
    void take(const Result<OperatorAccount>& found);
    void finish(End why);
    void enter(State state);

    OperatorBook& m_book;
    const Clock& m_clock;
    const QString m_branch;
    const Limits m_limits;
    State m_state = State::Opening;
    std::optional<OperatorAccount> m_account;
    std::optional<StoreHold> m_hold;
    LastSignIn m_last;
    qint64 m_beganMs = 0;   ///< monotonic
    qint64 m_touchedMs = 0; ///< monotonic; it stands still in a suspend
    qint64 m_touchedUtcMs = 0;
    qint64 m_openedMs = 0;
    qint64 m_lookedMs = 0;
    bool m_isAsking = false; ///< whether anybody has an account here
    std::optional<qint64> m_freshAtMs;
    QStringList m_recoveryCodes;
    QTimer m_tick;
};

} // namespace jinbi
