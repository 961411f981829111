// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/filterclause.h"
#include "store/sessioncolumns.h"
#include "store/statement.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace jinbi;
using namespace jinbi::store;

namespace {

KioskId kiosk(int number)
{
    return *KioskId::from(QStringLiteral("K-%1").arg(number));
}

const Dialect& kSqlite = dialectOf(StoreAddress::Kind::Sqlite);
const SessionKey kKey{1790000000000, SessionId::create()};

} // namespace

/// With ten million sessions a plan that reads them all, or sorts what matches, is the difference between a thousandth
/// of a second and many seconds. No session is needed to see it: SQLite plans by the indexes.
class TestQueryPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto database = Database::openOrCreate(m_folder.filePath(QStringLiteral("branch.sqlite")), Schema::branch());
        QVERIFY(database);
        m_database = std::make_unique<Database>(*std::move(database));
    }

    void aCommonFilterWalksAnIndexInTheOrderOfTheLog_data()
    {
        QTest::addColumn<SessionFilter>("filter");
        QTest::addColumn<QString>("index");
        const auto row = [](const char* name, const char* index, const SessionFilter& filter) {
            QTest::newRow(name) << filter << QString::fromLatin1(index);
        };
        SessionFilter f;
        row("none", "session_log", f);
        f.fromMs = 1780000000000;
        f.untilMs = 1785000000000;
        row("time", "session_log", f);
        f.kiosks = {kiosk(1)};
        row("time and kiosk", "session_kiosk_log", f);
        f = {};
        f.kiosks = {kiosk(1)};
        row("kiosk", "session_kiosk_log", f);
        f.outcomes = {Outcome::WrongPin};
        row("kiosk and outcome", "session_kiosk_log", f);
        f.outcomes = {Outcome::WrongPin, Outcome::Fault};
        row("kiosk and outcomes", "session_kiosk_log", f);
        f.kiosks = {kiosk(1), kiosk(2), kiosk(3)};
        row("kiosks and outcomes", "session_kiosk_log", f);
        f.outcomes = {};
        row("kiosks", "session_kiosk_log", f);
        for (int i = 4; i < 40; ++i)
            f.kiosks.append(kiosk(i));
        row("many kiosks", "session_log", f);
        f = {};
        f.outcomes = {Outcome::Fault};
        row("outcome", "session_outcome_log", f);
        f.outcomes = {Outcome::Fault, Outcome::WrongPerson, Outcome::LockedOut};
        row("outcomes", "session_outcome_log", f);
        f = {};
        f.scoreAtLeast = 3000;
        f.scoreAtMost = 3400;
        row("score", "session_log", f);
        f = {};
        f.customer = QStringLiteral("C-0042");
        row("customer", "session_customer_log", f);
    }

    void aCommonFilterWalksAnIndexInTheOrderOfTheLog()
    {
        QFETCH(SessionFilter, filter);
        QFETCH(QString, index);
        const QString downwards = QStringLiteral(" ORDER BY started_ms DESC, id DESC LIMIT 100");
        const QString upwards = QStringLiteral(" ORDER BY started_ms, id LIMIT 100");
        const QList<LogWalk> walks = walksOf(filter, std::nullopt);
        const auto whole = columns::rowList();
        const auto key = QStringLiteral("started_ms, id");
        check({whole, walks, [](const LogWalk& f) { return FilterClause::from(f, std::nullopt, kSqlite); }}, downwards,
              index);
        check({whole, walks, [](const LogWalk& f) { return FilterClause::from(f, kKey, kSqlite); }}, downwards, index);
        check({whole, walks, [](const LogWalk& f) { return FilterClause::above(f, kKey, kSqlite); }}, upwards, index);
        check({key, walks, [](const LogWalk& f) { return FilterClause::after(f, kKey, kSqlite); }},
              downwards + QStringLiteral(" OFFSET 999"), index);
    }

    void lastDigitsAreFoundByIndexes()
    {
        SessionFilter filter;
        filter.customer = QStringLiteral("0042");
        const Selection selection(columns::rowList(), walksOf(filter, std::nullopt),
                                  [](const LogWalk& f) { return FilterClause::from(f, std::nullopt, kSqlite); });
        const QString plan = planOf(selection, QStringLiteral(" ORDER BY started_ms DESC, id DESC LIMIT 100"));
        QVERIFY2(plan.contains(QStringLiteral("session_phone_tail")), qPrintable(plan));
        QVERIFY2(!plan.contains(QStringLiteral("SCAN session")), qPrintable(plan));
    }

    void aTextThatWasLookedUpWalksIndexes_data()
    {
        QTest::addColumn<TextMatches>("matches");
        QTest::addColumn<QStringList>("indexes");
        QTest::addColumn<bool>("isSorted");
        TextMatches m;
        m.kiosks = {QStringLiteral("K-1"), QStringLiteral("K-2")};
        QTest::newRow("kiosks") << m << QStringList{QStringLiteral("session_kiosk_log")} << false;
        for (int i = 0; i < 90; ++i)
            m.customers.append(QStringLiteral("C-%1").arg(i));
        const QStringList both{QStringLiteral("session_kiosk_log"), QStringLiteral("session_customer_log")};
        QTest::newRow("kiosks and customers") << m << both << false;
        m.kiosks.clear();
        QTest::newRow("customers") << m << both.mid(1) << false;
        for (int i = 90; i < 2000; ++i)
            m.customers.append(QStringLiteral("C-%1").arg(i));
        m.sessions = 40000;
        QTest::newRow("two thousand customers") << m << both.mid(1) << true;
        m.sessions = 4000000;
        QTest::newRow("two thousand busy customers") << m << QStringList{QStringLiteral("session_log")} << false;
        m.customers.clear();
        m.areMoreCustomers = true;
        QTest::newRow("more customers") << m << QStringList{QStringLiteral("session_log")} << false;
        m = {};
        m.idStart = QStringLiteral("0a1b");
        QTest::newRow("start of an id") << m << QStringList{QStringLiteral("sqlite_autoindex_session_1")} << true;
    }
    void aTextThatWasLookedUpWalksIndexes()
    {
        QFETCH(TextMatches, matches);
        QFETCH(QStringList, indexes);
        QFETCH(bool, isSorted);
        matches.text = QStringLiteral("c-");
        for (const bool isNarrow : {false, true}) {
            SessionFilter filter;
            if (isNarrow && !isSorted)
                break;
            if (isNarrow) {
                filter.kiosks = {kiosk(3)};
                filter.outcomes = {Outcome::Fault};
            }
            const Selection selection(columns::rowList(), walksOf(filter, matches), [](const LogWalk& walk) {
                return FilterClause::from(walk, std::nullopt, kSqlite);
            });
            const QString plan = planOf(selection, QStringLiteral(" ORDER BY started_ms DESC, id DESC LIMIT 100"));
            for (const QString& index : indexes)
                QVERIFY2(plan.contains(index + QLatin1Char(' ')), qPrintable(plan));
            QVERIFY2(!plan.contains(QStringLiteral("SCAN session")), qPrintable(plan));
            QVERIFY2(isSorted || !plan.contains(QStringLiteral("TEMP B-TREE")), qPrintable(plan));
            QVERIFY2(!isSorted || !plan.contains(QStringLiteral("session_log ")), qPrintable(plan));
        }
    }
    void aTextThatIsFoundNowhereIsNoWalk() { QVERIFY(walksOf(SessionFilter(), TextMatches()).isEmpty()); }

    void countingAndScoresNeverTouchTheRows()
    {
        SessionFilter filter;
        filter.kiosks = {kiosk(1)};
        for (const SessionFilter& each : {SessionFilter(), filter}) {
            const Selection key(QStringLiteral("started_ms, id"), {each},
                                [](const LogWalk& f) { return FilterClause::after(f, kKey, kSqlite); });
            QVERIFY(planOf(key, QStringLiteral(" ORDER BY started_ms DESC, id DESC LIMIT 1 OFFSET 999"))
                        .contains(QStringLiteral("COVERING INDEX")));
            SessionFilter month = each;
            month.fromMs = 1780000000000;
            month.untilMs = 1785000000000;
            const Selection scores(QStringLiteral("score, outcome, threshold"), {month},
                                   [](const LogWalk& f) { return FilterClause(f, kSqlite); });
            QVERIFY(planOf(scores, QString()).contains(QStringLiteral("COVERING INDEX")));
        }
    }

private:
    [[nodiscard]] QString planOf(const Selection& selection, const QString& tail) const
    {
        Statement explain(*m_database, QStringLiteral("EXPLAIN QUERY PLAN ") + selection.sql + tail);
        if (const auto ok = explain.run(selection.values); !ok)
            return ok.error().detail;
        QStringList lines;
        while (*explain.next())
            lines.append(explain.value(3).toString());
        return lines.join(QLatin1Char('\n'));
    }

    void check(const Selection& selection, const QString& tail, const QString& index) const
    {
        const QString plan = planOf(selection, tail);
        QVERIFY2(plan.contains(index + QLatin1Char(' ')), qPrintable(plan));
        QVERIFY2(!plan.contains(QStringLiteral("SCAN session")) && !plan.contains(QStringLiteral("TEMP B-TREE")),
                 qPrintable(plan));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestQueryPlans)
#include "tst_queryplans.moc"
