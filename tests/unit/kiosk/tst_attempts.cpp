// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/attempts.h"
#include "kioskfakes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

namespace {

const QString kAccount = QStringLiteral("c-1");

struct Counter
{
    explicit Counter(const QString& path, FakeClock& c) : clock(c)
    {
        database = *KioskDatabase::open(path);
        attempts = std::make_unique<Attempts>(*database, clock.monotonicMs());
    }
    void fail(int times, bool liveness = false)
    {
        for (int i = 0; i < times; ++i)
            QVERIFY(attempts->failed(kAccount, liveness, clock.monotonicMs(), clock.utcMs()));
    }
    Attempts::Standing standing() const { return *attempts->standing(kAccount, clock.monotonicMs()); }

    FakeClock& clock;
    std::unique_ptr<KioskDatabase> database;
    std::unique_ptr<Attempts> attempts;
};

} // namespace

class TestAttempts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void theFirstTriesAreFree_data();
    void theFirstTriesAreFree();
    void oneTryWithoutLivenessKeepsTheLowerLimit();
    void aRestartDoesNotResetTheCount();
    void aRestartDoesNotShortenTheWait();
    void aChangedWallClockDoesNotShortenTheWait();
    void aSuccessResets();
    void accountsAreCountedApart();
    void outcomesThatCount_data();
    void outcomesThatCount();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("k.sqlite")); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestAttempts::theFirstTriesAreFree_data()
{
    QTest::addColumn<bool>("liveness");
    QTest::addColumn<int>("freeTries");
    QTest::addColumn<int>("last");
    QTest::newRow("liveness not assessed") << false << 5 << 50;
    QTest::newRow("liveness assessed") << true << 10 << 100;
}

void TestAttempts::theFirstTriesAreFree()
{
    QFETCH(bool, liveness);
    QFETCH(int, freeTries);
    QFETCH(int, last);
    FakeClock clock;
    Counter counter(path(), clock);
    counter.fail(freeTries - 1, liveness);
    QVERIFY(counter.standing().allowed);
    counter.fail(1, liveness);
    QVERIFY(!counter.standing().allowed);
    QCOMPARE(counter.standing().waitMs, 30000);
    clock.advance(29999);
    QVERIFY(!counter.standing().allowed);
    clock.advance(1);
    QVERIFY(counter.standing().allowed);
    counter.fail(1, liveness);
    QCOMPARE(counter.standing().waitMs, 30000);
    counter.fail(last - freeTries - 2, liveness);
    clock.advance(30000);
    QVERIFY(counter.standing().allowed);
    counter.fail(1, liveness);
    clock.advance(qint64{3600000} * 24 * 365);
    QVERIFY(counter.standing().disabled);
    QVERIFY(!counter.standing().allowed);
    QVERIFY(counter.attempts->reset(kAccount));
    QVERIFY(counter.standing().allowed);
}

void TestAttempts::oneTryWithoutLivenessKeepsTheLowerLimit()
{
    FakeClock clock;
    Counter counter(path(), clock);
    counter.fail(1, false);
    counter.fail(4, true);
    QVERIFY(!counter.standing().allowed);
}

void TestAttempts::aRestartDoesNotResetTheCount()
{
    FakeClock clock;
    for (int i = 0; i < 50; ++i) {
        Counter counter(path(), clock);
        QCOMPARE(counter.standing().failures, i);
        counter.fail(1);
    }
    QVERIFY(Counter(path(), clock).standing().disabled);
}

void TestAttempts::aRestartDoesNotShortenTheWait()
{
    FakeClock clock;
    {
        Counter counter(path(), clock);
        counter.fail(5);
        clock.advance(29000);
    }
    Counter counter(path(), clock);
    QCOMPARE(counter.standing().waitMs, 30000);
}

void TestAttempts::aChangedWallClockDoesNotShortenTheWait()
{
    FakeClock clock;
    {
        Counter counter(path(), clock);
        counter.fail(5);
        clock.shiftWall(qint64{3600000} * 24 * 365 * 50);
        QVERIFY(!counter.standing().allowed);
    }
    Counter counter(path(), clock);
    QVERIFY(!counter.standing().allowed);
    clock.shiftWall(-qint64{3600000} * 24 * 365 * 100);
    QCOMPARE(counter.standing().waitMs, 30000);
}

void TestAttempts::aSuccessResets()
{
    FakeClock clock;
    Counter counter(path(), clock);
    counter.fail(4);
    QVERIFY(counter.attempts->reset(kAccount));
    counter.fail(4);
    QVERIFY(counter.standing().allowed);
    QCOMPARE(counter.standing().failures, 4);
}

void TestAttempts::accountsAreCountedApart()
{
    FakeClock clock;
    Counter counter(path(), clock);
    counter.fail(5);
    QVERIFY(counter.attempts->standing(QStringLiteral("c-2"), clock.monotonicMs())->allowed);
    QVERIFY(counter.attempts->standing(Attempts::kiosk(), clock.monotonicMs())->allowed);
}

void TestAttempts::outcomesThatCount_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("counts");
    QTest::newRow("below threshold") << Outcome::BelowThreshold << true;
    QTest::newRow("wrong person") << Outcome::WrongPerson << true;
    QTest::newRow("unknown phone") << Outcome::UnknownPhone << true;
    QTest::newRow("wrong PIN") << Outcome::WrongPin << true;
    QTest::newRow("attack") << Outcome::LivenessFailed << true;
    QTest::newRow("nothing acquired") << Outcome::NoFace << false;
    QTest::newRow("poor picture") << Outcome::PoorQuality << false;
    QTest::newRow("cancelled") << Outcome::Cancelled << false;
    QTest::newRow("locked out") << Outcome::LockedOut << false;
    QTest::newRow("accepted") << Outcome::Accepted << false;
    QTest::newRow("fault") << Outcome::Fault << false;
}

void TestAttempts::outcomesThatCount()
{
    QFETCH(Outcome, outcome);
    QFETCH(bool, counts);
    QCOMPARE(countsAsFailure(outcome), counts);
}

QTEST_GUILESS_MAIN(TestAttempts)
#include "tst_attempts.moc"
