// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screenlook.h"

#include <QLabel>

namespace jinbi::ui {

/// Plain text on a kiosk's screen; wraps, and follows the look.
class ScreenLabel : public QLabel
{
    Q_OBJECT

public:
    ScreenLabel(const ScreenLook& look, Print print, QWidget* parent);

    /// Told to assistive technology at once when it changed: what the customer has to know now.
    void announce(const QString& text);

private:
    void follow();

    const ScreenLook& m_look;
    Print m_print;
};

} // namespace jinbi::ui
