// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/camerahealth.h"
#include "people/illustrator.h"
#include "scriptedsource.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::camera;
using Mode = ScriptedSource::Mode;

namespace {

/// Feeds so many frames, one per 100 ms.
CameraHealth feed(CameraHealthWatch& watch, Mode mode, int frames, qint64 fromMs = 0)
{
    static quint64 number = 0;
    for (int i = 0; i < frames; ++i)
        watch.frameArrived(ScriptedSource::pictureFor(mode, ++number), fromMs + 100 * i);
    return watch.health();
}

} // namespace

class CameraHealthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCameraStartsUntilItsFirstFrame();
    void nineEqualFramesAreNotYetFrozenAndTenAre();
    void aFaultIsSeen_data();
    void aFaultIsSeen();
    void aFaultEndsAfterThreeGoodFrames_data();
    void aFaultEndsAfterThreeGoodFrames();
    void oneDarkFrameIsNoFault();
    void aSilentCameraIsUnplugged();
    void theNoteTellsBothSizes();
    void anEmptyDrawnHallIsGood();
    void aDrawnHallAtDuskIsGood();
};

void CameraHealthTest::aCameraStartsUntilItsFirstFrame()
{
    CameraHealthWatch watch;
    QCOMPARE(watch.health(), CameraHealth::Starting);
    QCOMPARE(feed(watch, Mode::Good, 1), CameraHealth::Good);
}

void CameraHealthTest::nineEqualFramesAreNotYetFrozenAndTenAre()
{
    CameraHealthWatch watch;
    QCOMPARE(feed(watch, Mode::Frozen, 9), CameraHealth::Good);
    QCOMPARE(feed(watch, Mode::Frozen, 1), CameraHealth::Frozen);
}

void CameraHealthTest::aFaultIsSeen_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<CameraHealth>("expected");
    QTest::newRow("frozen") << Mode::Frozen << CameraHealth::Frozen;
    QTest::newRow("black") << Mode::Black << CameraHealth::Black;
    QTest::newRow("white") << Mode::White << CameraHealth::Black;
    QTest::newRow("reformatted") << Mode::Small << CameraHealth::Reformatted;
}

void CameraHealthTest::aFaultIsSeen()
{
    QFETCH(Mode, mode);
    QFETCH(CameraHealth, expected);
    CameraHealthWatch watch;
    QCOMPARE(feed(watch, Mode::Good, 5), CameraHealth::Good);
    QCOMPARE(feed(watch, mode, 10), expected);
}

void CameraHealthTest::aFaultEndsAfterThreeGoodFrames_data()
{
    aFaultIsSeen_data();
}

void CameraHealthTest::aFaultEndsAfterThreeGoodFrames()
{
    QFETCH(Mode, mode);
    QFETCH(CameraHealth, expected);
    CameraHealthWatch watch;
    feed(watch, Mode::Good, 5);
    feed(watch, mode, 10);
    QCOMPARE(feed(watch, Mode::Good, 2), expected);
    QCOMPARE(feed(watch, Mode::Good, 1), CameraHealth::Good);
    QVERIFY(watch.note().isEmpty());
}

void CameraHealthTest::oneDarkFrameIsNoFault()
{
    CameraHealthWatch watch;
    feed(watch, Mode::Good, 3);
    QCOMPARE(feed(watch, Mode::Black, 2), CameraHealth::Good);
    QCOMPARE(feed(watch, Mode::Good, 1), CameraHealth::Good);
}

void CameraHealthTest::aSilentCameraIsUnplugged()
{
    CameraHealthWatch watch;
    feed(watch, Mode::Good, 1, 1000);
    QCOMPARE(watch.timePassed(1000 + CameraHealthWatch::kSilenceMs), CameraHealth::Good);
    QCOMPARE(watch.timePassed(1001 + CameraHealthWatch::kSilenceMs), CameraHealth::Unplugged);
    QCOMPARE(feed(watch, Mode::Good, 3, 9000), CameraHealth::Good);
}

void CameraHealthTest::theNoteTellsBothSizes()
{
    CameraHealthWatch watch;
    feed(watch, Mode::Good, 3);
    feed(watch, Mode::Small, 1);
    QCOMPARE(watch.note(), QStringLiteral("640x480 -> 320x240"));
}

void CameraHealthTest::anEmptyDrawnHallIsGood()
{
    CameraHealthWatch watch;
    people::Illustrator illustrator;
    const people::Backdrop hall(1);
    for (int i = 0; i < 30; ++i)
        QCOMPARE(watch.frameArrived(illustrator.draw(nullptr, {}, static_cast<quint64>(i), hall), i * 100),
                 CameraHealth::Good);
}

void CameraHealthTest::aDrawnHallAtDuskIsGood()
{
    CameraHealthWatch watch;
    people::Illustrator illustrator;
    const people::Backdrop hall(1);
    people::VisitLook dusk;
    dusk.light.dusk = 1;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(watch.frameArrived(illustrator.draw(nullptr, dusk, static_cast<quint64>(i), hall), i * 100),
                 CameraHealth::Good);
}

QTEST_GUILESS_MAIN(CameraHealthTest)
#include "tst_camerahealth.moc"
