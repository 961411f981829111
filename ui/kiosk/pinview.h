// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/padview.h"
#include "ports/bankhost.h"
#include "ports/pinentry.h"

namespace jinbi::ui {

/// The PIN. Digits go into the PinEntry one by one and out as a sealed block; this view knows how many there are and
/// nothing else, and looks the same whatever key is pressed.
class PinView : public PadView
{
    Q_OBJECT

public:
    PinView(const ScreenLook& look, QWidget* parent);

    /// Null takes no digits. Outlives the view, or is taken away before.
    void setEntry(PinEntry* entry) { m_entry = entry; }
    /// A new customer: all tries left.
    void begin();

    void present(const ScreenState& state) override;
    void wipe() override;
    void enterDigit(int digit) override;
    /// Takes back all digits: nobody knows which one was wrong.
    void takeBack() override;
    void finishEntry() override;

Q_SIGNALS:
    void submitted(const jinbi::PinBlock& block);

private:
    void showLength();

    PinEntry* m_entry = nullptr;
};

} // namespace jinbi::ui
