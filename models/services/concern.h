// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/kioskstatus.h"
#include "domain/matchscore.h"
#include "domain/quality.h"
#include "domain/tone.h"

#include <QString>

#include <optional>

namespace jinbi {

/// What about a kiosk needs a person.
enum class ConcernKind {
    SuspectedAttack,
    OtherPerson, ///< face of one customer, phone number of another
    Refused,
    LockedOut,
    VisitFault,
    PolicyAlarm,   ///< an old policy, or a second one under one number, was sent to the kiosk
    PolicyRefused, ///< one that it may not follow for another reason
    CameraFault,
    OutOfService,
    Suspended, ///< staff stopped face login
    DiskFull,
    StaffCalled,
    Prompted, ///< the customer is told again what to change
    DiskLow,
    ClockOff,
    PolicyExpired,
    NoContact,
    Outage,   ///< many kiosks at once: one concern with children
    LinkDown, ///< the console itself has no connection
};

/// One reason why a kiosk needs a person, as facts; the words are made when they are shown, in the language of then.
struct Concern
{
    ConcernKind kind = ConcernKind::NoContact;
    qint64 sinceMs = 0; ///< UTC ms by the console's clock
    SessionId session;
    std::optional<MatchScore> score;
    std::optional<MatchScore> threshold;
    int attempt = 0;
    int maxAttempts = 0;
    int kiosks = 1; ///< with Outage and LinkDown
    std::optional<QualityComponent> hint;
    CameraHealth camera = CameraHealth::Good;
    QString cameraNote;
    Suspension stop;                     ///< with Suspended
    std::optional<RefusedPolicy> policy; ///< with PolicyAlarm and PolicyRefused
    qint64 clockOffsetMs = 0;
    bool operator==(const Concern&) const = default;
};

/// Events stay until somebody handled them; conditions end by themselves.
[[nodiscard]] bool isEvent(ConcernKind kind);
[[nodiscard]] Tone toneOf(ConcernKind kind);

/// "Refused 3 of 3".
[[nodiscard]] QString what(const Concern& concern);
/// One line more, for the pill on the picture: "Score 0.58, needs 0.62"; may be empty.
[[nodiscard]] QString why(const Concern& concern);
[[nodiscard]] QString consequence(ConcernKind kind);
[[nodiscard]] QString firstAction(ConcernKind kind);

} // namespace jinbi
