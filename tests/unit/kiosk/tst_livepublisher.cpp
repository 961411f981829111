// SPDX-License-Identifier: GPL-3.0-or-later
#include "jpeg/jpegcodec.h"
#include "kiosk/livepublisher.h"
#include "kiosk/mosaic.h"
#include "kioskfakes.h"

#include <QTest>

#include <cmath>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

namespace {

/// A publisher whose encoder is the real one and is counted.
struct Studio
{
    explicit Studio(LivePublisher::People people = LivePublisher::People::Real)
        : key(*crypto::OpeningKey::create())
        , publisher(
              kioskId(), key.sealingKey(),
              [this](const QImage& picture) {
                  ++encoded;
                  lastEncoded = picture;
                  return encodeJpeg(picture);
              },
              people)
    {
    }
    QList<wire::LivePicture> offer(int faces, qint64 nowMs, bool searched = true)
    {
        PixelEngine engine;
        const Frame frame{pictureOf(faces, 90, 1), ++number, nowMs};
        Sighting sighting{frame, std::nullopt};
        if (searched)
            sighting.faces = *engine.detect(frame.picture);
        return publisher.offer(sighting, VisitProgress(), nowMs, kUtcMs);
    }

    crypto::OpeningKey key;
    int encoded = 0;
    QImage lastEncoded;
    LivePublisher publisher;
    quint64 number = 0;
};

ViewLease lease(bool masked = true)
{
    ViewLease l;
    l.id = LeaseId::create();
    l.kiosk = kioskId();
    l.holder = QStringLiteral("officer");
    l.masked = masked;
    l.lastsMs = masked ? kMaskedLeaseMs : 120000;
    if (!masked) {
        l.purpose = QStringLiteral("lens check");
        l.maxFps = 15;
        l.maxSize = QSize(640, 480);
    }
    return l;
}

/// Mean difference of neighbouring pixels: what is left of fine detail.
double detail(const QImage& picture, const QRect& region)
{
    double sum = 0;
    for (int y = region.top(); y < region.bottom(); ++y) {
        for (int x = region.left(); x < region.right(); ++x)
            sum += std::abs(qGray(picture.pixel(x, y)) - qGray(picture.pixel(x + 1, y)));
    }
    return sum / (region.width() * region.height());
}

QRect faceIn(const QSize& size)
{
    return QRect(240 * size.width() / 640, 140 * size.height() / 480, 160 * size.width() / 640,
                 200 * size.height() / 480);
}

} // namespace

class TestLivePublisher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void withoutALeaseNothingIsEncoded();
    void aPictureCanBeOpenedByTheBranchOnly();
    void aMaskedFaceHasNoDetailLeft();
    void anUnmaskedFaceKeepsItsDetail();
    void aMissedFaceIsMaskedWhereItWas();
    void aSecondFaceThatIsMissedStaysMasked();
    void aPictureThatWasNotSearchedIsMaskedAltogether();
    void anEmptyHallIsShownAsItIs();
    void aLeaseEndsByTheMonotonicClock();
    void aReleasedLeaseEndsAtOnce();
    void aRenewalNeitherUnmasksNorStretches();
    void drawnPeopleMayBeLookedAtForLonger();
    void anUnmaskedLeaseThatIsOverIsNotTakenAgain();
    void onlyAnUnmaskedLeaseMeansThatAFaceIsSeen();
    void thePinIsDarkUnderAnUnmaskedLeaseToo();
    void anotherKiosksLeaseIsRefused();
    void aLeaseOutsideItsLimitsIsRefused();
    void noMoreLeasesThanFour();
    void rateAndSizeStayWithinTheLease_data();
    void rateAndSizeStayWithinTheLease();
    void nothingIsEncodedAroundThePin();
    void aFrameOfTheBlackoutIsNotSentAfterIt();
    void theBoxIsScaledWithThePicture();
};

void TestLivePublisher::withoutALeaseNothingIsEncoded()
{
    Studio studio;
    for (int i = 0; i < 50; ++i)
        QVERIFY(studio.offer(1, i * 100).isEmpty());
    QCOMPARE(studio.encoded, 0);
    QVERIFY(!studio.publisher.intervalMs(0));
}

void TestLivePublisher::aPictureCanBeOpenedByTheBranchOnly()
{
    Studio studio;
    const ViewLease l = lease();
    QVERIFY(studio.publisher.take(l, 0));
    const QList<wire::LivePicture> pictures = studio.offer(1, 100);
    QCOMPARE(pictures.size(), 1);
    const wire::LivePicture& live = pictures.first();
    QCOMPARE(live.meta.lease, l.id);
    QCOMPARE(live.meta.capturedMs, kUtcMs + 100);
    QVERIFY(live.meta.masked);
    QVERIFY(!live.sealed.contains("JFIF"));
    const QImage opened = *decodeJpeg(*studio.key.open(live.sealed));
    QCOMPARE(opened.size(), live.meta.size);
    QVERIFY(!crypto::OpeningKey::create()->open(live.sealed));
    QVERIFY(wire::decodeLive(kioskId(), wire::encode(kioskId(), live)));
}

void TestLivePublisher::aMaskedFaceHasNoDetailLeft()
{
    Studio studio;
    QVERIFY(studio.publisher.take(lease(), 0));
    const wire::LivePicture live = studio.offer(1, 100).first();
    const QImage opened = *decodeJpeg(*studio.key.open(live.sealed));
    const QRect face = faceIn(opened.size());
    const double before =
        detail(pictureOf(1, 90, 1).scaled(opened.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation), face);
    const double after = detail(opened, face);
    QVERIFY2(before > 30, qPrintable(QString::number(before)));
    QVERIFY2(after < before / 20, qPrintable(QString::number(after)));
    QSet<QRgb> colours;
    for (int y = face.top(); y <= face.bottom(); ++y) {
        for (int x = face.left(); x <= face.right(); ++x)
            colours << studio.lastEncoded.pixel(x, y);
    }
    QVERIFY2(colours.size() <= 64, "at most eight blocks each way");
}

void TestLivePublisher::anUnmaskedFaceKeepsItsDetail()
{
    Studio studio;
    QVERIFY(studio.publisher.take(lease(false), 0));
    const wire::LivePicture live = studio.offer(1, 100).first();
    QVERIFY(!live.meta.masked);
    const QImage opened = *decodeJpeg(*studio.key.open(live.sealed));
    QVERIFY(detail(opened, faceIn(opened.size())) > 30);
}

void TestLivePublisher::aMissedFaceIsMaskedWhereItWas()
{
    Studio studio;
    QVERIFY(studio.publisher.take(lease(), 0));
    QCOMPARE(studio.offer(1, 100).size(), 1);
    // The face is there, and detection misses it or is not run.
    for (const bool searched : {true, false}) {
        const Frame frame{pictureOf(1, 90, 1), 9, searched ? 1000 : 1500};
        Sighting sighting{frame, std::nullopt};
        if (searched)
            sighting.faces = QList<FaceBox>();
        QCOMPARE(studio.publisher.offer(sighting, {}, frame.capturedMs, 0).size(), 1);
        QVERIFY(detail(studio.lastEncoded, faceIn(studio.lastEncoded.size())) < 3);
        QVERIFY(studio.lastEncoded.pixelColor(4, 4) == QColor(120, 130, 140));
    }
}

void TestLivePublisher::aSecondFaceThatIsMissedStaysMasked()
{
    Studio studio;
    QVERIFY(studio.publisher.take(lease(), 0));
    FaceBox left;
    left.box = QRectF(40, 100, 100, 120);
    FaceBox right;
    right.box = QRectF(440, 100, 100, 120);
    const QImage noise = pictureOf(1, 90, 1);
    QVERIFY(!studio.publisher.offer({{noise, 1, 100}, QList<FaceBox>{left, right}}, {}, 100, 0).isEmpty());
    QImage chequered(640, 480, QImage::Format_BGR888);
    for (int y = 0; y < 480; ++y) {
        for (int x = 0; x < 640; ++x)
            chequered.setPixelColor(x, y, (x / 4 + y / 4) % 2 ? Qt::black : Qt::white);
    }
    QVERIFY(!studio.publisher.offer({{chequered, 2, 600}, QList<FaceBox>{left}}, {}, 600, 0).isEmpty());
    const double scale = studio.lastEncoded.width() / 640.0;
    const QRect missed = QRectF(right.box.topLeft() * scale, right.box.size() * scale).toRect();
    QVERIFY(detail(studio.lastEncoded, missed) < 3);
}

void TestLivePublisher::aPictureThatWasNotSearchedIsMaskedAltogether()
{
    Studio studio;
    QVERIFY(studio.publisher.take(lease(), 0));
    QCOMPARE(studio.offer(1, 100, false).size(), 1);
    QVERIFY(detail(studio.lastEncoded, studio.lastEncoded.rect().adjusted(0, 0, -1, -1)) < 3);
}

void TestLivePublisher::anEmptyHallIsShownAsItIs()
{
    Studio studio;
    QVERIFY(studio.publisher.take(lease(), 0));
    QCOMPARE(studio.offer(1, 100).size(), 1);
    QCOMPARE(studio.offer(0, 100 + LivePublisher::kRememberMs).size(), 1);
    QCOMPARE(studio.lastEncoded.pixelColor(studio.lastEncoded.rect().center()), QColor(120, 130, 140));
}

void TestLivePublisher::aLeaseEndsByTheMonotonicClock()
{
    Studio studio;
    ViewLease l = lease();
    l.lastsMs = 5000;
    QVERIFY(studio.publisher.take(l, 1000));
    QCOMPARE(studio.offer(1, 5999).size(), 1);
    QVERIFY(studio.offer(1, 6000).isEmpty());
    QVERIFY(!studio.publisher.intervalMs(6000));
    QVERIFY(studio.offer(1, 9000).isEmpty());
    QCOMPARE(studio.encoded, 1);
}

void TestLivePublisher::aReleasedLeaseEndsAtOnce()
{
    Studio studio;
    const ViewLease l = lease();
    QVERIFY(studio.publisher.take(l, 0));
    QCOMPARE(studio.offer(1, 100).size(), 1);
    studio.publisher.release(l.id);
    QVERIFY(studio.offer(1, 1000).isEmpty());
}

void TestLivePublisher::aRenewalNeitherUnmasksNorStretches()
{
    Studio studio;
    ViewLease l = lease();
    QVERIFY(studio.publisher.take(l, 0));
    ViewLease bare = lease(false);
    bare.id = l.id;
    QVERIFY(!studio.publisher.take(bare, 10));
    QVERIFY(studio.publisher.take(l, 50000));
    QVERIFY(studio.publisher.intervalMs(109999));
    studio.publisher.release(l.id);
    ViewLease open = lease(false);
    open.lastsMs = kUnmaskedLeaseMs;
    QVERIFY(studio.publisher.take(open, 0));
    QVERIFY(studio.publisher.take(open, kAloneLeaseMs - 1));
    QVERIFY(!studio.publisher.intervalMs(kAloneLeaseMs));
}

void TestLivePublisher::drawnPeopleMayBeLookedAtForLonger()
{
    Studio studio(LivePublisher::People::Drawn);
    ViewLease open = lease(false);
    open.lastsMs = kUnmaskedLeaseMs;
    QVERIFY(studio.publisher.take(open, 0));
    QVERIFY(studio.publisher.take(open, kUnmaskedLeaseMs - 1));
    QVERIFY(studio.publisher.intervalMs(kUnmaskedLeaseMs - 1));
    QVERIFY(!studio.publisher.intervalMs(kUnmaskedLeaseMs));
    QVERIFY(studio.publisher.take(open, kUnmaskedLeaseMs));
}

void TestLivePublisher::anUnmaskedLeaseThatIsOverIsNotTakenAgain()
{
    Studio studio;
    ViewLease open = lease(false);
    open.lastsMs = 30000;
    QVERIFY(studio.publisher.take(open, 0));
    // Two renewals were lost: it goes on, and counts from its first moment.
    QVERIFY(studio.offer(1, 40000).isEmpty());
    QVERIFY(studio.publisher.take(open, 50000));
    QCOMPARE(studio.offer(1, 50000).size(), 1);
    open.lastsMs = kAloneLeaseMs;
    QVERIFY(studio.publisher.take(open, 60000));
    QCOMPARE(studio.publisher.faceSeenUntilMs(60000), std::optional(kAloneLeaseMs));
    QVERIFY(studio.offer(1, kAloneLeaseMs).isEmpty());
    QVERIFY(!studio.publisher.take(open, kAloneLeaseMs));
    ViewLease masked = lease();
    masked.id = open.id;
    QVERIFY(!studio.publisher.take(masked, kAloneLeaseMs));

    ViewLease other = lease(false);
    QVERIFY(studio.publisher.take(other, 200000));
    studio.publisher.release(other.id);
    QVERIFY(!studio.publisher.take(other, 200001));
    QVERIFY(studio.offer(1, 200100).isEmpty());
}

void TestLivePublisher::onlyAnUnmaskedLeaseMeansThatAFaceIsSeen()
{
    Studio studio;
    const ViewLease masked = lease();
    const ViewLease open = lease(false);
    QVERIFY(studio.publisher.take(masked, 0));
    QVERIFY(studio.publisher.watchedUntilMs(0));
    QVERIFY(!studio.publisher.faceSeenUntilMs(0));
    QVERIFY(studio.publisher.take(open, 1000));
    QCOMPARE(studio.publisher.faceSeenUntilMs(1000), std::optional<qint64>(121000));
    // Each holder gets what the own lease says.
    int unmasked = 0;
    for (const wire::LivePicture& picture : studio.offer(1, 1000)) {
        QCOMPARE(picture.meta.masked, picture.meta.lease == masked.id);
        unmasked += picture.meta.masked ? 0 : 1;
    }
    QCOMPARE(unmasked, 1);
    studio.publisher.release(open.id);
    QVERIFY(!studio.publisher.faceSeenUntilMs(1000));
    QVERIFY(studio.publisher.watchedUntilMs(1000));
}

void TestLivePublisher::thePinIsDarkUnderAnUnmaskedLeaseToo()
{
    Studio studio;
    QVERIFY(studio.publisher.take(lease(false), 0));
    QCOMPARE(studio.offer(1, 1000).size(), 1);
    const int before = studio.encoded;
    studio.publisher.announcePin(1000);
    for (qint64 now = 1000; now <= 5000; now += 50)
        QVERIFY(studio.offer(1, now).isEmpty());
    studio.publisher.endPin(5000);
    for (qint64 now = 5000; now <= 5000 + LivePublisher::kBlackoutMarginMs; now += 50)
        QVERIFY(studio.offer(1, now).isEmpty());
    // Nor under one that is taken in the middle of it.
    studio.publisher.announcePin(6000);
    QVERIFY(studio.publisher.take(lease(false), 6500));
    QVERIFY(studio.offer(1, 6600).isEmpty());
    QCOMPARE(studio.encoded, before);
    studio.publisher.endPin(7000);
    QVERIFY(!studio.offer(1, 7300).isEmpty());
}

void TestLivePublisher::anotherKiosksLeaseIsRefused()
{
    Studio studio;
    ViewLease l = lease();
    l.kiosk = *KioskId::from(QStringLiteral("k-002"));
    QVERIFY(!studio.publisher.take(l, 0));
    QVERIFY(!studio.publisher.intervalMs(1));
}

void TestLivePublisher::aLeaseOutsideItsLimitsIsRefused()
{
    Studio studio;
    ViewLease l = lease();
    l.maxFps = 6;
    QVERIFY(!studio.publisher.take(l, 0));
    l = lease(false);
    l.purpose.clear();
    QVERIFY(!studio.publisher.take(l, 0));
    QVERIFY(studio.offer(1, 100).isEmpty());
}

void TestLivePublisher::noMoreLeasesThanFour()
{
    Studio studio;
    for (int i = 0; i < 4; ++i)
        QVERIFY(studio.publisher.take(lease(), 0));
    QVERIFY(!studio.publisher.take(lease(), 0));
    QVERIFY(studio.publisher.take(lease(), kMaskedLeaseMs));
}

void TestLivePublisher::rateAndSizeStayWithinTheLease_data()
{
    QTest::addColumn<bool>("masked");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::addColumn<QSize>("size");
    QTest::newRow("masked") << true << 48 << 51 << QSize(480, 360);
    QTest::newRow("unmasked") << false << 140 << 151 << QSize(640, 480);
}

void TestLivePublisher::rateAndSizeStayWithinTheLease()
{
    QFETCH(bool, masked);
    QFETCH(int, least);
    QFETCH(int, most);
    QFETCH(QSize, size);
    Studio studio;
    QVERIFY(studio.publisher.take(lease(masked), 0));
    for (qint64 ms = 0; ms < 10000; ms += 33)
        studio.offer(1, ms);
    QVERIFY2(studio.encoded >= least && studio.encoded <= most, qPrintable(QString::number(studio.encoded)));
    QCOMPARE(studio.lastEncoded.size(), size);
}

void TestLivePublisher::nothingIsEncodedAroundThePin()
{
    Studio studio;
    QVERIFY(studio.publisher.take(lease(false), 0));
    constexpr qint64 kAnnounced = 2000;
    constexpr qint64 kBegan = 2300;
    constexpr qint64 kEnded = 7000;
    QList<qint64> times;
    for (qint64 ms = 0; ms < 10000; ms += 10) {
        if (ms == kAnnounced)
            studio.publisher.announcePin(ms);
        if (ms == kEnded)
            studio.publisher.endPin(ms);
        const int before = studio.encoded;
        studio.offer(1, ms);
        if (studio.encoded > before)
            times << ms;
    }
    QVERIFY(times.size() > 60);
    for (const qint64 ms : times)
        QVERIFY2(ms < kBegan - 200 || ms > kEnded + 200, qPrintable(QString::number(ms)));
    QVERIFY(std::any_of(times.cbegin(), times.cend(), [](qint64 ms) { return ms > kEnded + 200; }));
}

void TestLivePublisher::aFrameOfTheBlackoutIsNotSentAfterIt()
{
    Studio studio;
    QVERIFY(studio.publisher.take(lease(), 0));
    studio.publisher.announcePin(1000);
    studio.publisher.endPin(2000);
    const Frame waited{pictureOf(1, 90, 1), 1, 2100};
    QVERIFY(studio.publisher.offer({waited, QList<FaceBox>()}, {}, 2500, 0).isEmpty());
    QCOMPARE(studio.encoded, 0);
    QCOMPARE(studio.offer(1, 2501).size(), 1);
}

void TestLivePublisher::theBoxIsScaledWithThePicture()
{
    Studio studio;
    QVERIFY(studio.publisher.take(lease(), 0));
    const LiveMeta meta = studio.offer(1, 100).first().meta;
    QCOMPARE(meta.size, QSize(480, 360));
    QVERIFY(meta.face);
    QCOMPARE(meta.face->box, QRectF(180, 105, 120, 150));
}

QTEST_GUILESS_MAIN(TestLivePublisher)
#include "tst_livepublisher.moc"
