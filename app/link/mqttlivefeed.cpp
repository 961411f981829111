// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/mqttlivefeed.h"

#include "jpeg/jpegcodec.h"
#include "wire/codec.h"
#include "wire/topics.h"

#include <QLoggingCategory>

#include <algorithm>
#include <bit>
#include <utility>

namespace jinbi::link {

namespace {

Q_LOGGING_CATEGORY(lcFeed, "jinbi.feed", QtInfoMsg)

constexpr int kFlushMs = 100;

} // namespace

PictureDecoder jpegDecoder()
{
    return [](const QByteArray& jpeg, QSize size) {
        return decodeJpeg(jpeg, {}, {QImage::Format_RGB32, size, LeaseKeeper::kSpare});
    };
}

MqttLiveFeed::MqttLiveFeed(LiveFeedSetup setup, const Clock& clock, QObject* parent)
    : LiveFeed(parent)
    , m_clock(clock)
    , m_leases(std::move(setup.policy), clock,
               [this](const QString& topic, const QByteArray& payload, int expirySeconds) {
                   return m_client && m_client->publish(topic, payload, 1, false, expirySeconds).has_value();
               })
    , m_pipeline(std::move(setup.key), std::move(setup.decoder), [this](const KioskId& kiosk) {
        // Once per emptied mailbox, never per picture.
        QMetaObject::invokeMethod(
            this, [this, kiosk] { Q_EMIT frameWaiting(kiosk); }, Qt::QueuedConnection);
    })
{
    m_renewal.setInterval(m_leases.renewalInterval());
    connect(&m_renewal, &QTimer::timeout, this, [this] { m_leases.renewAll(); });
    m_lookEnds.setSingleShot(true);
    m_lookEnds.setTimerType(Qt::PreciseTimer);
    connect(&m_lookEnds, &QTimer::timeout, this, &MqttLiveFeed::endLook);
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &MqttLiveFeed::flush);
}

MqttLiveFeed::~MqttLiveFeed()
{
    m_leases.releaseAll();
    if (m_client)
        m_client->stop();
}

Result<void> MqttLiveFeed::start(const mqtt::BrokerAddress& address)
{
    m_client = std::make_unique<mqtt::MqttClient>(QStringLiteral("console"), address);
    m_client->setTap([this](const mqtt::Message& message) { return onMessage(message); });
    m_client->subscribe(wire::filterOfAll(wire::Up::Status), 1);
    m_client->subscribe(wire::filterOfAll(wire::Up::Progress), 1);
    m_client->subscribe(wire::filterOfAll(wire::Up::Live), 0);
    connect(m_client.get(), &mqtt::MqttClient::connectionChanged, this,
            [this](bool connected) { onConnectionChanged(connected); });
    return m_client->start();
}

void MqttLiveFeed::watch(const QHash<KioskId, QSize>& sizes)
{
    m_sizes = sizes;
    m_leases.watch(sizes);
    follow();
}

void MqttLiveFeed::look(const FaceLook& look)
{
    m_leases.look(look);
    m_lookEnds.start(static_cast<int>(std::max<qint64>(look.untilMs - m_clock.monotonicMs(), 0)));
    follow();
}

void MqttLiveFeed::endLook()
{
    m_lookEnds.stop();
    m_leases.endLook();
    follow();
}

/// The pictures that are let through are those of the leases that stand.
void MqttLiveFeed::follow()
{
    QHash<KioskId, LivePipeline::Watch> watched;
    for (const ViewLease& lease : m_leases.leases())
        watched.insert(lease.kiosk, {m_sizes.value(lease.kiosk), lease.id, lease.masked, std::nullopt});
    if (const auto& look = m_leases.currentLook(); look && watched.contains(look->kiosk))
        watched[look->kiosk].untilMs = look->untilMs;
    m_pipeline.watch(watched);
    if (watched.isEmpty())
        m_renewal.stop();
    else if (!m_renewal.isActive())
        m_renewal.start();
}

std::optional<LiveFrame> MqttLiveFeed::takeFrame(const KioskId& kiosk)
{
    return m_pipeline.take(kiosk, m_clock.monotonicMs());
}

bool MqttLiveFeed::send(const KioskId& kiosk, const ServiceOrder& order)
{
    // Retained: a kiosk that is away gets it when it returns.
    return m_client && m_client->isConnected() &&
           m_client->publish(wire::topic(kiosk, wire::Down::Service), wire::encode(kiosk, order), 1, true);
}

bool MqttLiveFeed::sendPolicy(const KioskId& kiosk, const QByteArray& message)
{
    return m_client && m_client->isConnected() &&
           m_client->publish(wire::topic(kiosk, wire::Down::Policy), message, 1, true).has_value();
}

bool MqttLiveFeed::isConnected() const
{
    return m_isConnected;
}

/// In the network thread. Nothing of what the feed subscribes to is posted one by one.
bool MqttLiveFeed::onMessage(const mqtt::Message& message)
{
    const std::optional<wire::UpTopic> topic = wire::parseUp(message.topic);
    if (!topic)
        return true;
    switch (topic->what) {
    case wire::Up::Live:
        m_pipeline.offer(topic->kiosk, message.payload, m_clock.monotonicMs());
        break;
    case wire::Up::Status:
        onNews(wire::decodeStatus(topic->kiosk, message.payload));
        break;
    case wire::Up::Progress:
        onNews(wire::decodeProgress(topic->kiosk, message.payload));
        break;
    default:
        break;
    }
    return true;
}

template <class News>
void MqttLiveFeed::onNews(const Result<News>& news)
{
    if (!news) {
        const quint64 count = ++m_refused;
        if (std::has_single_bit(count))
            qCWarning(lcFeed, "Refused message number %llu: %s.", count, qPrintable(news.error().detail));
        return;
    }
    if (m_news.put(*news))
        QMetaObject::invokeMethod(this, &MqttLiveFeed::scheduleFlush, Qt::QueuedConnection);
}

void MqttLiveFeed::scheduleFlush()
{
    const qint64 elapsed = m_sinceFlush.isValid() ? m_sinceFlush.elapsed() : kFlushMs;
    m_flush.start(static_cast<int>(std::max<qint64>(0, kFlushMs - elapsed)));
}

void MqttLiveFeed::flush()
{
    m_sinceFlush.start();
    const LatestNews::News news = m_news.take();
    for (const KioskStatus& status : news.statuses) {
        noticeReturn(status);
        Q_EMIT statusReceived(status);
    }
    for (const VisitProgress& progress : news.progresses)
        Q_EMIT progressReceived(progress);
}

/// A kiosk that comes back has forgotten its lease and would stay dark until the next renewal.
void MqttLiveFeed::noticeReturn(const KioskStatus& status)
{
    if (!status.online) {
        m_online.remove(status.kiosk);
    } else if (!m_online.contains(status.kiosk)) {
        m_online.insert(status.kiosk);
        m_leases.renew(status.kiosk);
    }
}

void MqttLiveFeed::onConnectionChanged(bool connected)
{
    if (connected == m_isConnected)
        return;
    m_isConnected = connected;
    if (connected)
        m_leases.renewAll();
    Q_EMIT connectionChanged(connected);
}

} // namespace jinbi::link
