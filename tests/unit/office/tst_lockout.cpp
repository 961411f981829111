// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sealing.h"
#include "office/lockout.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::office;

namespace {

class TwoHands : public Clock
{
public:
    [[nodiscard]] qint64 utcMs() const override { return utc; }
    [[nodiscard]] qint64 monotonicMs() const override { return monotonic; }
    qint64 utc = 1790000000000;
    qint64 monotonic = 1000;
};

} // namespace

class TestLockout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theDelayBeginsAtThirtySecondsAndDoubles();
    void aWallClockThatIsSetChangesNothing();
    void afterARestartADelayIsNeverLongerThanItself();
    void aNewFailureBeginsANewDelay();
    void aKnockIsToldOnceInEachDelay();
    void strangersWaitAndAreForgottenInTheEnd();
};

void TestLockout::theDelayBeginsAtThirtySecondsAndDoubles()
{
    QCOMPARE(Lockout::waitAfter(0), 0);
    QCOMPARE(Lockout::waitAfter(4), 0);
    QCOMPARE(Lockout::waitAfter(5), 30000);
    QCOMPARE(Lockout::waitAfter(6), 60000);
    QCOMPARE(Lockout::waitAfter(9), 480000);
    QCOMPARE(Lockout::waitAfter(10), 900000);
    QCOMPARE(Lockout::waitAfter(100), 900000);
}

void TestLockout::aWallClockThatIsSetChangesNothing()
{
    TwoHands clock;
    Lockout lockout(clock);
    const Lockout::Record record{5, 30000, clock.utc};
    QCOMPARE(lockout.remaining(QStringLiteral("a"), record), 30000);
    clock.monotonic += 10000;
    clock.utc += 3600000;
    QCOMPARE(lockout.remaining(QStringLiteral("a"), record), 20000);
    clock.utc -= 86400000;
    QCOMPARE(lockout.remaining(QStringLiteral("a"), record), 20000);
    clock.monotonic += 20000;
    QCOMPARE(lockout.remaining(QStringLiteral("a"), record), 0);
}

void TestLockout::afterARestartADelayIsNeverLongerThanItself()
{
    TwoHands clock;
    const Lockout::Record record{6, 60000, clock.utc};
    clock.utc += 15000;
    QCOMPARE(Lockout(clock).remaining(QStringLiteral("a"), record), 45000);
    clock.utc -= 86400000;
    QCOMPARE(Lockout(clock).remaining(QStringLiteral("a"), record), 60000);
    // A store that somebody wrote into does not lock anybody out for ever.
    const Lockout::Record endless{6, 9000000000000, clock.utc};
    QCOMPARE(Lockout(clock).remaining(QStringLiteral("a"), endless), 900000);
}

void TestLockout::aNewFailureBeginsANewDelay()
{
    TwoHands clock;
    Lockout lockout(clock);
    QCOMPARE(lockout.remaining(QStringLiteral("a"), {5, 30000, clock.utc}), 30000);
    clock.monotonic += 30000;
    clock.utc += 30000;
    QCOMPARE(lockout.remaining(QStringLiteral("a"), {6, 60000, clock.utc}), 60000);
    QCOMPARE(lockout.remaining(QStringLiteral("a"), {0, 0, clock.utc}), 0);
}

void TestLockout::aKnockIsToldOnceInEachDelay()
{
    TwoHands clock;
    Lockout lockout(clock);
    const QString key = QStringLiteral("a");
    QVERIFY(!lockout.isFirstKnock(key));
    QVERIFY(lockout.remaining(key, {5, 30000, clock.utc}) > 0);
    QVERIFY(lockout.isFirstKnock(key));
    QVERIFY(!lockout.isFirstKnock(key));
    QVERIFY(lockout.remaining(key, {6, 60000, clock.utc}) > 0);
    QVERIFY(lockout.isFirstKnock(key));
}

void TestLockout::strangersWaitAndAreForgottenInTheEnd()
{
    TwoHands clock;
    Lockout lockout(clock);
    const QString key = lockout.strangerKey(QStringLiteral("nobody"));
    QVERIFY(!key.contains(QStringLiteral("nobody")));
    QCOMPARE(lockout.strangerKey(QStringLiteral("nobody")), key);
    QVERIFY(Lockout(clock).strangerKey(QStringLiteral("nobody")) != key);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(lockout.remaining(key, lockout.stranger(key)), 0);
        lockout.strangerFailed(key);
    }
    QCOMPARE(lockout.remaining(key, lockout.stranger(key)), 30000);
    clock.utc += 1000;
    for (int i = 0; i < Lockout::kStrangers; ++i)
        lockout.strangerFailed(lockout.strangerKey(QString::number(i)));
    QCOMPARE(lockout.stranger(key).failures, 0);
}

QTEST_GUILESS_MAIN(TestLockout)
#include "tst_lockout.moc"
