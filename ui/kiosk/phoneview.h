// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/padview.h"

namespace jinbi::ui {

/// The mobile number. What was typed stays when it was refused, and is overwritten when the customer goes on or leaves.
class PhoneView : public PadView
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostDigits = 15; ///< no number in the world is longer

    PhoneView(const ScreenLook& look, QWidget* parent);
    ~PhoneView() override;

    void present(const ScreenState& state) override;
    void wipe() override;
    void enterDigit(int digit) override;
    void takeBack() override;
    void finishEntry() override;

Q_SIGNALS:
    void entered(const QString& typed);

private:
    void changed();
    void tellLimit();

    QString m_typed;
    bool m_refused = false;
};

} // namespace jinbi::ui
