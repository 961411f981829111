// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/guardedsessionlog.h"
#include "support/memorysessionlog.h"
#include "support/office.h"
#include "support/scriptedfeed.h"
#include "support/sessionexamples.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

namespace {

/// Two sessions: one with a picture of a customer who was refused, one without.
struct Bench
{
    explicit Bench(Role role) : office(clock, role)
    {
        seen.evidence = {EvidenceId::create()};
        log.add(seen, {{seen.evidence.first(), QImage(4, 4, QImage::Format_RGB32), 900}});
        log.add(empty, {});
    }

    Result<QList<SessionEvidence>> look(const SessionId& id)
    {
        const auto answer = guarded.evidence(id);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20000) || answer.resultCount() == 0)
            return Error{ErrorCode::Internal, {}, QStringLiteral("no answer")};
        return answer.result();
    }

    HandClock clock;
    Office office;
    MemorySessionLog log;
    GuardedSessionLog guarded{log, office.policy, office.log};
    SessionRecord seen = examples::record(examples::row(2), 1);
    SessionRecord empty = examples::record(examples::row(3), 2);
};

} // namespace

class TestGuardedSessionLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLookAtAPictureIsWrittenDownFirst()
    {
        Bench bench(Role::BranchStaff);
        bench.office.log.isSlow = true;
        const auto answer = bench.guarded.evidence(bench.seen.id);
        QTRY_COMPARE(bench.office.log.acts.size(), 1);
        QVERIFY(!answer.isFinished());
        QCOMPARE(bench.log.looks(), 0); // the store was not even asked
        bench.office.log.finish();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(answer.result()->size(), 1);
        const Act& act = bench.office.log.acts.first();
        QCOMPARE(act.kind, ActKind::EvidenceSeen);
        QCOMPARE(act.actor, bench.office.account.id.toString());
        QCOMPARE(act.object, bench.seen.id.toString());
        QVERIFY(act.facts.contains(Fact{QStringLiteral("kiosk"), bench.seen.kiosk.toString()}));
        QCOMPARE(act.personal, (QList<Fact>{{QStringLiteral("customer"), bench.seen.customer}}));
    }

    void whatCannotBeWrittenDownIsNotShown()
    {
        Bench bench(Role::SecurityOfficer);
        bench.office.log.failure = Error{ErrorCode::Io, QStringLiteral("The disk is full."), {}};
        QCOMPARE(bench.look(bench.seen.id).error().code, ErrorCode::Io);
        QCOMPARE(bench.log.looks(), 0);
    }

    void eachLookIsAnEntry()
    {
        Bench bench(Role::BranchStaff);
        QVERIFY(bench.look(bench.seen.id));
        QVERIFY(bench.look(bench.seen.id));
        QCOMPARE(bench.office.log.kinds(), (QList{ActKind::EvidenceSeen, ActKind::EvidenceSeen}));
    }

    void whereNoPictureIsNothingIsWritten()
    {
        Bench bench(Role::BranchStaff);
        QVERIFY(bench.look(bench.empty.id)->isEmpty());
        bench.log.deletePictures(bench.seen.id);
        QCOMPARE(bench.look(bench.seen.id).error().code, ErrorCode::NotFound);
        QCOMPARE(bench.look(SessionId::create()).error().code, ErrorCode::NotFound);
        QVERIFY(bench.office.log.acts.isEmpty());
        QCOMPARE(bench.log.looks(), 0);
    }

    void aPictureThatCannotBeOpenedSaysWhy()
    {
        Bench bench(Role::BranchStaff);
        bench.log.failPicturesWith(Error{ErrorCode::WrongKey, QStringLiteral("another key"), {}});
        QCOMPARE(bench.look(bench.seen.id).error().code, ErrorCode::WrongKey);
    }

    void whoMayNotReadSeesNothing_data()
    {
        QTest::addColumn<Role>("role");
        QTest::newRow("administrator") << Role::Administrator;
        QTest::newRow("auditor") << Role::Auditor;
    }
    void whoMayNotReadSeesNothing()
    {
        QFETCH(Role, role);
        Bench bench(role);
        QCOMPARE(bench.look(bench.seen.id).error().code, ErrorCode::Refused);
        QVERIFY(bench.office.log.acts.isEmpty());
    }

    void whoLeavesMeanwhileSeesNothing()
    {
        Bench bench(Role::BranchStaff);
        bench.office.log.isSlow = true;
        const auto answer = bench.guarded.evidence(bench.seen.id);
        QTRY_COMPARE(bench.office.log.acts.size(), 1);
        bench.office.signIn.lock();
        bench.office.log.finish();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(answer.result().error().code, ErrorCode::Refused);
        QCOMPARE(bench.log.looks(), 0);
    }

    void whoGoesOnBeforeTheEntryLeavesNone()
    {
        Bench bench(Role::BranchStaff);
        bench.log.hold();
        auto answer = bench.guarded.evidence(bench.seen.id);
        answer.cancel();
        bench.log.release();
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(bench.office.log.acts.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestGuardedSessionLog)
#include "tst_guardedsessionlog.moc"
