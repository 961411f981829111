// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/profile.h"
#include "domain/result.h"

#include <QString>

#include <optional>

namespace jinbi {

/// The answer of whatever holds the PIN digits. The digits themselves never cross this or any other interface.
enum class PinVerdict { Ok, Wrong, Cancelled, TimedOut, Locked, Unavailable };

/// What an encrypting pad hands out in production, or the rehearsal pad's sealed stand-in: opaque to the kiosk.
struct PinBlock
{
    QByteArray sealed;
};

/// The bank's side of phone number and PIN. Thread: the kiosk's own; a call may take up to a second.
class BankHost
{
public:
    BankHost() = default;
    BankHost(const BankHost&) = delete;
    BankHost& operator=(const BankHost&) = delete;
    virtual ~BankHost() = default;

    /// Pseudonym of the customer who owns the number (E.164, digits only); empty optional when nobody does.
    [[nodiscard]] virtual Result<std::optional<QString>> customerByPhone(const QString& phone) = 0;
    /// Pseudonym of whom a ticket or document was issued to; `claim` is not Phone.
    [[nodiscard]] virtual Result<std::optional<QString>> customerByClaim(Claim claim, const QString& code) = 0;
    /// Checked against the owner of the typed phone number, whatever the face said.
    [[nodiscard]] virtual PinVerdict verifyPin(const QString& customer, const PinBlock& block) = 0;
    [[nodiscard]] virtual bool isRehearsal() const = 0;
};

} // namespace jinbi
