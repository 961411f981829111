// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/facetemplate.h"
#include "domain/ids.h"
#include "domain/lease.h"
#include "domain/matchscore.h"
#include "domain/names.h"
#include "domain/tone.h"
#include "domain/words.h"

#include <QTest>

#include <limits>

using namespace jinbi;

class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKioskNameHoldsOnlyWhatNoTopicOrPathCanMisread_data();
    void aKioskNameHoldsOnlyWhatNoTopicOrPathCanMisread();
    void aScoreIsAWholeNumberOfUnitsInsideItsRange();
    void aSimilarityRoundsToTheNearestUnitAndNaNIsNoScore();
    void everyEnumerationCrossesTheWireByItsNameAndBack();
    void everyOutcomeHasWordsAndAnExplanation();
    void aLeaseOutsideItsLimitsIsRefused_data();
    void aLeaseOutsideItsLimitsIsRefused();
    void aMovedTemplateLeavesNothingBehind();
};

void TestValues::aKioskNameHoldsOnlyWhatNoTopicOrPathCanMisread_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << "K-0117" << true;
    QTest::newRow("32 characters") << QString(32, QLatin1Char('a')) << true;
    QTest::newRow("33 characters") << QString(33, QLatin1Char('a')) << false;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("plus") << "K+1" << false;
    QTest::newRow("hash") << "K#" << false;
    QTest::newRow("slash") << "K/1" << false;
    QTest::newRow("blank") << "K 1" << false;
    QTest::newRow("NUL") << QString(QChar(u'\0')) << false;
    QTest::newRow("full-width digit") << QStringLiteral("K１") << false;
}

void TestValues::aKioskNameHoldsOnlyWhatNoTopicOrPathCanMisread()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QCOMPARE(KioskId::from(text).has_value(), good);
}

void TestValues::aScoreIsAWholeNumberOfUnitsInsideItsRange()
{
    QVERIFY(MatchScore::fromUnits(10000));
    QVERIFY(MatchScore::fromUnits(-10000));
    QVERIFY(!MatchScore::fromUnits(10001));
    QVERIFY(!MatchScore::fromUnits(-10001));
    QCOMPARE(MatchScore::fromUnits(5800)->display(), QStringLiteral("0.58"));
}

void TestValues::aSimilarityRoundsToTheNearestUnitAndNaNIsNoScore()
{
    QCOMPARE(MatchScore::fromSimilarity(0.33344)->units(), 3334);
    QCOMPARE(MatchScore::fromSimilarity(0.33346)->units(), 3335);
    QCOMPARE(MatchScore::fromSimilarity(7.0)->units(), 10000);
    QVERIFY(!MatchScore::fromSimilarity(std::numeric_limits<double>::quiet_NaN()));
}

void TestValues::everyEnumerationCrossesTheWireByItsNameAndBack()
{
    for (const Outcome outcome : kAllOutcomes)
        QCOMPARE(names::outcome(names::of(outcome)), outcome);
    for (const Stage stage : kAllStages)
        QCOMPARE(names::stage(names::of(stage)), stage);
    for (std::size_t i = 0; i < kQualityComponents; ++i) {
        const auto component = static_cast<QualityComponent>(i);
        QCOMPARE(names::qualityComponent(names::of(component)), component);
    }
    QVERIFY(!names::outcome(u"Accepted"));
}

void TestValues::everyOutcomeHasWordsAndAnExplanation()
{
    QSet<QString> seen;
    for (const Outcome outcome : kAllOutcomes) {
        QVERIFY(!words::of(outcome).isEmpty());
        QVERIFY(!seen.contains(words::of(outcome)));
        seen.insert(words::of(outcome));
        QVERIFY(words::explain(outcome, {}).endsWith(QLatin1Char('.')));
    }
    for (std::size_t i = 0; i < kQualityComponents; ++i)
        QVERIFY(!words::advice(static_cast<QualityComponent>(i)).isEmpty());
}

void TestValues::aLeaseOutsideItsLimitsIsRefused_data()
{
    const auto good = [] {
        ViewLease lease;
        lease.id = LeaseId::create();
        lease.kiosk = *KioskId::from(QStringLiteral("K-1"));
        lease.holder = QStringLiteral("console");
        lease.lastsMs = 30000;
        return lease;
    };
    QTest::addColumn<ViewLease>("lease");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("masked, default") << good() << true;
    ViewLease tooFast = good();
    tooFast.maxFps = 6;
    QTest::newRow("masked at 6 frames/s") << tooFast << false;
    ViewLease tooLarge = good();
    tooLarge.maxSize = QSize(640, 480);
    QTest::newRow("masked at 640x480") << tooLarge << false;
    ViewLease tooLong = good();
    tooLong.lastsMs = kMaskedLeaseMs + 1;
    QTest::newRow("masked over 60 s") << tooLong << false;
    ViewLease noPurpose = good();
    noPurpose.masked = false;
    QTest::newRow("unmasked without purpose") << noPurpose << false;
    ViewLease withPurpose = noPurpose;
    withPurpose.purpose = QStringLiteral("customer asked for help");
    QTest::newRow("unmasked with purpose") << withPurpose << true;
    withPurpose.lastsMs = kUnmaskedLeaseMs + 1;
    QTest::newRow("unmasked over 15 minutes") << withPurpose << false;
}

void TestValues::aLeaseOutsideItsLimitsIsRefused()
{
    QFETCH(ViewLease, lease);
    QFETCH(bool, allowed);
    QCOMPARE(validate(lease).has_value(), allowed);
}

void TestValues::aMovedTemplateLeavesNothingBehind()
{
    FaceTemplate a(EngineId{QStringLiteral("test"), {}}, {1.0F, 2.0F});
    const FaceTemplate b = std::move(a);
    QCOMPARE(b.values().size(), std::size_t(2));
    a = FaceTemplate();
    QVERIFY(a.isEmpty());
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
