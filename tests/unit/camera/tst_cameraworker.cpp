// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/cameraworker.h"
#include "scriptedsource.h"
#include "steadyclock.h"

#include <QCoreApplication>
#include <QList>
#include <QTest>

#include <utility>

using namespace jinbi;
using namespace jinbi::camera;
using Mode = ScriptedSource::Mode;

class CameraWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aSlotKeepsOnlyTheNewestValue();
    void theNewestFrameCanBeFetchedOnce();
    void framesThatNobodyFetchesAreAnnouncedOnce();
    void aLossIsReportedAndTheCameraOpenedAgain();
    void aCameraThatIsNotThereIsTriedAgain();
    void aFaultAndItsEndAreReported_data();
    void aFaultAndItsEndAreReported();
    void theRateFollowsTheWish();
    void aWorkerEndsWhileItWaitsToTryAgain();

private:
    [[nodiscard]] CameraHealth lastHealth() const;

    SteadyClock m_clock;
    std::shared_ptr<ScriptedSource::Script> m_script;
    std::unique_ptr<CameraWorker> m_worker;
    // Not a QSignalSpy: it would record on the camera's thread.
    QList<std::pair<CameraHealth, QString>> m_health;
    int m_ready = 0;
};

void CameraWorkerTest::init()
{
    m_script = std::make_shared<ScriptedSource::Script>();
    m_worker = std::make_unique<CameraWorker>(std::make_unique<ScriptedSource>(m_script), m_clock,
                                              CameraWorker::Timing{20, 200});
    m_worker->setRate(CameraWorker::kScanRate);
    m_health.clear();
    m_ready = 0;
    connect(m_worker.get(), &CameraWorker::healthChanged, this, [this](CameraHealth health, const QString& note) {
        m_health.append({health, note});
    });
    connect(m_worker.get(), &CameraWorker::frameReady, this, [this] { ++m_ready; });
}

void CameraWorkerTest::cleanup()
{
    m_worker.reset();
    // What the last worker still sent belongs to its own test, not to the next one.
    QCoreApplication::removePostedEvents(this);
}

CameraHealth CameraWorkerTest::lastHealth() const
{
    return m_health.isEmpty() ? CameraHealth::Starting : m_health.last().first;
}

void CameraWorkerTest::aSlotKeepsOnlyTheNewestValue()
{
    LatestSlot<int> slot;
    QVERIFY(slot.put(1));
    QVERIFY(!slot.put(2));
    QCOMPARE(slot.take(), std::optional<int>(2));
    QVERIFY(!slot.take());
    QVERIFY(slot.put(3));
}

void CameraWorkerTest::theNewestFrameCanBeFetchedOnce()
{
    m_worker->start();
    QTRY_COMPARE(lastHealth(), CameraHealth::Good);
    QTRY_VERIFY(m_script->readCount > 4);
    const auto fetched = [this](std::optional<Frame>& frame) {
        if (!frame)
            frame = m_worker->takeFrame();
        return frame.has_value();
    };
    std::optional<Frame> first;
    QTRY_VERIFY(fetched(first));
    QVERIFY(first->number >= 4);
    std::optional<Frame> second;
    QTRY_VERIFY(fetched(second));
    QVERIFY(second->number > first->number);
}

void CameraWorkerTest::framesThatNobodyFetchesAreAnnouncedOnce()
{
    m_worker->start();
    QTRY_VERIFY(m_script->readCount > 5);
    QTRY_COMPARE(m_ready, 1);
    QVERIFY(m_worker->takeFrame());
    QTRY_COMPARE(m_ready, 2);
}

void CameraWorkerTest::aLossIsReportedAndTheCameraOpenedAgain()
{
    m_worker->start();
    QTRY_COMPARE(lastHealth(), CameraHealth::Good);
    m_script->mode = Mode::Unplugged;
    QTRY_COMPARE(lastHealth(), CameraHealth::Unplugged);
    m_script->mode = Mode::Good;
    QTRY_COMPARE(lastHealth(), CameraHealth::Good);
    QVERIFY(m_script->opened >= 2);
    QCOMPARE(m_health.size(), 3);
}

void CameraWorkerTest::aCameraThatIsNotThereIsTriedAgain()
{
    m_script->mode = Mode::Unplugged;
    m_worker->start();
    QTRY_VERIFY(m_script->opened > 3);
    QCOMPARE(m_script->readCount, 0);
    QTRY_COMPARE(m_health.size(), 1);
    m_script->mode = Mode::Good;
    QTRY_COMPARE(lastHealth(), CameraHealth::Good);
}

void CameraWorkerTest::aFaultAndItsEndAreReported_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<CameraHealth>("expected");
    QTest::newRow("frozen") << Mode::Frozen << CameraHealth::Frozen;
    QTest::newRow("black") << Mode::Black << CameraHealth::Black;
    QTest::newRow("reformatted") << Mode::Small << CameraHealth::Reformatted;
}

void CameraWorkerTest::aFaultAndItsEndAreReported()
{
    QFETCH(Mode, mode);
    QFETCH(CameraHealth, expected);
    m_worker->start();
    QTRY_COMPARE(lastHealth(), CameraHealth::Good);
    m_script->mode = mode;
    QTRY_COMPARE(lastHealth(), expected);
    QCOMPARE(m_health.last().second.isEmpty(), expected != CameraHealth::Reformatted);
    m_script->mode = Mode::Good;
    QTRY_COMPARE(lastHealth(), CameraHealth::Good);
}

void CameraWorkerTest::theRateFollowsTheWish()
{
    const auto msForReads = [this](int reads) {
        const int until = m_script->readCount + reads;
        const qint64 start = m_clock.monotonicMs();
        [&] { QTRY_VERIFY(m_script->readCount >= until); }();
        return m_clock.monotonicMs() - start;
    };
    m_worker->setRate(CameraWorker::kRestRate);
    m_worker->start();
    QTRY_VERIFY(m_script->readCount > 0);
    QVERIFY(msForReads(5) >= 780);
    m_worker->setRate(CameraWorker::kScanRate);
    QVERIFY(msForReads(10) < 2000);
}

void CameraWorkerTest::aWorkerEndsWhileItWaitsToTryAgain()
{
    m_script->mode = Mode::Unplugged;
    CameraWorker patient(std::make_unique<ScriptedSource>(m_script), m_clock, CameraWorker::Timing{600'000, 600'000});
    patient.start();
    QTRY_COMPARE(m_script->opened, 1);
    // The test's time-out is the judge: leaving the scope joins the thread.
}

QTEST_GUILESS_MAIN(CameraWorkerTest)
#include "tst_cameraworker.moc"
