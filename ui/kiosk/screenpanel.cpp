// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screenpanel.h"

#include "kiosk/kioskscreen.h"

namespace jinbi::ui {

ScreenPanel::ScreenPanel(KioskScreen& screen, QObject* parent) : CustomerPanel(parent), m_screen(screen)
{
    connect(&screen, &KioskScreen::started, this, &CustomerPanel::started);
    connect(&screen, &KioskScreen::touched, this, &CustomerPanel::touched);
    connect(&screen, &KioskScreen::noticeAccepted, this, &CustomerPanel::noticeAccepted);
    connect(&screen, &KioskScreen::phoneEntered, this, &CustomerPanel::phoneEntered);
    connect(&screen, &KioskScreen::pinSubmitted, this, &CustomerPanel::pinSubmitted);
    connect(&screen, &KioskScreen::cancelled, this, &CustomerPanel::cancelled);
    connect(&screen, &KioskScreen::anotherWayChosen, this, &CustomerPanel::anotherWayChosen);
    connect(&screen, &KioskScreen::staffCalled, this, &CustomerPanel::staffCalled);
}

void ScreenPanel::show(const ScreenState& state)
{
    m_screen.present(state);
}

} // namespace jinbi::ui
