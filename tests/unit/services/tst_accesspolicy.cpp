// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accesspolicy.h"
#include "support/office.h"
#include "support/scriptedfeed.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::test;
using namespace std::chrono_literals;

/// Every cell of the table of rights, and what a permit is good for.
class TestAccessPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCellOfTheTableIsObeyed_data();
    void everyCellOfTheTableIsObeyed();
    void theSentenceOfARoleSaysWhatTheTableSays();
    void aRefusalIsInTheLog();
    void nobodyHasARightWhileTheConsoleIsLocked();
    void nobodyHasARightWhoIsNotSignedIn();
    void aFreshPassphraseCountsOnce();
    void aFreshPassphraseGrowsOld();
    void aPermitCountsOnceAndForItsOwnAction();
    void aPermitBeginsTheRecordOfTheAct();
};

void TestAccessPolicy::everyCellOfTheTableIsObeyed_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<Action>("action");
    for (const Role role : kRoles) {
        for (const Action action : kActions)
            QTest::addRow("%s %s", qPrintable(names::of(role)), qPrintable(names::of(action))) << role << action;
    }
}

void TestAccessPolicy::everyCellOfTheTableIsObeyed()
{
    QFETCH(Role, role);
    QFETCH(Action, action);
    const HandClock clock;
    Office office(clock, role);
    const Right right = rightOf(role, action);
    QCOMPARE(office.policy.may(action), right != Right::Refused);
    QCOMPARE(office.policy.check(action).has_value(), right != Right::Refused);
    const Result<Permit> atOnce = office.policy.permit(action);
    QCOMPARE(atOnce.has_value(), right == Right::Allowed);
    if (!atOnce)
        QCOMPARE(atOnce.error().code, right == Right::Afresh ? ErrorCode::Unavailable : ErrorCode::Refused);
    QCOMPARE(office.ask(action).has_value(), right != Right::Refused);
}

void TestAccessPolicy::theSentenceOfARoleSaysWhatTheTableSays()
{
    for (const Role role : kRoles) {
        const QString sentence = words::rightsOf(role);
        const qsizetype turn = sentence.indexOf(QStringLiteral("may not"));
        QVERIFY2(turn > 0, qPrintable(sentence));
        for (const Action action : kActions) {
            QCOMPARE(sentence.count(words::of(action)), 1);
            QCOMPARE(sentence.indexOf(words::of(action)) < turn, rightOf(role, action) != Right::Refused);
        }
    }
}

void TestAccessPolicy::aRefusalIsInTheLog()
{
    const HandClock clock;
    Office office(clock, Role::Auditor);
    QVERIFY(!office.policy.permit(Action::StopService));
    QCOMPARE(office.log.kinds(), QList{ActKind::Refused});
    QCOMPARE(office.log.acts.first().actor, office.account.id.toString());
    QCOMPARE(office.log.acts.first().object, QStringLiteral("stop_service"));
    QVERIFY(office.policy.check(Action::ReadAudit));
    QCOMPARE(office.log.acts.size(), 1);
}

void TestAccessPolicy::nobodyHasARightWhileTheConsoleIsLocked()
{
    const HandClock clock;
    Office office(clock, Role::BranchStaff);
    QVERIFY(office.policy.check(Action::WatchLive));
    office.signIn.lock();
    for (const Action action : kActions) {
        QVERIFY(!office.policy.may(action));
        QVERIFY(!office.policy.permit(action));
    }
}

void TestAccessPolicy::nobodyHasARightWhoIsNotSignedIn()
{
    const HandClock clock;
    Office office(clock, Role::SecurityOfficer);
    office.signIn.signOut();
    for (const Action action : kActions)
        QVERIFY(!office.policy.permit(action));
    QVERIFY(office.log.acts.isEmpty()); // there is nobody to name
}

void TestAccessPolicy::aFreshPassphraseCountsOnce()
{
    const HandClock clock;
    Office office(clock, Role::SecurityOfficer);
    QVERIFY(office.ask(Action::ExportSessions));
    const Result<Permit> second = office.policy.permit(Action::ExportSessions);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Unavailable);
}

void TestAccessPolicy::aFreshPassphraseGrowsOld()
{
    HandClock clock;
    Office office(clock, Role::SecurityOfficer);
    auto confirmed = office.signIn.confirm(Office::passphrase());
    Office::settle();
    QVERIFY(confirmed.result());
    clock.advance(2min + 1ms);
    QVERIFY(!office.policy.permit(Action::ExportSessions));
}

void TestAccessPolicy::aPermitCountsOnceAndForItsOwnAction()
{
    const HandClock clock;
    Office office(clock, Role::BranchStaff);
    Permit permit = office.permit(Action::StopService);
    QVERIFY(!std::move(permit).spend(Action::ManageKiosks, ActKind::KioskRetired));
    QVERIFY(std::move(permit).spend(Action::StopService, ActKind::ServiceStopped));
    QVERIFY(!std::move(permit).spend(Action::StopService, ActKind::ServiceStopped));
    Permit given = office.permit(Action::StopService);
    const Permit taken(std::move(given));
    QVERIFY(!std::move(given).spend(Action::StopService, ActKind::ServiceStopped));
}

void TestAccessPolicy::aPermitBeginsTheRecordOfTheAct()
{
    const HandClock clock;
    Office office(clock, Role::SecurityOfficer);
    const auto act = office.permit(Action::StopService)
                         .spend(Action::StopService, ActKind::ServiceStopped, QStringLiteral("K-0101"));
    QVERIFY(act);
    QCOMPARE(act->actor, office.account.id.toString());
    QCOMPARE(act->object, QStringLiteral("K-0101"));
    QCOMPARE(act->facts, (QList<Fact>{{QStringLiteral("branch"), Office::kBranch},
                                      {QStringLiteral("role"), QStringLiteral("security_officer")}}));
    QVERIFY(act->personal.isEmpty());
}

QTEST_GUILESS_MAIN(TestAccessPolicy)
#include "tst_accesspolicy.moc"
