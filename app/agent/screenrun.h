// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "agent/kioskfleet.h"
#include "kiosk/kioskscreen.h"
#include "kiosk/pinpad.h"
#include "kiosk/screenpanel.h"

#include <QObject>
#include <QSize>
#include <QThread>

#include <memory>
#include <optional>

namespace jinbi::agent {

/// A fleet of which one kiosk shows its real screen on this machine.
///
/// The fleet has a thread of its own, so that the screen never waits for it. Thread: GUI.
class ScreenRun : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        KioskId kiosk;
        std::optional<qsizetype> customer;
        QSize window; ///< empty: the full screen
    };

    ScreenRun(rehearsal::FleetConfig config, const Options& options, QObject* parent = nullptr);
    ~ScreenRun() override;

    /// Shows the screen at once; it is out of service until the fleet has started.
    void start();
    /// As KioskFleet::drain().
    void drain();
    /// As KioskFleet::renew(), in the fleet's own time.
    void renew(const rehearsal::FleetConfig& config);
    [[nodiscard]] ui::KioskScreen& screen() { return m_screen; }

Q_SIGNALS:
    void failed(const jinbi::Error& error);
    void drained();

private:
    Options m_options;
    ui::KioskScreen m_screen;
    ui::ScreenPanel m_panel;
    std::unique_ptr<kiosk::PinPad> m_pad;
    QThread m_thread;
    KioskFleet* m_fleet; ///< lives and dies in m_thread
};

} // namespace jinbi::agent
