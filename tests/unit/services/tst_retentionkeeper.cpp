// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/retentionkeeper.h"
#include "support/office.h"
#include "support/scriptedfeed.h"

#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

namespace {

/// Answers what a test has laid out, one after the other; the last one again and again.
class ListedRetention : public PictureRetention
{
public:
    QFuture<Result<SweepStep>> sweep() override
    {
        ++sweeps;
        if (isSlow) {
            late.emplace();
            late->start();
            return late->future();
        }
        const Result<SweepStep> answer = answers.first();
        if (answers.size() > 1)
            answers.removeFirst();
        return QtFuture::makeReadyFuture(answer);
    }
    QFuture<Result<void>> confirmClock(Permit permit) override
    {
        const auto act = std::move(permit).spend(Action::ExportSessions, ActKind::SweepConfirmed);
        if (!act)
            return QtFuture::makeReadyFuture(Result<void>(act.error()));
        answers = {SweepStep{}};
        return QtFuture::makeReadyFuture(Result<void>());
    }
    QFuture<Result<void>> hold(SessionId, QString, Permit) override { return nothing(); }
    QFuture<Result<void>> lift(SessionId, Permit) override { return nothing(); }
    QFuture<Result<std::optional<LegalHold>>> holdOf(SessionId) override
    {
        return QtFuture::makeReadyFuture(Result<std::optional<LegalHold>>(std::optional<LegalHold>()));
    }

    QList<Result<SweepStep>> answers{SweepStep{}};
    int sweeps = 0;
    bool isSlow = false;
    std::optional<QPromise<Result<SweepStep>>> late;

private:
    static QFuture<Result<void>> nothing() { return QtFuture::makeReadyFuture(Result<void>()); }
};

} // namespace

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
