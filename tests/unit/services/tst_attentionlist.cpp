// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attentionlist.h"
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
    AttentionList list{registry, clock};

    void online(const char* name) { feed.report(statusOf(kioskId(name), QStringLiteral("Harbour"), clock)); }
    void end(const char* name, Outcome outcome)
    {
        VisitProgress progress = progressOf(kioskId(name), Stage::Finished, clock);
        progress.outcome = outcome;
        progress.attempt = 3;
        feed.progress(progress);
    }
    /// Lets the registry's round pass.
    bool round()
    {
        QSignalSpy rounds(&registry, &KioskRegistry::roundEnded);
        registry.refresh();
        registry.expect(kioskId("K-0001"), {});
        return rounds.wait(2000);
    }
    [[nodiscard]] QList<ConcernKind> kinds() const
    {
        QList<ConcernKind> kinds;
        for (const AttentionItem& item : list.items())
            kinds << item.concern.kind;
        return kinds;
    }
};

} // namespace

class AttentionListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worstComesFirstThenOldest()
    {
        Bench bench;
        bench.end("K-0003", Outcome::BelowThreshold);
        bench.clock.advance(1s);
        bench.end("K-0002", Outcome::BelowThreshold);
        bench.clock.advance(1s);
        bench.end("K-0004", Outcome::LivenessFailed);
        QCOMPARE(bench.list.items().size(), 3);
        QCOMPARE(bench.list.items().at(0).kiosk, kioskId("K-0004"));
        QCOMPARE(bench.list.items().at(1).kiosk, kioskId("K-0003"));
        QCOMPARE(bench.list.items().at(2).kiosk, kioskId("K-0002"));
        QCOMPARE(bench.list.worst(), Tone::Attack);
    }

    void anEventStaysThoughTheKioskServesTheNextCustomer()
    {
        Bench bench;
        bench.end("K-0003", Outcome::LivenessFailed);
        bench.end("K-0003", Outcome::Accepted);
        QVERIFY(bench.round());
        QCOMPARE(bench.kinds(), QList{ConcernKind::SuspectedAttack});
    }

    void theSameEventAgainIsOneItemWithACount()
    {
        Bench bench;
        bench.end("K-0003", Outcome::BelowThreshold);
        bench.end("K-0003", Outcome::BelowThreshold);
        QCOMPARE(bench.list.items().size(), 1);
        QCOMPARE(bench.list.items().first().times, 2);
    }

    void anAcknowledgedEventLeavesAndTheTileIsCalm()
    {
        Bench bench;
        bench.end("K-0003", Outcome::BelowThreshold);
        QSignalSpy acknowledged(&bench.list, &AttentionList::acknowledged);
        QVERIFY(bench.list.acknowledge(bench.list.items().first().id).has_value());
        QCOMPARE(acknowledged.size(), 1);
        QVERIFY(bench.list.items().isEmpty());
        QVERIFY(!bench.registry.find(kioskId("K-0003"))->needsAttention());
    }

    void whatARetiredKioskLeftOpenNeedsNobody()
    {
        Bench bench;
        bench.end("K-0002", Outcome::BelowThreshold);
        bench.end("K-0003", Outcome::BelowThreshold);
        bench.registry.retire(kioskId("K-0003"), {}, bench.clock.utcMs());
        QTRY_COMPARE(bench.list.openCount(), 1);
        QCOMPARE(bench.list.items().first().kiosk, kioskId("K-0002"));
    }

    void handlingTwiceSaysThatItWasHandledAlready()
    {
        Bench bench;
        bench.end("K-0003", Outcome::BelowThreshold);
        const quint64 id = bench.list.items().first().id;
        QVERIFY(bench.list.acknowledge(id).has_value());
        QCOMPARE(bench.list.acknowledge(id).error().code, ErrorCode::NotFound);
    }

    void anAcknowledgedConditionStaysUncountedUntilItEnds()
    {
        Bench bench;
        KioskStatus broken = statusOf(kioskId("K-0003"), {}, bench.clock);
        broken.camera = CameraHealth::Black;
        bench.feed.report(broken);
        bench.clock.advance(4s);
        QVERIFY(bench.round());
        QCOMPARE(bench.kinds(), QList{ConcernKind::CameraFault});
        QVERIFY(bench.list.acknowledge(bench.list.items().first().id).has_value());
        QCOMPARE(bench.list.items().size(), 1);
        QCOMPARE(bench.list.openCount(), 0);
        bench.online("K-0003");
        bench.clock.advance(6s);
        QVERIFY(bench.round());
        QVERIFY(bench.list.items().isEmpty());
    }

    void aShelfNeedsAReasonAndEnds()
    {
        Bench bench;
        bench.end("K-0003", Outcome::BelowThreshold);
        const quint64 id = bench.list.items().first().id;
        QCOMPARE(bench.list.shelve(id, QStringLiteral("  "), 10min).error().code, ErrorCode::Invalid);
        QCOMPARE(bench.list.shelve(id, QString(501, QLatin1Char('x')), 10min).error().code, ErrorCode::Invalid);
        QCOMPARE(bench.list.shelve(id, QStringLiteral("x"), 481min).error().code, ErrorCode::Invalid);
        QVERIFY(bench.list.shelve(id, QStringLiteral("Ticket M-4410"), 10min).has_value());
        QCOMPARE(bench.list.openCount(), 0);
        QCOMPARE(bench.list.items().first().tone(), Tone::Normal);
        bench.clock.advance(10min);
        bench.online("K-0003");
        QVERIFY(bench.round());
        QCOMPARE(bench.list.openCount(), 1);
        QVERIFY(bench.list.items().first().note.isEmpty());
    }

    void manySilentKiosksAreOneItemWithChildren()
    {
        Bench bench;
        for (const char* name : {"K-0002", "K-0003", "K-0004", "K-0005"})
            bench.online(name);
        bench.clock.advance(20s);
        bench.online("K-0005");
        bench.clock.advance(20s);
        QVERIFY(bench.round());
        QCOMPARE(bench.kinds(), QList{ConcernKind::Outage});
        QCOMPARE(bench.list.items().first().children, (QList{kioskId("K-0002"), kioskId("K-0003"), kioskId("K-0004")}));
    }

    void twoSilentKiosksAreTwoItems()
    {
        Bench bench;
        for (const char* name : {"K-0002", "K-0003", "K-0004", "K-0005"})
            bench.online(name);
        bench.clock.advance(20s);
        bench.online("K-0004");
        bench.online("K-0005");
        bench.clock.advance(20s);
        QVERIFY(bench.round());
        QCOMPARE(bench.kinds(), (QList{ConcernKind::NoContact, ConcernKind::NoContact}));
    }

    void theConsolesOwnLostConnectionIsOneItem()
    {
        Bench bench;
        bench.online("K-0002");
        bench.online("K-0003");
        bench.feed.setConnected(false);
        bench.clock.advance(10min);
        QVERIFY(bench.round());
        QCOMPARE(bench.kinds(), QList{ConcernKind::LinkDown});
        bench.feed.setConnected(true);
        QVERIFY(bench.round());
        QVERIFY(bench.list.items().isEmpty());
    }
};

QTEST_GUILESS_MAIN(AttentionListTest)
#include "tst_attentionlist.moc"
