// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/concern.h"

#include "domain/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace jinbi {

namespace {

struct Concerns
{
    Q_DECLARE_TR_FUNCTIONS(Concerns)
};

QString refusedText(const Concern& concern)
{
    if (concern.attempt > 0 && concern.maxAttempts > 0)
        return Concerns::tr("Refused %1 of %2").arg(concern.attempt).arg(concern.maxAttempts);
    return Concerns::tr("Refused");
}

QString scoreText(const Concern& concern)
{
    if (!concern.score)
        return {};
    if (!concern.threshold)
        return Concerns::tr("Score %1").arg(concern.score->display());
    return Concerns::tr("Score %1, needs %2").arg(concern.score->display(), concern.threshold->display());
}

QString clockText(qint64 offsetMs)
{
    const QString seconds = QLocale().toString(std::abs(static_cast<double>(offsetMs)) / 1000.0, 'f', 1);
    return offsetMs > 0 ? Concerns::tr("%1 s ahead of this console").arg(seconds)
                        : Concerns::tr("%1 s behind this console").arg(seconds);
}

} // namespace

bool isEvent(ConcernKind kind)
{
    switch (kind) {
    case ConcernKind::SuspectedAttack:
    case ConcernKind::OtherPerson:
    case ConcernKind::Refused:
    case ConcernKind::LockedOut:
    case ConcernKind::VisitFault:
    case ConcernKind::PolicyAlarm:
    case ConcernKind::PolicyRefused:
        return true;
    default:
        return false;
    }
}

Tone toneOf(ConcernKind kind)
{
    switch (kind) {
    case ConcernKind::SuspectedAttack:
        return Tone::Attack;
    case ConcernKind::OtherPerson:
    case ConcernKind::Refused:
    case ConcernKind::LockedOut:
    case ConcernKind::VisitFault:
    case ConcernKind::CameraFault:
    case ConcernKind::OutOfService:
    case ConcernKind::DiskFull:
    case ConcernKind::Outage:
    case ConcernKind::PolicyAlarm:
    case ConcernKind::PolicyExpired:
        return Tone::Fault;
    case ConcernKind::StaffCalled:
    case ConcernKind::Prompted:
    case ConcernKind::DiskLow:
    case ConcernKind::ClockOff:
    case ConcernKind::LinkDown:
    case ConcernKind::Suspended:
    case ConcernKind::PolicyRefused:
        return Tone::Attention;
    case ConcernKind::NoContact:
        return Tone::Offline;
    }
    return Tone::Normal;
}

QString what(const Concern& concern)
{
    switch (concern.kind) {
    case ConcernKind::SuspectedAttack:
        return words::of(Outcome::LivenessFailed);
    case ConcernKind::OtherPerson:
        return words::of(Outcome::WrongPerson);
    case ConcernKind::Refused:
        return refusedText(concern);
    case ConcernKind::LockedOut:
        return words::of(Outcome::LockedOut);
    case ConcernKind::VisitFault:
        return Concerns::tr("Visit ended by a fault");
    case ConcernKind::CameraFault:
        return words::of(concern.camera);
    case ConcernKind::OutOfService:
        return words::of(Stage::OutOfService);
    case ConcernKind::Suspended:
        return Concerns::tr("Face login stopped");
    case ConcernKind::DiskFull:
        return words::of(DiskHealth::Full);
    case ConcernKind::StaffCalled:
        return Concerns::tr("Staff called");
    case ConcernKind::Prompted:
        return concern.hint ? words::of(*concern.hint) : Concerns::tr("Asked again");
    case ConcernKind::DiskLow:
        return words::of(DiskHealth::Low);
    case ConcernKind::ClockOff:
        return Concerns::tr("Clock is off");
    case ConcernKind::NoContact:
        return Concerns::tr("No contact");
    case ConcernKind::Outage:
        return Concerns::tr("No contact with %n kiosk(s)", nullptr, concern.kiosks);
    case ConcernKind::LinkDown:
        return Concerns::tr("No connection to the broker");
    case ConcernKind::PolicyAlarm:
    case ConcernKind::PolicyRefused:
        return Concerns::tr("Policy refused");
    case ConcernKind::PolicyExpired:
        return Concerns::tr("Policy has expired");
    }
    return {};
}

QString why(const Concern& concern)
{
    switch (concern.kind) {
    case ConcernKind::SuspectedAttack:
        return Concerns::tr("Looked like a photo or a screen");
    case ConcernKind::OtherPerson:
        return Concerns::tr("Face and phone number of two customers");
    case ConcernKind::Refused:
        return scoreText(concern);
    case ConcernKind::CameraFault:
        return concern.cameraNote;
    case ConcernKind::Prompted:
        return concern.hint
                   ? Concerns::tr("%1, asked on attempt %2").arg(words::advice(*concern.hint)).arg(concern.attempt)
                   : QString();
    case ConcernKind::Suspended:
        return concern.stop.reason;
    case ConcernKind::ClockOff:
        return clockText(concern.clockOffsetMs);
    case ConcernKind::PolicyAlarm:
    case ConcernKind::PolicyRefused:
        return concern.policy ? words::of(concern.policy->why) : QString();
    default:
        return {};
    }
}

QString consequence(ConcernKind kind)
{
    switch (kind) {
    case ConcernKind::SuspectedAttack:
        return Concerns::tr("Nobody was let in. The person may still be there.");
    case ConcernKind::OtherPerson:
        return Concerns::tr("Nobody was let in. The match may have been false.");
    case ConcernKind::Refused:
        return Concerns::tr("The customer was offered card or counter.");
    case ConcernKind::LockedOut:
        return Concerns::tr("The customer has to wait or use another way.");
    case ConcernKind::VisitFault:
        return Concerns::tr("The visit is recorded as a fault.");
    case ConcernKind::CameraFault:
    case ConcernKind::OutOfService:
        return Concerns::tr("The kiosk takes no customers.");
    case ConcernKind::Suspended:
        return Concerns::tr("Customers use card or counter.");
    case ConcernKind::DiskFull:
        return Concerns::tr("The kiosk starts no new visit.");
    case ConcernKind::StaffCalled:
        return Concerns::tr("A customer waits at the kiosk.");
    case ConcernKind::Prompted:
        return Concerns::tr("The customer needs longer than usual.");
    case ConcernKind::DiskLow:
        return Concerns::tr("The kiosk will stop when the disk is full.");
    case ConcernKind::ClockOff:
        return Concerns::tr("Times in its records are not exact.");
    case ConcernKind::NoContact:
    case ConcernKind::Outage:
        return Concerns::tr("Finished visits wait at the kiosk until contact returns.");
    case ConcernKind::LinkDown:
        return Concerns::tr("Kiosks keep serving customers. What is shown here is old.");
    case ConcernKind::PolicyAlarm:
    case ConcernKind::PolicyRefused:
        return Concerns::tr("The kiosk goes on by the policy it had.");
    case ConcernKind::PolicyExpired:
        return Concerns::tr("The kiosk uses the stricter of this policy and its own.");
    }
    return {};
}

QString firstAction(ConcernKind kind)
{
    switch (kind) {
    case ConcernKind::SuspectedAttack:
        return Concerns::tr("Go to the kiosk, then judge the session.");
    case ConcernKind::OtherPerson:
    case ConcernKind::Refused:
    case ConcernKind::LockedOut:
        return Concerns::tr("Help the customer, then judge the session.");
    case ConcernKind::VisitFault:
        return Concerns::tr("Look at the session's timeline.");
    case ConcernKind::CameraFault:
        return Concerns::tr("Check the camera's cable and lens.");
    case ConcernKind::OutOfService:
        return Concerns::tr("See what the kiosk reports in Fleet.");
    case ConcernKind::Suspended:
        return Concerns::tr("Resume it in Fleet when the reason is gone.");
    case ConcernKind::DiskFull:
    case ConcernKind::DiskLow:
        return Concerns::tr("Free space on the kiosk's disk.");
    case ConcernKind::StaffCalled:
    case ConcernKind::Prompted:
        return Concerns::tr("Go to the kiosk.");
    case ConcernKind::ClockOff:
        return Concerns::tr("Check the kiosk's time source.");
    case ConcernKind::NoContact:
        return Concerns::tr("Check the kiosk's power and network.");
    case ConcernKind::Outage:
        return Concerns::tr("Check the branch network before single kiosks.");
    case ConcernKind::LinkDown:
        return Concerns::tr("Check that the broker runs.");
    case ConcernKind::PolicyAlarm:
        return Concerns::tr("Ask the security officer who sent it.");
    case ConcernKind::PolicyRefused:
        return Concerns::tr("See the reason in Fleet.");
    case ConcernKind::PolicyExpired:
        return Concerns::tr("Have a new policy signed.");
    }
    return {};
}

} // namespace jinbi
