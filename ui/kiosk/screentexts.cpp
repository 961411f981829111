// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screentexts.h"

#include <QCoreApplication>

namespace jinbi::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ScreenTexts)
};

/// Where the profiles differ.
struct ProfileWords
{
    QStringList welcome;
    QStringList notice;
    QString elsewhere; ///< where to go without the face
    QString verified;  ///< what follows
};

QStringList noticeOf(const QString& comparedWith)
{
    return {Texts::tr("The camera looks at your face for at most 5 seconds."), comparedWith,
            Texts::tr("If you are not verified, a sealed picture may be kept for review."),
            Texts::tr("You can choose another way at any time.")};
}

ProfileWords wordsOf(Profile profile)
{
    switch (profile) {
    case Profile::Gate:
        return {{Texts::tr("Hold your ticket to the reader, then look at the camera.")},
                noticeOf(Texts::tr("The picture is compared with the photo of the ticket holder.")),
                Texts::tr("Show your ticket to the staff."),
                Texts::tr("Walk on.")};
    case Profile::Counter:
        return {{Texts::tr("Give your identity document to the clerk beside you.")},
                noticeOf(Texts::tr("The picture is compared with the photo of your identity document.")),
                Texts::tr("Tell the clerk beside you."),
                Texts::tr("The clerk goes on.")};
    case Profile::Atm:
        break;
    }
    return {{Texts::tr("Your face first, then your mobile number and PIN."),
             Texts::tr("Or use your card or the counter, as you like.")},
            noticeOf(Texts::tr("The picture is compared with your photo at the bank.")),
            Texts::tr("Use your card or go to the counter."),
            Texts::tr("Your account opens.")};
}

QString iconOf(ScreenMessage message)
{
    switch (message) {
    case ScreenMessage::Welcome:
    case ScreenMessage::ReadNotice:
    case ScreenMessage::LookAtCamera:
    case ScreenMessage::NoFaceSeen:
    case ScreenMessage::PictureTooPoor:
        return QStringLiteral("face");
    case ScreenMessage::EnterPhone:
    case ScreenMessage::PhoneNotANumber:
        return QStringLiteral("phone");
    case ScreenMessage::EnterPin:
    case ScreenMessage::PinAgain:
        return QStringLiteral("lock");
    case ScreenMessage::OneMoment:
        return QStringLiteral("clock");
    case ScreenMessage::Verified:
    case ScreenMessage::Goodbye:
        return QStringLiteral("tick");
    case ScreenMessage::NotVerified:
    case ScreenMessage::TryLater:
    case ScreenMessage::Suspended:
    case ScreenMessage::OutOfService:
        return QStringLiteral("info");
    case ScreenMessage::CardOrCounter:
        return QStringLiteral("card");
    }
    return {};
}

QStringList linesOf(const ProfileWords& words, ScreenMessage message)
{
    switch (message) {
    case ScreenMessage::Welcome:
        return words.welcome;
    case ScreenMessage::ReadNotice:
        return words.notice;
    case ScreenMessage::Verified:
        return {words.verified};
    case ScreenMessage::NoFaceSeen:
    case ScreenMessage::PictureTooPoor:
        return {Texts::tr("You can try again in a moment."), words.elsewhere};
    case ScreenMessage::NotVerified:
    case ScreenMessage::TryLater:
    case ScreenMessage::CardOrCounter:
    case ScreenMessage::OutOfService:
    case ScreenMessage::Suspended:
        return {words.elsewhere};
    default:
        return {};
    }
}

} // namespace

ScreenText screenText(Profile profile, ScreenMessage message)
{
    return {iconOf(message), textOf(message), linesOf(wordsOf(profile), message)};
}

QString scanCall(Profile profile)
{
    return profile == Profile::Gate ? Texts::tr("Look here") : Texts::tr("Hold still");
}

} // namespace jinbi::ui
