// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/serviceswitch.h"
#include "support/office.h"
#include "support/scriptedline.h"

#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kHour = 3600000;

/// A console's switch with kiosks that answer when told to.
struct Desk
{
    HandClock clock;
    ScriptedFeed feed{clock};
    KioskRegistry registry{feed, clock};
    ScriptedLine line;
    KeptSettings store;
    Office office{clock, Role::BranchStaff};
    std::unique_ptr<ServiceSwitch> service;

    Desk() { open(); }
    void open()
    {
        service.reset();
        service = std::make_unique<ServiceSwitch>(
            ServiceSwitch::Deps{registry, feed, line, store, clock, office.log, QStringLiteral("console")});
    }
    [[nodiscard]] Permit leave() { return office.permit(Action::StopService); }
    KioskStatus report(const char* name, const std::optional<Suspension>& suspension = {})
    {
        KioskStatus status = statusOf(kioskId(name), QStringLiteral("Hall"), clock);
        status.suspension = suspension;
        feed.report(status);
        return status;
    }
    /// The kiosk does what it was asked last.
    void obey(const char* name)
    {
        const ServiceOrder order = line.lastTo(kioskId(name));
        report(name, isStopped(order, clock.utcMs()) ? std::optional(order.what) : std::nullopt);
    }
    [[nodiscard]] ServiceSwitch::Answer answer(const char* name) const
    {
        return service->standing(kioskId(name)).answer;
    }
    [[nodiscard]] QString word(const char* name) const { return registry.find(kioskId(name))->word(); }
};

const QString kWhy = QStringLiteral("Camera is being replaced");
using Answer = ServiceSwitch::Answer;

} // namespace

class TestServiceSwitch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reasonAndEndHaveLimits_data();
    void reasonAndEndHaveLimits();
    void aStopIsAskedForUntilTheKioskAgrees();
    void aKioskThatDoesNotAnswerIsNamed();
    void anOrderThatCouldNotLeaveGoesWhenTheConnectionIsBack();
    void aKioskThatForgotIsAskedAgain();
    void aKioskThatJoinsAStoppedBranchIsStopped();
    void whatEndsLaterIsInForce();
    void aSingleKioskIsNotResumedInAStoppedBranch();
    void aStopEndsByItselfWithoutAnyOrder();
    void everyOrderIsLaterThanTheLastThoughTheClockWentBack();
    void aRestartedConsoleKnowsWhatItAskedFor();
    void aStopThatThisConsoleDoesNotKnowGoesOn();
    void aStoreThatCannotBeReadIsAnEmptyOne();
    void everyStopAndResumeIsInTheLogWithItsReasonBeside();
    void aPermitForSomethingElseStopsNothing();
};

void TestServiceSwitch::reasonAndEndHaveLimits_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<qint64>("endsIn"); // 0: until resumed
    QTest::addColumn<bool>("fits");
    QTest::newRow("no reason") << QString() << qint64(0) << false;
    QTest::newRow("spaces") << QStringLiteral(" \n\t ") << qint64(0) << false;
    QTest::newRow("one character") << QStringLiteral("x") << qint64(0) << true;
    QTest::newRow("200 characters") << QString(200, QLatin1Char('x')) << qint64(0) << true;
    QTest::newRow("201 characters") << QString(201, QLatin1Char('x')) << qint64(0) << false;
    QTest::newRow("an end now") << kWhy << qint64(-1) << false;
    QTest::newRow("an end in a moment") << kWhy << qint64(1) << true;
    QTest::newRow("30 days") << kWhy << 30 * 24 * kHour << true;
    QTest::newRow("a moment more than 30 days") << kWhy << 30 * 24 * kHour + 1 << false;
}

void TestServiceSwitch::reasonAndEndHaveLimits()
{
    QFETCH(QString, reason);
    QFETCH(qint64, endsIn);
    QFETCH(bool, fits);
    Desk desk;
    desk.report("K-0001");
    const qint64 untilMs = endsIn == 0 ? 0 : desk.clock.utcMs() + endsIn;
    const Result<void> stopped = desk.service->stop({kioskId("K-0001")}, reason, untilMs, desk.leave());
    QCOMPARE(stopped.has_value(), fits);
    QCOMPARE(desk.line.sent.size(), fits ? 1 : 0);
    QCOMPARE(desk.service->stopBranch(reason, untilMs, desk.leave()).has_value(), fits);
    if (!fits)
        QCOMPARE(stopped.error().code, ErrorCode::Invalid);
}

void TestServiceSwitch::aStopIsAskedForUntilTheKioskAgrees()
{
    Desk desk;
    desk.report("K-0001");
    QVERIFY(desk.service->stop({kioskId("K-0001")}, QStringLiteral("  Camera\nis out "), 0, desk.leave()));
    const ServiceOrder order = desk.line.lastTo(kioskId("K-0001"));
    QVERIFY(order.suspended);
    QCOMPARE(order.what.reason, QStringLiteral("Camera is out"));
    QCOMPARE(order.what.by, QStringLiteral("console"));
    QCOMPARE(desk.answer("K-0001"), Answer::Waiting);
    QCOMPARE(desk.word("K-0001"), QStringLiteral("Stop asked, waiting"));
    desk.obey("K-0001");
    QCOMPARE(desk.answer("K-0001"), Answer::Given);
    QCOMPARE(desk.word("K-0001"), QStringLiteral("Face login stopped"));
    QVERIFY(desk.service->resume({kioskId("K-0001")}, desk.leave()));
    QCOMPARE(desk.word("K-0001"), QStringLiteral("Resume asked, waiting"));
    desk.obey("K-0001");
    QCOMPARE(desk.answer("K-0001"), Answer::Given);
    QVERIFY(!desk.service->standing(kioskId("K-0001")).stop);
    QCOMPARE(desk.line.sent.size(), 2);
}

void TestServiceSwitch::aKioskThatDoesNotAnswerIsNamed()
{
    Desk desk;
    desk.report("K-0001");
    desk.report("K-0002");
    QVERIFY(desk.service->stop({kioskId("K-0001"), kioskId("K-0002")}, kWhy, 0, desk.leave()));
    desk.obey("K-0001");
    QVERIFY(desk.service->silent().isEmpty());
    desk.clock.advance(11s);
    QCOMPARE(desk.service->silent(), QList<KioskId>{kioskId("K-0002")});
    QTRY_COMPARE_WITH_TIMEOUT(desk.word("K-0002"), QStringLiteral("Stop not answered"), 10000);
    desk.obey("K-0002");
    QVERIFY(desk.service->silent().isEmpty());
}

void TestServiceSwitch::anOrderThatCouldNotLeaveGoesWhenTheConnectionIsBack()
{
    Desk desk;
    desk.report("K-0001");
    desk.line.isDown = true;
    QVERIFY(desk.service->stop({kioskId("K-0001")}, kWhy, 0, desk.leave()));
    QCOMPARE(desk.line.sent.size(), 0);
    desk.line.isDown = false;
    desk.feed.setConnected(false);
    desk.feed.setConnected(true);
    QCOMPARE(desk.line.sent.size(), 1);
}

void TestServiceSwitch::aKioskThatForgotIsAskedAgain()
{
    Desk desk;
    desk.report("K-0001");
    QVERIFY(desk.service->stop({kioskId("K-0001")}, kWhy, 0, desk.leave()));
    desk.obey("K-0001");
    desk.clock.advance(5s);
    desk.report("K-0001"); // its disk was replaced
    QCOMPARE(desk.line.sent.size(), 2);
    QCOMPARE(desk.line.sent.at(1).second, desk.line.sent.at(0).second);
    desk.report("K-0001");
    QCOMPARE(desk.line.sent.size(), 2); // not with every status
    desk.obey("K-0001");
    QCOMPARE(desk.answer("K-0001"), Answer::Given);
}

void TestServiceSwitch::aKioskThatJoinsAStoppedBranchIsStopped()
{
    Desk desk;
    desk.report("K-0001");
    QVERIFY(desk.service->stopBranch(kWhy, 0, desk.leave()));
    desk.report("K-0009");
    QVERIFY(desk.line.lastTo(kioskId("K-0009")).suspended);
    desk.obey("K-0009");
    desk.obey("K-0001");
    desk.open(); // the console too may have been away
    desk.report("K-0010");
    QVERIFY(desk.line.lastTo(kioskId("K-0010")).suspended);
    QVERIFY(desk.service->resumeBranch(desk.leave()));
    for (const char* kiosk : {"K-0001", "K-0009", "K-0010"})
        QVERIFY(!desk.line.lastTo(kioskId(kiosk)).suspended);
}

void TestServiceSwitch::whatEndsLaterIsInForce()
{
    Desk desk;
    desk.report("K-0001");
    QVERIFY(desk.service->stop({kioskId("K-0001")}, QStringLiteral("Broken"), 0, desk.leave()));
    desk.obey("K-0001");
    QVERIFY(desk.service->stopBranch(kWhy, desk.clock.utcMs() + kHour, desk.leave()));
    QCOMPARE(desk.line.sent.size(), 1);
    QVERIFY(desk.service->resumeBranch(desk.leave()));
    QCOMPARE(desk.line.sent.size(), 1);
    QCOMPARE(desk.service->standing(kioskId("K-0001")).stop->reason, QStringLiteral("Broken"));
}

void TestServiceSwitch::aSingleKioskIsNotResumedInAStoppedBranch()
{
    Desk desk;
    desk.report("K-0001");
    QVERIFY(desk.service->stopBranch(kWhy, 0, desk.leave()));
    const Result<void> resumed = desk.service->resume({kioskId("K-0001")}, desk.leave());
    QVERIFY(!resumed);
    QCOMPARE(resumed.error().code, ErrorCode::Refused);
    QVERIFY(desk.line.lastTo(kioskId("K-0001")).suspended);
}

void TestServiceSwitch::aStopEndsByItselfWithoutAnyOrder()
{
    Desk desk;
    desk.report("K-0001");
    QVERIFY(desk.service->stopBranch(kWhy, desk.clock.utcMs() + kHour, desk.leave()));
    desk.obey("K-0001");
    desk.clock.advance(1h + 1ms);
    QVERIFY(!desk.service->branchStop());
    desk.report("K-0001");
    QCOMPARE(desk.line.sent.size(), 1);
    QCOMPARE(desk.answer("K-0001"), Answer::Given);
    QVERIFY(!desk.service->standing(kioskId("K-0001")).stop);
}

void TestServiceSwitch::everyOrderIsLaterThanTheLastThoughTheClockWentBack()
{
    Desk desk;
    desk.report("K-0001");
    QVERIFY(desk.service->stop({kioskId("K-0001")}, kWhy, 0, desk.leave()));
    desk.clock.advance(-2h);
    QVERIFY(desk.service->resume({kioskId("K-0001")}, desk.leave()));
    QVERIFY(desk.line.sent.at(1).second.what.sinceMs > desk.line.sent.at(0).second.what.sinceMs);
}

void TestServiceSwitch::aRestartedConsoleKnowsWhatItAskedFor()
{
    Desk desk;
    desk.report("K-0001");
    QVERIFY(desk.service->stop({kioskId("K-0001")}, kWhy, 0, desk.leave()));
    const ServiceOrder order = desk.line.lastTo(kioskId("K-0001"));
    desk.open();
    desk.report("K-0001", order.what);
    QCOMPARE(desk.line.sent.size(), 1);
    QCOMPARE(desk.answer("K-0001"), Answer::Given);
    QVERIFY(desk.service->resume({kioskId("K-0001")}, desk.leave()));
    QVERIFY(!desk.line.lastTo(kioskId("K-0001")).suspended);
}

void TestServiceSwitch::aStopThatThisConsoleDoesNotKnowGoesOn()
{
    Desk desk;
    const Suspension theirs{QStringLiteral("Police"), QStringLiteral("other desk"), desk.clock.utcMs() - kHour, 0};
    desk.report("K-0001", theirs);
    QCOMPARE(desk.line.sent.size(), 0);
    QCOMPARE(*desk.service->standing(kioskId("K-0001")).stop, theirs);
    QVERIFY(desk.service->resume({kioskId("K-0001")}, desk.leave()));
    QVERIFY(desk.line.lastTo(kioskId("K-0001")).what.sinceMs > theirs.sinceMs);
}

void TestServiceSwitch::aStoreThatCannotBeReadIsAnEmptyOne()
{
    Desk desk;
    for (const char* text :
         {"", "[", "{\"branch\":3}", "{\"branch\":{\"reason\":\"\"},\"kiosks\":[7,{\"kiosk\":\"+\"}]}"}) {
        desk.store.setValue(QStringLiteral("service/state"), QString::fromLatin1(text));
        desk.open();
        QVERIFY(!desk.service->branchStop());
        QVERIFY(desk.service->silent().isEmpty());
    }
}

void TestServiceSwitch::everyStopAndResumeIsInTheLogWithItsReasonBeside()
{
    Desk desk;
    QVERIFY(desk.service->stop({kioskId("K-0001"), kioskId("K-0002")}, kWhy, 0, desk.leave()));
    QVERIFY(desk.service->resume({kioskId("K-0002")}, desk.leave()));
    QVERIFY(desk.service->stopBranch(kWhy, 0, desk.leave()));
    QVERIFY(desk.service->resumeBranch(desk.leave()));
    using enum ActKind;
    QCOMPARE(desk.office.log.kinds(),
             (QList{ServiceStopped, ServiceStopped, ServiceResumed, ServiceStopped, ServiceResumed}));
    QStringList objects;
    for (const Act& act : desk.office.log.acts)
        objects.append(act.object);
    QCOMPARE(objects, (QStringList{QStringLiteral("K-0001"), QStringLiteral("K-0002"), QStringLiteral("K-0002"),
                                   QStringLiteral("branch"), QStringLiteral("branch")}));
    QCOMPARE(desk.office.log.acts.first().personal, (QList<Fact>{{QStringLiteral("reason"), kWhy}}));
}

void TestServiceSwitch::aPermitForSomethingElseStopsNothing()
{
    Desk desk;
    QVERIFY(!desk.service->stopBranch(kWhy, 0, desk.office.permit(Action::WatchLive)));
    QVERIFY(!desk.service->branchStop());
    QVERIFY(desk.office.log.acts.isEmpty());
}

QTEST_GUILESS_MAIN(TestServiceSwitch)
#include "tst_serviceswitch.moc"
