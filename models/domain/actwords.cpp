// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/actwords.h"

#include <QCoreApplication>

#include <array>

namespace jinbi::words {

namespace {

constexpr char kContext[] = "ActWords";

struct KindWord
{
    ActKind kind;
    const char* text;
};

constexpr std::array kKinds{
    KindWord{ActKind::SignedIn, QT_TRANSLATE_NOOP("ActWords", "Signed in")},
    KindWord{ActKind::SignInRefused, QT_TRANSLATE_NOOP("ActWords", "Sign-in refused")},
    KindWord{ActKind::SignedOut, QT_TRANSLATE_NOOP("ActWords", "Signed out")},
    KindWord{ActKind::Locked, QT_TRANSLATE_NOOP("ActWords", "Console locked")},
    KindWord{ActKind::Unlocked, QT_TRANSLATE_NOOP("ActWords", "Console unlocked")},
    KindWord{ActKind::Refused, QT_TRANSLATE_NOOP("ActWords", "Refused by role")},
    KindWord{ActKind::Confirmed, QT_TRANSLATE_NOOP("ActWords", "Passphrase confirmed")},
    KindWord{ActKind::RecoveryUsed, QT_TRANSLATE_NOOP("ActWords", "Recovery code used")},
    KindWord{ActKind::ServiceStopped, QT_TRANSLATE_NOOP("ActWords", "Face login stopped")},
    KindWord{ActKind::ServiceResumed, QT_TRANSLATE_NOOP("ActWords", "Face login resumed")},
    KindWord{ActKind::KioskPaired, QT_TRANSLATE_NOOP("ActWords", "Kiosk paired")},
    KindWord{ActKind::KioskRetired, QT_TRANSLATE_NOOP("ActWords", "Kiosk retired")},
    KindWord{ActKind::ListenAddressChanged, QT_TRANSLATE_NOOP("ActWords", "Listen address changed")},
    KindWord{ActKind::OperatorAdded, QT_TRANSLATE_NOOP("ActWords", "Operator added")},
    KindWord{ActKind::OperatorChanged, QT_TRANSLATE_NOOP("ActWords", "Operator changed")},
    KindWord{ActKind::OperatorDisabled, QT_TRANSLATE_NOOP("ActWords", "Operator disabled")},
    KindWord{ActKind::PassphraseChanged, QT_TRANSLATE_NOOP("ActWords", "Passphrase changed")},
    KindWord{ActKind::RecoveryCodesMade, QT_TRANSLATE_NOOP("ActWords", "Recovery codes made")},
    KindWord{ActKind::SessionsExported, QT_TRANSLATE_NOOP("ActWords", "Sessions exported")},
    KindWord{ActKind::AuditExported, QT_TRANSLATE_NOOP("ActWords", "Proof package exported")},
    KindWord{ActKind::AuditVerified, QT_TRANSLATE_NOOP("ActWords", "Audit log checked")},
    KindWord{ActKind::SessionStored, QT_TRANSLATE_NOOP("ActWords", "Session stored")},
    KindWord{ActKind::Quarantined, QT_TRANSLATE_NOOP("ActWords", "Record quarantined")},
    KindWord{ActKind::ClockJump, QT_TRANSLATE_NOOP("ActWords", "Clock went back")},
    KindWord{ActKind::Erased, QT_TRANSLATE_NOOP("ActWords", "Personal values erased")},
    KindWord{ActKind::Opened, QT_TRANSLATE_NOOP("ActWords", "Log opened")},
    KindWord{ActKind::Closed, QT_TRANSLATE_NOOP("ActWords", "Log closed")},
    KindWord{ActKind::StoreAccepted, QT_TRANSLATE_NOOP("ActWords", "Older store confirmed")},
    KindWord{ActKind::LookBegan, QT_TRANSLATE_NOOP("ActWords", "Look at a face began")},
    KindWord{ActKind::LookEnded, QT_TRANSLATE_NOOP("ActWords", "Look at a face ended")},
    KindWord{ActKind::EvidenceSeen, QT_TRANSLATE_NOOP("ActWords", "Pictures of a session seen")},
    KindWord{ActKind::HoldPlaced, QT_TRANSLATE_NOOP("ActWords", "Pictures held")},
    KindWord{ActKind::HoldLifted, QT_TRANSLATE_NOOP("ActWords", "Pictures no longer held")},
    KindWord{ActKind::Swept, QT_TRANSLATE_NOOP("ActWords", "Pictures deleted")},
    KindWord{ActKind::SweepConfirmed, QT_TRANSLATE_NOOP("ActWords", "Clock confirmed")},
};

struct FactWord
{
    const char* name;
    const char* text;
};

constexpr std::array kFacts{
    FactWord{"branch", QT_TRANSLATE_NOOP("ActWords", "Branch")},
    FactWord{"branches", QT_TRANSLATE_NOOP("ActWords", "Branches")},
    FactWord{"role", QT_TRANSLATE_NOOP("ActWords", "Role")},
    FactWord{"old_role", QT_TRANSLATE_NOOP("ActWords", "Role before")},
    FactWord{"new_role", QT_TRANSLATE_NOOP("ActWords", "Role now")},
    FactWord{"reason", QT_TRANSLATE_NOOP("ActWords", "Reason")},
    FactWord{"from_ms", QT_TRANSLATE_NOOP("ActWords", "From")},
    FactWord{"until_ms", QT_TRANSLATE_NOOP("ActWords", "Until")},
    FactWord{"behind_ms", QT_TRANSLATE_NOOP("ActWords", "Went back by, ms")},
    FactWord{"kiosks", QT_TRANSLATE_NOOP("ActWords", "Kiosks")},
    FactWord{"outcome", QT_TRANSLATE_NOOP("ActWords", "Outcome")},
    FactWord{"outcomes", QT_TRANSLATE_NOOP("ActWords", "Outcomes")},
    FactWord{"customer", QT_TRANSLATE_NOOP("ActWords", "Customer")},
    FactWord{"text", QT_TRANSLATE_NOOP("ActWords", "Text")},
    FactWord{"file", QT_TRANSLATE_NOOP("ActWords", "File")},
    FactWord{"login", QT_TRANSLATE_NOOP("ActWords", "Login")},
    FactWord{"name", QT_TRANSLATE_NOOP("ActWords", "Name")},
    FactWord{"proof", QT_TRANSLATE_NOOP("ActWords", "Passphrase for")},
    FactWord{"first", QT_TRANSLATE_NOOP("ActWords", "First operator")},
    FactWord{"disabled", QT_TRANSLATE_NOOP("ActWords", "Disabled")},
    FactWord{"sha256", QT_TRANSLATE_NOOP("ActWords", "SHA-256")},
    FactWord{"body_hash", QT_TRANSLATE_NOOP("ActWords", "Hash of the record")},
    FactWord{"seqs", QT_TRANSLATE_NOOP("ActWords", "Entries")},
    FactWord{"fields", QT_TRANSLATE_NOOP("ActWords", "Fields")},
    FactWord{"entries", QT_TRANSLATE_NOOP("ActWords", "Entries in the copy")},
    FactWord{"signed_entries", QT_TRANSLATE_NOOP("ActWords", "Entries signed before")},
    FactWord{"signed_root", QT_TRANSLATE_NOOP("ActWords", "Root signed before")},
    FactWord{"purpose", QT_TRANSLATE_NOOP("ActWords", "Purpose")},
    FactWord{"lease", QT_TRANSLATE_NOOP("ActWords", "Lease")},
    FactWord{"seconds", QT_TRANSLATE_NOOP("ActWords", "Seconds")},
    FactWord{"frames", QT_TRANSLATE_NOOP("ActWords", "Pictures shown")},
    FactWord{"why", QT_TRANSLATE_NOOP("ActWords", "Ended because")},
    FactWord{"kiosk", QT_TRANSLATE_NOOP("ActWords", "Kiosk")},
    FactWord{"pictures", QT_TRANSLATE_NOOP("ActWords", "Pictures")},
    FactWord{"keys", QT_TRANSLATE_NOOP("ActWords", "Keys destroyed")},
    FactWord{"doubt", QT_TRANSLATE_NOOP("ActWords", "Doubt about the clock")},
    FactWord{"by_ms", QT_TRANSLATE_NOOP("ActWords", "By, ms")},
    FactWord{"note", QT_TRANSLATE_NOOP("ActWords", "Note")},
    FactWord{"unreadable", QT_TRANSLATE_NOOP("ActWords", "Unreadable")},
};

} // namespace

QString of(ActKind kind)
{
    for (const KindWord& word : kKinds) {
        if (word.kind == kind)
            return QCoreApplication::translate(kContext, word.text);
    }
    return QCoreApplication::translate(kContext, "Entry of kind %1").arg(static_cast<int>(kind));
}

QString ofFact(const QString& name)
{
    for (const FactWord& word : kFacts) {
        if (name == QLatin1StringView(word.name))
            return QCoreApplication::translate(kContext, word.text);
    }
    return name;
}

} // namespace jinbi::words
