// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/sweepclock.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::office;

namespace {

constexpr qint64 kMinute = 60000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kFirst = 1790000000000;

/// A computer whose clocks a test sets, and what its sweeps remember.
struct Machine
{
    void pass(qint64 ms)
    {
        now.utcMs += ms;
        now.bootMs += ms;
    }
    void set(qint64 ms) { now.utcMs += ms; }
    /// The program starts anew.
    void restart() { clock = SweepClock(); }
    /// So does the computer, after `ms`.
    void reboot(qint64 ms)
    {
        restart();
        now = {now.utcMs + ms, 30000, QStringLiteral("boot-%1").arg(++boots)};
    }
    ClockDoubt look()
    {
        kept = SweepMemory::fromText(clock.judge(now, kept).toText());
        return kept.doubt;
    }
    void confirm()
    {
        kept = SweepClock::confirmed(now);
        clock.startOver(now);
    }

    int boots = 1;
    SweepReading now{kFirst, 500000, QStringLiteral("boot-1")};
    SweepMemory kept;
    SweepClock clock;
};

} // namespace

class TestSweepClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aYearOfHoursIsBelieved();
    void aJumpIsDoubtedFromADayOn_data();
    void aJumpIsDoubtedFromADayOn();
    void manySmallJumpsAreOneLargeOne();
    void aJumpWhileTheProgramWasOffIsDoubted();
    void beforeTheLastSweepIsDoubted();
    void aRestartOfTheComputerMayTakeTwoWeeks_data();
    void aRestartOfTheComputerMayTakeTwoWeeks();
    void aRestartDoesNotHideAJumpOfThisRun();
    void aDoubtStaysUntilSomebodyConfirms();
    void whatCannotBeReadIsDoubted_data();
    void whatCannotBeReadIsDoubted();
    void whatIsKeptReadsBack();
};

void TestSweepClock::aYearOfHoursIsBelieved()
{
    Machine machine;
    QCOMPARE(machine.look(), ClockDoubt::None);
    for (int hour = 0; hour < 365 * 24; ++hour) {
        machine.pass(kHour);
        if (hour % 24 == 0)
            machine.set(hour % 48 == 0 ? 800 : -800); // as a time server does
        if (hour % 500 == 0)
            machine.restart();
        if (hour % 2000 == 0)
            machine.reboot(3 * kMinute);
        QCOMPARE(machine.look(), ClockDoubt::None);
        QCOMPARE(machine.kept.lastMs, machine.now.utcMs);
    }
}

void TestSweepClock::aJumpIsDoubtedFromADayOn_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<bool>("isDoubted");
    QTest::newRow("a day forward") << kDay << false;
    QTest::newRow("more than a day forward") << kDay + 1 << true;
    QTest::newRow("fifty years forward") << 50 * 365 * kDay << true;
    QTest::newRow("more than a day back") << -kDay - 1 << true;
    QTest::newRow("to 1970") << -kFirst << true;
}

void TestSweepClock::aJumpIsDoubtedFromADayOn()
{
    QFETCH(qint64, ms);
    QFETCH(bool, isDoubted);
    Machine machine;
    machine.look();
    const SweepMemory before = machine.kept;
    machine.pass(kHour);
    machine.set(ms);
    QCOMPARE(machine.look(), isDoubted ? ClockDoubt::Jumped : ClockDoubt::None);
    if (!isDoubted)
        return;
    QCOMPARE(machine.kept.doubtByMs, ms);
    QCOMPARE(machine.kept.lastMs, before.lastMs);
    QVERIFY(machine.kept.anchor == before.anchor);
}

void TestSweepClock::manySmallJumpsAreOneLargeOne()
{
    Machine machine;
    machine.look();
    int looks = 0;
    do {
        machine.pass(kHour);
        machine.set(5 * kHour);
        machine.restart();
        ++looks;
    } while (machine.look() == ClockDoubt::None && looks < 100);
    QCOMPARE(looks, 5);
    QCOMPARE(machine.kept.doubtByMs, 25 * kHour);
}

void TestSweepClock::aJumpWhileTheProgramWasOffIsDoubted()
{
    Machine machine;
    machine.look();
    machine.pass(10 * kDay);
    machine.restart();
    QCOMPARE(machine.look(), ClockDoubt::None); // it slept or ran: both clocks say so
    machine.set(3 * kDay);
    machine.restart();
    QCOMPARE(machine.look(), ClockDoubt::Jumped);
    QCOMPARE(machine.kept.doubtByMs, 3 * kDay);
}

void TestSweepClock::beforeTheLastSweepIsDoubted()
{
    Machine machine;
    machine.look();
    machine.set(-SweepClock::kSlackMs);
    QCOMPARE(machine.look(), ClockDoubt::None);
    QCOMPARE(machine.kept.lastMs, kFirst);
    machine.set(-1);
    QCOMPARE(machine.look(), ClockDoubt::WentBack);
    QCOMPARE(machine.kept.doubtByMs, SweepClock::kSlackMs + 1);
}

void TestSweepClock::aRestartOfTheComputerMayTakeTwoWeeks_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<ClockDoubt>("doubt");
    QTest::newRow("a minute") << kMinute << ClockDoubt::None;
    QTest::newRow("two weeks") << 14 * kDay << ClockDoubt::None;
    QTest::newRow("longer") << 14 * kDay + 1 << ClockDoubt::LongGap;
    QTest::newRow("backwards") << -kHour << ClockDoubt::WentBack;
    QTest::newRow("an empty battery") << -kFirst << ClockDoubt::WentBack;
}

void TestSweepClock::aRestartOfTheComputerMayTakeTwoWeeks()
{
    QFETCH(qint64, ms);
    QFETCH(ClockDoubt, doubt);
    Machine machine;
    machine.look();
    machine.reboot(ms);
    QCOMPARE(machine.look(), doubt);
    QCOMPARE(machine.kept.anchor->bootId, doubt == ClockDoubt::None ? machine.now.bootId : QStringLiteral("boot-1"));
}

void TestSweepClock::aRestartDoesNotHideAJumpOfThisRun()
{
    // Another console on the same store keeps its own start of its own computer there.
    Machine machine;
    machine.look();
    Machine other;
    other.now.bootId = QStringLiteral("other");
    machine.kept.anchor = other.now;
    machine.pass(kHour);
    machine.set(2 * kDay);
    QCOMPARE(machine.look(), ClockDoubt::Jumped);
}

void TestSweepClock::aDoubtStaysUntilSomebodyConfirms()
{
    Machine machine;
    machine.look();
    machine.set(3 * kDay);
    QCOMPARE(machine.look(), ClockDoubt::Jumped);
    machine.pass(30 * kDay);
    QCOMPARE(machine.look(), ClockDoubt::Jumped);
    machine.restart();
    QCOMPARE(machine.look(), ClockDoubt::Jumped);
    machine.reboot(kMinute);
    QCOMPARE(machine.look(), ClockDoubt::Jumped);
    QCOMPARE(machine.kept.doubtByMs, 3 * kDay);
    machine.confirm();
    QCOMPARE(machine.look(), ClockDoubt::None);
    machine.pass(kHour);
    QCOMPARE(machine.look(), ClockDoubt::None);
    machine.set(2 * kDay);
    QCOMPARE(machine.look(), ClockDoubt::Jumped);
}

void TestSweepClock::whatCannotBeReadIsDoubted_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("too little") << QStringLiteral("boot 1 2 3 none");
    QTest::newRow("too much") << QStringLiteral("boot 1 2 3 none 0 0");
    QTest::newRow("no number") << QStringLiteral("boot 1 2 x none 0");
    QTest::newRow("another doubt") << QStringLiteral("boot 1 2 3 perhaps 0");
}

void TestSweepClock::whatCannotBeReadIsDoubted()
{
    QFETCH(QString, text);
    Machine machine;
    machine.kept = SweepMemory::fromText(text);
    QCOMPARE(machine.look(), ClockDoubt::Unknown);
    machine.confirm();
    QCOMPARE(machine.look(), ClockDoubt::None);
}

void TestSweepClock::whatIsKeptReadsBack()
{
    for (const SweepMemory& memory :
         {SweepMemory(), SweepMemory{SweepReading{-5, 6, QStringLiteral("b-1")}, 7, ClockDoubt::LongGap, -8},
          SweepMemory{std::nullopt, 9, ClockDoubt::Unknown, 0}})
        QVERIFY(SweepMemory::fromText(memory.toText()) == memory);
}

QTEST_GUILESS_MAIN(TestSweepClock)
#include "tst_sweepclock.moc"
