// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scanner.h"
#include "kioskfakes.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

namespace {

struct Scan
{
    explicit Scan(int captures = 3) : scanner(engine)
    {
        rules.gate = policyFields().gate;
        rules.captures = captures;
        scanner.begin(rules, 1000);
    }
    Scanner::Glance see(int faces, int brightness, qint64 atMs, int person = 1)
    {
        return *scanner.look({pictureOf(faces, brightness, person), ++number, atMs});
    }

    PixelEngine engine;
    ScanRules rules;
    Scanner scanner;
    quint64 number = 0;
};

} // namespace

class TestScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atRestItOnlyDetects();
    void threeGoodCapturesCompleteAScan();
    void onlyTheBestThreeAreEmbedded();
    void aPoorPictureSaysWhatFails();
    void aPoorPictureIsNeverEmbedded();
    void nobodyIsNoFace();
    void twoPeopleAreNeverOneCustomer();
    void framesAfterTheBudgetDoNotCount();
    void framesBeforeTheScanDoNotCount();
    void capturesAreSpread();
    void livenessFollowsTheMajority();
    void wipeForgetsEverything();
};

void TestScanner::atRestItOnlyDetects()
{
    PixelEngine engine;
    Scanner scanner(engine);
    const Scanner::Glance glance = *scanner.look({pictureOf(1, 90, 1), 1, 50});
    QCOMPARE(glance.faces.size(), 1);
    QVERIFY(!glance.complete);
    QVERIFY(scanner.captures().isEmpty());
}

void TestScanner::threeGoodCapturesCompleteAScan()
{
    Scan scan;
    QVERIFY(!scan.see(1, 90, 1100).complete);
    const Scanner::Glance second = scan.see(1, 90, 1300);
    QCOMPARE(second.progress.attempt, 3);
    QVERIFY(!second.progress.hint);
    QVERIFY(scan.see(1, 90, 1500).complete);
    const ScanSummary summary = scan.scanner.finish();
    QVERIFY(summary.faceSeen && summary.usable);
    QCOMPARE(summary.attempts.size(), 3);
    QCOMPARE(summary.attempts.first().atMs, 1100);
    QCOMPARE(scan.scanner.embed()->size(), 3);
}

void TestScanner::onlyTheBestThreeAreEmbedded()
{
    Scan scan(3);
    scan.rules.captures = 3;
    for (const int brightness : {60, 20, 95, 55})
        scan.see(1, brightness, 1100 + 200 * brightness);
    Scan many;
    int at = 1100;
    for (const int brightness : {55, 97, 60})
        many.see(1, brightness, at += 200);
    many.see(1, 99, at += 200);
    many.see(1, 52, at += 200);
    const ScanSummary summary = many.scanner.finish();
    QList<int> values;
    for (const FaceAttempt& attempt : summary.attempts)
        values << *attempt.quality.value(QualityComponent::LuminanceMean);
    QCOMPARE(values, (QList<int>{97, 60, 99}));
    QVERIFY(many.scanner.embed());
    QCOMPARE(many.engine.embeddings.load(), 3);
}

void TestScanner::aPoorPictureSaysWhatFails()
{
    Scan scan;
    const Scanner::Glance glance = scan.see(1, 30, 1100);
    QCOMPARE(glance.progress.hint, std::optional(QualityComponent::LuminanceMean));
    scan.see(1, 40, 1300);
    const ScanSummary summary = scan.scanner.finish();
    QVERIFY(summary.faceSeen);
    QVERIFY(!summary.usable);
    QCOMPARE(summary.failing, std::optional(QualityComponent::LuminanceMean));
    QCOMPARE(summary.attempts.size(), 1);
    QCOMPARE(summary.attempts.first().quality.value(QualityComponent::LuminanceMean), std::optional(40));
}

void TestScanner::aPoorPictureIsNeverEmbedded()
{
    Scan scan;
    scan.see(1, 30, 1100);
    scan.see(1, 90, 1300);
    QCOMPARE(scan.scanner.finish().attempts.size(), 1);
    QCOMPARE(scan.scanner.embed()->size(), 1);
    QCOMPARE(scan.engine.embeddings.load(), 1);
}

void TestScanner::nobodyIsNoFace()
{
    Scan scan;
    for (int i = 0; i < 20; ++i)
        scan.see(0, 90, 1100 + 100 * i);
    const ScanSummary summary = scan.scanner.finish();
    QVERIFY(!summary.faceSeen);
    QVERIFY(summary.attempts.isEmpty());
    QVERIFY(scan.scanner.embed()->isEmpty());
}

void TestScanner::twoPeopleAreNeverOneCustomer()
{
    Scan scan;
    QCOMPARE(scan.see(2, 90, 1100).progress.hint, std::optional(QualityComponent::SingleFace));
    const ScanSummary summary = scan.scanner.finish();
    QVERIFY(!summary.usable);
    QCOMPARE(summary.failing, std::optional(QualityComponent::SingleFace));
}

void TestScanner::framesAfterTheBudgetDoNotCount()
{
    Scan scan;
    QVERIFY(!scan.see(0, 90, 5999).complete);
    QVERIFY(scan.see(1, 90, 6000).complete);
    QVERIFY(!scan.scanner.finish().faceSeen);
}

void TestScanner::framesBeforeTheScanDoNotCount()
{
    Scan scan;
    scan.see(1, 90, 999);
    QVERIFY(!scan.scanner.finish().faceSeen);
}

void TestScanner::capturesAreSpread()
{
    Scan scan;
    for (int i = 0; i < 10; ++i)
        QVERIFY(!scan.see(1, 90 - i, 1100 + 9 * i).complete);
    const ScanSummary summary = scan.scanner.finish();
    QCOMPARE(summary.attempts.size(), 1);
    QCOMPARE(summary.attempts.first().quality.value(QualityComponent::LuminanceMean), std::optional(90));
}

void TestScanner::livenessFollowsTheMajority()
{
    Scan scan;
    QCOMPARE(scan.see(1, 90, 1100).progress.liveness, Liveness::NotAssessed);
    scan.engine.livenessAnswer = Liveness::BonaFide;
    scan.see(1, 90, 1300);
    scan.engine.livenessAnswer = Liveness::Attack;
    QCOMPARE(scan.see(1, 90, 1500).progress.liveness, Liveness::Attack);
    QCOMPARE(scan.scanner.finish().liveness, Liveness::Attack);
}

void TestScanner::wipeForgetsEverything()
{
    Scan scan;
    scan.see(1, 90, 1100);
    scan.scanner.wipe();
    QVERIFY(scan.scanner.captures().isEmpty());
    QVERIFY(!scan.scanner.isScanning());
    QVERIFY(!scan.scanner.finish().faceSeen);
}

QTEST_GUILESS_MAIN(TestScanner)
#include "tst_scanner.moc"
