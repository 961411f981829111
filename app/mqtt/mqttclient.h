// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace jinbi::mqtt {

/// Where a broker is and how this client proves itself. Paths of PEM files; the key must not be readable by others.
struct BrokerAddress
{
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0;
    QString caFile;
    QString certFile;
    QString keyFile;
};

struct Message
{
    QString topic;
    QByteArray payload;
    int qos = 0;
    bool retained = false;
    QByteArray mac = {}; ///< the user property of this name, as it came; empty without one, or with two of them
};

/// One MQTT 5 connection over mutual TLS (libmosquitto). It keeps trying: 0.2 s doubling to 5 s.
///
/// The object belongs to the thread it was created on and its signals arrive there; libmosquitto's own thread only
/// posts. The one exception is the tap. Subscriptions are made anew after every reconnect, and "connected" means that
/// the broker has acknowledged them: what another client publishes from then on arrives. A QoS 1 publication that was
/// on its way when the connection broke is repeated after the reconnect. The broker's certificate must carry the host.
class MqttClient : public QObject
{
    Q_OBJECT

public:
    /// Called in the network thread for every message; true means that it was dealt with and is not posted.
    using Tap = std::function<bool(const Message&)>;

    MqttClient(QString clientId, BrokerAddress address, QObject* parent = nullptr);
    ~MqttClient() override;

    /// Both before start().
    void setTap(Tap tap);
    void setWill(const QString& topic, const QByteArray& payload, bool retain);
    /// At any time.
    void subscribe(const QString& filter, int qos);

    /// Refused when others may read the key file. That the broker answers is told by connectionChanged().
    Result<void> start();
    /// Says goodbye and joins the network thread; at most about a second.
    void stop();

    [[nodiscard]] bool isConnected() const;
    /// A `mac` goes along as the user property of this name.
    /// Id of the publication for QoS 1, to be found again in published(); Unavailable while there is no connection
    /// (nothing is queued here), Invalid when the payload exceeds the broker's packet limit.
    Result<int> publish(const QString& topic, const QByteArray& payload, int qos, bool retain = false,
                        int expirySeconds = 0, const QByteArray& mac = {});

Q_SIGNALS:
    /// `reason` is for people; also emitted when the reason for not being connected becomes another.
    void connectionChanged(bool connected, const QString& reason);
    void messageReceived(const jinbi::mqtt::Message& message);
    /// reasonCode 0 is success; 135 is "not authorised" (MQTT 5).
    void published(int id, int reasonCode);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace jinbi::mqtt
