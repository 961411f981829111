// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visit.h"
#include "kioskfakes.h"

#include <QMap>
#include <QSet>
#include <QTest>

#include <deque>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

namespace {

const QString kOwner = QStringLiteral("c-owner");
const QString kOther = QStringLiteral("c-other");

ScanEnded scanned(bool seen, bool usable, Liveness liveness = Liveness::NotAssessed)
{
    ScanSummary scan;
    scan.faceSeen = seen;
    scan.usable = usable;
    scan.liveness = liveness;
    if (seen)
        scan.attempts << FaceAttempt{};
    if (seen && !usable)
        scan.failing = QualityComponent::HeadYaw;
    return {scan};
}

Compared compared(int score, const QString& who = {})
{
    return {{{units(score)}, units(score), who}};
}

struct Named
{
    QString name;
    VisitEvent event;
};

QList<Named> everyEvent()
{
    QList<Named> events{
        {QStringLiteral("arrive"), Arrived{SessionId::create(), kUtcMs}},
        {QStringLiteral("face"), Presence{true}},
        {QStringLiteral("no face"), Presence{false}},
        {QStringLiteral("touch"), Touched{}},
        {QStringLiteral("notice"), NoticeAccepted{}},
        {QStringLiteral("notice locked"), NoticeAccepted{true}},
        {QStringLiteral("progress"), ScanProgress{2, QualityComponent::HeadYaw, Liveness::NotAssessed}},
        {QStringLiteral("nobody"), scanned(false, false)},
        {QStringLiteral("poor"), scanned(true, false)},
        {QStringLiteral("attack"), scanned(true, true, Liveness::Attack)},
        {QStringLiteral("good scan"), scanned(true, true)},
        {QStringLiteral("no number"), PhoneRefused{}},
        {QStringLiteral("phone"), PhoneTyped{QStringLiteral("1234")}},
        {QStringLiteral("owner"), PhoneResolved{kOwner, false}},
        {QStringLiteral("unknown"), PhoneResolved{std::nullopt, false}},
        {QStringLiteral("locked"), PhoneResolved{kOwner, true}},
        {QStringLiteral("match"), compared(5800, kOwner)},
        {QStringLiteral("other matches"), compared(9000, kOther)},
        {QStringLiteral("unlike"), compared(5799, kOwner)},
        {QStringLiteral("no reference"), Compared{}},
        {QStringLiteral("pin"), PinTyped{}},
        {QStringLiteral("cancel"), Cancelled{}},
        {QStringLiteral("another way"), AnotherWay{}},
        {QStringLiteral("staff"), StaffCalled{}},
        {QStringLiteral("failed"), Failed{QStringLiteral("camera_unplugged")}},
        {QStringLiteral("down"), ServiceChanged{false}},
        {QStringLiteral("up"), ServiceChanged{true}},
    };
    for (const PinVerdict verdict : {PinVerdict::Ok, PinVerdict::Wrong, PinVerdict::Cancelled, PinVerdict::TimedOut,
                                     PinVerdict::Locked, PinVerdict::Unavailable})
        events << Named{QStringLiteral("verdict %1").arg(static_cast<int>(verdict)), PinChecked{verdict}};
    return events;
}

/// A visit and the clock it is played by.
struct Play
{
    explicit Play(MatchMode mode = MatchMode::Claimed, PolicyFields fields = policyFields())
        : visit({kioskId(), (fields.mode = mode, *Policy::from(fields)), true})
    {
    }
    QList<VisitAction> step(const VisitEvent& event, qint64 afterMs = 1)
    {
        nowMs += afterMs;
        if (const auto* c = std::get_if<Compared>(&event); c && visit.stage() == Stage::Compare)
            unseen = c->comparison.identified;
        if (const auto* p = std::get_if<PinChecked>(&event); p && visit.stage() == Stage::Pin)
            hostLocked = hostLocked || p->verdict == PinVerdict::Locked;
        actions = visit.step(event, nowMs);
        count(actions);
        if (visit.screen() != shown)
            screens << qMakePair(visit.screen().message, nowMs);
        shown = visit.screen();
        return actions;
    }
    void tick()
    {
        const qint64 due = visit.deadline().value_or(nowMs);
        step(Tick{}, std::max<qint64>(due - nowMs, 0));
    }
    void count(const QList<VisitAction>& some)
    {
        for (const VisitAction action : some)
            ++counts[action];
    }
    void toScan()
    {
        step(Arrived{SessionId::create(), kUtcMs});
        step(NoticeAccepted{});
    }
    /// To the PIN pad by the claimed order.
    void toPin(const PhoneResolved& resolved, const Compared& comparison)
    {
        toScan();
        step(scanned(true, true));
        step(PhoneTyped{QStringLiteral("1234")});
        step(resolved);
        step(comparison);
        tick();
    }
    void typePin(PinVerdict verdict)
    {
        step(PinTyped{}, 500);
        step(PinChecked{verdict}, 40);
    }

    Visit visit;
    qint64 nowMs = 5000;
    QList<VisitAction> actions;
    QMap<VisitAction, int> counts;
    QString unseen; ///< what the visit knows and does not show
    bool hostLocked = false;
    ScreenState shown;
    QList<QPair<ScreenMessage, qint64>> screens;
};

QString signature(const Play& play)
{
    const SessionRecord& r = play.visit.record();
    const auto flag = [](std::optional<bool> b) { return QString(b ? (*b ? u't' : u'f') : u'-'); };
    const QString facts = QStringList{flag(r.faceMatched), flag(r.phoneKnown), flag(r.pinValid), r.customer}.join(u'/');
    const std::optional<qint64> due = play.visit.deadline();
    return play.unseen + QStringLiteral("%1|%2|%3|%4|%5|%6|%7|%8|%9")
                             .arg(static_cast<int>(play.visit.stage()))
                             .arg(static_cast<int>(play.visit.screen().message))
                             .arg(facts)
                             .arg(play.visit.stage() == Stage::Finished ? static_cast<int>(r.outcome) : -1)
                             .arg(play.counts.value(VisitAction::VerifyPin))
                             .arg(due ? *due - play.nowMs : -1)
                             .arg(r.attempts.size())
                             .arg(play.visit.screen().staffCalled)
                             .arg(play.hostLocked);
}

} // namespace

class TestVisit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksTheWholeGraph_data();
    void walksTheWholeGraph();
    void aVisitEnds_data();
    void aVisitEnds();
    void everyStageTakesCancelAnotherWayAndStaff_data();
    void everyStageTakesCancelAnotherWayAndStaff();
    void aScanStopsAtItsBudget();
    void aWaitingStepEndsAfterItsIdleTime_data();
    void aWaitingStepEndsAfterItsIdleTime();
    void aTouchBeginsTheIdleTimeAnew();
    void walkingAwayEndsTheNotice();
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
};

void TestVisit::walksTheWholeGraph_data()
{
    QTest::addColumn<MatchMode>("mode");
    QTest::addColumn<int>("outcomes");
    QTest::newRow("claimed") << MatchMode::Claimed << 12; // no WrongPerson: N is 1
    QTest::newRow("identify") << MatchMode::Identify << 13;
}

void TestVisit::walksTheWholeGraph()
{
    QFETCH(MatchMode, mode);
    QFETCH(int, outcomes);
    const QList<Named> events = everyEvent();
    QSet<QString> known;
    QSet<int> reached;
    QSet<int> stages;
    std::deque<Play> queue{Play(mode)};
    while (!queue.empty()) {
        const Play from = queue.front();
        queue.pop_front();
        stages << static_cast<int>(from.visit.stage());
        const bool rests = from.visit.stage() == Stage::Attract || from.visit.stage() == Stage::OutOfService;
        QVERIFY2(rests || from.visit.deadline(), "a stage without an exit");
        const auto follow = [&](Play to) {
            if (to.actions.contains(VisitAction::Commit)) {
                SessionRecord record = to.visit.record();
                record.epoch = QStringLiteral("e");
                record.seq = 1;
                QVERIFY2(validate(record), qPrintable(validate(record) ? QString() : validate(record).error().detail));
                reached << static_cast<int>(record.outcome);
                QVERIFY(to.actions.indexOf(VisitAction::Wipe) > to.actions.indexOf(VisitAction::Commit));
            }
            const int commits = to.counts.value(VisitAction::Commit);
            QCOMPARE(to.counts.value(VisitAction::Wipe), commits);
            if (to.visit.isUnderWay())
                QCOMPARE(commits, 0);
            if (to.visit.stage() == Stage::Finished)
                QCOMPARE(commits, 1);
            if (to.visit.stage() == Stage::Attract || to.visit.stage() == Stage::OutOfService) {
                to.counts.clear();
                to.unseen.clear();
                to.hostLocked = false;
            }
            const QString sign = signature(to);
            if (!known.contains(sign)) {
                known << sign;
                queue.push_back(std::move(to));
            }
        };
        for (const Named& named : events) {
            Play to = from;
            to.step(named.event, 0);
            follow(std::move(to));
        }
        if (from.visit.deadline()) {
            Play to = from;
            to.tick();
            follow(std::move(to));
        }
        QVERIFY(known.size() < 200000);
    }
    QCOMPARE(reached.size(), outcomes);
    QCOMPARE(stages.size(), static_cast<qsizetype>(kAllStages.size()));
    qInfo("%lld states", static_cast<long long>(known.size()));
    QVERIFY(known.size() > 200);
}

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

QTEST_GUILESS_MAIN(TestVisit)
#include "tst_visit.moc"
