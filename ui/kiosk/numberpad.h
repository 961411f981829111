// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screenbutton.h"

#include <QWidget>

namespace jinbi::ui {

/// Ten digits, a key that takes back and one that ends the entry; keys of 72 pixels or more.
///
/// A secret pad looks the same whatever is pressed, and its digits take no focus. It holds nothing of what was typed.
class NumberPad : public QWidget
{
    Q_OBJECT

public:
    NumberPad(const ScreenLook& look, bool secret, QWidget* parent);

    void setWords(const QString& takeBack, const QString& done);

Q_SIGNALS:
    void digitPressed(int digit);
    void takeBackPressed();
    void donePressed();

private:
    ScreenButton* m_takeBack;
    ScreenButton* m_done;
};

} // namespace jinbi::ui
