// SPDX-License-Identifier: GPL-3.0-or-later
#include "kioskfakes.h"

#include "kiosk/servicegate.h"

#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

namespace {

constexpr qint64 kHour = 3600000;

ServiceOrder stop(qint64 sinceMs, qint64 untilMs = 0)
{
    return {QUuid::createUuid(), true, {QStringLiteral("Repair"), QStringLiteral("console"), sinceMs, untilMs}};
}

ServiceOrder resume(qint64 sinceMs)
{
    return {QUuid::createUuid(), false, {{}, QStringLiteral("console"), sinceMs, 0}};
}

/// A kiosk's database and the gate in it, opened anew as often as wanted.
struct Kiosk
{
    Kiosk() { open(); }
    void open()
    {
        gate.reset();
        database.reset();
        database = *KioskDatabase::open(folder.filePath(QStringLiteral("kiosk.sqlite")));
        gate = *ServiceGate::open(*database);
    }

    QTemporaryDir folder;
    std::unique_ptr<KioskDatabase> database;
    std::unique_ptr<ServiceGate> gate;
};

} // namespace

class TestServiceGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyStoppedAFreshKiosk();
    void theNewestOrderWins_data();
    void theNewestOrderWins();
    void theSameAgainIsHarmless();
    void ofTwoInOneMillisecondTheStopCounts();
    void anOrderOutlivesTheProgram();
    void aStopEndsByTheConsolesClock_data();
    void aStopEndsByTheConsolesClock();
    void theOffsetOfTheOrderIsKeptForAStartWithoutConnection();
    void anOrderOfAWrongClockDoesNotBlockLaterOnes();
    void anOldOrderIsNotBelievedBecauseThisKiosksClockIsWrong();
};

void TestServiceGate::nobodyStoppedAFreshKiosk()
{
    Kiosk kiosk;
    QVERIFY(!kiosk.gate->suspension(kUtcMs, 0));
    QCOMPARE(kiosk.gate->leftMs(kUtcMs, 0), 0);
}

void TestServiceGate::theNewestOrderWins_data()
{
    QTest::addColumn<qint64>("stopped");
    QTest::addColumn<qint64>("resumed");
    QTest::addColumn<bool>("stopFirst");
    QTest::addColumn<bool>("isStopped");
    QTest::newRow("stop, then resume") << kUtcMs << kUtcMs + 1 << true << false;
    QTest::newRow("stop, then an older resume") << kUtcMs << kUtcMs - 1 << true << true;
    QTest::newRow("resume, then stop") << kUtcMs + 1 << kUtcMs << false << true;
    QTest::newRow("resume, then an older stop") << kUtcMs - 1 << kUtcMs << false << false;
}

void TestServiceGate::theNewestOrderWins()
{
    QFETCH(qint64, stopped);
    QFETCH(qint64, resumed);
    QFETCH(bool, stopFirst);
    QFETCH(bool, isStopped);
    Kiosk kiosk;
    const ServiceOrder first = stopFirst ? stop(stopped) : resume(resumed);
    const ServiceOrder second = stopFirst ? resume(resumed) : stop(stopped);
    QVERIFY(*kiosk.gate->take(first, kUtcMs, 0));
    QCOMPARE(*kiosk.gate->take(second, kUtcMs, 0), second.what.sinceMs > first.what.sinceMs);
    QCOMPARE(kiosk.gate->suspension(kUtcMs, 0).has_value(), isStopped);
}

void TestServiceGate::theSameAgainIsHarmless()
{
    Kiosk kiosk;
    const ServiceOrder order = stop(kUtcMs, kUtcMs + kHour);
    QVERIFY(*kiosk.gate->take(order, kUtcMs, 0));
    for (int i = 0; i < 3; ++i)
        QVERIFY(!*kiosk.gate->take(order, kUtcMs + i, 0));
    QCOMPARE(*kiosk.gate->suspension(kUtcMs, 0), order.what);
    // After its end the same message, still kept by the broker, does not begin it anew.
    QVERIFY(!*kiosk.gate->take(order, kUtcMs + 2 * kHour, 0));
    QVERIFY(!kiosk.gate->suspension(kUtcMs + 2 * kHour, 0));
}

void TestServiceGate::ofTwoInOneMillisecondTheStopCounts()
{
    Kiosk kiosk;
    QVERIFY(*kiosk.gate->take(resume(kUtcMs), kUtcMs, 0));
    QVERIFY(*kiosk.gate->take(stop(kUtcMs), kUtcMs, 0));
    QVERIFY(!*kiosk.gate->take(resume(kUtcMs), kUtcMs, 0));
    QVERIFY(kiosk.gate->suspension(kUtcMs, 0));
}

void TestServiceGate::anOrderOutlivesTheProgram()
{
    Kiosk kiosk;
    const ServiceOrder order = stop(kUtcMs);
    QVERIFY(*kiosk.gate->take(order, kUtcMs, 0));
    kiosk.open();
    QCOMPARE(*kiosk.gate->suspension(kUtcMs, {}), order.what);
    QVERIFY(!*kiosk.gate->take(order, kUtcMs, 0));
    QVERIFY(*kiosk.gate->take(resume(kUtcMs + 1), kUtcMs, 0));
    kiosk.open();
    QVERIFY(!kiosk.gate->suspension(kUtcMs, {}));
    QVERIFY(!*kiosk.gate->take(order, kUtcMs, 0));
}

void TestServiceGate::aStopEndsByTheConsolesClock_data()
{
    QTest::addColumn<qint64>("aheadMs");
    QTest::newRow("clocks agree") << qint64(0);
    QTest::newRow("kiosk two hours ahead") << 2 * kHour;
    QTest::newRow("kiosk two hours behind") << -2 * kHour;
}

void TestServiceGate::aStopEndsByTheConsolesClock()
{
    QFETCH(qint64, aheadMs);
    Kiosk kiosk;
    QVERIFY(*kiosk.gate->take(stop(kUtcMs, kUtcMs + kHour), kUtcMs + aheadMs, aheadMs));
    QVERIFY(kiosk.gate->suspension(kUtcMs + kHour - 1 + aheadMs, aheadMs));
    QCOMPARE(kiosk.gate->leftMs(kUtcMs + kHour - 5 + aheadMs, aheadMs), 5);
    QVERIFY(!kiosk.gate->suspension(kUtcMs + kHour + aheadMs, aheadMs));
    QCOMPARE(kiosk.gate->leftMs(kUtcMs + kHour + aheadMs, aheadMs), 0);
}

void TestServiceGate::theOffsetOfTheOrderIsKeptForAStartWithoutConnection()
{
    Kiosk kiosk;
    constexpr qint64 kAhead = 2 * kHour;
    QVERIFY(*kiosk.gate->take(stop(kUtcMs, kUtcMs + kHour), kUtcMs + kAhead, kAhead));
    kiosk.open();
    QVERIFY(kiosk.gate->suspension(kUtcMs + kAhead, {}));
    QVERIFY(!kiosk.gate->suspension(kUtcMs + kAhead + kHour, {}));
}

void TestServiceGate::anOrderOfAWrongClockDoesNotBlockLaterOnes()
{
    Kiosk kiosk;
    constexpr qint64 kYear = 365 * 24 * kHour;
    QVERIFY(*kiosk.gate->take(stop(kUtcMs + kYear), kUtcMs, {}));
    QVERIFY(!*kiosk.gate->take(resume(kUtcMs), kUtcMs, {}));
    QVERIFY(*kiosk.gate->take(resume(kUtcMs), kUtcMs, 0));
    QVERIFY(!kiosk.gate->suspension(kUtcMs, 0));
}

void TestServiceGate::anOldOrderIsNotBelievedBecauseThisKiosksClockIsWrong()
{
    Kiosk kiosk;
    constexpr qint64 kYear = 365 * 24 * kHour;
    // The kiosk woke in the past and does not know it yet.
    QVERIFY(*kiosk.gate->take(stop(kUtcMs), kUtcMs - kYear, {}));
    QVERIFY(!*kiosk.gate->take(resume(kUtcMs - kYear), kUtcMs - kYear, {}));
    QVERIFY(kiosk.gate->suspension(kUtcMs - kYear, {}));
    QVERIFY(!*kiosk.gate->take(resume(kUtcMs - kYear), kUtcMs - kYear, -kYear));
}

QTEST_GUILESS_MAIN(TestServiceGate)
#include "tst_servicegate.moc"
