// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/comparison.h"
#include "kioskfakes.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

namespace {

std::vector<ReferenceSource::Entry> galleryOf(int count)
{
    std::vector<ReferenceSource::Entry> gallery;
    for (int i = 0; i < count; ++i)
        gallery.push_back({QStringLiteral("c-%1").arg(i), templateOf(i * 3)});
    return gallery;
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBestProbeCounts();
    void anEmptyProbeHasNoScore();
    void identifyFindsTheMostAlike();
    void anEmptyGalleryHasNoBest();
    void aGalleryAboveTheLimitIsRefused();
    void anotherEnginesPolicyIsRefused();
    void anotherEnginesReferenceIsRefused();

private:
    PixelEngine m_engine;
};

void TestComparison::theBestProbeCounts()
{
    const FaceComparison c = *compareClaimed(m_engine, policy(), {templateOf(5), templateOf(7)}, templateOf(8));
    QCOMPARE(c.scores, (QList<std::optional<MatchScore>>{units(7000), units(9000)}));
    QCOMPARE(c.best, std::optional(units(9000)));
}

void TestComparison::anEmptyProbeHasNoScore()
{
    const FaceComparison c = *compareClaimed(m_engine, policy(), {FaceTemplate(), templateOf(7)}, templateOf(8));
    QCOMPARE(c.scores, (QList<std::optional<MatchScore>>{std::nullopt, units(9000)}));
}

void TestComparison::identifyFindsTheMostAlike()
{
    const FaceComparison c =
        *identify(m_engine, policy(MatchMode::Identify), {templateOf(12), templateOf(2)}, galleryOf(8));
    QCOMPARE(c.identified, QStringLiteral("c-4"));
    QCOMPARE(c.best, std::optional(units(10000)));
    QCOMPARE(c.scores.size(), 2);
    QCOMPARE(c.scores.at(1), std::optional(units(0)));
}

void TestComparison::anEmptyGalleryHasNoBest()
{
    const FaceComparison c = *identify(m_engine, policy(MatchMode::Identify), {templateOf(1)}, {});
    QVERIFY(!c.best);
    QVERIFY(c.identified.isEmpty());
}

void TestComparison::aGalleryAboveTheLimitIsRefused()
{
    QVERIFY(identify(m_engine, policy(MatchMode::Identify), {templateOf(1)}, galleryOf(500)));
    const auto refused = identify(m_engine, policy(MatchMode::Identify), {templateOf(1)}, galleryOf(501));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
}

void TestComparison::anotherEnginesPolicyIsRefused()
{
    PolicyFields fields = policyFields();
    fields.engine.name = QStringLiteral("another");
    const auto refused = compareClaimed(m_engine, *Policy::from(fields), {templateOf(1)}, templateOf(1));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Incompatible);
}

void TestComparison::anotherEnginesReferenceIsRefused()
{
    const FaceTemplate foreign({QStringLiteral("another"), {}}, {1.0F});
    const auto refused = compareClaimed(m_engine, policy(), {templateOf(1)}, foreign);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Incompatible);
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
