// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/words.h"

#include "domain/profile.h"

#include <QCoreApplication>

namespace jinbi::words {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(words)
};

QString explainAccepted(Profile profile)
{
    switch (rulesOf(profile).claim) {
    case Claim::Phone:
        return Words::tr("Face, phone number and PIN belong to the same customer.");
    case Claim::Ticket:
        return Words::tr("The face is that of the ticket's holder.");
    case Claim::Document:
        return Words::tr("The face is that of the document's holder.");
    }
    return {};
}

} // namespace

QString of(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Accepted:
        return Words::tr("Accepted");
    case Outcome::NoFace:
        return Words::tr("No face");
    case Outcome::PoorQuality:
        return Words::tr("Poor picture");
    case Outcome::LivenessFailed:
        return Words::tr("Suspected attack");
    case Outcome::BelowThreshold:
        return Words::tr("Refused");
    case Outcome::WrongPerson:
        return Words::tr("Other person's phone");
    case Outcome::UnknownPhone:
        return Words::tr("Unknown phone");
    case Outcome::UnknownClaim:
        return Words::tr("Unknown ticket or document");
    case Outcome::WrongPin:
        return Words::tr("Wrong PIN");
    case Outcome::LockedOut:
        return Words::tr("Locked out");
    case Outcome::Cancelled:
        return Words::tr("Cancelled");
    case Outcome::AnotherWay:
        return Words::tr("Another way");
    case Outcome::TimedOut:
        return Words::tr("Walked away");
    case Outcome::Fault:
        return Words::tr("Fault");
    }
    return {};
}

QString of(Stage stage)
{
    switch (stage) {
    case Stage::OutOfService:
        return Words::tr("Out of service");
    case Stage::Attract:
        return Words::tr("Idle");
    case Stage::Notice:
        return Words::tr("Notice");
    case Stage::Scan:
        return Words::tr("Scan");
    case Stage::Phone:
        return Words::tr("Phone number");
    case Stage::Compare:
        return Words::tr("Compare");
    case Stage::Pin:
        return Words::tr("PIN");
    case Stage::Finished:
        return Words::tr("Finished");
    }
    return {};
}

QString of(MatchMode mode)
{
    return mode == MatchMode::Claimed ? Words::tr("Claimed (1:1)") : Words::tr("Identify (1:N)");
}

QString of(Profile profile)
{
    switch (profile) {
    case Profile::Atm:
        return Words::tr("Cash machine");
    case Profile::Gate:
        return Words::tr("Gate");
    case Profile::Counter:
        return Words::tr("Counter");
    }
    return {};
}

QString of(PolicyRefusal refusal)
{
    switch (refusal) {
    case PolicyRefusal::Malformed:
        return Words::tr("Cannot be read");
    case PolicyRefusal::Signature:
        return Words::tr("Signatures are missing or wrong");
    case PolicyRefusal::SameSigner:
        return Words::tr("One person signed twice");
    case PolicyRefusal::Environment:
        return Words::tr("Rehearsal and real service differ");
    case PolicyRefusal::Audience:
        return Words::tr("Meant for other kiosks");
    case PolicyRefusal::NotYet:
        return Words::tr("Not in force yet");
    case PolicyRefusal::Expired:
        return Words::tr("No longer in force");
    case PolicyRefusal::Bounds:
        return Words::tr("A value is outside its limits");
    case PolicyRefusal::Step:
        return Words::tr("The threshold moves too far at once");
    case PolicyRefusal::Misfit:
        return Words::tr("Made for another engine or kind of kiosk");
    case PolicyRefusal::Older:
        return Words::tr("Older than the one in use");
    case PolicyRefusal::Equivocation:
        return Words::tr("Two policies under one number");
    case PolicyRefusal::NotKept:
        return Words::tr("The kiosk could not save it");
    }
    return {};
}

QString explain(const NetworkStanding& networks)
{
    switch (networks.state) {
    case NetworkState::InUse:
        return {};
    case NetworkState::Missing:
        return networks.file.isEmpty() ? Words::tr("The kiosk found no face networks.")
                                       : Words::tr("The kiosk did not find the face network %1.").arg(networks.file);
    case NetworkState::Damaged:
        return Words::tr("The face network %1 is damaged, or is not the published one.").arg(networks.file);
    case NetworkState::Unusable:
        return Words::tr("The face network %1 does not fit this version of the kiosk.").arg(networks.file);
    }
    return {};
}

QString of(Liveness liveness)
{
    switch (liveness) {
    case Liveness::NotAssessed:
        return Words::tr("Not assessed");
    case Liveness::BonaFide:
        return Words::tr("No attack seen");
    case Liveness::Attack:
        return Words::tr("Suspected attack");
    }
    return {};
}

QString of(QualityComponent component)
{
    switch (component) {
    case QualityComponent::LuminanceMean:
        return Words::tr("Brightness");
    case QualityComponent::LuminanceVariance:
        return Words::tr("Contrast");
    case QualityComponent::UnderExposure:
        return Words::tr("Dark areas");
    case QualityComponent::OverExposure:
        return Words::tr("Glare");
    case QualityComponent::DynamicRange:
        return Words::tr("Tonal range");
    case QualityComponent::IlluminationUniformity:
        return Words::tr("Even light");
    case QualityComponent::SingleFace:
        return Words::tr("One face only");
    case QualityComponent::InterEyeDistance:
        return Words::tr("Distance");
    case QualityComponent::HeadYaw:
        return Words::tr("Facing the camera");
    case QualityComponent::HeadPitch:
        return Words::tr("Head height");
    case QualityComponent::HeadRoll:
        return Words::tr("Head upright");
    }
    return {};
}

QString advice(QualityComponent component)
{
    switch (component) {
    case QualityComponent::LuminanceMean:
    case QualityComponent::LuminanceVariance:
    case QualityComponent::UnderExposure:
    case QualityComponent::DynamicRange:
        return Words::tr("Face the light");
    case QualityComponent::OverExposure:
        return Words::tr("Step out of the glare");
    case QualityComponent::IlluminationUniformity:
        return Words::tr("Turn so that both cheeks are lit");
    case QualityComponent::SingleFace:
        return Words::tr("One person at a time");
    case QualityComponent::InterEyeDistance:
        return Words::tr("Move closer");
    case QualityComponent::HeadYaw:
        return Words::tr("Look straight at the camera");
    case QualityComponent::HeadPitch:
        return Words::tr("Raise or lower your head");
    case QualityComponent::HeadRoll:
        return Words::tr("Hold your head upright");
    }
    return {};
}

QString of(CameraHealth health)
{
    switch (health) {
    case CameraHealth::Good:
        return Words::tr("Camera works");
    case CameraHealth::Starting:
        return Words::tr("Camera starts");
    case CameraHealth::Unplugged:
        return Words::tr("Camera unplugged");
    case CameraHealth::Frozen:
        return Words::tr("Camera picture frozen");
    case CameraHealth::Black:
        return Words::tr("Camera picture black");
    case CameraHealth::Reformatted:
        return Words::tr("Camera format changed");
    case CameraHealth::Another:
        return Words::tr("Another camera");
    case CameraHealth::Virtual:
        return Words::tr("Not a real camera");
    }
    return {};
}

QString of(DiskHealth health)
{
    switch (health) {
    case DiskHealth::Good:
        return Words::tr("Disk works");
    case DiskHealth::Low:
        return Words::tr("Disk nearly full");
    case DiskHealth::Full:
        return Words::tr("Disk full");
    }
    return {};
}

QString explain(Outcome outcome, std::optional<QualityComponent> failing, Profile profile)
{
    switch (outcome) {
    case Outcome::Accepted:
        return explainAccepted(profile);
    case Outcome::NoFace:
        return Words::tr("No face was seen during the scan.");
    case Outcome::PoorQuality:
        return failing ? Words::tr("No picture was good enough: %1.").arg(of(*failing))
                       : Words::tr("No picture was good enough.");
    case Outcome::LivenessFailed:
        return Words::tr("The picture looked like a photo or a screen, not a person.");
    case Outcome::BelowThreshold:
        return Words::tr("The face was less like the photo on file than the policy asks.");
    case Outcome::WrongPerson:
        return Words::tr("The face matched one customer, the phone number belongs to another.");
    case Outcome::UnknownPhone:
        return Words::tr("The phone number belongs to no customer of this service.");
    case Outcome::UnknownClaim:
        return Words::tr("The ticket or document belongs to no customer of this service.");
    case Outcome::WrongPin:
        return Words::tr("The PIN was not that of the phone number's owner.");
    case Outcome::LockedOut:
        return Words::tr("Too many failed tries before this one; the wait had not ended.");
    case Outcome::Cancelled:
        return Words::tr("The customer cancelled.");
    case Outcome::AnotherWay:
        return Words::tr("The customer chose card or counter.");
    case Outcome::TimedOut:
        return Words::tr("The customer walked away.");
    case Outcome::Fault:
        return Words::tr("The kiosk could not finish because something in it failed.");
    }
    return {};
}

} // namespace jinbi::words
