// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/passphrasehash.h"
#include "domain/operatoraccount.h"
#include "domain/result.h"
#include "office/desk.h"
#include "office/heldstore.h"
#include "office/lockout.h"
#include "ports/clock.h"
#include "ports/operatorbook.h"

#include <QString>

#include <functional>

namespace jinbi::office {

/// Where passphrases are checked: the rules of OperatorBook::prove(). In the lane's thread.
///
/// The half second that a passphrase takes is spent outside of any transaction; what was read before it is read again
/// inside, so that tries at several consoles are counted one after the other.
class SignInDesk
{
public:
    /// `clock` outlives it.
    SignInDesk(const Clock& clock, crypto::PassphraseHash hash) : m_clock(clock), m_hash(hash), m_lockout(clock) {}

    /// A try to show who one is: what differs between the kinds. How failures are counted and what a stranger hears
    /// is the same for all.
    struct Attempt
    {
        QString proof;              ///< as entries name it
        QString refusal;            ///< what everybody hears
        bool isForDisabled = false; ///< also for an account that may not sign in
        /// Outside of any transaction; null for a login that nobody has: the same effort, the answer does not count.
        std::function<Result<bool>(const store::StoredOperator*)> fits;
        /// Inside one, with the account as it is then. What is not Refused counts as no failure.
        std::function<Result<Admission>(Desk&, store::StoredOperator)> admit;
    };

    Result<Admission> attempt(Desk& desk, const QString& typed, const Attempt& attempt);
    /// Something changed between looking and acting.
    [[nodiscard]] static Error again();
    Result<Admission> prove(Desk& desk, const QString& typed, const Passphrase& passphrase, Proof proof);
    /// Goes on with a held store: OperatorBook::accept(). Tries that failed are counted here alone.
    Result<void> accept(const HeldStore& held, const StoreHold& seen, const QString& typed,
                        const Passphrase& passphrase);
    Result<void> leave(Desk& desk, OperatorId who, bool isLock) const;

private:
    Result<Admission> attemptStranger(Desk& desk, const QString& login, const Attempt& attempt);
    Result<Admission> attemptKnown(Desk& desk, const store::StoredOperator& known, const Attempt& attempt);
    Result<store::StoredOperator> proveAdministrator(const HeldStore& held, const QString& typed,
                                                     const Passphrase& passphrase);
    Result<Admission> admit(Desk& desk, store::StoredOperator stored, Proof proof) const;
    /// Counts, writes it down, and answers what everybody hears.
    Error refuse(Desk& desk, store::StoredOperator stored, const Attempt& attempt) const;
    Error tooEarly(Desk& desk, const QString& key, qint64 leftMs, const Act& act);
    Result<void> writeAlone(Desk& desk, const Act& act) const;
    [[nodiscard]] qint64 leftFor(const store::StoredOperator& stored);

    const Clock& m_clock;
    crypto::PassphraseHash m_hash;
    Lockout m_lockout;
};

} // namespace jinbi::office
