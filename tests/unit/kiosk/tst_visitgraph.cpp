// SPDX-License-Identifier: GPL-3.0-or-later
#include "visitplay.h"

#include <QSet>
#include <QTest>

#include <deque>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

namespace {

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
        {QStringLiteral("stopped"), SuspensionChanged{true}},
        {QStringLiteral("resumed"), SuspensionChanged{false}},
    };
    for (const PinVerdict verdict : {PinVerdict::Ok, PinVerdict::Wrong, PinVerdict::Cancelled, PinVerdict::TimedOut,
                                     PinVerdict::Locked, PinVerdict::Unavailable})
        events << Named{QStringLiteral("verdict %1").arg(static_cast<int>(verdict)), PinChecked{verdict}};
    return events;
}

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

class TestVisitGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStageHasAnExitAndEveryOutcomeARecord_data();
    void everyStageHasAnExitAndEveryOutcomeARecord();
};

void TestVisitGraph::everyStageHasAnExitAndEveryOutcomeARecord_data()
{
    QTest::addColumn<MatchMode>("mode");
    QTest::addColumn<int>("outcomes");
    QTest::newRow("claimed") << MatchMode::Claimed << 12; // no WrongPerson: N is 1
    QTest::newRow("identify") << MatchMode::Identify << 13;
}

void TestVisitGraph::everyStageHasAnExitAndEveryOutcomeARecord()
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

QTEST_GUILESS_MAIN(TestVisitGraph)
#include "tst_visitgraph.moc"
