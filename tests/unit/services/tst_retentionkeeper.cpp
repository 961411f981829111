// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/retentionkeeper.h"
#include "support/listedretention.h"
#include "support/office.h"
#include "support/scriptedfeed.h"

#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

class TestRetentionKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSweepGoesOnUntilItIsDone()
    {
        ListedRetention retention;
        retention.answers = {SweepStep{500, 200, false}, SweepStep{500, 210, false}, SweepStep{3, 2, true}};
        RetentionKeeper keeper(retention);
        const QSignalSpy changed(&keeper, &RetentionKeeper::changed);
        keeper.look();
        Office::settle();
        QCOMPARE(retention.sweeps, 3);
        QCOMPARE(keeper.doubt(), ClockDoubt::None);
        QVERIFY(changed.isEmpty());
    }

    void oneSweepAtATime()
    {
        ListedRetention retention;
        retention.isSlow = true;
        RetentionKeeper keeper(retention);
        keeper.look();
        keeper.look();
        QCOMPARE(retention.sweeps, 1);
        retention.late->addResult(Result<SweepStep>(SweepStep{}));
        retention.late->finish();
        Office::settle();
        keeper.look();
        QCOMPARE(retention.sweeps, 2);
    }

    void aDoubtIsToldAndEndsWhenSomebodyConfirms()
    {
        const HandClock clock;
        Office office(clock, Role::SecurityOfficer);
        ListedRetention retention;
        retention.answers = {SweepStep{0, 0, true, ClockDoubt::Jumped, 7200000}};
        RetentionKeeper keeper(retention);
        const QSignalSpy changed(&keeper, &RetentionKeeper::changed);
        for (int i = 0; i < 2; ++i) {
            keeper.look();
            Office::settle();
        }
        QCOMPARE(changed.size(), 1);
        QCOMPARE(keeper.doubt(), ClockDoubt::Jumped);
        QCOMPARE(keeper.doubtByMs(), 7200000);
        keeper.confirm(office.permit(Action::ExportSessions));
        Office::settle();
        QCOMPARE(changed.size(), 2);
        QCOMPARE(keeper.doubt(), ClockDoubt::None);
    }

    void aPermitForSomethingElseConfirmsNothing()
    {
        const HandClock clock;
        Office office(clock, Role::SecurityOfficer);
        ListedRetention retention;
        retention.answers = {SweepStep{0, 0, true, ClockDoubt::WentBack, 1}};
        RetentionKeeper keeper(retention);
        const QSignalSpy failed(&keeper, &RetentionKeeper::failed);
        keeper.confirm(office.permit(Action::StopService));
        Office::settle();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(keeper.doubt(), ClockDoubt::WentBack);
    }

    void aStoreThatIsNotThereYetIsNoFailure()
    {
        ListedRetention retention;
        retention.answers = {Error{ErrorCode::Unavailable, {}, {}}, Error{ErrorCode::Io, QStringLiteral("disk"), {}}};
        RetentionKeeper keeper(retention);
        const QSignalSpy failed(&keeper, &RetentionKeeper::failed);
        keeper.look();
        Office::settle();
        QVERIFY(failed.isEmpty());
        keeper.look();
        Office::settle();
        QCOMPARE(failed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRetentionKeeper)
#include "tst_retentionkeeper.moc"
