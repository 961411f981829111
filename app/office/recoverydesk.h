// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/passphrasehash.h"
#include "domain/act.h"
#include "domain/passphrase.h"
#include "domain/result.h"
#include "office/desk.h"
#include "ports/clock.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace jinbi::office {

class SignInDesk;

/// New codes, and what is kept of them. The codes exist here and where they are shown, and nowhere else.
struct MadeRecoveryCodes
{
    QStringList codes;
    QStringList verifiers;
    static Result<MadeRecoveryCodes> make(const crypto::PassphraseHash& hash);
};

/// Where an administrator who has forgotten the passphrase comes back: the rules of OperatorBook::recover(). In the
/// lane's thread.
class RecoveryDesk
{
public:
    /// `clock` outlives it.
    RecoveryDesk(const Clock& clock, crypto::PassphraseHash hash, std::shared_ptr<SignInDesk> signIn)
        : m_clock(clock), m_hash(hash), m_signIn(std::move(signIn))
    {
    }

    Result<void> recover(Desk& desk, const QString& login, const Passphrase& code, const Passphrase& fresh) const;
    /// Both are others then. `act` is the beginning of the audit entry.
    Result<QStringList> renew(Desk& desk, const Act& act) const;

private:
    /// What a try has shown: the code that fits, and the new passphrase as it is kept (empty when it will not do).
    struct Proven
    {
        std::optional<store::StoredRecoveryCode> code;
        QString verifier;
    };
    Result<bool> prove(Desk& desk, const store::StoredOperator* known, const Passphrase& code, const Passphrase& fresh,
                       Proven& proven) const;
    Result<Admission> restore(Desk& desk, store::StoredOperator stored, const Proven& proven) const;

    const Clock& m_clock;
    crypto::PassphraseHash m_hash;
    std::shared_ptr<SignInDesk> m_signIn; ///< counts failures of either kind together
};

} // namespace jinbi::office
