// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/permitdesk.h"
#include "services/unmaskedlook.h"

#include <QWidget>

namespace jinbi::ui {

class ActionButton;
class Label;

/// Begins and ends a look at the face of the kiosk that is open, and says how long it still lasts. Nothing is shown to
/// whoever may not look.
class LookControl : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the control.
    LookControl(UnmaskedLook& look, PermitDesk& desk, QWidget* parent = nullptr);

    void setKiosk(const KioskId& kiosk);
    /// False where there is nothing to ask for: the face is shown by the policy of a rehearsal, or all are hidden.
    void setOffered(bool offered);
    void retranslate();

private:
    void ask();
    void begin(const UnmaskedLook::Request& request);
    void update();
    void updateRest();

    UnmaskedLook& m_look;
    PermitDesk& m_desk;
    KioskId m_kiosk;
    bool m_isOffered = true;
    Label* m_mistake;
    Label* m_rest;
    ActionButton* m_show;
    ActionButton* m_hide;
};

} // namespace jinbi::ui
