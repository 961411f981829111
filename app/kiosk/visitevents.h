// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/matchscore.h"
#include "domain/sessionrecord.h"
#include "ports/bankhost.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

/// What can happen to a visit. None of it holds a phone number, a PIN, a picture or a template.
namespace jinbi::kiosk {

/// Whose ticket or document was presented, where the profile begins with one.
struct Presented
{
    std::optional<QString> customer;
    bool locked = false; ///< too many failures at this kiosk or with this claim
};
/// A face came into view, the screen was touched or a claim was presented while the kiosk was at rest.
struct Arrived
{
    SessionId session;
    qint64 utcMs = 0;
    std::optional<Presented> claim = std::nullopt;
};
/// Whether a face is in view, as often as it is known.
struct Presence
{
    bool face = false;
};
/// The customer touches the screen: idle time starts anew.
struct Touched
{
};
struct NoticeAccepted
{
    bool locked = false; ///< too many failures at this kiosk
};
/// How a scan is going.
struct ScanProgress
{
    int attempt = 1;
    std::optional<QualityComponent> hint;
    Liveness liveness = Liveness::NotAssessed;
    bool operator==(const ScanProgress&) const = default;
};
/// What a scan gave. `atMs` of the attempts is monotonic here; the visit makes it relative to its beginning.
struct ScanSummary
{
    bool faceSeen = false;
    bool usable = false; ///< at least one capture passed the gate
    Liveness liveness = Liveness::NotAssessed;
    std::optional<QualityComponent> failing;
    QList<FaceAttempt> attempts;
};
struct ScanEnded
{
    ScanSummary scan;
};
struct PhoneRefused
{
}; ///< what was typed cannot be a mobile number
struct PhoneTyped
{
    QString tail; ///< last four digits
};
struct PhoneResolved
{
    std::optional<QString> customer;
    bool locked = false; ///< too many failures with this number, whether or not anybody owns it
};
/// What the comparison gave. Without a best score there was nothing to compare with.
struct FaceComparison
{
    QList<std::optional<MatchScore>> scores; ///< one per attempt
    std::optional<MatchScore> best;
    QString identified; ///< identify mode: whose reference gave the best score
};
struct Compared
{
    FaceComparison comparison;
};
struct PinTyped
{
};
struct PinChecked
{
    PinVerdict verdict = PinVerdict::Wrong;
};
struct Cancelled
{
};
struct AnotherWay
{
};
struct StaffCalled
{
};
/// Something in the kiosk failed; `note` is a fixed word for the timeline.
struct Failed
{
    QString note;
};
/// Whether new visits can be served at all.
struct ServiceChanged
{
    bool available = true;
};
/// Staff stopped face login, or allow it again.
struct SuspensionChanged
{
    bool suspended = true;
};
struct Tick
{
};

using VisitEvent = std::variant<Arrived, Presence, Touched, NoticeAccepted, ScanProgress, ScanEnded, PhoneRefused,
                                PhoneTyped, PhoneResolved, Compared, PinTyped, PinChecked, Cancelled, AnotherWay,
                                StaffCalled, Failed, ServiceChanged, SuspensionChanged, Tick>;

/// What the visit asks its surroundings to do, in this order.
enum class VisitAction {
    StartScan,
    StopScan,    ///< the time is up: choose from what there is and report ScanEnded
    LookUpPhone, ///< answer with PhoneResolved
    Compare,     ///< answer with Compared, also when nobody owns the number, by the same way
    AnnouncePin, ///< PIN entry begins in a moment: the blackout of live pictures begins now
    BeginPin,
    VerifyPin, ///< answer with PinChecked, Wrong when nobody owns the number
    EndPin,    ///< PIN entry is over, or was announced and did not come
    Commit,    ///< record() is complete
    Wipe,      ///< forget phone number, pictures and templates
};

} // namespace jinbi::kiosk
