// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/screenrun.h"

#include <utility>

namespace jinbi::agent {

ScreenRun::ScreenRun(rehearsal::FleetConfig config, const Options& options, QObject* parent)
    : QObject(parent), m_options(options), m_panel(m_screen), m_fleet(new KioskFleet(std::move(config)))
{
    m_fleet->seat({options.kiosk, &m_panel, options.customer});
    connect(m_fleet, &KioskFleet::hostReady, this, [this](const crypto::SealingKey& key) {
        m_pad = std::make_unique<kiosk::PinPad>(key);
        m_screen.setPinEntry(m_pad.get());
    });
    connect(m_fleet, &KioskFleet::attemptChanged, &m_screen, &ui::KioskScreen::setAttempt);
    connect(m_fleet, &KioskFleet::drained, this, &ScreenRun::drained);
    m_fleet->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("fleet"));
    m_thread.start();
}

ScreenRun::~ScreenRun()
{
    m_screen.hide();
    // Deferred deletion is done when the thread's loop ends, in that thread.
    m_fleet->deleteLater();
    m_thread.quit();
    m_thread.wait();
    m_screen.setPinEntry(nullptr);
}

void ScreenRun::start()
{
    if (m_options.window.isEmpty()) {
        m_screen.showFullScreen();
    } else {
        m_screen.resize(m_options.window);
        m_screen.show();
    }
    QMetaObject::invokeMethod(
        m_fleet,
        [this] {
            if (const Result<void> started = m_fleet->start(); !started)
                Q_EMIT failed(started.error());
        },
        Qt::QueuedConnection);
}

void ScreenRun::drain()
{
    QMetaObject::invokeMethod(m_fleet, &KioskFleet::drain, Qt::QueuedConnection);
}

void ScreenRun::renew(const rehearsal::FleetConfig& config)
{
    QMetaObject::invokeMethod(
        m_fleet, [fleet = m_fleet, config] { fleet->renew(config); }, Qt::QueuedConnection);
}

} // namespace jinbi::agent
