// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder/figurekeeper.h"

#include <QTest>

using namespace jinbi::recorder;

class TestFigureKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countersAddUp();
    void theMiddleAndTheSlowEndAreNamed();
    void oldTimesGiveWay();
};

void TestFigureKeeper::countersAddUp()
{
    FigureKeeper keeper;
    keeper.add(&RecorderFigures::stored, 3);
    keeper.add(&RecorderFigures::stored, 4);
    keeper.add(&RecorderFigures::nacks, 1);
    QCOMPARE(keeper.snapshot().stored, 7);
    QCOMPARE(keeper.snapshot().nacks, 1);
    QCOMPARE(keeper.snapshot().receivedToStored.count, 0);
}

void TestFigureKeeper::theMiddleAndTheSlowEndAreNamed()
{
    FigureKeeper keeper;
    for (qint64 ms = 100; ms >= 0; --ms)
        keeper.time(FigureKeeper::Series::ReceivedToStored, ms);
    const Spread spread = keeper.snapshot().receivedToStored;
    QCOMPARE(spread.count, 101);
    QCOMPARE(spread.p50, 50);
    QCOMPARE(spread.p95, 95);
    QCOMPARE(keeper.snapshot().storedToAcked.count, 0);
}

void TestFigureKeeper::oldTimesGiveWay()
{
    FigureKeeper keeper;
    for (int i = 0; i < 8192; ++i)
        keeper.time(FigureKeeper::Series::StoredToAcked, 1000);
    for (int i = 0; i < 8192; ++i)
        keeper.time(FigureKeeper::Series::StoredToAcked, 2);
    const Spread spread = keeper.snapshot().storedToAcked;
    QCOMPARE(spread.count, 16384);
    QCOMPARE(spread.p95, 2);
}

QTEST_GUILESS_MAIN(TestFigureKeeper)
#include "tst_figurekeeper.moc"
