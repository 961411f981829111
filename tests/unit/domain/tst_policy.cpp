// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/policy.h"

#include <QTest>

using namespace jinbi;
using namespace std::chrono_literals;

namespace {

PolicyFields sound()
{
    PolicyFields fields;
    fields.engine = EngineId{QStringLiteral("engine-a"), QStringLiteral("00ff")};
    fields.accept = *MatchScore::fromUnits(6200);
    fields.review = *MatchScore::fromUnits(5000);
    return fields;
}

} // namespace

class TestPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScoreThatEqualsTheThresholdIsAccepted();
    void aPolicyForAnotherEngineIsRefused();
    void fieldsOutsideTheirLimitsMakeNoPolicy();
    void theGateNamesTheComponentThatMissesByMost();
    void aComponentThatWasNotAssessedDoesNotFail();
};

void TestPolicy::aScoreThatEqualsTheThresholdIsAccepted()
{
    const auto policy = Policy::from(sound());
    QVERIFY(policy);
    QVERIFY(policy->accepts(*MatchScore::fromUnits(6200)));
    QVERIFY(!policy->accepts(*MatchScore::fromUnits(6199)));
}

void TestPolicy::aPolicyForAnotherEngineIsRefused()
{
    const auto policy = Policy::from(sound());
    QVERIFY(policy->worksWith(sound().engine));
    const auto other = policy->worksWith(EngineId{QStringLiteral("engine-a"), QStringLiteral("00fe")});
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::Incompatible);
}

void TestPolicy::fieldsOutsideTheirLimitsMakeNoPolicy()
{
    const auto refuses = [](auto change) {
        PolicyFields fields = sound();
        change(fields);
        return !Policy::from(fields).has_value();
    };
    QVERIFY(refuses([](PolicyFields& f) { f.review = *MatchScore::fromUnits(6201); }));
    QVERIFY(refuses([](PolicyFields& f) { f.revision = 0; }));
    QVERIFY(refuses([](PolicyFields& f) { f.engine = {}; }));
    QVERIFY(refuses([](PolicyFields& f) { f.maxAttempts = 0; }));
    QVERIFY(refuses([](PolicyFields& f) { f.maxAttempts = 6; }));
    QVERIFY(refuses([](PolicyFields& f) { f.scanBudget = 5001ms; }));
    QVERIFY(refuses([](PolicyFields& f) { f.stepIdle = 999ms; }));
    QVERIFY(refuses([](PolicyFields& f) { f.galleryLimit = -1; }));
}

void TestPolicy::theGateNamesTheComponentThatMissesByMost()
{
    const QualityGate gate = QualityGate::kiosk();
    QualityReport report;
    report.set(QualityComponent::LuminanceMean, 3);
    report.set(QualityComponent::SingleFace, 10);
    QCOMPARE(gate.failing(report), QualityComponent::SingleFace);
    report.set(QualityComponent::SingleFace, 100);
    QCOMPARE(gate.failing(report), QualityComponent::LuminanceMean);
    report.set(QualityComponent::LuminanceMean, 4);
    QVERIFY(!gate.failing(report));
}

void TestPolicy::aComponentThatWasNotAssessedDoesNotFail()
{
    QVERIFY(!QualityGate::enrolment().failing(QualityReport()));
}

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"
