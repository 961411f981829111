// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder/suspicions.h"
#include "unit/store/samplesessions.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::recorder;

namespace {

store::RefusedMessage message(int kiosk, const char* code, const char* detail = "json: error")
{
    return {{}, samples::kiosk(kiosk), QString::fromLatin1(code), QString::fromLatin1(detail), {}, {}, 0};
}

SessionRecord session(int kiosk, int units)
{
    SessionRecord record = samples::session(samples::kiosk(kiosk), 1);
    record.threshold = *MatchScore::fromUnits(units);
    return record;
}

} // namespace

/// What an operator is told about a kiosk that cannot be believed.
class TestSuspicions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moreThanTenRefusedWithinAMinuteAreTold();
    void tenRefusedWithinAMinuteAreNot();
    void refusalsOfTwoKiosksAreCountedApart();
    void oneAlarmAMinuteIsEnough();
    void oneMessageIsEnoughWhenItIs_data();
    void oneMessageIsEnoughWhenItIs();
    void aMessageOfNobodyIsNobodysAlarm();
    void aThresholdThatDiffersFromThePolicyIsTold();
    void aThresholdThatWasNotSignedIsToldAtTheFirstSession();
    void anotherPolicyMayHaveAnotherThreshold();
    void twoMachinesUnderOneNameAreTold();
    void aKioskThatLostItsOutboxIsNotTwo();
};

void TestSuspicions::moreThanTenRefusedWithinAMinuteAreTold()
{
    Suspicions suspicions;
    for (int i = 0; i < 11; ++i)
        suspicions.refused(message(1, "malformed"), i * 5900);
    const QList<Error> alarms = suspicions.take();
    QCOMPARE(alarms.size(), 1);
    QVERIFY(alarms.first().message.contains(QLatin1StringView("K-0001")));
    QVERIFY(alarms.first().message.contains(QLatin1StringView("10")));
    QVERIFY(suspicions.take().isEmpty());
}

void TestSuspicions::tenRefusedWithinAMinuteAreNot()
{
    Suspicions suspicions;
    for (int i = 0; i < 200; ++i) // the eleventh before is always a minute old
        suspicions.refused(message(1, "malformed"), i * 6000);
    QVERIFY(suspicions.take().isEmpty());
}

void TestSuspicions::refusalsOfTwoKiosksAreCountedApart()
{
    Suspicions suspicions;
    for (int i = 0; i < 20; ++i)
        suspicions.refused(message(1 + i % 2, "malformed"), i);
    QVERIFY(suspicions.take().isEmpty());
}

void TestSuspicions::oneAlarmAMinuteIsEnough()
{
    Suspicions suspicions;
    for (int i = 0; i < 1000; ++i)
        suspicions.refused(message(1, "malformed"), 50 * i);
    QCOMPARE(suspicions.take().size(), 1);
    for (int i = 1000; i < 2000; ++i)
        suspicions.refused(message(1, "malformed"), 50 * i);
    QCOMPARE(suspicions.take().size(), 1);
}

void TestSuspicions::oneMessageIsEnoughWhenItIs_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("detail");
    QTest::newRow("seq repeated with another body") << QByteArray("conflict") << QByteArray("session 7");
    QTest::newRow("another kiosk's name") << QByteArray("identity") << QByteArray("kiosk: must be the topic's");
    QTest::newRow("not signed by the kiosk") << QByteArray("mac") << QByteArray("mac: not the kiosk's own");
    // The codec's own words, so that a change of them is noticed here.
    SessionRecord tampered = session(1, 6200);
    tampered.outcome = Outcome::Accepted;
    tampered.score = MatchScore::fromUnits(6199).value();
    QTest::newRow("accepted below the threshold")
        << QByteArray("range") << validate(tampered).error().detail.toLatin1();
}

void TestSuspicions::oneMessageIsEnoughWhenItIs()
{
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, detail);
    Suspicions suspicions;
    suspicions.refused(message(3, code.constData(), detail.constData()), 0);
    const QList<Error> alarms = suspicions.take();
    QCOMPARE(alarms.size(), 1);
    QVERIFY(alarms.first().message.contains(QLatin1StringView("K-0003")));
}

void TestSuspicions::aMessageOfNobodyIsNobodysAlarm()
{
    Suspicions suspicions;
    for (int i = 0; i < 50; ++i)
        suspicions.refused({{}, KioskId(), QStringLiteral("malformed"), QStringLiteral("topic"), {}, {}, 0}, i);
    QVERIFY(suspicions.take().isEmpty());
}

void TestSuspicions::aThresholdThatDiffersFromThePolicyIsTold()
{
    Suspicions suspicions;
    suspicions.stored(session(1, 6200), 0);
    suspicions.stored(session(2, 6200), 0);
    QVERIFY(suspicions.take().isEmpty());
    suspicions.stored(session(3, 4200), 1);
    suspicions.stored(session(3, 4200), 2);
    const QList<Error> alarms = suspicions.take();
    QCOMPARE(alarms.size(), 1);
    QVERIFY(alarms.first().message.contains(QLatin1StringView("K-0003")));
    QVERIFY(alarms.first().detail.contains(QLatin1StringView("6200")));
    QVERIFY(alarms.first().detail.contains(QLatin1StringView("4200")));
}

void TestSuspicions::aThresholdThatWasNotSignedIsToldAtTheFirstSession()
{
    Suspicions suspicions;
    const SessionRecord right = session(1, 6200);
    PolicyFields fields;
    fields.revision = right.policyRevision;
    fields.engine = right.engine;
    fields.mode = right.mode;
    fields.profile = right.profile;
    fields.accept = right.threshold;
    suspicions.know(right.kiosk, fields);
    suspicions.stored(session(1, 6199), 0);
    const QList<Error> alarms = suspicions.take();
    QCOMPARE(alarms.size(), 1);
    QVERIFY(alarms.first().detail.contains(QLatin1StringView("6200")));
    QVERIFY(alarms.first().detail.contains(QLatin1StringView("6199")));
    // What was signed stands, whatever else was seen under the same number; and it is of this kiosk alone.
    suspicions.stored(right, Suspicions::kWindowMs + 1);
    suspicions.stored(session(2, 6199), Suspicions::kWindowMs + 1);
    QVERIFY(suspicions.take().isEmpty());
}

void TestSuspicions::anotherPolicyMayHaveAnotherThreshold()
{
    Suspicions suspicions;
    suspicions.stored(session(1, 6200), 0);
    SessionRecord identify = session(1, 7400);
    identify.mode = MatchMode::Identify;
    SessionRecord gate = session(2, 6800);
    gate.profile = Profile::Gate;
    SessionRecord next = session(1, 6300);
    next.policyRevision = 2;
    SessionRecord neural = session(2, 3100);
    neural.engine.networkDigest = QStringLiteral("abc");
    for (const SessionRecord& record : {identify, gate, next, neural})
        suspicions.stored(record, 0);
    QVERIFY(suspicions.take().isEmpty());
}

void TestSuspicions::twoMachinesUnderOneNameAreTold()
{
    Suspicions suspicions;
    SessionRecord one = session(1, 6200);
    SessionRecord two = one;
    two.epoch = QStringLiteral("e2");
    for (const SessionRecord& record : {one, two, two, one})
        suspicions.stored(record, 0);
    const QList<Error> alarms = suspicions.take();
    QCOMPARE(alarms.size(), 1);
    QVERIFY(alarms.first().message.contains(QLatin1StringView("K-0001")));
}

void TestSuspicions::aKioskThatLostItsOutboxIsNotTwo()
{
    Suspicions suspicions;
    SessionRecord record = session(1, 6200);
    for (int epoch = 0; epoch < 40; ++epoch) {
        record.epoch = QStringLiteral("e%1").arg(epoch);
        suspicions.stored(record, 0);
        suspicions.stored(record, 0);
    }
    QVERIFY(suspicions.take().isEmpty());
}

QTEST_GUILESS_MAIN(TestSuspicions)
#include "tst_suspicions.moc"
