// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/storeundertest.h"
#include "unit/store/samplesessions.h"

#include "domain/names.h"
#include "store/rollups.h"
#include "store/sessionwriter.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>
#include <vector>

using namespace jinbi;
using namespace jinbi::store;

/// Several programs on one PostgreSQL database. (A file has one writer at a time; tst_database holds that.)
class TestTwoRecorders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<test::PrivatePostgres>(); }
    void init() { m_address = m_server->address(m_server->makeDatabase()); }
    void ofManyThatStartAtOnceOneMigrates();
    void recordersOfTheSameSessionsCountEachOnce();
    void rivalsForOnePlaceLeaveOneOfThem();

private:
    /// Runs `work(0)`, `work(1)` … each in a thread of its own, as near to at once as threads can.
    template <class Work>
    static void atOnce(int count, Work work)
    {
        std::atomic<int> ready = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < count; ++i) {
            threads.emplace_back([&ready, count, work, i] {
                ++ready;
                while (ready < count)
                    std::this_thread::yield();
                work(i);
            });
        }
        for (std::thread& thread : threads)
            thread.join();
    }
    static QMap<QString, qint64> countsOf(const Database& database, const QString& sql);

    std::unique_ptr<test::PrivatePostgres> m_server;
    StoreAddress m_address;
};

QMap<QString, qint64> TestTwoRecorders::countsOf(const Database& database, const QString& sql)
{
    QMap<QString, qint64> counts;
    Statement statement(database, sql);
    if (const auto ok = statement.run({}); !ok)
        qFatal("%ls", qUtf16Printable(ok.error().detail));
    while (statement.next().value())
        counts.insert(statement.value(0).toString(), statement.value(1).toLongLong());
    return counts;
}

void TestTwoRecorders::ofManyThatStartAtOnceOneMigrates()
{
    for (int round = 0; round < 3; ++round) {
        init();
        std::array<QString, 6> failures;
        atOnce(static_cast<int>(failures.size()), [this, &failures](int i) {
            const auto database = Database::openOrCreate(m_address, Schema::branch());
            if (!database)
                failures[static_cast<std::size_t>(i)] = database.error().detail;
        });
        for (const QString& failure : failures)
            QCOMPARE(failure, QString());
        const auto database = Database::open(m_address, Schema::branch(), Database::Access::Read);
        QVERIFY(database);
        QCOMPARE(countsOf(*database, QStringLiteral("SELECT 'rows', count(*) FROM schema_version")).first(), 1);
    }
}

void TestTwoRecorders::recordersOfTheSameSessionsCountEachOnce()
{
    constexpr int kRecorders = 3;
    const QList<SessionRecord> all = samples::many(900, 31);
    std::array<QString, kRecorders> failures;
    std::array<qint64, kRecorders> stored{};
    std::array<qint64, kRecorders> conflicts{};
    atOnce(kRecorders, [&](int which) {
        const auto i = static_cast<std::size_t>(which);
        samples::HandClock clock;
        auto database = Database::openOrCreate(m_address, Schema::branch());
        if (!database) {
            failures[i] = database.error().detail;
            return;
        }
        SessionWriter writer(*std::move(database), clock);
        // Everybody is given everything, in another order: as when a broker hands a message on twice.
        QList<SessionRecord> sent = all;
        std::mt19937 random(static_cast<unsigned>(which));
        std::shuffle(sent.begin(), sent.end(), random);
        for (qsizetype at = 0; at < sent.size() && failures[i].isEmpty(); at += 30) {
            const auto result = writer.write(samples::batchOf(sent.mid(at, 30)));
            if (!result) {
                failures[i] = result.error().detail;
                return;
            }
            stored[i] += result->sessions.count(Fate::Stored);
            conflicts[i] += result->sessions.count(Fate::Conflict);
        }
    });
    qint64 together = 0;
    for (std::size_t i = 0; i < kRecorders; ++i) {
        QCOMPARE(failures[i], QString());
        QCOMPARE(conflicts[i], 0);
        QVERIFY(stored[i] > 0); // otherwise they did not run beside each other
        together += stored[i];
    }
    QCOMPARE(together, all.size());

    QMap<QString, qint64> hours;
    QMap<QString, qint64> upTo;
    for (const SessionRecord& r : all) {
        ++hours
            [QStringLiteral("%1|%2|%3").arg(r.kiosk.toString()).arg(r.startedMs / kHourMs).arg(names::of(r.outcome))];
        ++upTo[r.kiosk.toString()];
    }
    const auto database = Database::open(m_address, Schema::branch(), Database::Access::Read);
    QVERIFY(database);
    QCOMPARE(countsOf(*database, QStringLiteral("SELECT 'all', count(*) FROM session")).first(), all.size());
    QCOMPARE(countsOf(*database, QStringLiteral("SELECT kiosk || '|' || hour || '|' || outcome, sessions "
                                                "FROM rollup_hour")),
             hours);
    const auto withScore = std::count_if(all.begin(), all.end(), [](const auto& r) { return r.score.has_value(); });
    QCOMPARE(countsOf(*database, QStringLiteral("SELECT 'all', sum(n) FROM rollup_score")).first(), withScore);
    QCOMPARE(countsOf(*database, QStringLiteral("SELECT kiosk, upto FROM kiosk_epoch")), upTo);
    QCOMPARE(countsOf(*database, QStringLiteral("SELECT 'all', count(*) FROM quarantine")).first(), 0);
}

void TestTwoRecorders::rivalsForOnePlaceLeaveOneOfThem()
{
    QVERIFY(Database::openOrCreate(m_address, Schema::branch()));
    constexpr int kPlaces = 60;
    std::array<QString, 2> failures;
    std::array<QList<Fate>, 2> fates;
    atOnce(2, [&](int which) {
        const auto i = static_cast<std::size_t>(which);
        samples::HandClock clock;
        auto database = Database::open(m_address, Schema::branch(), Database::Access::Write);
        if (!database) {
            failures[i] = database.error().detail;
            return;
        }
        SessionWriter writer(*std::move(database), clock);
        for (quint64 seq = 1; seq <= kPlaces; ++seq) {
            const auto result = writer.write(samples::batchOf({samples::session(samples::kiosk(1), seq)}));
            fates[i] += result ? result->sessions : QList<Fate>();
            if (!result)
                failures[i] = result.error().detail;
        }
    });
    QCOMPARE(failures[0], QString());
    QCOMPARE(failures[1], QString());
    for (int place = 0; place < kPlaces; ++place)
        QVERIFY((fates[0][place] == Fate::Stored) != (fates[1][place] == Fate::Stored));
    const auto database = Database::open(m_address, Schema::branch(), Database::Access::Read);
    QVERIFY(database);
    QCOMPARE(countsOf(*database, QStringLiteral("SELECT 'all', sum(sessions) FROM rollup_hour")).first(), kPlaces);
    QCOMPARE(countsOf(*database, QStringLiteral("SELECT 'all', count(*) FROM quarantine")).first(), kPlaces);
}

QTEST_GUILESS_MAIN(TestTwoRecorders)
#include "tst_tworecorders.moc"
