// SPDX-License-Identifier: GPL-3.0-or-later
// The live wall with 16 and 64 kiosks at 15 pictures a second, beside decoding the same JPEGs at tile size and one
// blit.
#include "bench/figures.h"

#include "crypto/sealing.h"
#include "jpeg/jpegcodec.h"
#include "link/leasekeeper.h"
#include "link/livepipeline.h"
#include "pages/live/kiosktile.h"
#include "pages/live/livepage.h"
#include "platform/systemclock.h"
#include "services/attentionlist.h"
#include "services/finishedlist.h"
#include "services/kioskregistry.h"
#include "support/office.h"
#include "wire/codec.h"

#include <QApplication>
#include <QPainter>
#include <QTimer>

#include <memory>

using namespace jinbi;
using namespace jinbi::bench;

namespace {

constexpr int kFps = 15;

/// Busy enough to weigh what a camera's picture weighs.
QByteArray drawnJpeg(const QSize& size)
{
    QImage picture(size, QImage::Format_RGB32);
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

/// The console's pipeline with messages that are ready instead of a broker.
class PipelineFeed final : public LiveFeed
{
public:
    PipelineFeed(const Clock& clock, int count)
        : m_clock(clock)
        , m_key(*crypto::OpeningKey::create())
        , m_pipeline(
              m_key,
              [](const QByteArray& bytes, QSize size) {
                  return decodeJpeg(bytes, {}, {QImage::Format_RGB32, size, link::LeaseKeeper::kSpare});
              },
              [this](const KioskId& kiosk) {
                  QMetaObject::invokeMethod(
                      this, [this, kiosk] { Q_EMIT frameWaiting(kiosk); }, Qt::QueuedConnection);
              })
    {
        for (int i = 0; i < count; ++i)
            kiosks.append(*KioskId::from(QStringLiteral("K-%1").arg(101 + i, 4, 10, QLatin1Char('0'))));
    }
    void watch(const QHash<KioskId, QSize>& sizes) override
    {
        sizesWatched = sizes;
        m_leases.watch(sizes);
        QHash<KioskId, link::LivePipeline::Watch> watched;
        for (const ViewLease& lease : m_leases.leases()) {
            watched.insert(lease.kiosk, {sizes.value(lease.kiosk), lease.id, true, std::nullopt});
            answer(lease);
        }
        m_pipeline.watch(watched);
    }
    std::optional<LiveFrame> takeFrame(const KioskId& kiosk) override
    {
        return m_pipeline.take(kiosk, m_clock.monotonicMs());
    }
    void look(const FaceLook&) override {}
    void endLook() override {}
    bool isConnected() const override { return true; }

    /// Everybody is online, and nobody is there.
    void report()
    {
        for (const KioskId& kiosk : std::as_const(kiosks)) {
            KioskStatus status;
            status.kiosk = kiosk;
            status.place = QStringLiteral("Hall");
            status.online = true;
            status.stage = Stage::Attract;
            status.sentMs = m_clock.utcMs();
            status.diskFreeBytes = 20'000'000'000;
            Q_EMIT statusReceived(status);
        }
    }
    void offer(qsizetype index)
    {
        const KioskId& kiosk = kiosks.at(index);
        offered.insert(kiosk, m_clock.monotonicMs());
        m_pipeline.offer(kiosk, m_messages.value(kiosk), m_clock.monotonicMs());
    }
    link::FrameCounts counts() const { return m_pipeline.counts(); }

    QList<KioskId> kiosks;
    QHash<KioskId, QSize> sizesWatched;
    QHash<KioskId, qint64> offered; ///< when the newest picture of each came

private:
    /// A kiosk sends what its lease asks for.
    void answer(const ViewLease& lease)
    {
        if (jpeg.isEmpty() || jpegSize != lease.maxSize)
            jpeg = drawnJpeg(jpegSize = lease.maxSize);
        LiveMeta meta;
        meta.lease = lease.id;
        meta.masked = true;
        meta.frame = 1;
        meta.capturedMs = m_clock.utcMs();
        meta.size = lease.maxSize;
        meta.progress.kiosk = lease.kiosk;
        m_messages.insert(lease.kiosk,
                          wire::encode(lease.kiosk, wire::LivePicture{meta, *m_key.sealingKey().seal(jpeg)}));
    }

    const Clock& m_clock;
    crypto::OpeningKey m_key;
    link::LeaseKeeper m_leases{{}, m_clock, [](const QString&, const QByteArray&, int) { return true; }};
    QHash<KioskId, QByteArray> m_messages;

public:
    QByteArray jpeg;
    QSize jpegSize;

private:
    link::LivePipeline m_pipeline; ///< last: its thread uses the others
};

/// Notes when a tile is painted that had a new picture.
class PaintWatch : public QObject
{
public:
    PaintWatch(PipelineFeed& feed, const Clock& clock) : m_feed(feed), m_clock(clock) {}
    bool eventFilter(QObject* object, QEvent* event) override
    {
        auto* tile = qobject_cast<ui::KioskTile*>(object);
        if (tile != nullptr && event->type() == QEvent::Paint) {
            ++paints;
            if (const qint64 since = m_feed.offered.value(tile->state().kiosk); since > 0)
                delays.append(static_cast<double>(m_clock.monotonicMs() - since));
        }
        return false;
    }
    QList<double> delays;
    qint64 paints = 0;

private:
    PipelineFeed& m_feed;
    const Clock& m_clock;
};

struct Wall
{
    explicit Wall(int kiosks, const QSize& size) : feed(clock, kiosks)
    {
        feed.report();
        page.resize(size);
        page.show();
        waitUntil([this, kiosks] { return feed.sizesWatched.size() >= kiosks; }, 3000);
        for (ui::KioskTile* tile : page.findChildren<ui::KioskTile*>())
            tile->installEventFilter(&paints);
    }
    /// Processor time of this process over `seconds` of pictures for the first `sending` kiosks.
    double play(int seconds, qsizetype sending)
    {
        QTimer beat;
        beat.setTimerType(Qt::PreciseTimer);
        qint64 sent = 0;
        const qint64 began = clock.monotonicMs();
        // Spread over the frame, as independent cameras are.
        QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
            for (; sent < (clock.monotonicMs() - began) * kFps * sending / 1000; ++sent)
                feed.offer(sent % sending);
        });
        beat.start(4);
        const double before = processorMs();
        waitUntil([&] { return clock.monotonicMs() - began >= seconds * 1000; });
        return processorMs() - before;
    }

    platform::SystemClock clock;
    PipelineFeed feed;
    KioskRegistry registry{feed, clock};
    AttentionList attention{registry, clock};
    FinishedList finished{registry, clock};
    test::Office staff{clock, Role::BranchStaff, test::Office::patient()};
    ui::LivePage page{{feed, registry, attention, finished, staff.policy, clock, nullptr}};
    PaintWatch paints{feed, clock};
};

/// Milliseconds of processor for one picture: decoded at the size it has and drawn once.
double barePictureMs(const QByteArray& jpeg, const QSize& size)
{
    QImage screen(size, QImage::Format_RGB32);
    constexpr int rounds = 300;
    const double before = processorMs();
    for (int i = 0; i < rounds; ++i) {
        const auto picture = decodeJpeg(jpeg, {}, {QImage::Format_RGB32});
        QPainter(&screen).drawImage(0, 0, *picture);
    }
    return (processorMs() - before) / rounds;
}

void measure(int kiosks, const QSize& size, const Options& options, Figures& figures)
{
    Wall wall(kiosks, size);
    const int seconds = options.quick ? 3 : 10;
    wall.play(1, kiosks);
    const double idle = wall.play(seconds, 1) / seconds;
    wall.paints.delays.clear();
    const link::FrameCounts before = wall.feed.counts();
    const double used = wall.play(seconds, kiosks) / seconds;
    const link::FrameCounts after = wall.feed.counts();
    const double shown = static_cast<double>(after.shown - before.shown) / seconds;
    const QSize tile = wall.feed.sizesWatched.isEmpty() ? QSize(240, 180) : *wall.feed.sizesWatched.cbegin();
    const double bare = barePictureMs(wall.feed.jpeg, tile) * shown;
    Figure figure{QStringLiteral("%1 tiles of %2x%3 at 15/s").arg(kiosks).arg(tile.width()).arg(tile.height()),
                  QStringLiteral("ms of processor a second"), used, bare, QStringLiteral("ms, decode and one blit")};
    figure.mostRatio = 1.5;
    figure.note = QStringLiteral("%1 tiles in view, %2 pictures/s shown, %3/s dropped; one tile alone %4 ms")
                      .arg(wall.feed.sizesWatched.size())
                      .arg(shown, 0, 'f', 0)
                      .arg(static_cast<double>(after.dropped - before.dropped) / seconds, 0, 'f', 0)
                      .arg(idle, 0, 'f', 0);
    figures.add(figure);
    Figure delay{QStringLiteral("%1 tiles: picture received -> painted, p95").arg(kiosks), QStringLiteral("ms"),
                 percentile(wall.paints.delays, 0.95)};
    delay.mostValue = 100;
    delay.note = QStringLiteral("median %1").arg(median(wall.paints.delays));
    figures.add(delay);

    wall.page.hide();
    waitUntil([] { return false; }, 1200);
    const qint64 paints = wall.paints.paints;
    const quint64 received = wall.feed.counts().received;
    const double hidden = wall.play(seconds, kiosks) / seconds;
    Figure none{
        QStringLiteral("%1 tiles hidden: pictures decoded and tiles painted").arg(kiosks), QStringLiteral("in all"),
        static_cast<double>(wall.feed.counts().received - received) + static_cast<double>(wall.paints.paints - paints)};
    none.mostValue = 0;
    none.note = QStringLiteral("%1 ms of processor a second, most of it this program's sender").arg(hidden, 0, 'f', 1);
    figures.add(none);
}

} // namespace

int main(int argc, char* argv[])
{
    const QApplication app(argc, argv);
    const Options options = optionsFrom(QApplication::arguments());
    Figures figures(QStringLiteral("Live wall"));
    if (!crypto::initialise())
        return 1;
    measure(16, {1600, 1000}, options, figures);
    measure(64, {2560, 2400}, options, figures);
    return figures.finish(options.json);
}
