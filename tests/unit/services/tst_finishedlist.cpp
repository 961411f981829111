// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/finishedlist.h"
#include "services/kioskregistry.h"
#include "support/scriptedfeed.h"

#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;
using namespace std::chrono_literals;

namespace {

struct Bench
{
    HandClock clock;
    ScriptedFeed feed{clock};
    KioskRegistry registry{feed, clock};
    FinishedList list{registry, clock};

    SessionId end(const char* name)
    {
        VisitProgress progress = progressOf(kioskId(name), Stage::Finished, clock);
        progress.outcome = Outcome::Accepted;
        feed.progress(progress);
        return progress.session;
    }
    [[nodiscard]] SessionRow row(const SessionId& id, std::chrono::milliseconds age) const
    {
        SessionRow row;
        row.key = {clock.utcMs() - age.count(), id};
        row.kiosk = kioskId("K-0009");
        row.outcome = Outcome::Accepted;
        return row;
    }
};

} // namespace

class FinishedListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestVisitIsFirst()
    {
        Bench bench;
        bench.end("K-0001");
        bench.clock.advance(1s);
        bench.end("K-0002");
        QCOMPARE(bench.list.visits().first().kiosk, kioskId("K-0002"));
    }

    void aVisitThatTheStoreTellsAgainCountsOnce()
    {
        Bench bench;
        const SessionId id = bench.end("K-0001");
        bench.list.addStored({bench.row(id, 0s), bench.row(SessionId::create(), 30s)});
        QCOMPARE(bench.list.visits().size(), 2);
        QCOMPARE(bench.list.visits().first().session, id);
    }

    void visitsOlderThanTenMinutesGo()
    {
        Bench bench;
        bench.end("K-0001");
        bench.clock.advance(10min);
        bench.list.refresh();
        QCOMPARE(bench.list.visits().size(), 1);
        bench.clock.advance(1ms);
        QSignalSpy changed(&bench.list, &FinishedList::changed);
        bench.list.refresh();
        QVERIFY(bench.list.visits().isEmpty());
        QCOMPARE(changed.size(), 1);
    }

    void aStoredVisitOfTheFutureIsOfNow()
    {
        Bench bench;
        bench.list.addStored({bench.row(SessionId::create(), -1h)});
        QCOMPARE(bench.list.visits().first().endedMs, bench.clock.utcMs());
    }

    void theListHasAnEnd()
    {
        Bench bench;
        QList<SessionRow> rows;
        for (int i = 0; i < 700; ++i)
            rows << bench.row(SessionId::create(), std::chrono::milliseconds(i));
        bench.list.addStored(rows);
        QCOMPARE(bench.list.visits().size(), FinishedList::kMost);
    }
};

QTEST_GUILESS_MAIN(FinishedListTest)
#include "tst_finishedlist.moc"
