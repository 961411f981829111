// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/unmaskedlook.h"
#include "support/office.h"
#include "support/scriptedfeed.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace jinbi;
using namespace jinbi::test;
using namespace std::chrono_literals;

namespace {

struct Bench
{
    HandClock clock;
    ScriptedFeed feed{clock};
    Office staff{clock, Role::BranchStaff, Office::patient()};
    std::optional<UnmaskedLook> service;

    explicit Bench(bool areDrawn = false)
    {
        service.emplace(UnmaskedLook::Deps{feed, staff.policy, staff.signIn, staff.log, clock, areDrawn});
    }
    [[nodiscard]] UnmaskedLook::Request request(int minutes = 1) const
    {
        return {kioskId("K-0001"), LookPurpose::FraudCheck, {}, minutes};
    }
    Result<void> begin(const UnmaskedLook::Request& request)
    {
        Result<void> begun = service->begin(request, staff.permit(Action::LookUnmasked));
        Office::settle();
        return begun;
    }
    [[nodiscard]] LiveFrame frame(const LeaseId& lease, bool masked = false) const
    {
        LiveFrame frame;
        frame.meta.lease = lease;
        frame.meta.masked = masked;
        return frame;
    }
    [[nodiscard]] QString fact(const char* name) const
    {
        for (const Fact& fact : staff.log.acts.last().facts) {
            if (fact.name == QLatin1StringView(name))
                return fact.value;
        }
        return {};
    }
};

} // namespace

/// Who looks at a face, why and for how long; and that nobody does without an entry.
class TestUnmaskedLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEntryComesBeforeThePicture();
    void withoutAnEntryThereIsNoLook();
    void theEntrySaysWhoWhyAndHowLong();
    void theNoteIsPersonal();
    void aRequestOutsideItsLimitsIsRefused_data();
    void aRequestOutsideItsLimitsIsRefused();
    void oneLookAtATime();
    void aLookEndsByItself();
    void aSuspendedComputerDoesNotStretchALook();
    void everyEndTakesTheFaceAwayAndIsWritten_data();
    void everyEndTakesTheFaceAwayAndIsWritten();
    void aLockWhileTheEntryIsWrittenMeansNoLook();
    void theServicesEndEndsTheLook();
    void anEndThatCannotBeWrittenIsTold();
    void onlyTheLivingLeaseIsAdmitted();
    void drawnPeopleAreShownByPolicyAndNotCounted();
};

void TestUnmaskedLook::theEntryComesBeforeThePicture()
{
    Bench bench;
    bench.staff.log.isSlow = true;
    QSignalSpy changed(&*bench.service, &UnmaskedLook::changed);
    QVERIFY(bench.begin(bench.request()));
    QCOMPARE(bench.staff.log.kinds(), QList{ActKind::LookBegan});
    QCOMPARE(bench.service->state(), UnmaskedLook::State::Recording);
    QVERIFY(!bench.service->look());
    QCOMPARE(bench.feed.lookCalls, 0);
    bench.staff.log.finish();
    Office::settle();
    QCOMPARE(bench.service->state(), UnmaskedLook::State::Looking);
    QCOMPARE(bench.feed.lookCalls, 1);
    QCOMPARE(changed.size(), 2);
    const FaceLook face = bench.feed.looked.value();
    QCOMPARE(face.kiosk, kioskId("K-0001"));
    QCOMPARE(face.holder, bench.staff.account.id.toString());
    QCOMPARE(face.purpose, QStringLiteral("fraud_check"));
    QCOMPARE(face.untilMs, bench.clock.monotonicMs() + 60000);
    QCOMPARE(bench.service->look()->name, QStringLiteral("Wang Mei"));
}

void TestUnmaskedLook::withoutAnEntryThereIsNoLook()
{
    Bench bench;
    bench.staff.log.failure = Error{ErrorCode::Io, QStringLiteral("The disk is full."), QStringLiteral("full")};
    QSignalSpy failed(&*bench.service, &UnmaskedLook::failed);
    QVERIFY(bench.begin(bench.request()));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Io);
    QCOMPARE(bench.service->state(), UnmaskedLook::State::None);
    QCOMPARE(bench.feed.lookCalls, 0);
    bench.staff.log.failure.reset();
    QVERIFY(bench.begin(bench.request()));
    QCOMPARE(bench.feed.lookCalls, 1);
}

void TestUnmaskedLook::theEntrySaysWhoWhyAndHowLong()
{
    Bench bench;
    QVERIFY(bench.begin(bench.request(2)));
    const Act act = bench.staff.log.acts.first();
    QCOMPARE(act.actor, bench.staff.account.id.toString());
    QCOMPARE(act.object, QStringLiteral("K-0001"));
    QCOMPARE(bench.fact("purpose"), QStringLiteral("fraud_check"));
    QCOMPARE(bench.fact("lease"), bench.service->look()->face.lease.toString());
    QCOMPARE(bench.fact("seconds"), QStringLiteral("120"));
    QCOMPARE(bench.fact("role"), QStringLiteral("branch_staff"));
    QVERIFY(act.personal.isEmpty());
}

void TestUnmaskedLook::theNoteIsPersonal()
{
    Bench bench;
    QVERIFY(bench.begin({kioskId("K-0001"), LookPurpose::Other, QStringLiteral("  asked by\nMr Chen "), 1}));
    const Act act = bench.staff.log.acts.first();
    QCOMPARE(act.personal, (QList<Fact>{{QStringLiteral("note"), QStringLiteral("asked by Mr Chen")}}));
    QVERIFY(!act.facts.contains(Fact{QStringLiteral("note"), QStringLiteral("asked by Mr Chen")}));
}

void TestUnmaskedLook::aRequestOutsideItsLimitsIsRefused_data()
{
    QTest::addColumn<QString>("kiosk");
    QTest::addColumn<LookPurpose>("purpose");
    QTest::addColumn<QString>("note");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char* name, const char* kiosk, LookPurpose purpose, qsizetype note, int minutes,
                        bool fits) {
        QTest::newRow(name) << QString::fromLatin1(kiosk) << purpose << QString(note, QLatin1Char('x')) << minutes
                            << fits;
    };
    row("one minute", "K-1", LookPurpose::CameraCheck, 0, 1, true);
    row("two minutes", "K-1", LookPurpose::CustomerAsks, 0, 2, true);
    row("three minutes", "K-1", LookPurpose::CustomerAsks, 0, 3, false);
    row("no time", "K-1", LookPurpose::CustomerAsks, 0, 0, false);
    row("no kiosk", "", LookPurpose::CustomerAsks, 0, 1, false);
    row("other without a note", "K-1", LookPurpose::Other, 0, 1, false);
    row("note of two", "K-1", LookPurpose::Other, 2, 1, false);
    row("note of three", "K-1", LookPurpose::Other, 3, 1, true);
    row("longest note", "K-1", LookPurpose::Other, 120, 1, true);
    row("note too long", "K-1", LookPurpose::FraudCheck, 121, 1, false);
}

void TestUnmaskedLook::aRequestOutsideItsLimitsIsRefused()
{
    QFETCH(QString, kiosk);
    QFETCH(LookPurpose, purpose);
    QFETCH(QString, note);
    QFETCH(int, minutes);
    QFETCH(bool, fits);
    Bench bench;
    const KioskId id = kiosk.isEmpty() ? KioskId() : KioskId::from(kiosk).value();
    QCOMPARE(bench.begin({id, purpose, note, minutes}).has_value(), fits);
    QCOMPARE(bench.feed.lookCalls, fits ? 1 : 0);
    QCOMPARE(bench.staff.log.acts.size(), fits ? 1 : 0);
}

void TestUnmaskedLook::oneLookAtATime()
{
    Bench bench;
    QVERIFY(bench.begin(bench.request()));
    const Result<void> second = bench.begin({kioskId("K-0002"), LookPurpose::CameraCheck, {}, 1});
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Refused);
    QCOMPARE(bench.feed.lookCalls, 1);
    QCOMPARE(bench.staff.log.acts.size(), 1);
    bench.service->end();
    QVERIFY(bench.begin({kioskId("K-0002"), LookPurpose::CameraCheck, {}, 1}));
    QCOMPARE(bench.feed.looked->kiosk, kioskId("K-0002"));
}

void TestUnmaskedLook::aLookEndsByItself()
{
    Bench bench;
    QVERIFY(bench.begin(bench.request()));
    QSignalSpy ticked(&*bench.service, &UnmaskedLook::ticked);
    bench.clock.advance(59900ms);
    QCOMPARE(bench.service->remainingMs(), 100);
    QVERIFY(ticked.wait());
    QVERIFY(bench.service->look());
    bench.clock.advance(100ms);
    // No picture comes any more: the service's own timer ends it.
    QSignalSpy changed(&*bench.service, &UnmaskedLook::changed);
    QVERIFY(changed.wait());
    QCOMPARE(bench.service->state(), UnmaskedLook::State::None);
    QCOMPARE(bench.feed.endLookCalls, 1);
    QCOMPARE(bench.fact("why"), QStringLiteral("time"));
    QCOMPARE(bench.fact("seconds"), QStringLiteral("60"));
    QVERIFY(UnmaskedLook::kTick < 500ms);
}

void TestUnmaskedLook::aSuspendedComputerDoesNotStretchALook()
{
    Bench bench;
    QVERIFY(bench.begin(bench.request()));
    bench.clock.suspend(61s);
    QCOMPARE(bench.service->remainingMs(), 0);
    QSignalSpy changed(&*bench.service, &UnmaskedLook::changed);
    QVERIFY(changed.wait());
    QVERIFY(!bench.feed.looked);
}

void TestUnmaskedLook::everyEndTakesTheFaceAwayAndIsWritten_data()
{
    QTest::addColumn<std::function<void(Bench&)>>("act");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* why, std::function<void(Bench&)> act) {
        QTest::newRow(why) << std::move(act) << QString::fromLatin1(why);
    };
    row("by_hand", [](Bench& bench) { bench.service->end(); });
    row("left", [](Bench& bench) { bench.service->end(LookEnd::Left); });
    row("faces_hidden", [](Bench& bench) { bench.service->end(LookEnd::FacesHidden); });
    row("locked", [](Bench& bench) { bench.staff.signIn.lock(); });
    row("signed_out", [](Bench& bench) { bench.staff.signIn.signOut(); });
    row("right_lost", [](Bench& bench) {
        OperatorAccount account = bench.staff.account;
        account.role = Role::Auditor;
        bench.staff.book.accounts.insert(account.id, account);
        bench.clock.advance(4s);
        QTRY_VERIFY(!bench.staff.policy.may(Action::LookUnmasked));
    });
}

void TestUnmaskedLook::everyEndTakesTheFaceAwayAndIsWritten()
{
    QFETCH(std::function<void(Bench&)>, act);
    QFETCH(QString, why);
    Bench bench;
    QVERIFY(bench.begin(bench.request()));
    const LeaseId lease = bench.service->look()->face.lease;
    QVERIFY(bench.service->admit(kioskId("K-0001"), bench.frame(lease)));
    bench.clock.advance(7s);
    QSignalSpy changed(&*bench.service, &UnmaskedLook::changed);
    act(bench);
    // At once, not at the next tick.
    QCOMPARE(bench.service->state(), UnmaskedLook::State::None);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(bench.feed.endLookCalls, 1);
    QVERIFY(!bench.service->admit(kioskId("K-0001"), bench.frame(lease)));
    QCOMPARE(bench.staff.log.acts.last().kind, ActKind::LookEnded);
    QCOMPARE(bench.staff.log.acts.last().actor, bench.staff.account.id.toString());
    QCOMPARE(bench.staff.log.acts.last().object, QStringLiteral("K-0001"));
    QCOMPARE(bench.fact("why"), why);
    QCOMPARE(bench.fact("lease"), lease.toString());
    QCOMPARE(bench.fact("frames"), QStringLiteral("1"));
    QCOMPARE(bench.fact("seconds"), why == QStringLiteral("right_lost") ? QStringLiteral("11") : QStringLiteral("7"));
    bench.service->end();
    QCOMPARE(bench.staff.log.kinds().count(ActKind::LookEnded), 1);
}

void TestUnmaskedLook::aLockWhileTheEntryIsWrittenMeansNoLook()
{
    Bench bench;
    bench.staff.log.isSlow = true;
    QVERIFY(bench.begin(bench.request()));
    auto entry = std::move(*bench.staff.log.late);
    bench.staff.log.isSlow = false;
    bench.staff.signIn.lock();
    QCOMPARE(bench.service->state(), UnmaskedLook::State::None);
    entry.addResult(Result<void>());
    entry.finish();
    Office::settle();
    QCOMPARE(bench.feed.lookCalls, 0);
    QCOMPARE(bench.service->state(), UnmaskedLook::State::None);
    QCOMPARE(bench.fact("why"), QStringLiteral("locked"));
    QCOMPARE(bench.fact("seconds"), QStringLiteral("0"));
}

void TestUnmaskedLook::theServicesEndEndsTheLook()
{
    Bench bench;
    QVERIFY(bench.begin(bench.request()));
    bench.service.reset();
    QVERIFY(!bench.feed.looked);
    QCOMPARE(bench.fact("why"), QStringLiteral("closed"));
}

void TestUnmaskedLook::anEndThatCannotBeWrittenIsTold()
{
    Bench bench;
    QVERIFY(bench.begin(bench.request()));
    QSignalSpy unrecorded(&*bench.service, &UnmaskedLook::unrecorded);
    bench.staff.log.failure = Error{ErrorCode::Io, QStringLiteral("The disk is full."), QStringLiteral("full")};
    bench.service->end();
    Office::settle();
    QVERIFY(!bench.feed.looked);
    QCOMPARE(unrecorded.size(), 1);
}

void TestUnmaskedLook::onlyTheLivingLeaseIsAdmitted()
{
    Bench bench;
    const LeaseId strange = LeaseId::create();
    QVERIFY(!bench.service->admit(kioskId("K-0001"), bench.frame(strange)));
    QVERIFY(!bench.service->admit(kioskId("K-0001"), bench.frame(LeaseId())));
    QVERIFY(bench.service->admit(kioskId("K-0001"), bench.frame(strange, true)));
    QVERIFY(bench.begin(bench.request()));
    const LeaseId lease = bench.service->look()->face.lease;
    QVERIFY(!bench.service->admit(kioskId("K-0001"), bench.frame(strange)));
    QVERIFY(!bench.service->admit(kioskId("K-0002"), bench.frame(lease)));
    for (int i = 0; i < 3; ++i)
        QVERIFY(bench.service->admit(kioskId("K-0001"), bench.frame(lease)));
    bench.clock.advance(60s); // and no tick has come yet
    QVERIFY(!bench.service->admit(kioskId("K-0001"), bench.frame(lease)));
    bench.service->end();
    QCOMPARE(bench.fact("frames"), QStringLiteral("3"));
}

void TestUnmaskedLook::drawnPeopleAreShownByPolicyAndNotCounted()
{
    Bench bench(true);
    QVERIFY(bench.service->admit(kioskId("K-0001"), bench.frame(LeaseId::create())));
    QVERIFY(bench.begin(bench.request()));
    QVERIFY(bench.service->admit(kioskId("K-0001"), bench.frame(LeaseId::create())));
    bench.service->end();
    QCOMPARE(bench.fact("frames"), QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestUnmaskedLook)
#include "tst_unmaskedlook.moc"
