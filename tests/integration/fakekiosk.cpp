// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakekiosk.h"

#include "jpeg/jpegcodec.h"
#include <QDateTime>
#include <QImage>
#include <QTest>

using namespace jinbi;

namespace {

/// Busy enough to weigh what a camera's picture weighs.
QByteArray drawnJpeg()
{
    QImage picture(480, 360, QImage::Format_RGB32);
    quint32 noise = 1;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            noise = noise * 1664525U + 1013904223U;
            const int grain = static_cast<int>(noise >> 28);
            picture.setPixel(x, y, qRgb((x / 2 + grain) % 256, (y / 2 + grain) % 256, 90 + grain));
        }
    }
    return encodeJpeg(picture).value();
}

} // namespace

FakeKiosk::FakeKiosk(Branch& branch, const char* name, const crypto::SealingKey& key)
    : m_id(KioskId::from(QString::fromLatin1(name)).value())
    , m_key(key)
    , m_client(branch.client(m_id.toString()))
    , m_jpeg(drawnJpeg())
{
    KioskStatus gone;
    gone.kiosk = m_id;
    gone.sentMs = QDateTime::currentMSecsSinceEpoch();
    m_client->setWill(wire::topic(m_id, wire::Up::Status), wire::encode(gone), true);
    m_client->subscribe(wire::filterOfDownlinks(m_id), 1);
    connect(m_client.get(), &mqtt::MqttClient::messageReceived, this, &FakeKiosk::onMessage);
    connect(&m_camera, &QTimer::timeout, this, [this] { sendPicture(); });
    m_camera.setTimerType(Qt::PreciseTimer);
}

bool FakeKiosk::start()
{
    return m_client->start() && QTest::qWaitFor([this] { return m_client->isConnected(); });
}

bool FakeKiosk::vanish(Branch& branch)
{
    // Whoever comes with the same identity takes the session over, and the broker speaks the will.
    auto thief = branch.client(m_id.toString());
    return thief->start() && QTest::qWaitFor([&] { return thief->isConnected(); });
}

bool FakeKiosk::sendPicture()
{
    if (m_leases.isEmpty())
        return false;
    ++m_frame;
    return sendPicture(meta(), m_key.seal(m_jpeg).value());
}

bool FakeKiosk::sendPicture(const LiveMeta& meta, const QByteArray& sealed)
{
    return sendRaw(wire::Up::Live, wire::encode(m_id, wire::LivePicture{meta, sealed}));
}

bool FakeKiosk::sendStatus(bool online, qint64 outboxDepth)
{
    KioskStatus status;
    status.kiosk = m_id;
    status.online = online;
    status.sentMs = QDateTime::currentMSecsSinceEpoch();
    status.outboxDepth = outboxDepth;
    return sendRaw(wire::Up::Status, wire::encode(status));
}

bool FakeKiosk::sendProgress(int attempt)
{
    VisitProgress progress;
    progress.kiosk = m_id;
    progress.stage = Stage::Scan;
    progress.attempt = attempt;
    return sendRaw(wire::Up::Progress, wire::encode(progress));
}

bool FakeKiosk::sendRaw(wire::Up what, const QByteArray& payload)
{
    const bool isLive = what == wire::Up::Live;
    return m_client->publish(wire::topic(m_id, what), payload, isLive ? 0 : 1, false, isLive ? 2 : 0).has_value();
}

LiveMeta FakeKiosk::meta() const
{
    LiveMeta meta;
    meta.lease = m_leases.isEmpty() ? LeaseId::create() : m_leases.last().id;
    meta.masked = m_leases.isEmpty() || m_leases.last().masked;
    meta.frame = m_frame;
    meta.capturedMs = QDateTime::currentMSecsSinceEpoch();
    meta.size = {480, 360};
    meta.face = FaceBox{QRectF(100, 80, 120, 150), {}, false, 0.9};
    meta.progress.kiosk = m_id;
    return meta;
}

void FakeKiosk::onMessage(const mqtt::Message& message)
{
    const auto what = wire::parseDown(message.topic, m_id);
    if (what == wire::Down::Lease)
        m_leases.append(wire::decodeLease(m_id, message.payload).value());
    else if (what == wire::Down::Release)
        m_releases.append(wire::decodeRelease(m_id, message.payload).value());
}
