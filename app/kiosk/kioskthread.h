// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/kioskagent.h"

#include <QThread>

#include <memory>

namespace jinbi::kiosk {

/// An agent on a thread of its own.
///
/// start(), stop() and renew() are called by the owner's thread and wait for the agent; not for a GUI thread that shows
/// a panel.
class KioskThread
{
public:
    KioskThread(KioskSetup setup, KioskDeps deps);
    ~KioskThread();
    KioskThread(const KioskThread&) = delete;
    KioskThread& operator=(const KioskThread&) = delete;

    Result<void> start();
    void stop();
    Result<void> renew(const mqtt::BrokerAddress& broker, const crypto::MessageKey& key);
    /// For connections to its signals.
    [[nodiscard]] KioskAgent& agent() const { return *m_agent; }

private:
    QThread m_thread;
    std::unique_ptr<KioskAgent> m_agent;
};

} // namespace jinbi::kiosk
