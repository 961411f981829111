// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/filledlogs.h"
#include "unit/store/csvreader.h"

#include "store/statement.h"

#include <QFile>

#include <numeric>

using namespace jinbi;
using namespace jinbi::store;
using namespace jinbi::test;

namespace {

/// 2,600 customers, each with one session or two, and some sessions of nobody.
QList<SessionRecord> sessionsOfManyCustomers()
{
    QList<SessionRecord> all = samples::many(kSessions, 17);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString prefix = i % 3 == 0 ? QStringLiteral("c_") : QStringLiteral("C_");
        all[i].customer =
            i % 10 == 0 ? QString() : prefix + QStringLiteral("%1").arg(i % 2900, 4, 10, QLatin1Char('0'));
    }
    return all;
}

SessionFilter withText(const char* text)
{
    SessionFilter filter;
    filter.text = QLatin1StringView(text).toString();
    return filter;
}

} // namespace

/// How many customers a text matches decides how their sessions are found; what is found must not depend on it.
class TestTextSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreKinds::addRows(); }

    void everyWayFindsTheSame_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isLarge");
        for (const bool isLarge : {false, true}) {
            const QByteArray size = isLarge ? " of a log said to be large" : "";
            for (const char* text : {"c_123", "c_12", "c_1", "c_", "C_01", "00", "k-0003", "3", "k-000", "-"})
                QTest::addRow("%s%s", text, size.constData()) << QString::fromLatin1(text) << isLarge;
        }
    }
    void everyWayFindsTheSame()
    {
        QFETCH(QString, text);
        QFETCH(bool, isLarge);
        sayTheLogIsLarge(isLarge);
        QList<SessionFilter> filters(7);
        filters[1].kiosks = {samples::kiosk(3), samples::kiosk(5)};
        filters[2].outcomes = {Outcome::Accepted, Outcome::Fault};
        filters[3].scoreAtLeast = 0;
        filters[3].outcomes = {Outcome::WrongPin};
        filters[4].fromMs = samples::kStartMs + 300000;
        filters[4].untilMs = samples::kStartMs + 600000;
        filters[4].kiosks = {samples::kiosk(2)};
        filters[5].customer = m_logs.all().at(1201).customer;
        filters[6].customer = QStringLiteral("0031"); // the end of a phone number
        for (SessionFilter filter : filters) {
            filter.text = text;
            const QList<SessionRow> rows = m_logs.expected(filter);
            checkPages(filter, rows);
            checkCounts(filter, rows);
        }
    }

    void anExportWithATextHoldsWhatTheLogShows_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"c_123", "c_12", "c_", "k-0003", "3", "nobody"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void anExportWithATextHoldsWhatTheLogShows()
    {
        QFETCH(QString, text);
        SessionFilter filter;
        filter.text = text;
        const QList<SessionRow> rows = m_logs.expected(filter);
        const QString target = m_logs.path(QStringLiteral("text.csv"));
        const auto written = answerOf(m_logs.log().exportCsv(filter, target));
        QVERIFY(written);
        QCOMPARE(*written, rows.size());
        QFile file(target);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QStringList> lines = samples::parseCsv(QString::fromUtf8(file.readAll()));
        QCOMPARE(lines.size(), rows.size() + 1);
        for (qsizetype i = 0; i < rows.size(); ++i)
            QCOMPARE(lines[i + 1][1], rows[i].key.id.toString());
    }

    void everyCustomerOfASessionIsAmongThoseSeen()
    {
        const auto database = Database::open(m_logs.address(), Schema::branch(), Database::Access::Read);
        QVERIFY(database);
        QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM session WHERE customer <> '' AND customer NOT "
                                                  "IN (SELECT name FROM seen_customer)")),
                 0);
        QCOMPARE(
            number(*database, QStringLiteral("SELECT count(*) FROM seen_customer")),
            number(*database, QStringLiteral("SELECT count(DISTINCT customer) FROM session WHERE customer <> ''")));
        QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM seen_customer WHERE folded <> lower(name)")),
                 0);
    }

    void aBatchThatIsNotWrittenLeavesNoCustomerBehind()
    {
        const auto empty = m_logs.makeEmpty();
        samples::HandClock clock;
        auto database = Database::openOrCreate(empty->address(), Schema::branch());
        QVERIFY(database);
        SessionWriter writer(*std::move(database), clock);
        empty->fillDisk();
        QVERIFY(!writer.write(samples::batchOf(m_logs.all())));
        empty->makeRoom();
        const auto reading = Database::open(empty->address(), Schema::branch(), Database::Access::Read);
        QVERIFY(reading);
        QCOMPARE(number(*reading, QStringLiteral("SELECT count(*) FROM seen_customer")), 0);
    }

    void aConflictingSessionLeavesNoCustomerBehind()
    {
        const auto empty = m_logs.makeEmpty();
        samples::HandClock clock;
        auto database = Database::openOrCreate(empty->address(), Schema::branch());
        QVERIFY(database);
        SessionWriter writer(*std::move(database), clock);
        SessionRecord first = samples::session(samples::kiosk(1), 1);
        SessionRecord rival = samples::session(samples::kiosk(1), 1);
        first.customer = QStringLiteral("C-first");
        rival.customer = QStringLiteral("C-rival");
        QVERIFY(writer.write(samples::batchOf({first, rival})));
        SqlSessionLog log(empty->address(), openPicture);
        QCOMPARE(answerOf(log.page(withText("first"), std::nullopt, 10))->size(), 1);
        const auto reading = Database::open(empty->address(), Schema::branch(), Database::Access::Read);
        QVERIFY(reading);
        QCOMPARE(number(*reading, QStringLiteral("SELECT count(*) FROM seen_customer")), 1);
    }

private:
    static qint64 number(const Database& database, const QString& sql)
    {
        const auto row = Statement(database, sql).first({});
        return row && *row ? (*row)->first().toLongLong() : -1;
    }

    // By this a reader guesses how many sessions there are.
    void sayTheLogIsLarge(bool isLarge)
    {
        QVERIFY(answerOf(m_logs.log().page({}, std::nullopt, 1))); // makes it
        const auto database = m_logs.openForWriting();
        QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
        QVERIFY(database->execute(isLarge ? QStringLiteral("UPDATE kiosk_epoch SET upto = 100000000")
                                          : QStringLiteral("UPDATE kiosk_epoch SET upto = 500")));
    }

    void checkPages(const SessionFilter& filter, const QList<SessionRow>& rows)
    {
        QList<SessionRow> read;
        std::optional<SessionKey> from;
        for (;;) {
            const auto page = answerOf(m_logs.log().page(filter, from, 397));
            QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
            read += from ? page->mid(1) : *page;
            if (page->size() < 397)
                break;
            from = page->last().key;
        }
        QCOMPARE(read, rows);
        const SessionKey than{samples::kStartMs + 700000, {}};
        const auto newer = answerOf(m_logs.log().newerThan(filter, than, 5000));
        QVERIFY(newer);
        const auto end = std::find_if(rows.cbegin(), rows.cend(), [&](const SessionRow& row) {
            return row.key == than || precedes(than, row.key);
        });
        QCOMPARE(*newer, QList<SessionRow>(rows.cbegin(), end));
    }

    void checkCounts(const SessionFilter& filter, const QList<SessionRow>& rows)
    {
        qint64 counted = 0;
        QList<SessionKey> anchors;
        std::optional<SessionKey> after;
        do {
            const auto step = answerOf(m_logs.log().anchors(filter, after, 50, 400));
            QVERIFY(step);
            counted += step->rows;
            anchors += step->anchors;
            after = step->resumeAfter;
        } while (after);
        QCOMPARE(counted, rows.size());
        for (qsizetype i = 0; i < anchors.size(); ++i)
            QCOMPARE(anchors[i], rows[i * 50].key);
        const auto histogram = answerOf(m_logs.log().scores(filter));
        QVERIFY(histogram);
        const qint64 inBins = std::accumulate(histogram->accepted.cbegin(), histogram->accepted.cend(), qint64{0}) +
                              std::accumulate(histogram->others.cbegin(), histogram->others.cend(), qint64{0});
        QCOMPARE(inBins + histogram->withoutScore, rows.size());
    }

    FilledLogs m_logs{sessionsOfManyCustomers()};
};

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"
