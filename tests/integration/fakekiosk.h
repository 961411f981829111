// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/sealing.h"
#include "mqtt/mqttclient.h"
#include "unit/broker/branch.h"
#include "wire/codec.h"
#include "wire/topics.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>

/// What a kiosk says and hears on the wire, without camera or customers.
class FakeKiosk : public QObject
{
    Q_OBJECT

public:
    FakeKiosk(Branch& branch, const char* name, const jinbi::crypto::SealingKey& key);

    /// True once connected.
    bool start();
    /// Gone without a word: the broker sends the last will.
    bool vanish(Branch& branch);
    /// A picture of the newest lease; false when it could not be sent.
    bool sendPicture();
    bool sendPicture(const jinbi::LiveMeta& meta, const QByteArray& sealed);
    void sendPicturesEvery(int ms) { m_camera.start(ms); }
    void stopPictures() { m_camera.stop(); }
    bool sendStatus(bool online, qint64 outboxDepth = 0);
    bool sendProgress(int attempt);
    bool sendRaw(jinbi::wire::Up what, const QByteArray& payload);

    [[nodiscard]] const jinbi::KioskId& id() const { return m_id; }
    [[nodiscard]] const QList<jinbi::ViewLease>& leases() const { return m_leases; }
    [[nodiscard]] const QList<jinbi::LeaseId>& releases() const { return m_releases; }
    [[nodiscard]] quint64 lastFrame() const { return m_frame; }
    [[nodiscard]] jinbi::LiveMeta meta() const;
    [[nodiscard]] const QByteArray& jpeg() const { return m_jpeg; }

private:
    void onMessage(const jinbi::mqtt::Message& message);

    jinbi::KioskId m_id;
    jinbi::crypto::SealingKey m_key;
    std::unique_ptr<jinbi::mqtt::MqttClient> m_client;
    QByteArray m_jpeg;
    QTimer m_camera;
    quint64 m_frame = 0;
    QList<jinbi::ViewLease> m_leases;
    QList<jinbi::LeaseId> m_releases;
};
