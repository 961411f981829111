// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/privatebroker.h"
#include "mqtt/mqttclient.h"

#include <QTemporaryDir>

#include <memory>

/// A branch with a real broker in a folder of its own.
class Branch
{
public:
    explicit Branch(const QString& listenAddress = QStringLiteral("127.0.0.1"));

    /// True once the broker accepts connections.
    bool start();
    jinbi::broker::PrivateBroker& broker() { return *m_broker; }
    QString folder() const { return m_folder.filePath(QStringLiteral("the broker's folder, 文件夹")); }
    /// Of a kiosk, with its certificate made.
    jinbi::mqtt::BrokerAddress admit(const QString& kiosk);
    /// A client that is not started yet; "console", "recorder" or the name of a kiosk.
    std::unique_ptr<jinbi::mqtt::MqttClient> client(const QString& identity);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<jinbi::broker::PrivateBroker> m_broker;
};
