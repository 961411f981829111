// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/templatespace.h"

#include <QTest>

#include <cmath>

using namespace jinbi;

namespace {

const EngineId kEngine{QStringLiteral("toy"), QString(64, QLatin1Char('a'))};
const EngineId kOther{QStringLiteral("toy"), QString(64, QLatin1Char('b'))};

TemplateSpace unitSpace()
{
    return {kEngine, TemplateSpace::Kind::UnitVectors, 3, 1, {}};
}

/// A unit vector in the x-y plane, so that the similarity of two is the cosine of their angle.
FaceTemplate at(double degrees, const EngineId& engine = kEngine)
{
    const double a = degrees * 3.14159265358979 / 180;
    return {engine, {static_cast<float>(std::cos(a)), static_cast<float>(std::sin(a)), 0.0F}};
}

FaceTemplate outOfPlane()
{
    return {kEngine, {0.0F, 0.0F, 1.0F}};
}

double lengthOf(const FaceTemplate& t)
{
    return std::sqrt(dot(t.values(), t.values()));
}

} // namespace

class TestTemplateSpace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScoreIsTheCosine_data()
    {
        QTest::addColumn<double>("degrees");
        QTest::addColumn<int>("units");
        QTest::newRow("same") << 0.0 << 10000;
        QTest::newRow("60 degrees") << 60.0 << 5000;
        QTest::newRow("right angle") << 90.0 << 0;
        QTest::newRow("opposite") << 180.0 << -10000;
    }
    void aScoreIsTheCosine()
    {
        QFETCH(const double, degrees);
        QFETCH(const int, units);
        QCOMPARE(unitSpace().compare(at(0), at(degrees))->units(), units);
        QCOMPARE(unitSpace().compare(at(degrees), at(0))->units(), units);
    }

    void histogramsThatShareNothingScoreMinusOne()
    {
        const TemplateSpace space(kEngine, TemplateSpace::Kind::Histograms, 4, 2, {});
        const FaceTemplate a(kEngine, {1, 0, .5, .5});
        const FaceTemplate b(kEngine, {0, 1, .5, .5});
        const FaceTemplate c(kEngine, {0, 1, 0, 1});
        QCOMPARE(space.compare(a, a)->units(), 10000);
        QCOMPARE(space.compare(a, b)->units(), 0); // one of two cells differs altogether
        // cell 2: (.5-0)^2/.5 + (.5-1)^2/1.5 = .5 + .1667; mean (2 + .6667)/2 = 1.3333
        QCOMPARE(space.compare(a, c)->units(), -3333);
        QCOMPARE(space.compare(FaceTemplate(kEngine, {1, 0, 1, 0}), c)->units(), -10000);
    }

    void templatesOfAnotherEngineAreIncompatible()
    {
        QCOMPARE(unitSpace().compare(at(0), at(0, kOther)).error().code, ErrorCode::Incompatible);
        QCOMPARE(unitSpace().fuse({at(0), at(0, kOther)}).error().code, ErrorCode::Incompatible);
    }

    void templatesThatCannotBeUsedAreInvalid_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("empty") << 0;
        QTest::newRow("another length") << 1;
        QTest::newRow("not a number") << 2;
    }
    void templatesThatCannotBeUsedAreInvalid()
    {
        QFETCH(const int, which);
        const FaceTemplate bad[] = {FaceTemplate(), FaceTemplate(kEngine, {1, 0}), FaceTemplate(kEngine, {NAN, 0, 0})};
        QCOMPARE(unitSpace().compare(at(0), bad[which]).error().code, ErrorCode::Invalid);
        QCOMPARE(unitSpace().fuse({at(0), bad[which]}).error().code, ErrorCode::Invalid);
    }

    void theReferenceIsTheMeanOfLengthOne()
    {
        const Result<FaceEngine::Fusion> fusion = unitSpace().fuse({at(0), at(20), at(40)});
        QVERIFY(fusion);
        QVERIFY(fusion->refused.isEmpty());
        QVERIFY(std::abs(lengthOf(fusion->reference) - 1) < 1e-6);
        QCOMPARE(unitSpace().compare(fusion->reference, at(20))->units(), 10000);
        QCOMPARE(fusion->reference.engine(), kEngine);
    }

    void onePhotoIsItsOwnReference()
    {
        const Result<FaceEngine::Fusion> fusion = unitSpace().fuse({at(33)});
        QCOMPARE(unitSpace().compare(fusion->reference, at(33))->units(), 10000);
    }

    void aStrangerAmongPhotosIsRefusedByIndex()
    {
        const Result<FaceEngine::Fusion> fusion = unitSpace().fuse({at(0), at(15), outOfPlane(), at(25), at(35)});
        QVERIFY(fusion);
        QCOMPARE(fusion->refused, QList<qsizetype>{2});
        // The mean is that of the four others: 18.75 degrees.
        QVERIFY(unitSpace().compare(fusion->reference, at(18.7))->units() > 9999);
    }

    void twoStrangersAmongSixAreRefused()
    {
        const Result<FaceEngine::Fusion> fusion =
            unitSpace().fuse({outOfPlane(), at(0), at(10), at(20), at(120), at(30)});
        QVERIFY(fusion);
        QCOMPARE(fusion->refused, (QList<qsizetype>{0, 4}));
    }

    void oneStrangerAmongThreeIsRefused()
    {
        QCOMPARE(unitSpace().fuse({at(0), outOfPlane(), at(30)})->refused, QList<qsizetype>{1});
    }

    void aHardPhotoOfTheSamePersonIsKept()
    {
        QVERIFY(unitSpace().fuse({at(0), at(10), at(20), at(50)})->refused.isEmpty());
    }

    void photosOfTwoPeopleGiveNoReference()
    {
        QCOMPARE(unitSpace().fuse({at(0), at(90)}).error().code, ErrorCode::Refused);
        QCOMPARE(unitSpace().fuse({at(0), at(90), outOfPlane()}).error().code, ErrorCode::Refused);
        QVERIFY(unitSpace().fuse({at(0), at(60)}));
    }

    void noPhotoGivesNoReference() { QCOMPARE(unitSpace().fuse({}).error().code, ErrorCode::Invalid); }

    void aVectorWithoutDirectionStaysAsItIs()
    {
        std::vector<float> zero(3, 0.0F);
        QVERIFY(!scaleToLengthOne(zero));
        std::vector<float> endless{INFINITY, 0, 0};
        QVERIFY(!scaleToLengthOne(endless));
        std::vector<float> some{3, 4, 0};
        QVERIFY(scaleToLengthOne(some));
        QCOMPARE(some[0], 0.6F);
    }
};

QTEST_GUILESS_MAIN(TestTemplateSpace)
#include "tst_templatespace.moc"
