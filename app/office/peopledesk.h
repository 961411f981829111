// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/passphrasehash.h"
#include "domain/act.h"
#include "domain/operatoraccount.h"
#include "domain/passphrase.h"
#include "domain/result.h"
#include "office/desk.h"
#include "office/heldstore.h"
#include "ports/clock.h"
#include "ports/operatorbook.h"

namespace jinbi::office {

/// Where accounts are made and changed: the rules of OperatorBook for it. `act` is the beginning of the audit entry,
/// from the permit that was spent; whoever is named in it is the one who does it. In the lane's thread.
class PeopleDesk
{
public:
    /// `clock` outlives it.
    PeopleDesk(const Clock& clock, crypto::PassphraseHash hash) : m_clock(clock), m_hash(hash) {}

    Result<Founding> addFirst(Desk& desk, OperatorAccount account, const Passphrase& passphrase) const;
    /// Goes on with a held store without accounts: OperatorBook::acceptAsFirst().
    Result<Founding> acceptAsFirst(const HeldStore& held, const StoreHold& seen, const OperatorAccount& account,
                                   const Passphrase& passphrase) const;
    Result<OperatorAccount> add(Desk& desk, const OperatorAccount& account, const Passphrase& passphrase,
                                Act act) const;
    Result<void> change(Desk& desk, const OperatorAccount& account, Act act) const;
    Result<void> resetPassphrase(Desk& desk, OperatorId id, const Passphrase& passphrase, const Act& act) const;

private:
    Result<Founding> addFirst(Desk& desk, OperatorAccount account, const Passphrase& passphrase,
                              const HeldStore* held) const;
    Result<OperatorAccount> insert(Desk& desk, const OperatorAccount& account, const QString& verifier, Act act) const;
    Result<void> write(Desk& desk, const Act& act) const;

    const Clock& m_clock;
    crypto::PassphraseHash m_hash;
};

} // namespace jinbi::office
