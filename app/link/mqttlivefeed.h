// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/latestnews.h"
#include "link/leasekeeper.h"
#include "link/livepipeline.h"
#include "mqtt/mqttclient.h"
#include "ports/clock.h"
#include "ports/livefeed.h"
#include "ports/serviceline.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <atomic>
#include <memory>

namespace jinbi::link {

/// Checks and decodes a JPEG within the limits of the wire.
[[nodiscard]] PictureDecoder jpegDecoder();

struct LiveFeedSetup
{
    crypto::OpeningKey key; ///< of the branch
    LeasePolicy policy;
    PictureDecoder decoder = jpegDecoder();
};

/// The live feed of the console: MQTT in, decoded pictures out; and its orders to kiosks.
///
/// Statuses and progress are decoded in the network thread and reach the GUI thread at most ten times a second, the
/// newest of each kiosk. Pictures go through a LivePipeline. Belongs to the GUI thread.
class MqttLiveFeed : public LiveFeed, public ServiceLine
{
    Q_OBJECT

public:
    /// `clock` must outlive the feed.
    MqttLiveFeed(LiveFeedSetup setup, const Clock& clock, QObject* parent = nullptr);
    /// Releases all leases.
    ~MqttLiveFeed() override;

    /// Once, with the console's address: the views can be there before the broker is. Refused when the key file is
    /// readable by others. The feed then connects and reconnects by itself.
    Result<void> start(const mqtt::BrokerAddress& address);

    void watch(const QHash<KioskId, QSize>& sizes) override;
    void look(const FaceLook& look) override;
    void endLook() override;
    [[nodiscard]] std::optional<LiveFrame> takeFrame(const KioskId& kiosk) override;
    [[nodiscard]] bool isConnected() const override;

    bool send(const KioskId& kiosk, const ServiceOrder& order) override;

    /// A signed revision, kept by the broker for a kiosk that is away; false while there is no connection.
    bool sendPolicy(const KioskId& kiosk, const QByteArray& message);

    [[nodiscard]] FrameCounts frameCounts() const { return m_pipeline.counts(); }
    /// Statuses and progress reports that could not be read.
    [[nodiscard]] quint64 refusedMessages() const { return m_refused; }

private:
    bool onMessage(const mqtt::Message& message);
    template <class News>
    void onNews(const Result<News>& news);
    void scheduleFlush();
    void flush();
    void noticeReturn(const KioskStatus& status);
    void onConnectionChanged(bool connected);
    void follow();

    const Clock& m_clock;
    LatestNews m_news;
    LeaseKeeper m_leases;
    QSet<KioskId> m_online;
    QHash<KioskId, QSize> m_sizes;
    QTimer m_renewal;
    QTimer m_lookEnds; ///< of itself, whoever forgets it
    QTimer m_flush;
    QElapsedTimer m_sinceFlush;
    std::atomic<quint64> m_refused = 0;
    bool m_isConnected = false;
    LivePipeline m_pipeline;
    std::unique_ptr<mqtt::MqttClient> m_client; ///< last, so that its thread ends before anything that the tap uses
};

} // namespace jinbi::link
