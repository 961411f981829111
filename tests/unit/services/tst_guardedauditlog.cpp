// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/guardedauditlog.h"
#include "support/memoryauditlog.h"
#include "support/office.h"
#include "support/scriptedfeed.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

class TestGuardedAuditLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhoMayReadIsAnswered_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<bool>("may");
        QTest::newRow("branch staff") << Role::BranchStaff << false;
        QTest::newRow("security officer") << Role::SecurityOfficer << true;
        QTest::newRow("administrator") << Role::Administrator << false;
        QTest::newRow("auditor") << Role::Auditor << true;
    }
    void onlyWhoMayReadIsAnswered()
    {
        QFETCH(Role, role);
        QFETCH(bool, may);
        const HandClock clock;
        Office office(clock, role);
        MemoryAuditLog log;
        log.add(ActKind::Opened, QStringLiteral("branch"), {});
        GuardedAuditLog guarded(log, office.policy);
        const auto page = guarded.page({}, std::nullopt, 10).result();
        QCOMPARE(page.has_value(), may);
        const auto check = guarded.verify();
        QCOMPARE(log.questions, may ? 1 : 0);
        QCOMPARE(log.checking.has_value(), may);
        if (may) {
            QCOMPARE(page->size(), 1);
            log.finishCheck(log.intact());
            QVERIFY(check.result().has_value());
        } else {
            QCOMPARE(page.error().code, ErrorCode::Refused);
            QCOMPARE(check.result().error().code, ErrorCode::Refused);
        }
    }

    void nobodyReadsWhileTheConsoleIsLocked()
    {
        const HandClock clock;
        Office office(clock, Role::Auditor);
        MemoryAuditLog log;
        GuardedAuditLog guarded(log, office.policy);
        office.signIn.lock();
        QVERIFY(!guarded.page({}, std::nullopt, 10).result().has_value());
        QCOMPARE(log.questions, 0);
    }

    void whatIsDoneIsWrittenDownWhoeverDidIt()
    {
        const HandClock clock;
        Office office(clock, Role::Administrator);
        MemoryAuditLog log;
        GuardedAuditLog guarded(log, office.policy);
        QVERIFY(guarded.append({ActKind::KioskPaired, QStringLiteral("id"), QStringLiteral("K-01"), {}, {}})
                    .result()
                    .has_value());
        QCOMPARE(log.rows.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestGuardedAuditLog)
#include "tst_guardedauditlog.moc"
