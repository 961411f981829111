// SPDX-License-Identifier: GPL-3.0-or-later
#include "visitplay.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

class TestVisit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVisitEnds_data();
    void aVisitEnds();
    void everyStageTakesCancelAnotherWayAndStaff_data();
    void everyStageTakesCancelAnotherWayAndStaff();
    void aScanStopsAtItsBudget();
    void aWaitingStepEndsAfterItsIdleTime_data();
    void aWaitingStepEndsAfterItsIdleTime();
    void aTouchBeginsTheIdleTimeAnew();
    void walkingAwayEndsTheNotice();
    void aDoubleTapDoesWhatOneTapDoes();
    void eightHoursOfSleepEndAVisit_data();
    void eightHoursOfSleepEndAVisit();
    void everyRefusalLooksTheSame_data();
    void everyRefusalLooksTheSame();
    void threePinsAreTheMost();
    void thePinIsLabelledWhateverTheFaceSaid();
    void thePinIsAnnouncedBeforeItBegins_data();
    void thePinIsAnnouncedBeforeItBegins();
    void anAnnouncedPinThatDoesNotComeIsEnded();
    void aScoreThatEqualsTheCutIsAccepted();
    void livenessThatIsRequiredMustBeAssessed();
    void theRecordTellsWhereTheTimeWent();
    void aKioskOutOfServiceBeginsNoVisit();
    void aStopEndsTheVisitUnderWayByAnotherWay_data();
    void aStopEndsTheVisitUnderWayByAnotherWay();
    void aStopAtRestSaysAnotherWayUntilItEnds();
    void aStopAfterTheOutcomeLeavesTheOutcome();
};

void TestVisit::aVisitEnds_data()
{
    QTest::addColumn<MatchMode>("mode");
    QTest::addColumn<PhoneResolved>("phone");
    QTest::addColumn<Compared>("comparison");
    QTest::addColumn<PinVerdict>("verdict");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("facts");
    const PhoneResolved owner{kOwner, false};
    const PhoneResolved nobody{std::nullopt, false};
    using enum PinVerdict;
    QTest::newRow("claimed, all good") << MatchMode::Claimed << owner << compared(7000) << Ok << Outcome::Accepted
                                       << QStringLiteral("ttt");
    QTest::newRow("claimed, wrong PIN") << MatchMode::Claimed << owner << compared(7000) << Wrong << Outcome::WrongPin
                                        << QStringLiteral("ttf");
    QTest::newRow("claimed, unlike") << MatchMode::Claimed << owner << compared(3000) << Ok << Outcome::BelowThreshold
                                     << QStringLiteral("ftt");
    QTest::newRow("claimed, unlike, wrong PIN")
        << MatchMode::Claimed << owner << compared(3000) << Wrong << Outcome::BelowThreshold << QStringLiteral("ftf");
    QTest::newRow("claimed, unknown phone")
        << MatchMode::Claimed << nobody << Compared{} << Wrong << Outcome::UnknownPhone << QStringLiteral("-f-");
    QTest::newRow("claimed, no reference")
        << MatchMode::Claimed << owner << Compared{} << Ok << Outcome::UnknownPhone << QStringLiteral("-tt");
    QTest::newRow("claimed, host locked")
        << MatchMode::Claimed << owner << compared(7000) << Locked << Outcome::LockedOut << QStringLiteral("tt-");
    QTest::newRow("identify, all good") << MatchMode::Identify << owner << compared(7000, kOwner) << Ok
                                        << Outcome::Accepted << QStringLiteral("ttt");
    QTest::newRow("identify, wrong person") << MatchMode::Identify << owner << compared(7000, kOther) << Ok
                                            << Outcome::WrongPerson << QStringLiteral("ttt");
    QTest::newRow("identify, unlike") << MatchMode::Identify << owner << compared(3000, kOwner) << Ok
                                      << Outcome::BelowThreshold << QStringLiteral("ftt");
    QTest::newRow("identify, unknown phone") << MatchMode::Identify << nobody << compared(7000, kOther) << Wrong
                                             << Outcome::UnknownPhone << QStringLiteral("tf-");
}

void TestVisit::aVisitEnds()
{
    QFETCH(MatchMode, mode);
    QFETCH(PhoneResolved, phone);
    QFETCH(Compared, comparison);
    QFETCH(PinVerdict, verdict);
    QFETCH(Outcome, outcome);
    QFETCH(QString, facts);
    Play play(mode);
    play.toScan();
    play.step(scanned(true, true));
    if (mode == MatchMode::Identify)
        play.step(comparison);
    play.step(PhoneTyped{QStringLiteral("1234")});
    play.step(phone);
    if (mode == MatchMode::Claimed)
        play.step(comparison);
    play.tick();
    for (int i = 0; i < 3 && play.visit.stage() == Stage::Pin; ++i) {
        play.typePin(verdict);
        if (play.visit.stage() == Stage::Pin)
            play.tick();
    }
    QCOMPARE(play.visit.stage(), Stage::Finished);
    const SessionRecord& r = play.visit.record();
    QCOMPARE(r.outcome, outcome);
    QString got;
    for (const std::optional<bool>& fact : {r.faceMatched, r.phoneKnown, r.pinValid})
        got += fact ? (*fact ? QLatin1Char('t') : QLatin1Char('f')) : QLatin1Char('-');
    QCOMPARE(got, facts);
    QCOMPARE(r.phoneTail, QStringLiteral("1234"));
    QCOMPARE(r.customer, phone.customer ? kOwner : comparison.comparison.identified);
}

void TestVisit::everyStageTakesCancelAnotherWayAndStaff_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<Stage>("stage");
    QTest::newRow("notice") << 1 << Stage::Notice;
    QTest::newRow("scan") << 2 << Stage::Scan;
    QTest::newRow("phone") << 3 << Stage::Phone;
    QTest::newRow("number is looked up") << 4 << Stage::Phone;
    QTest::newRow("compare") << 5 << Stage::Compare;
    QTest::newRow("pin") << 7 << Stage::Pin;
    QTest::newRow("pin is checked") << 8 << Stage::Pin;
    QTest::newRow("verdict is held") << 9 << Stage::Pin;
}

void TestVisit::everyStageTakesCancelAnotherWayAndStaff()
{
    QFETCH(int, steps);
    QFETCH(Stage, stage);
    const QList<VisitEvent> course{Arrived{SessionId::create(), kUtcMs},
                                   NoticeAccepted{},
                                   scanned(true, true),
                                   PhoneTyped{QStringLiteral("1234")},
                                   PhoneResolved{kOwner, false},
                                   compared(7000),
                                   Tick{},
                                   PinTyped{},
                                   PinChecked{PinVerdict::Wrong}};
    Play play;
    for (const VisitEvent& event : course.mid(0, steps))
        play.step(event, std::holds_alternative<Tick>(event) ? 400 : 1);
    QCOMPARE(play.visit.stage(), stage);
    play.step(StaffCalled{});
    QCOMPARE(play.visit.stage(), stage);
    QVERIFY(play.visit.screen().staffCalled);
    QVERIFY(play.visit.progress(0).staffCalled);
    Play cancelled = play;
    cancelled.step(Cancelled{});
    QCOMPARE(cancelled.visit.record().outcome, Outcome::Cancelled);
    QVERIFY(cancelled.actions.contains(VisitAction::Wipe));
    play.step(AnotherWay{});
    QCOMPARE(play.visit.record().outcome, Outcome::AnotherWay);
    QCOMPARE(play.visit.screen().message, ScreenMessage::CardOrCounter);
    QVERIFY(play.visit.screen().staffCalled);
    play.step(Cancelled{});
    QCOMPARE(play.visit.stage(), Stage::Attract);
}

void TestVisit::aScanStopsAtItsBudget()
{
    Play play;
    play.toScan();
    QCOMPARE(*play.visit.deadline() - play.nowMs, 5000);
    play.step(Tick{}, 4999);
    QVERIFY(!play.actions.contains(VisitAction::StopScan));
    play.step(Tick{}, 1);
    QCOMPARE(play.actions, QList<VisitAction>{VisitAction::StopScan});
    play.step(scanned(false, false));
    QCOMPARE(play.visit.record().outcome, Outcome::NoFace);
}

void TestVisit::aWaitingStepEndsAfterItsIdleTime_data()
{
    QTest::addColumn<int>("steps");
    QTest::newRow("notice") << 1;
    QTest::newRow("phone") << 3;
    QTest::newRow("pin") << 7;
}

void TestVisit::aWaitingStepEndsAfterItsIdleTime()
{
    QFETCH(int, steps);
    const QList<VisitEvent> course{Arrived{SessionId::create(), kUtcMs},
                                   NoticeAccepted{},
                                   scanned(true, true),
                                   PhoneTyped{QStringLiteral("1234")},
                                   PhoneResolved{kOwner, false},
                                   compared(7000),
                                   Tick{}};
    Play play;
    for (const VisitEvent& event : course.mid(0, steps))
        play.step(event, std::holds_alternative<Tick>(event) ? 400 : 1);
    play.step(Tick{}, 29999);
    QVERIFY(play.visit.isUnderWay());
    play.step(Tick{}, 1);
    QCOMPARE(play.visit.record().outcome, Outcome::TimedOut);
    QVERIFY(play.actions.contains(VisitAction::Wipe));
    QCOMPARE(play.counts.value(VisitAction::EndPin), steps == 7 ? 1 : 0);
}

void TestVisit::aTouchBeginsTheIdleTimeAnew()
{
    Play play;
    play.step(Arrived{SessionId::create(), kUtcMs});
    play.step(Touched{}, 29000);
    play.step(Tick{}, 29000);
    QCOMPARE(play.visit.stage(), Stage::Notice);
}

void TestVisit::walkingAwayEndsTheNotice()
{
    Play play;
    play.step(Arrived{SessionId::create(), kUtcMs});
    play.step(Presence{false});
    play.step(Presence{true}, 2000);
    play.step(Presence{false});
    play.step(Tick{}, 2999);
    QCOMPARE(play.visit.stage(), Stage::Notice);
    play.step(Tick{}, 1);
    QCOMPARE(play.visit.record().outcome, Outcome::TimedOut);
    QCOMPARE(play.visit.record().steps.last().note, QStringLiteral("walked_away"));
}

void TestVisit::aDoubleTapDoesWhatOneTapDoes()
{
    const QList<VisitEvent> course{Arrived{SessionId::create(), kUtcMs},
                                   NoticeAccepted{},
                                   scanned(true, true),
                                   PhoneTyped{QStringLiteral("1234")},
                                   PhoneResolved{kOwner, false},
                                   compared(7000),
                                   Tick{},
                                   PinTyped{}};
    Play once;
    Play twice;
    for (const VisitEvent& event : course) {
        const qint64 after = std::holds_alternative<Tick>(event) ? 400 : 1;
        once.step(event, after);
        twice.step(event, after);
        twice.step(event, 0);
        QCOMPARE(twice.visit.stage(), once.visit.stage());
        QCOMPARE(twice.visit.screen(), once.visit.screen());
    }
    QCOMPARE(twice.counts, once.counts); // above all: one PIN was submitted, not two
    once.step(PinChecked{PinVerdict::Ok}, 40);
    twice.step(PinChecked{PinVerdict::Ok}, 40);
    QCOMPARE(once.visit.record().outcome, Outcome::Accepted);
    QCOMPARE(twice.visit.record().outcome, Outcome::Accepted);
    QCOMPARE(twice.visit.record().steps, once.visit.record().steps);
}

void TestVisit::eightHoursOfSleepEndAVisit_data()
{
    QTest::addColumn<int>("steps");
    QTest::newRow("suspend and resume in the notice") << 1;
    QTest::newRow("suspend and resume in the phone") << 3;
    QTest::newRow("suspend and resume in the pin") << 7;
}

void TestVisit::eightHoursOfSleepEndAVisit()
{
    QFETCH(int, steps);
    const QList<VisitEvent> course{Arrived{SessionId::create(), kUtcMs},
                                   NoticeAccepted{},
                                   scanned(true, true),
                                   PhoneTyped{QStringLiteral("1234")},
                                   PhoneResolved{kOwner, false},
                                   compared(7000),
                                   Tick{}};
    Play play;
    for (const VisitEvent& event : course.mid(0, steps))
        play.step(event, std::holds_alternative<Tick>(event) ? 400 : 1);
    play.step(Tick{}, qint64{8} * 3600 * 1000);
    QCOMPARE(play.visit.record().outcome, Outcome::TimedOut);
    QVERIFY(play.actions.contains(VisitAction::Wipe));
    SessionRecord record = play.visit.record();
    record.epoch = QStringLiteral("e");
    record.seq = 1;
    const auto valid = validate(record); // or the outbox would not take it and the kiosk stand still
    QVERIFY2(valid, valid ? "" : qPrintable(valid.error().detail));
}

void TestVisit::everyRefusalLooksTheSame_data()
{
    QTest::addColumn<PhoneResolved>("phone");
    QTest::addColumn<Compared>("comparison");
    QTest::addColumn<PinVerdict>("verdict");
    QTest::addColumn<int>("hostTakesMs");
    const PhoneResolved owner{kOwner, false};
    QTest::newRow("unknown phone") << PhoneResolved{std::nullopt, false} << Compared{} << PinVerdict::Wrong << 0;
    QTest::newRow("below threshold, right PIN") << owner << compared(100) << PinVerdict::Ok << 300;
    QTest::newRow("below threshold, wrong PIN") << owner << compared(100) << PinVerdict::Wrong << 900;
    QTest::newRow("no reference") << owner << Compared{} << PinVerdict::Ok << 20;
    QTest::newRow("wrong PIN") << owner << compared(9000) << PinVerdict::Wrong << 50;
    QTest::newRow("host has locked the account") << owner << compared(9000) << PinVerdict::Locked << 50;
}

void TestVisit::everyRefusalLooksTheSame()
{
    QFETCH(PhoneResolved, phone);
    QFETCH(Compared, comparison);
    QFETCH(PinVerdict, verdict);
    QFETCH(int, hostTakesMs);
    Play play;
    play.toPin(phone, comparison);
    QCOMPARE(play.visit.stage(), Stage::Pin);
    QCOMPARE(play.screens.last(), qMakePair(ScreenMessage::EnterPin, qint64{5305}));
    for (int i = 0; i < 3; ++i) {
        play.step(PinTyped{}, 500);
        const qint64 typed = play.nowMs;
        play.step(PinChecked{verdict}, hostTakesMs);
        QCOMPARE(play.visit.screen().message, ScreenMessage::OneMoment);
        play.tick();
        QCOMPARE(play.nowMs - typed, 1000);
        QCOMPARE(play.visit.screen().message, i < 2 ? ScreenMessage::PinAgain : ScreenMessage::NotVerified);
    }
    QCOMPARE(play.visit.stage(), Stage::Finished);
    QVERIFY(!play.visit.screen().hint);
}

void TestVisit::threePinsAreTheMost()
{
    Play play;
    play.toPin({kOwner, false}, compared(9000));
    for (int i = 0; i < 5; ++i) {
        play.typePin(PinVerdict::Wrong);
        if (play.visit.stage() == Stage::Pin)
            play.tick();
    }
    QCOMPARE(play.counts.value(VisitAction::VerifyPin), 3);
}

void TestVisit::thePinIsLabelledWhateverTheFaceSaid()
{
    Play play;
    play.toPin({kOwner, false}, compared(100));
    play.typePin(PinVerdict::Ok);
    play.tick();
    play.typePin(PinVerdict::Wrong);
    play.tick();
    play.typePin(PinVerdict::Wrong);
    play.tick();
    QCOMPARE(play.visit.record().outcome, Outcome::BelowThreshold);
    QCOMPARE(play.visit.record().pinValid, std::optional<bool>(true));
}

void TestVisit::thePinIsAnnouncedBeforeItBegins_data()
{
    QTest::addColumn<MatchMode>("mode");
    QTest::newRow("claimed") << MatchMode::Claimed;
    QTest::newRow("identify") << MatchMode::Identify;
}

void TestVisit::thePinIsAnnouncedBeforeItBegins()
{
    QFETCH(MatchMode, mode);
    Play play(mode);
    play.toScan();
    play.step(scanned(true, true));
    if (mode == MatchMode::Identify)
        play.step(compared(9000, kOwner));
    play.step(PhoneTyped{QStringLiteral("1234")});
    play.step(PhoneResolved{kOwner, false});
    QVERIFY(play.actions.contains(VisitAction::AnnouncePin));
    const qint64 announced = play.nowMs;
    if (mode == MatchMode::Claimed)
        play.step(compared(9000));
    play.tick();
    QVERIFY(play.actions.contains(VisitAction::BeginPin));
    QVERIFY(play.nowMs - announced >= 250);
    play.typePin(PinVerdict::Ok);
    QVERIFY(play.actions.contains(VisitAction::EndPin));
    QCOMPARE(play.visit.record().outcome, Outcome::Accepted);
}

void TestVisit::anAnnouncedPinThatDoesNotComeIsEnded()
{
    Play play;
    play.toScan();
    play.step(scanned(true, true));
    play.step(PhoneTyped{QStringLiteral("1234")});
    play.step(PhoneResolved{kOwner, false});
    play.step(Failed{QStringLiteral("engine")});
    QVERIFY(play.actions.contains(VisitAction::EndPin));
    QCOMPARE(play.visit.record().outcome, Outcome::Fault);
}

void TestVisit::aScoreThatEqualsTheCutIsAccepted()
{
    for (const auto& [score, matched] : {std::pair{5800, true}, std::pair{5799, false}}) {
        Play play;
        play.toPin({kOwner, false}, compared(score));
        QCOMPARE(play.visit.record().faceMatched, std::optional<bool>(matched));
    }
}

void TestVisit::livenessThatIsRequiredMustBeAssessed()
{
    PolicyFields fields = policyFields();
    fields.livenessRequired = true;
    Play play(MatchMode::Claimed, fields);
    play.toScan();
    play.step(scanned(true, true, Liveness::NotAssessed));
    QCOMPARE(play.visit.record().outcome, Outcome::LivenessFailed);
    QCOMPARE(play.visit.screen().message, ScreenMessage::NotVerified);
}

void TestVisit::theRecordTellsWhereTheTimeWent()
{
    Play play;
    play.step(Arrived{SessionId::create(), kUtcMs});
    play.step(NoticeAccepted{}, 1000);
    play.step(scanned(true, true), 800);
    play.step(PhoneTyped{QStringLiteral("1234")}, 4000);
    play.step(PhoneResolved{kOwner, false}, 30);
    play.step(compared(9000), 20);
    play.tick();
    play.typePin(PinVerdict::Ok);
    const SessionRecord& r = play.visit.record();
    QCOMPARE(r.timing.scanMs, 800);
    QCOMPARE(r.timing.decisionMs, 50);
    QCOMPARE(r.timing.totalMs, 1000 + 800 + 4000 + 30 + 300 + 540);
    QList<Stage> stages;
    for (const SessionStep& step : r.steps)
        stages << step.stage;
    QCOMPARE(stages, (QList<Stage>{Stage::Notice, Stage::Scan, Stage::Phone, Stage::Compare, Stage::Pin}));
    QCOMPARE(r.steps.at(1).atMs, 1000);
    QCOMPARE(r.attempts.first().score, std::optional(units(9000)));
}

void TestVisit::aKioskOutOfServiceBeginsNoVisit()
{
    Play play;
    play.step(ServiceChanged{false});
    play.step(Arrived{SessionId::create(), kUtcMs});
    QCOMPARE(play.visit.stage(), Stage::OutOfService);
    play.step(ServiceChanged{true});
    play.step(Arrived{SessionId::create(), kUtcMs});
    play.step(ServiceChanged{false});
    QCOMPARE(play.visit.stage(), Stage::Notice);
    play.step(Cancelled{});
    play.tick();
    QCOMPARE(play.visit.stage(), Stage::OutOfService);
}

void TestVisit::aStopEndsTheVisitUnderWayByAnotherWay_data()
{
    QTest::addColumn<Stage>("stage");
    for (const Stage stage : {Stage::Notice, Stage::Scan, Stage::Phone, Stage::Pin})
        QTest::addRow("stage %d", static_cast<int>(stage)) << stage;
}

void TestVisit::aStopEndsTheVisitUnderWayByAnotherWay()
{
    QFETCH(Stage, stage);
    Play play;
    if (stage == Stage::Pin)
        play.toPin({kOwner, false}, compared(7000));
    else
        play.step(Arrived{SessionId::create(), kUtcMs});
    if (stage == Stage::Scan || stage == Stage::Phone)
        play.step(NoticeAccepted{});
    if (stage == Stage::Phone)
        play.step(scanned(true, true));
    QCOMPARE(play.visit.stage(), stage);
    play.step(SuspensionChanged{true});
    QCOMPARE(play.visit.stage(), Stage::Finished);
    QCOMPARE(play.visit.screen().message, ScreenMessage::Suspended);
    QCOMPARE(play.visit.record().outcome, Outcome::AnotherWay);
    QCOMPARE(play.visit.record().steps.last().note, QStringLiteral("suspended"));
    QCOMPARE(play.counts.value(VisitAction::Commit), 1);
    QCOMPARE(play.counts.value(VisitAction::Wipe), 1);
    QCOMPARE(play.counts.value(VisitAction::EndPin), stage == Stage::Pin ? 1 : 0);
    play.tick();
    QCOMPARE(play.visit.stage(), Stage::OutOfService);
    QCOMPARE(play.visit.screen().message, ScreenMessage::Suspended);
}

void TestVisit::aStopAtRestSaysAnotherWayUntilItEnds()
{
    Play play;
    play.step(SuspensionChanged{true});
    play.step(SuspensionChanged{true});
    QCOMPARE(play.visit.stage(), Stage::OutOfService);
    QCOMPARE(play.visit.screen().message, ScreenMessage::Suspended);
    play.step(Arrived{SessionId::create(), kUtcMs});
    QCOMPARE(play.visit.stage(), Stage::OutOfService);
    play.step(ServiceChanged{false});
    QCOMPARE(play.visit.screen().message, ScreenMessage::Suspended);
    play.step(SuspensionChanged{false});
    QCOMPARE(play.visit.screen().message, ScreenMessage::OutOfService);
    play.step(ServiceChanged{true});
    QCOMPARE(play.visit.stage(), Stage::Attract);
    QCOMPARE(play.counts.value(VisitAction::Commit), 0);
}

void TestVisit::aStopAfterTheOutcomeLeavesTheOutcome()
{
    Play play;
    play.step(Arrived{SessionId::create(), kUtcMs});
    play.step(Cancelled{});
    QCOMPARE(play.visit.stage(), Stage::Finished);
    play.step(SuspensionChanged{true});
    QCOMPARE(play.visit.record().outcome, Outcome::Cancelled);
    QCOMPARE(play.visit.screen().message, ScreenMessage::Goodbye);
    play.tick();
    QCOMPARE(play.visit.screen().message, ScreenMessage::Suspended);
}

QTEST_GUILESS_MAIN(TestVisit)
#include "tst_visit.moc"
