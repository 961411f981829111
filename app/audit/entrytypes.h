// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace jinbi::audit {

/// What an entry tells. The numbers are on disk for years: none is ever given another meaning or used again.
/// An unknown number is hashed and accepted like any other.
enum class EntryType : std::uint16_t {
    SignedIn = 1,
    SignInRefused = 2,
    SignedOut = 3,
    Locked = 4,
    Unlocked = 5,
    Refused = 6,   ///< somebody asked for what their role does not allow
    Confirmed = 7, ///< the passphrase was typed again for one act; older logs say Unlocked with proof=afresh
    RecoveryUsed = 8,

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

    ClockJump = 60, ///< the first entry after the wall clock went back
    Erased = 61,    ///< see erasure.h

    Opened = 70, ///< the first entry of a log
    Closed = 71,
    StoreAccepted = 72, ///< somebody goes on with a log that is not what was signed before

    LookBegan = 80, ///< somebody saw a face at a kiosk, with a purpose
    LookEnded = 81,
    EvidenceSeen = 82, ///< somebody was shown the kept pictures of a session

    HoldPlaced = 90, ///< the pictures of a session are kept beyond their time
    HoldLifted = 91,
    Swept = 92,          ///< pictures and keys whose time was over were deleted
    SweepConfirmed = 93, ///< somebody vouched for the clock by which they are
};

} // namespace jinbi::audit
