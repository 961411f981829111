// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/camerahealth.h"
#include "camera/syntheticsource.h"
#include "steadyclock.h"

#include <QTest>

#include <cstdlib>
#include <thread>

using namespace jinbi;
using namespace jinbi::camera;

namespace {

/// Share of pixels that differ clearly.
double changed(const QImage& a, const QImage& b)
{
    int count = 0;
    for (int y = 0; y < 480; y += 4) {
        for (int x = 0; x < 640; x += 4)
            count += std::abs(qGreen(a.pixel(x, y)) - qGreen(b.pixel(x, y))) > 20 ? 1 : 0;
    }
    return count / (120.0 * 160.0);
}

} // namespace

class SyntheticSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whoEntersIsSeenAndWhoLeavesIsNot();
    void duskDarkensTheHall();
    void framesComeAtMostFifteenTimesASecond();
    void aFaultIsWhatTheWatchSees_data();
    void aFaultIsWhatTheWatchSees();
    void anUnpluggedCameraCannotBeOpenedUntilItIsBack();
    void aSceneMayChangeWhileItIsDrawn();

private:
    QImage next();

    SteadyClock m_clock;
    std::shared_ptr<Scene> m_scene;
    std::unique_ptr<SyntheticSource> m_source;
};

void SyntheticSourceTest::init()
{
    m_scene = std::make_shared<Scene>();
    m_source = std::make_unique<SyntheticSource>(m_scene, m_clock, quint64{5});
    QVERIFY(m_source->open());
}

QImage SyntheticSourceTest::next()
{
    const Result<Frame> frame = m_source->read();
    return frame ? frame->picture : QImage();
}

void SyntheticSourceTest::whoEntersIsSeenAndWhoLeavesIsNot()
{
    const QImage empty = next();
    m_scene->enter(people::personFromSeed(1), {});
    // Walks up first, and is nearest after a second.
    QTRY_VERIFY(changed(empty, next()) > 0.08);
    m_scene->leave();
    QVERIFY(changed(empty, next()) < 0.002);
    m_scene->change({});
    QVERIFY(changed(empty, next()) < 0.002);
}

void SyntheticSourceTest::duskDarkensTheHall()
{
    const QImage day = next();
    m_scene->setDusk(1);
    const QImage dusk = next();
    QVERIFY(qBlue(dusk.pixel(320, 100)) < qBlue(day.pixel(320, 100)) - 20);
}

void SyntheticSourceTest::framesComeAtMostFifteenTimesASecond()
{
    const qint64 start = m_clock.monotonicMs();
    for (int i = 0; i < 8; ++i)
        QVERIFY(!next().isNull());
    QVERIFY(m_clock.monotonicMs() - start >= 455);
}

void SyntheticSourceTest::aFaultIsWhatTheWatchSees_data()
{
    QTest::addColumn<SceneFault>("fault");
    QTest::addColumn<CameraHealth>("expected");
    QTest::newRow("none") << SceneFault::None << CameraHealth::Good;
    QTest::newRow("frozen") << SceneFault::Frozen << CameraHealth::Frozen;
    QTest::newRow("black") << SceneFault::Black << CameraHealth::Black;
    QTest::newRow("reformatted") << SceneFault::Reformatted << CameraHealth::Reformatted;
}

void SyntheticSourceTest::aFaultIsWhatTheWatchSees()
{
    QFETCH(SceneFault, fault);
    QFETCH(CameraHealth, expected);
    CameraHealthWatch watch;
    watch.frameArrived(next(), 0);
    m_scene->setFault(fault);
    for (int i = 0; i < 10; ++i)
        watch.frameArrived(next(), i);
    QCOMPARE(watch.health(), expected);
    m_scene->setFault(SceneFault::None);
    for (int i = 0; i < 3; ++i)
        watch.frameArrived(next(), i);
    QCOMPARE(watch.health(), CameraHealth::Good);
}

void SyntheticSourceTest::anUnpluggedCameraCannotBeOpenedUntilItIsBack()
{
    m_scene->setFault(SceneFault::Unplugged);
    const Result<Frame> frame = m_source->read();
    QVERIFY(!frame);
    QCOMPARE(frame.error().code, ErrorCode::Unavailable);
    QVERIFY(!m_source->open());
    m_scene->setFault(SceneFault::None);
    QVERIFY(!m_source->read());
    QVERIFY(m_source->open());
    QVERIFY(m_source->read());
}

void SyntheticSourceTest::aSceneMayChangeWhileItIsDrawn()
{
    const std::jthread script([scene = m_scene](const std::stop_token& stop) {
        for (quint64 seed = 0; !stop.stop_requested(); ++seed) {
            scene->enter(people::personFromSeed(seed % 5), people::lookFromSeed(seed));
            scene->setDusk(0.5);
            scene->leave();
        }
    });
    for (int i = 0; i < 10; ++i)
        QVERIFY(!next().isNull());
}

QTEST_GUILESS_MAIN(SyntheticSourceTest)
#include "tst_syntheticsource.moc"
