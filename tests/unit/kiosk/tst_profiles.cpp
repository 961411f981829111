// SPDX-License-Identifier: GPL-3.0-or-later
#include "visitplay.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

namespace {

PolicyFields fieldsOf(Profile profile)
{
    PolicyFields fields = policyFields();
    fields.profile = profile;
    return fields;
}

Arrived holding(const std::optional<QString>& customer, bool locked = false)
{
    return {SessionId::create(), kUtcMs, Presented{customer, locked}};
}

} // namespace

/// A gate and a counter are other rows of data to the same machine.
class TestProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFaceAloneBeginsNothingAtAGate();
    void aTicketBeginsNothingAtACashMachine();
    void aGateScansAtOnceAndAsksNothingElse();
    void aGateIsFreeForTheNextInQueueAfterMoments();
    void aCounterShowsTheNoticeFirst();
    void whoeverPassesMustBeTheHolder_data();
    void whoeverPassesMustBeTheHolder();
    void aLockedHolderIsNotScanned_data();
    void aLockedHolderIsNotScanned();
    void whoeverIsNextInQueueWaits();
    void aGateIdentifiesNobody();
};

void TestProfiles::aFaceAloneBeginsNothingAtAGate()
{
    Play play(MatchMode::Claimed, fieldsOf(Profile::Gate));
    play.step(Presence{true});
    play.step(Arrived{SessionId::create(), kUtcMs, {}});
    QCOMPARE(play.visit.stage(), Stage::Attract);
    QVERIFY(play.counts.isEmpty());
}

void TestProfiles::aTicketBeginsNothingAtACashMachine()
{
    Play play;
    play.step(holding(kOwner));
    QCOMPARE(play.visit.stage(), Stage::Attract);
}

void TestProfiles::aGateScansAtOnceAndAsksNothingElse()
{
    Play play(MatchMode::Claimed, fieldsOf(Profile::Gate));
    QList<Stage> stages;
    for (const VisitEvent& event : QList<VisitEvent>{holding(kOwner), scanned(true, true), compared(7000)}) {
        play.step(event);
        stages << play.visit.stage();
    }
    QCOMPARE(stages, (QList<Stage>{Stage::Scan, Stage::Compare, Stage::Finished}));
    QCOMPARE(play.visit.record().outcome, Outcome::Accepted);
    QCOMPARE(play.visit.record().profile, Profile::Gate);
    QCOMPARE(play.visit.record().customer, kOwner);
    QVERIFY(!play.visit.record().pinValid.has_value());
    QCOMPARE(play.counts.value(VisitAction::AnnouncePin), 0);
    QCOMPARE(play.counts.value(VisitAction::Commit), 1);
    QCOMPARE(play.counts.value(VisitAction::Wipe), 1);
}

void TestProfiles::aGateIsFreeForTheNextInQueueAfterMoments()
{
    const auto freeAfterMs = [](Profile profile, const VisitEvent& arrival) {
        Play play(MatchMode::Claimed, fieldsOf(profile));
        play.step(arrival);
        play.step(Cancelled{});
        const qint64 endedMs = play.nowMs;
        play.tick();
        return play.visit.stage() == Stage::Attract ? play.nowMs - endedMs : -1;
    };
    QCOMPARE(freeAfterMs(Profile::Gate, holding(kOwner)), 1500);
    QCOMPARE(freeAfterMs(Profile::Atm, Arrived{SessionId::create(), kUtcMs, {}}), 4000);
}

void TestProfiles::aCounterShowsTheNoticeFirst()
{
    Play play(MatchMode::Claimed, fieldsOf(Profile::Counter));
    play.step(holding(kOwner));
    QCOMPARE(play.visit.stage(), Stage::Notice);
    play.step(NoticeAccepted{});
    play.step(scanned(true, true));
    play.step(compared(7000));
    QCOMPARE(play.visit.record().outcome, Outcome::Accepted);
    QCOMPARE(play.visit.record().profile, Profile::Counter);
}

void TestProfiles::whoeverPassesMustBeTheHolder_data()
{
    QTest::addColumn<std::optional<QString>>("holder");
    QTest::addColumn<Compared>("comparison");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("holder") << std::optional(kOwner) << compared(7000) << Outcome::Accepted;
    QTest::newRow("unlike") << std::optional(kOwner) << compared(3000) << Outcome::BelowThreshold;
    QTest::newRow("ticket of nobody") << std::optional<QString>() << Compared{} << Outcome::UnknownClaim;
    QTest::newRow("ticket of nobody, like somebody")
        << std::optional<QString>() << compared(9000) << Outcome::UnknownClaim;
    QTest::newRow("holder without a file photo") << std::optional(kOwner) << Compared{} << Outcome::UnknownClaim;
}

void TestProfiles::whoeverPassesMustBeTheHolder()
{
    QFETCH(const std::optional<QString>, holder);
    QFETCH(const Compared, comparison);
    QFETCH(const Outcome, outcome);
    Play play(MatchMode::Claimed, fieldsOf(Profile::Gate));
    play.step(holding(holder));
    play.step(scanned(true, true));
    play.step(comparison);
    QCOMPARE(play.visit.record().outcome, outcome);
    QCOMPARE(play.visit.screen().message,
             outcome == Outcome::Accepted ? ScreenMessage::Verified : ScreenMessage::NotVerified);
}

void TestProfiles::aLockedHolderIsNotScanned_data()
{
    QTest::addColumn<Profile>("profile");
    QTest::newRow("gate") << Profile::Gate;
    QTest::newRow("counter") << Profile::Counter;
}

void TestProfiles::aLockedHolderIsNotScanned()
{
    QFETCH(const Profile, profile);
    Play play(MatchMode::Claimed, fieldsOf(profile));
    play.step(holding(kOwner, true));
    QCOMPARE(play.visit.stage(), Stage::Finished);
    QCOMPARE(play.visit.record().outcome, Outcome::LockedOut);
    QCOMPARE(play.counts.value(VisitAction::StartScan), 0);
    QCOMPARE(play.counts.value(VisitAction::Commit), 1);
}

void TestProfiles::whoeverIsNextInQueueWaits()
{
    Play play(MatchMode::Claimed, fieldsOf(Profile::Gate));
    play.step(holding(kOwner));
    play.step(holding(kOther));
    QCOMPARE(play.visit.record().customer, kOwner);
    play.step(scanned(true, true));
    play.step(holding(kOther));
    play.step(compared(7000));
    QCOMPARE(play.visit.record().customer, kOwner);
    QCOMPARE(play.visit.record().outcome, Outcome::Accepted);
}

void TestProfiles::aGateIdentifiesNobody()
{
    PolicyFields fields = fieldsOf(Profile::Gate);
    fields.mode = MatchMode::Identify;
    const Result<Policy> policy = Policy::from(fields);
    QVERIFY(!policy);
    QVERIFY2(policy.error().detail.contains(QLatin1String("mode")), qPrintable(policy.error().detail));
}

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
