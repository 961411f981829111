// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/screenstate.h"

#include <QWidget>

namespace jinbi::ui {

/// What fills the middle of a kiosk's screen in some stages of a visit.
class StageView : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// At every change of the state and of the language. What was typed stays.
    virtual void present(const ScreenState& state) = 0;
    /// Forgets what was typed.
    virtual void wipe() {}
    virtual void enterDigit(int) {}
    virtual void takeBack() {}
    virtual void finishEntry() {}
};

} // namespace jinbi::ui
