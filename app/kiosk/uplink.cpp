// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/uplink.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace jinbi::kiosk {

namespace {

Q_LOGGING_CATEGORY(lcUplink, "jinbi.kiosk.uplink")

constexpr int kBatch = 50;
constexpr int kNotAuthorised = 135;

template <class T>
std::optional<T> believed(Result<T> message, const char* what)
{
    if (message)
        return *std::move(message);
    qCWarning(lcUplink) << "ignored a bad" << what << ':' << message.error().detail;
    return std::nullopt;
}

} // namespace

Uplink::Uplink(KioskId kiosk, const mqtt::BrokerAddress& address, crypto::MessageKey key, Outbox& outbox,
               const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_kiosk(std::move(kiosk))
    , m_key(std::move(key))
    , m_outbox(outbox)
    , m_clock(clock)
    , m_client(makeClient(address))
    , m_schedule(QRandomGenerator::global()->generate())
{
    m_resend.setSingleShot(true);
    connect(&m_resend, &QTimer::timeout, this, &Uplink::sendAgain);
}

std::unique_ptr<mqtt::MqttClient> Uplink::makeClient(const mqtt::BrokerAddress& address)
{
    auto client = std::make_unique<mqtt::MqttClient>(m_kiosk.toString(), address);
    client->subscribe(wire::filterOfDownlinks(m_kiosk), 1);
    connect(client.get(), &mqtt::MqttClient::connectionChanged, this, &Uplink::connected);
    connect(client.get(), &mqtt::MqttClient::messageReceived, this, &Uplink::received);
    connect(client.get(), &mqtt::MqttClient::published, this, [](int, int reasonCode) {
        if (reasonCode == kNotAuthorised)
            qCWarning(lcUplink) << "the broker does not let this kiosk publish";
    });
    return client;
}

Result<void> Uplink::start(const KioskStatus& will)
{
    m_will = wire::encode(will);
    m_client->setWill(wire::topic(m_kiosk, wire::Up::Status), m_will, true);
    return m_client->start();
}

Result<void> Uplink::renew(const mqtt::BrokerAddress& address, const crypto::MessageKey& key)
{
    std::unique_ptr<mqtt::MqttClient> next = makeClient(address);
    next->setWill(wire::topic(m_kiosk, wire::Up::Status), m_will, true);
    // Not both at once: the broker would take the second for a thief of the first one's name.
    m_client->stop();
    connected(false, QStringLiteral("its identity was renewed"));
    if (Result<void> started = next->start(); !started) {
        static_cast<void>(m_client->start());
        return started;
    }
    m_client = std::move(next);
    m_key = key;
    return {};
}

void Uplink::stop(const KioskStatus& goodbye)
{
    m_resend.stop();
    publish(goodbye);
    m_client->stop();
}

void Uplink::connected(bool now, const QString& reason)
{
    if (now)
        qCInfo(lcUplink) << m_kiosk.toString() << "connected";
    else
        qCWarning(lcUplink) << m_kiosk.toString() << "lost the broker:" << reason;
    m_schedule.reset();
    Q_EMIT connectionChanged(now);
    if (now)
        sendAgain();
    else
        m_resend.stop();
}

void Uplink::sendAgain()
{
    m_cursor = 0;
    m_inFlight = 0;
    pump();
}

void Uplink::pump()
{
    while (m_client->isConnected() && m_inFlight < kWindow) {
        const Result<QList<Outbox::Pending>> rows = m_outbox.pending(m_cursor, std::min(kBatch, kWindow - m_inFlight));
        if (!rows) {
            qCWarning(lcUplink) << "the outbox cannot be read:" << rows.error().detail;
            break;
        }
        if (rows->isEmpty() || !send(*rows))
            break;
    }
    armResend();
}

bool Uplink::send(const QList<Outbox::Pending>& rows)
{
    QList<quint64> fresh;
    for (const Outbox::Pending& row : rows) {
        if (!row.sent)
            fresh << row.seq;
    }
    if (const Result<void> marked = m_outbox.markSent(fresh); !marked) {
        qCWarning(lcUplink) << "the outbox cannot be written:" << marked.error().detail;
        return false;
    }
    for (const Outbox::Pending& row : rows) {
        if (!publishSigned(wire::Up::Session, row.body))
            return false;
        if (row.seq > m_cursor) {
            m_cursor = row.seq;
            ++m_inFlight;
        }
    }
    return true;
}

bool Uplink::publishSigned(wire::Up what, const QByteArray& payload)
{
    const QString topic = wire::topic(m_kiosk, what);
    return m_client->publish(topic, payload, 1, false, 0, m_key.sign(topic, payload)).has_value();
}

void Uplink::armResend()
{
    if (!m_client->isConnected() || m_outbox.depth() == 0)
        m_resend.stop();
    else if (!m_resend.isActive())
        m_resend.start(static_cast<int>(m_schedule.nextMs()));
}

void Uplink::received(const mqtt::Message& message)
{
    const std::optional<wire::Down> kind = wire::parseDown(message.topic, m_kiosk);
    if (!kind)
        return;
    switch (*kind) {
    case wire::Down::Ack:
        return takeAck(message.payload);
    case wire::Down::Nack:
        return takeNack(message.payload);
    case wire::Down::Resend:
        return takeResend(message.payload);
    case wire::Down::Lease:
        if (const auto lease = believed(wire::decodeLease(m_kiosk, message.payload), "lease"))
            Q_EMIT leaseArrived(*lease);
        return;
    case wire::Down::Release:
        if (const auto lease = believed(wire::decodeRelease(m_kiosk, message.payload), "release"))
            Q_EMIT leaseReleased(*lease);
        return;
    case wire::Down::Service:
        if (const auto order = believed(wire::decodeService(m_kiosk, message.payload), "service order"))
            Q_EMIT orderArrived(*order);
        return;
    case wire::Down::Policy:
        if (!message.payload.isEmpty()) // empty is how a retained one is taken back
            Q_EMIT policyArrived(message.payload);
        return;
    }
}

void Uplink::takeAck(const QByteArray& payload)
{
    const std::optional<wire::Ack> ack = believed(wire::decodeAck(m_kiosk, payload), "acknowledgement");
    if (!ack)
        return;
    const qint64 strange = m_outbox.strangeAcks();
    const Result<int> removed = m_outbox.acknowledge(*ack);
    if (!removed) {
        qCWarning(lcUplink) << "an acknowledgement could not be recorded:" << removed.error().detail;
        return;
    }
    if (m_outbox.strangeAcks() > strange) {
        qCWarning(lcUplink) << "ignored an acknowledgement of what was never sent, up to" << ack->upTo;
        return;
    }
    m_offset.sample(m_clock.utcMs(), ack->storeUtcMs);
    if (*removed == 0)
        return;
    m_inFlight = std::max(0, m_inFlight - *removed);
    m_schedule.reset();
    m_resend.stop();
    pump();
    Q_EMIT acknowledged(m_outbox.depth());
}

void Uplink::takeNack(const QByteArray& payload)
{
    const std::optional<wire::Nack> nack = believed(wire::decodeNack(m_kiosk, payload), "refusal");
    if (!nack)
        return;
    const Result<bool> moved = m_outbox.refuse(*nack, m_clock.utcMs());
    if (!moved) {
        qCWarning(lcUplink) << "a refusal could not be recorded:" << moved.error().detail;
        return;
    }
    if (!*moved)
        return;
    qCWarning(lcUplink) << "the store refused session" << nack->seq << ':' << nack->code << nack->detail;
    m_inFlight = std::max(0, m_inFlight - 1);
    pump();
    Q_EMIT acknowledged(m_outbox.depth());
}

void Uplink::takeResend(const QByteArray& payload)
{
    const std::optional<wire::Resend> gap = believed(wire::decodeResend(m_kiosk, payload), "request");
    if (!gap || gap->epoch != m_outbox.epoch() || gap->from == 0)
        return;
    Result<QList<Outbox::Pending>> rows = m_outbox.pending(gap->from - 1, kWindow);
    if (!rows)
        return;
    // What was not sent yet comes in its turn.
    const quint64 last = std::min(gap->to, m_cursor);
    rows->removeIf([&](const Outbox::Pending& row) { return row.seq > last; });
    send(*rows);
}

void Uplink::publish(const KioskStatus& status)
{
    if (m_client->isConnected())
        static_cast<void>(m_client->publish(wire::topic(m_kiosk, wire::Up::Status), wire::encode(status), 1, true));
}

void Uplink::publish(const VisitProgress& progress)
{
    if (m_client->isConnected())
        static_cast<void>(m_client->publish(wire::topic(m_kiosk, wire::Up::Progress), wire::encode(progress), 0));
}

void Uplink::publishEvidence(const QList<wire::EvidencePicture>& pictures)
{
    for (const wire::EvidencePicture& picture : pictures) {
        if (m_client->isConnected())
            publishSigned(wire::Up::Evidence, wire::encode(m_kiosk, picture));
    }
}

void Uplink::publishLive(const QByteArray& payload)
{
    if (m_client->isConnected())
        static_cast<void>(m_client->publish(wire::topic(m_kiosk, wire::Up::Live), payload, 0));
}

} // namespace jinbi::kiosk
