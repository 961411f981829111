// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/pinpad.h"
#include "ports/customerpanel.h"
#include "rehearsal/visitscript.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace jinbi::rehearsal {

/// Plays the customer at one kiosk: reads the screen, thinks for a moment, touches. It knows only what a customer
/// knows.
///
/// Thread: the one it was made on, with an event loop.
class ScriptedPanel : public CustomerPanel
{
    Q_OBJECT

public:
    ScriptedPanel(const Population& population, crypto::SealingKey hostKey, int pace, QObject* parent = nullptr);

    /// Somebody stands before the kiosk and will act as planned; nothing when they have left.
    void begin(const PlannedVisit& visit);
    [[nodiscard]] bool isBusy() const { return m_visit.has_value(); }
    /// What the kiosk's screen shows now.
    [[nodiscard]] Stage stage() const { return m_screen.stage; }

    void show(const jinbi::ScreenState& state) override;

Q_SIGNALS:
    /// The visit is over (or the customer walked away): the place before the kiosk is free.
    void left();

private:
    void act();
    void typePin();
    void leave();
    [[nodiscard]] bool leavesBefore(Stage stage) const;

    const Population& m_population;
    kiosk::PinPad m_pad;
    int m_pace;
    std::optional<PlannedVisit> m_visit;
    ScreenState m_screen;
    QTimer m_think;
    QTimer m_patience;
};

} // namespace jinbi::rehearsal
