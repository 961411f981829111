// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/entryfield.h"
#include "kiosk/kioskscreen.h"
#include "kiosk/pinpad.h"
#include "kiosk/screenbutton.h"
#include "kiosk/screenpanel.h"

#include <QLabel>
#include <QTest>

namespace jinbi::ui {

inline ScreenState at(Stage stage, ScreenMessage message)
{
    return {stage, message, {}, false, true, false, Profile::Atm};
}

inline QList<ScreenState> stagesUnderWay()
{
    return {at(Stage::Notice, ScreenMessage::ReadNotice),     at(Stage::Scan, ScreenMessage::LookAtCamera),
            at(Stage::Scan, ScreenMessage::OneMoment),        at(Stage::Phone, ScreenMessage::EnterPhone),
            at(Stage::Phone, ScreenMessage::PhoneNotANumber), at(Stage::Phone, ScreenMessage::OneMoment),
            at(Stage::Compare, ScreenMessage::OneMoment),     at(Stage::Pin, ScreenMessage::EnterPin),
            at(Stage::Pin, ScreenMessage::PinAgain)};
}

/// A screen with the pad of the kiosk.
struct KioskScreenBench
{
    KioskScreenBench()
    {
        screen.setPinEntry(&pad);
        screen.resize(1280, 800);
        screen.show();
        screen.activateWindow();
    }
    ~KioskScreenBench() { screen.setPinEntry(nullptr); }
    Q_DISABLE_COPY_MOVE(KioskScreenBench)

    [[nodiscard]] QPushButton* button(const char* name) const
    {
        const auto all = screen.findChildren<QPushButton*>(QLatin1String(name));
        for (QPushButton* one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QString visibleLabel(const char* name) const
    {
        const auto all = screen.findChildren<QLabel*>(QLatin1String(name));
        for (const QLabel* one : all) {
            if (one->isVisible())
                return one->text();
        }
        return {};
    }
    [[nodiscard]] EntryField* field() const
    {
        const auto all = screen.findChildren<EntryField*>();
        for (EntryField* one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    void touch(const char* name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    void touchDigits(const char* digits) const
    {
        for (; *digits; ++digits)
            touch(QByteArray("digit").append(*digits).constData());
    }
    void settle() const { QTRY_VERIFY(screen.isSettled()); }

    crypto::OpeningKey key = *crypto::OpeningKey::create();
    kiosk::PinPad pad{key.sealingKey()};
    KioskScreen screen;
    ScreenPanel panel{screen};
};

} // namespace jinbi::ui
