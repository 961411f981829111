// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/screenstate.h"

#include <QCoreApplication>

namespace jinbi {

namespace {

struct Screen
{
    Q_DECLARE_TR_FUNCTIONS(KioskScreen)
};

} // namespace

QString textOf(ScreenMessage message)
{
    switch (message) {
    case ScreenMessage::Welcome:
        return Screen::tr("Welcome");
    case ScreenMessage::ReadNotice:
        return Screen::tr("How your face is used");
    case ScreenMessage::LookAtCamera:
        return Screen::tr("Look at the camera");
    case ScreenMessage::EnterPhone:
        return Screen::tr("Type your mobile number");
    case ScreenMessage::PhoneNotANumber:
        return Screen::tr("A mobile number has 11 digits.");
    case ScreenMessage::OneMoment:
        return Screen::tr("One moment");
    case ScreenMessage::EnterPin:
        return Screen::tr("Type your PIN");
    case ScreenMessage::PinAgain:
        return Screen::tr("Not verified. Type the PIN again.");
    case ScreenMessage::Verified:
        return Screen::tr("Verified");
    case ScreenMessage::NotVerified:
        return Screen::tr("Not verified");
    case ScreenMessage::NoFaceSeen:
        return Screen::tr("The camera saw no face");
    case ScreenMessage::PictureTooPoor:
        return Screen::tr("The picture was not clear enough");
    case ScreenMessage::TryLater:
        return Screen::tr("The face service is paused for now");
    case ScreenMessage::Goodbye:
        return Screen::tr("Ended. Nothing was kept on this screen.");
    case ScreenMessage::CardOrCounter:
        return Screen::tr("Another way");
    case ScreenMessage::Suspended:
        return Screen::tr("Face login is stopped for now");
    case ScreenMessage::OutOfService:
        return Screen::tr("The face service is not available");
    }
    return {};
}

QString rehearsalNote()
{
    return Screen::tr("Test mode. Do not type a real PIN.");
}

} // namespace jinbi
