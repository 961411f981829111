// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/messagekey.h"
#include "domain/kioskstatus.h"
#include "domain/lease.h"
#include "domain/livepicture.h"
#include "domain/serviceorder.h"
#include "kiosk/clockoffset.h"
#include "kiosk/outbox.h"
#include "kiosk/resendschedule.h"
#include "mqtt/mqttclient.h"
#include "ports/clock.h"
#include "wire/codec.h"
#include "wire/topics.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace jinbi::kiosk {

/// A kiosk's link to its branch: drains the outbox until all of it is acknowledged, and carries everything else that
/// may be lost. Nothing but sessions waits for a connection.
///
/// Thread: the agent's.
class Uplink : public QObject
{
    Q_OBJECT

public:
    static constexpr int kWindow = 200; ///< sessions sent and not acknowledged

    /// Outbox and clock outlive the link.
    Uplink(KioskId kiosk, const mqtt::BrokerAddress& address, crypto::MessageKey key, Outbox& outbox,
           const Clock& clock, QObject* parent = nullptr);

    /// `will` is what the broker says of this kiosk when it is gone.
    Result<void> start(const KioskStatus& will);
    /// Says goodbye with the will itself.
    void stop(const KioskStatus& goodbye);
    /// Connects anew by another identity; the outbox stays as it is, and what was not acknowledged is sent again. When
    /// that identity cannot be used, the link goes on with the old one.
    Result<void> renew(const mqtt::BrokerAddress& address, const crypto::MessageKey& key);

    [[nodiscard]] bool isConnected() const { return m_client->isConnected(); }
    [[nodiscard]] std::optional<qint64> clockOffsetMs() const { return m_offset.estimateMs(); }

    /// Sends what is new in the outbox.
    void pump();
    void publish(const KioskStatus& status);
    void publish(const VisitProgress& progress);
    void publishEvidence(const QList<wire::EvidencePicture>& pictures);
    void publishLive(const QByteArray& payload);

Q_SIGNALS:
    void connectionChanged(bool connected);
    void acknowledged(qint64 pending);
    void leaseArrived(const jinbi::ViewLease& lease);
    void leaseReleased(const jinbi::LeaseId& lease);
    void orderArrived(const jinbi::ServiceOrder& order);
    /// As it came: what is signed is the bytes.
    void policyArrived(const QByteArray& message);

private:
    [[nodiscard]] std::unique_ptr<mqtt::MqttClient> makeClient(const mqtt::BrokerAddress& address);
    void connected(bool now, const QString& reason);
    void received(const mqtt::Message& message);
    void takeAck(const QByteArray& payload);
    void takeNack(const QByteArray& payload);
    void takeResend(const QByteArray& payload);
    /// False when one could not be handed to the client.
    bool send(const QList<Outbox::Pending>& rows);
    /// The recorder believes nothing without it.
    bool publishSigned(wire::Up what, const QByteArray& payload);
    void sendAgain();
    void armResend();

    KioskId m_kiosk;
    crypto::MessageKey m_key;
    Outbox& m_outbox;
    const Clock& m_clock;
    QByteArray m_will; ///< once started
    std::unique_ptr<mqtt::MqttClient> m_client;
    ResendSchedule m_schedule;
    QTimer m_resend;
    ClockOffset m_offset;
    quint64 m_cursor = 0; ///< sent up to here on this connection
    int m_inFlight = 0;
};

} // namespace jinbi::kiosk
