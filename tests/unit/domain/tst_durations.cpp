// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/durations.h"

#include <QTest>

#include <cmath>

using namespace jinbi;

class TestDurations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBinHoldsWhatLastsAtMostItsEdge_data();
    void aBinHoldsWhatLastsAtMostItsEdge();
    void fiveSecondsAreStillWithinFiveSeconds();
    void aPercentileIsNeverTooShort();
    void withoutDataThereIsNoPercentile();
    void whatLastsTooLongIsOnlyKnownToBeLonger();
    void theIntervalIsTheOneOfWilson_data();
    void theIntervalIsTheOneOfWilson();
    void sumsOfTwoAreTheSameAsAllInOne();
};

void TestDurations::aBinHoldsWhatLastsAtMostItsEdge_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<int>("bin");
    QTest::newRow("nothing") << qint64{0} << 0;
    QTest::newRow("1 ms") << qint64{1} << 1;
    QTest::newRow("100 ms") << qint64{100} << 1;
    QTest::newRow("101 ms") << qint64{101} << 2;
    QTest::newRow("a minute") << qint64{60000} << 600;
    QTest::newRow("longer") << qint64{60001} << 601;
    QTest::newRow("a day") << qint64{86400000} << 601;
    QTest::newRow("negative") << qint64{-5} << 0;
}

void TestDurations::aBinHoldsWhatLastsAtMostItsEdge()
{
    QFETCH(const qint64, ms);
    QTEST(DurationCounts::binOf(ms), "bin");
}

void TestDurations::fiveSecondsAreStillWithinFiveSeconds()
{
    DurationCounts counts;
    for (const qint64 ms : {4999, 5000, 5001})
        counts.add(DurationCounts::binOf(ms), 1);
    QCOMPARE(counts.within(kScanGoalMs).hits, 2);
    QCOMPARE(counts.within(kScanGoalMs).of, 3);
}

void TestDurations::aPercentileIsNeverTooShort()
{
    DurationCounts counts;
    for (qint64 ms = 10; ms <= 1000; ms += 10)
        counts.add(DurationCounts::binOf(ms), 1);
    QCOMPARE(counts.count(), 100);
    QCOMPARE(counts.percentileMs(0.5), std::optional<qint64>(500));
    QCOMPARE(counts.percentileMs(0.95), std::optional<qint64>(1000));
    QCOMPARE(counts.percentileMs(0.01), std::optional<qint64>(100));
    QCOMPARE(counts.percentileMs(1.0), std::optional<qint64>(1000));
}

void TestDurations::withoutDataThereIsNoPercentile()
{
    QVERIFY(!DurationCounts().percentileMs(0.5));
    const Share share = DurationCounts().within(kScanGoalMs);
    QCOMPARE(share.of, 0);
    QCOMPARE(share.low, 0.0);
    QCOMPARE(share.high, 1.0);
}

void TestDurations::whatLastsTooLongIsOnlyKnownToBeLonger()
{
    DurationCounts counts;
    counts.add(DurationCounts::binOf(60000), 1);
    QVERIFY(!DurationCounts::isBeyond(*counts.percentileMs(1.0)));
    counts.add(DurationCounts::binOf(90000), 1);
    QVERIFY(DurationCounts::isBeyond(*counts.percentileMs(1.0)));
}

void TestDurations::theIntervalIsTheOneOfWilson_data()
{
    QTest::addColumn<qint64>("hits");
    QTest::addColumn<qint64>("of");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    // Worked by hand from the formula, and the examples of Newcombe, Statistics in Medicine 17 (1998), table I.
    QTest::newRow("81 of 263") << qint64{81} << qint64{263} << 0.2553 << 0.3662;
    QTest::newRow("15 of 148") << qint64{15} << qint64{148} << 0.0624 << 0.1605;
    QTest::newRow("0 of 20") << qint64{0} << qint64{20} << 0.0 << 0.1611;
    QTest::newRow("1 of 29") << qint64{1} << qint64{29} << 0.0061 << 0.1718;
    QTest::newRow("all of 20") << qint64{20} << qint64{20} << 0.8389 << 1.0;
}

void TestDurations::theIntervalIsTheOneOfWilson()
{
    QFETCH(const qint64, hits);
    QFETCH(const qint64, of);
    QFETCH(const double, low);
    QFETCH(const double, high);
    const Share share = Share::of95(hits, of);
    QVERIFY2(std::abs(share.low - low) < 0.0001, qPrintable(QString::number(share.low, 'f', 5)));
    QVERIFY2(std::abs(share.high - high) < 0.0001, qPrintable(QString::number(share.high, 'f', 5)));
}

void TestDurations::sumsOfTwoAreTheSameAsAllInOne()
{
    DurationCounts one;
    DurationCounts two;
    DurationCounts both;
    for (int bin = 0; bin < DurationCounts::kBins; bin += 7) {
        (bin % 2 == 0 ? one : two).add(bin, bin + 1);
        both.add(bin, bin + 1);
    }
    one.add(two);
    QVERIFY(one == both);
}

QTEST_GUILESS_MAIN(TestDurations)
#include "tst_durations.moc"
