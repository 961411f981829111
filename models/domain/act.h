// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace jinbi {

/// What an entry of the audit log is about. The numbers are part of the format and are never given anew.
enum class ActKind : quint16 {
    SignedIn = 1,
    SignInRefused = 2,
    SignedOut = 3,
    Locked = 4,
    Unlocked = 5,
    Refused = 6,      ///< somebody asked for what their role may not do
    Confirmed = 7,    ///< the passphrase was typed again for one act
    RecoveryUsed = 8, ///< an administrator came back by a recovery code
    ServiceStopped = 10,
    ServiceResumed = 11,
    KioskPaired = 20,
    KioskRetired = 21,
    ListenAddressChanged = 22,
    OperatorAdded = 30,
    OperatorChanged = 31,
    OperatorDisabled = 32,
    PassphraseChanged = 33,
    RecoveryCodesMade = 34,
    SessionsExported = 40,
    AuditExported = 41,
    AuditVerified = 42,
    SessionStored = 50,
    Quarantined = 51,
    ClockJump = 60,
    Erased = 61,
    Opened = 70, ///< the first entry of a log
    Closed = 71,
    StoreAccepted = 72, ///< an administrator goes on with a store that lacks what was signed
    LookBegan = 80,     ///< somebody saw a face at a kiosk, with a purpose
    LookEnded = 81,
    EvidenceSeen = 82, ///< somebody was shown the kept pictures of a session
    HoldPlaced = 90,   ///< the pictures of a session are kept beyond their time
    HoldLifted = 91,
    Swept = 92,          ///< pictures and keys whose time was over were deleted
    SweepConfirmed = 93, ///< somebody vouched for the clock by which they are
};

/// A name of a-z and '_' and what it says: a number, a name of the store's, a pseudonym.
struct Fact
{
    QString name;  ///< 1 to 32 characters
    QString value; ///< at most 256 bytes
    bool operator==(const Fact&) const = default;
};

/// Something that was done, as the audit log keeps it. Of `personal` the log proper holds commitments only; the text
/// rests beside it and can be erased without breaking a proof.
struct Act
{
    ActKind kind = ActKind::Refused;
    QString actor;  ///< id of an operator, "kiosk:K-01", or "branch"; at most 256 bytes
    QString object; ///< what it was done to: an id, never a name of a person; may be empty
    QList<Fact> facts;
    QList<Fact> personal;
};

} // namespace jinbi
