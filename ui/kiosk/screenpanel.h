// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/customerpanel.h"

namespace jinbi::ui {

class KioskScreen;

/// The agent's side of a kiosk's screen: what the agent says is shown, what the customer does is signalled.
class ScreenPanel : public CustomerPanel
{
    Q_OBJECT

public:
    /// The screen outlives the panel. Thread: GUI.
    explicit ScreenPanel(KioskScreen& screen, QObject* parent = nullptr);

    void show(const jinbi::ScreenState& state) override;

private:
    KioskScreen& m_screen;
};

} // namespace jinbi::ui
