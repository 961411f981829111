// SPDX-License-Identifier: GPL-3.0-or-later
#include "branch.h"

#include "broker/accesslist.h"

#include <QTest>

using namespace jinbi;

Branch::Branch(const QString& listenAddress)
{
    broker::BrokerSettings settings;
    settings.folder = folder();
    settings.listenAddress = listenAddress;
    m_broker = std::make_unique<broker::PrivateBroker>(settings);
}

bool Branch::start()
{
    m_broker->start();
    return QTest::qWaitFor([this] { return m_broker->isReady(); }, 10000);
}

mqtt::BrokerAddress Branch::admit(const QString& kiosk)
{
    auto admitted = m_broker->admit({KioskId::from(kiosk).value()});
    if (!QTest::qWaitFor([&] { return admitted.isFinished(); }))
        return {};
    const auto addresses = admitted.result();
    return addresses ? addresses->first() : mqtt::BrokerAddress();
}

std::unique_ptr<mqtt::MqttClient> Branch::client(const QString& identity)
{
    const bool isOurs = identity == broker::kConsole || identity == broker::kRecorder;
    return std::make_unique<mqtt::MqttClient>(identity, isOurs ? m_broker->address(identity) : admit(identity));
}
