// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/kioskthread.h"

#include <utility>

namespace jinbi::kiosk {

KioskThread::KioskThread(KioskSetup setup, KioskDeps deps)
    : m_agent(std::make_unique<KioskAgent>(std::move(setup), std::move(deps)))
{
    m_agent->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("kiosk"));
    m_thread.start();
}

KioskThread::~KioskThread()
{
    stop();
    m_thread.quit();
    m_thread.wait();
}

Result<void> KioskThread::start()
{
    Result<void> started;
    KioskAgent* agent = m_agent.get();
    QMetaObject::invokeMethod(
        agent, [&started, agent] { started = agent->start(); }, Qt::BlockingQueuedConnection);
    return started;
}

Result<void> KioskThread::renew(const mqtt::BrokerAddress& broker, const crypto::MessageKey& key)
{
    Result<void> renewed;
    KioskAgent* agent = m_agent.get();
    QMetaObject::invokeMethod(
        agent, [&renewed, &broker, &key, agent] { renewed = agent->renew(broker, key); }, Qt::BlockingQueuedConnection);
    return renewed;
}

void KioskThread::stop()
{
    KioskAgent* agent = m_agent.get();
    QMetaObject::invokeMethod(
        agent, [agent] { agent->stop(); }, Qt::BlockingQueuedConnection);
}

} // namespace jinbi::kiosk
