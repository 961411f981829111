// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/calibration.h"

#include <QTest>

#include <cmath>

using namespace jinbi;

namespace {

std::vector<MatchScore> scores(std::initializer_list<double> values)
{
    std::vector<MatchScore> list;
    for (const double value : values)
        list.push_back(*MatchScore::fromSimilarity(value));
    return list;
}

MatchScore score(double value)
{
    return *MatchScore::fromSimilarity(value);
}

/// The worked example of the measures' own specification.
Calibration toySet()
{
    return {
        scores({.91, .85, .80, .72, .66, .61, .55, .48, .40, .30}),
        scores({.52, .45, .41, .38, .36, .33, .31, .29, .27, .25, .22, .20, .18, .15, .12, .10, .08, .05, .02, -.03})};
}

} // namespace

class TestCalibration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratesCountAScoreThatEqualsTheThresholdAsAccepted_data()
    {
        QTest::addColumn<double>("threshold");
        QTest::addColumn<double>("fmr");
        QTest::addColumn<double>("fnmr");
        QTest::newRow(".25") << .25 << .50 << .0;
        QTest::newRow(".36") << .36 << .25 << .1;
        QTest::newRow(".363") << .363 << .20 << .1;
        QTest::newRow(".40") << .40 << .15 << .1;
        QTest::newRow(".45") << .45 << .10 << .2;
        QTest::newRow(".521") << .521 << .0 << .3;
    }
    void ratesCountAScoreThatEqualsTheThresholdAsAccepted()
    {
        QFETCH(const double, threshold);
        QFETCH(const double, fmr);
        QFETCH(const double, fnmr);
        QCOMPARE(*toySet().falseMatchRate(score(threshold)), fmr);
        QCOMPARE(*toySet().falseNonMatchRate(score(threshold)), fnmr);
    }

    void theThresholdIsTheSmallestObservedScoreThatIsEnough_data()
    {
        QTest::addColumn<double>("target");
        QTest::addColumn<double>("threshold");
        QTest::addColumn<double>("fmr");
        QTest::addColumn<double>("fnmr");
        QTest::newRow("0") << .0 << .55 << .0 << .3;
        QTest::newRow(".05") << .05 << .48 << .05 << .2;
        QTest::newRow(".10") << .10 << .45 << .10 << .2;
        QTest::newRow(".15") << .15 << .40 << .15 << .1;
        QTest::newRow(".20") << .20 << .38 << .20 << .1;
        QTest::newRow(".50") << .50 << .25 << .50 << .0;
    }
    void theThresholdIsTheSmallestObservedScoreThatIsEnough()
    {
        QFETCH(const double, target);
        QFETCH(const double, threshold);
        QFETCH(const double, fmr);
        QFETCH(const double, fnmr);
        const std::optional<Calibration::Suggestion> suggestion = toySet().suggest(target);
        QVERIFY(suggestion);
        QCOMPARE(suggestion->accept, score(threshold));
        QCOMPARE(suggestion->falseMatchRate, fmr);
        QCOMPARE(suggestion->falseNonMatchRate, fnmr);
        QVERIFY(suggestion->review <= suggestion->accept);
    }

    void theReviewCutIsTheThresholdForTenTimesTheTarget()
    {
        QCOMPARE(toySet().suggest(.05)->review, score(.25));
        QCOMPARE(toySet().suggest(.05, 3)->review, score(.40));
        QCOMPARE(toySet().suggest(0)->review, score(.55));
    }

    void theErrorRatesCross()
    {
        // At .40 FMR .15, FNMR .1; at .41 FMR .15, FNMR .2.
        QVERIFY(std::abs(*toySet().equalErrorRate() - .15) < 1e-12);
    }

    void separatedScoresHaveNoEqualError()
    {
        const Calibration apart(scores({.8, .9}), scores({.1, .2}));
        QCOMPARE(*apart.equalErrorRate(), 0.0);
        QCOMPARE(*apart.thresholdFor(0), score(.8));
    }

    void scoresTheWrongWayRoundAreAllWrong()
    {
        QCOMPARE(*Calibration(scores({.1, .2}), scores({.8, .9})).equalErrorRate(), 1.0);
    }

    void equalScoresEverywhereGiveHalfTheErrors()
    {
        const Calibration equal(scores({.5, .5, .5}), scores({.5, .5}));
        QCOMPARE(*equal.equalErrorRate(), 0.5);
        QCOMPARE(equal.thresholdFor(0)->units(), 5001);
        QCOMPARE(*equal.falseNonMatchRate(*equal.thresholdFor(0)), 1.0);
        QVERIFY(!equal.dPrime());
    }

    void dPrimeIsTheDistanceInSpreads()
    {
        // means .6 and .2, sample variances .01 and .04, root mean sqrt(.025)
        const Calibration set(scores({.5, .6, .7}), scores({.0, .2, .4}));
        QVERIFY(std::abs(*set.dPrime() - .4 / std::sqrt(.025)) < 1e-9);
    }

    void anEmptySideGivesNoEstimate()
    {
        const Calibration noStrangers(scores({.5, .6}), {});
        QVERIFY(!noStrangers.falseMatchRate(score(.5)));
        QVERIFY(!noStrangers.thresholdFor(.1));
        QVERIFY(!noStrangers.suggest(.1));
        QVERIFY(!noStrangers.equalErrorRate());
        QVERIFY(!noStrangers.dPrime());
        const Calibration noneAlike({}, scores({.1, .2}));
        QVERIFY(!noneAlike.falseNonMatchRate(score(.5)));
        QCOMPARE(noneAlike.thresholdFor(0)->units(), 2001);
        QVERIFY(!noneAlike.suggest(0)->falseNonMatchRate);
        QVERIFY(!noneAlike.equalErrorRate());
        QVERIFY(!Calibration({}, {}).suggest(0));
    }

    void thereIsNoThresholdAboveOne()
    {
        QVERIFY(!Calibration(scores({.5}), scores({1.0})).thresholdFor(0));
        QCOMPARE(Calibration(scores({.5}), scores({1.0})).thresholdFor(1), score(.5));
        QVERIFY(!toySet().thresholdFor(std::nan("")));
    }

    void aSuggestionSaysWhenTheScoresAreTooFewToCarryIt()
    {
        QVERIFY(!toySet().suggest(.1)->isSupported);
        QVERIFY(toySet().suggest(.15)->isSupported);
        QCOMPARE(toySet().suggest(.1)->falseMatches, std::size_t{2});
        QVERIFY(!toySet().suggest(0)->isSupported);
    }
};

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
