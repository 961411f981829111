// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttclient.h"

#include "mqtt/connection.h"

#include <QCoreApplication>

namespace jinbi::mqtt {

struct MqttClient::Private
{
    ConnectionSetup setup;
    std::shared_ptr<Connection> connection; ///< between start() and stop()
};

MqttClient::MqttClient(QString clientId, BrokerAddress address, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->setup.clientId = std::move(clientId);
    d->setup.address = std::move(address);
}

MqttClient::~MqttClient()
{
    stop();
}

void MqttClient::setTap(Tap tap)
{
    d->setup.tap = std::move(tap);
}

void MqttClient::setWill(const QString& topic, const QByteArray& payload, bool retain)
{
    d->setup.will = Message{topic, payload, 1, retain};
}

void MqttClient::subscribe(const QString& filter, int qos)
{
    d->setup.subscriptions.append({filter, qos});
    if (d->connection)
        d->connection->subscribe({filter, qos});
}

Result<void> MqttClient::start()
{
    if (d->connection)
        return {};
    ConnectionEvents events{
        [this](bool connected, const QString& reason) { Q_EMIT connectionChanged(connected, reason); },
        [this](const Message& message) { Q_EMIT messageReceived(message); },
        [this](int id, int reasonCode) { Q_EMIT published(id, reasonCode); }};
    auto connection = Connection::open(d->setup, this, std::move(events));
    if (!connection)
        return connection.error();
    d->connection = *connection;
    d->connection->start();
    return {};
}

void MqttClient::stop()
{
    if (!d->connection)
        return;
    d->connection->stop();
    d->connection.reset();
}

bool MqttClient::isConnected() const
{
    return d->connection && d->connection->isConnected();
}

Result<int> MqttClient::publish(const QString& topic, const QByteArray& payload, int qos, bool retain,
                                int expirySeconds, const QByteArray& mac)
{
    if (!d->connection) {
        return Error{ErrorCode::Unavailable, tr("The connection to the broker was lost."),
                     QStringLiteral("not started")};
    }
    return d->connection->publish({topic, payload, qos, retain, mac}, expirySeconds);
}

} // namespace jinbi::mqtt
