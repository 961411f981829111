// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/recoverydesk.h"

#include "crypto/sealing.h"
#include "domain/recoverycode.h"
#include "office/signindesk.h"
#include "store/transaction.h"

#include <QCoreApplication>

#include <optional>

namespace jinbi::office {

namespace {

/// The code among `kept` that was typed. As much work whichever it is, and if it is none.
Result<std::optional<store::StoredRecoveryCode>> matching(const QList<store::StoredRecoveryCode>& kept,
                                                          const crypto::PassphraseHash& hash, const Passphrase& code)
{
    std::optional<store::StoredRecoveryCode> found;
    for (int i = 0; i < recoverycode::kAtOnce; ++i) {
        if (i >= kept.size()) {
            if (auto ok = hash.pretend(code); !ok)
                return ok.error();
            continue;
        }
        const auto fits = hash.fits(kept.at(i).verifier, code);
        if (!fits)
            return fits.error();
        if (*fits)
            found = kept.at(i);
    }
    return found;
}

} // namespace

Result<MadeRecoveryCodes> MadeRecoveryCodes::make(const crypto::PassphraseHash& hash)
{
    MadeRecoveryCodes made;
    for (int i = 0; i < recoverycode::kAtOnce; ++i) {
        const QString code = recoverycode::from(crypto::randomBytes(recoverycode::kCharacters));
        const auto secret = recoverycode::typed(code);
        if (!secret)
            return secret.error();
        const auto verifier = hash.make(*secret);
        if (!verifier)
            return verifier.error();
        made.codes.append(code);
        made.verifiers.append(*verifier);
    }
    return made;
}

Result<bool> RecoveryDesk::prove(Desk& desk, const store::StoredOperator* known, const Passphrase& code,
                                 const Passphrase& fresh, Proven& proven) const
{
    const auto kept = desk.recovery.unused();
    if (!kept)
        return kept.error();
    const auto match = matching(*kept, m_hash, code);
    if (!match)
        return match.error();
    if (!*match || !known || known->account.role != Role::Administrator)
        return false;
    proven.code = *match;
    // What does not do is said only to whoever has the code.
    if (!fresh.fitsAsNew(known->account.login, known->account.name))
        return true;
    const auto made = m_hash.make(fresh);
    if (!made)
        return made.error();
    proven.verifier = *made;
    return true;
}

Result<Admission> RecoveryDesk::restore(Desk& desk, store::StoredOperator stored, const Proven& proven) const
{
    if (proven.verifier.isEmpty() || stored.account.role != Role::Administrator)
        return SignInDesk::again();
    if (!proven.code || !desk.recovery.use(*proven.code, m_clock.utcMs()))
        return SignInDesk::again();
    const Act act{
        ActKind::RecoveryUsed,
        stored.account.id.toString(),
        stored.account.id.toString(),
        {{QStringLiteral("role"), names::of(stored.account.role)},
         {QStringLiteral("disabled"), stored.account.disabled ? QStringLiteral("yes") : QStringLiteral("no")}},
        {}};
    stored.account.disabled = false;
    stored.verifier = proven.verifier;
    stored.failures = 0;
    stored.waitMs = 0;
    if (auto ok = desk.operators.update(stored); !ok)
        return ok.error();
    if (auto ok = desk.audit.append(act, m_clock.utcMs(), m_clock.monotonicMs()); !ok)
        return ok.error();
    return Admission{stored.account, {}};
}

Result<void> RecoveryDesk::recover(Desk& desk, const QString& login, const Passphrase& code,
                                   const Passphrase& fresh) const
{
    Proven proven;
    SignInDesk::Attempt attempt;
    attempt.proof = QStringLiteral("recovery");
    attempt.refusal = QCoreApplication::translate("office", "Sign-in name and recovery code do not fit together.");
    attempt.isForDisabled = true;
    attempt.fits = [&](const store::StoredOperator* known) { return prove(desk, known, code, fresh, proven); };
    attempt.admit = [&](Desk& at, store::StoredOperator stored) -> Result<Admission> {
        if (auto ok = fresh.fitsAsNew(stored.account.login, stored.account.name); !ok)
            return ok.error();
        return restore(at, std::move(stored), proven);
    };
    const auto answer = m_signIn->attempt(desk, login, attempt);
    return answer ? Result<void>() : answer.error();
}

Result<QStringList> RecoveryDesk::renew(Desk& desk, const Act& act) const
{
    const auto made = MadeRecoveryCodes::make(m_hash);
    if (!made)
        return made.error();
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return transaction.error();
    if (auto ok = desk.recovery.replace(made->verifiers, m_clock.utcMs()); !ok)
        return ok.error();
    if (auto ok = desk.audit.append(act, m_clock.utcMs(), m_clock.monotonicMs()); !ok)
        return ok.error();
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    return made->codes;
}

} // namespace jinbi::office
