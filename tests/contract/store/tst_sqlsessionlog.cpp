// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/storeundertest.h"
#include "unit/store/csvreader.h"
#include "unit/store/samplesessions.h"

#include "domain/names.h"
#include "store/sessioncolumns.h"
#include "store/sessionexport.h"
#include "store/sessionwriter.h"
#include "store/sqlsessionlog.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace jinbi;
using namespace jinbi::store;

namespace {

constexpr int kSessions = 3000;

QList<SessionFilter> filters()
{
    QList<SessionFilter> all(14);
    all[1].fromMs = samples::kStartMs + 200000;
    all[1].untilMs = samples::kStartMs + 700000;
    all[2].kiosks = {samples::kiosk(2)};
    all[3].kiosks = {samples::kiosk(1), samples::kiosk(4)};
    all[3].outcomes = {Outcome::Accepted};
    all[4].outcomes = {Outcome::WrongPin, Outcome::NoFace, Outcome::Fault};
    all[5].scoreAtLeast = 3000;
    all[5].scoreAtMost = 3999;
    all[6].customer = QStringLiteral("C_7");
    all[7].customer = QStringLiteral("0031");
    all[8].text = QStringLiteral("c_1");
    all[9].text = QStringLiteral("%");
    all[10].text = QStringLiteral("k-0003");
    all[11].text = QStringLiteral("'; DROP TABLE session; --");
    all[12].kiosks = {samples::kiosk(5)};
    all[12].fromMs = samples::kStartMs + 500000;
    all[12].scoreAtMost = 0;
    all[13].outcomes = {Outcome::BelowThreshold};
    return all;
}

// The filter in plain words, independent of the one in SQL.
bool passes(const SessionRecord& r, const SessionFilter& f)
{
    const auto contains = [&f](const QString& s) { return s.contains(f.text, Qt::CaseInsensitive); };
    return (!f.fromMs || r.startedMs >= *f.fromMs) && (!f.untilMs || r.startedMs < *f.untilMs) &&
           (f.kiosks.isEmpty() || f.kiosks.contains(r.kiosk)) &&
           (f.outcomes.isEmpty() || f.outcomes.contains(r.outcome)) &&
           (!f.scoreAtLeast || (r.score && r.score->units() >= *f.scoreAtLeast)) &&
           (!f.scoreAtMost || (r.score && r.score->units() <= *f.scoreAtMost)) &&
           (f.customer.isEmpty() || r.customer == f.customer || r.phoneTail == f.customer) &&
           (f.text.isEmpty() || contains(r.id.toString()) || contains(r.kiosk.toString()) || contains(r.customer));
}

Result<QImage> openPicture(const QByteArray& sealed)
{
    if (sealed == "broken")
        return Error{ErrorCode::Corrupt, QString(), QString()};
    QImage picture(static_cast<int>(sealed.size()), 1, QImage::Format_RGB32);
    picture.fill(Qt::black);
    return picture;
}

template <class T>
Result<T> answerOf(const QFuture<Result<T>>& future)
{
    QFutureWatcher<Result<T>> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(future);
    if (!future.isFinished() && !finished.wait(20000))
        return Error{ErrorCode::Internal, QString(), QStringLiteral("no answer")};
    if (future.resultCount() == 0)
        return Error{ErrorCode::Cancelled, QString(), QStringLiteral("cancelled")};
    return future.result();
}

} // namespace

class TestSqlSessionLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::StoreKinds::addRows(); }
    void initTestCase();
    void pagesEqualABruteForceFilter_data();
    void pagesEqualABruteForceFilter();
    void newerRowsContinueTheLog();
    void anchorsAreEveryNthKeyWhateverTheStep();
    void scoresEqualARecount_data();
    void scoresEqualARecount();
    void theThresholdIsNamedOnlyWhenItIsOne();
    void detailIsTheWholeRecord();
    void evidenceIsOpenedInTheReader();
    void evidenceThatCannotBeOpenedIsAnError();
    void aMissingDatabaseIsAnErrorAndTriedAgain();
    void anExportHoldsWhatTheLogShows_data();
    void anExportHoldsWhatTheLogShows();
    void anExportIsSafeToOpenInASpreadsheet();
    void anExportReplacesOnlyWhenWhole();
    void anExportThatIsCancelledLeavesNoFile();
    void anExportThatCannotBeWrittenSaysSo_data();
    void anExportThatCannotBeWrittenSaysSo();
    void aLongExportDoesNotHoldUpPaging();
    void destroyingTheLogEndsOpenQuestions();

private:
    [[nodiscard]] QList<SessionRow> expected(const SessionFilter& filter) const;
    void filterRows() const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    struct Place
    {
        std::unique_ptr<test::StoreUnderTest> store;
        std::unique_ptr<SessionWriter> writer;
        std::unique_ptr<SqlSessionLog> log;
    };
    Place& here();
    SqlSessionLog& log() { return *here().log; }
    SessionWriter& writer() { return *here().writer; }

    QTemporaryDir m_folder;
    samples::HandClock m_clock;
    QList<SessionRecord> m_all;
    test::StoreKinds m_kinds;
    Place m_file;
    Place m_server;
};

void TestSqlSessionLog::initTestCase()
{
    m_all = samples::many(kSessions, 42);
    QSet<qint64> times;
    for (const SessionRecord& record : std::as_const(m_all))
        times.insert(record.startedMs);
    QVERIFY(times.size() < kSessions / 2); // many sessions share a start time
}

// Filled once for each kind; every test but those that make a store of their own reads it.
TestSqlSessionLog::Place& TestSqlSessionLog::here()
{
    Place& place = test::StoreKinds::isFile() ? m_file : m_server;
    if (place.store)
        return place;
    place.store = m_kinds.make();
    auto database = Database::openOrCreate(place.store->address(), Schema::branch());
    if (!database)
        qFatal("%ls", qUtf16Printable(database.error().detail));
    place.writer = std::make_unique<SessionWriter>(*std::move(database), m_clock);
    if (const auto written = place.writer->write(samples::batchOf(m_all)); !written)
        qFatal("%ls", qUtf16Printable(written.error().detail));
    place.log = std::make_unique<SqlSessionLog>(place.store->address(), openPicture);
    return place;
}

QList<SessionRow> TestSqlSessionLog::expected(const SessionFilter& filter) const
{
    QList<SessionRow> rows;
    for (const SessionRecord& record : m_all) {
        if (passes(record, filter))
            rows.append(rowOf(record));
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return precedes(a.key, b.key); });
    return rows;
}

void TestSqlSessionLog::filterRows() const
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < filters().size(); ++i)
        QTest::newRow(qPrintable(QStringLiteral("filter %1").arg(i))) << i;
}

void TestSqlSessionLog::pagesEqualABruteForceFilter_data()
{
    filterRows();
}

void TestSqlSessionLog::pagesEqualABruteForceFilter()
{
    QFETCH(int, index);
    const SessionFilter filter = filters()[index];
    const QList<SessionRow> rows = expected(filter);
    QCOMPARE(rows.isEmpty(), index == 9 || index == 11);
    QList<SessionRow> read;
    std::optional<SessionKey> from;
    for (;;) {
        const auto page = answerOf(log().page(filter, from, 97));
        QVERIFY(page);
        // The first row of the next page is the last of this one, since `from` is inclusive.
        read += from ? page->mid(1) : *page;
        if (page->size() < 97)
            break;
        from = page->last().key;
    }
    QCOMPARE(read, rows);
}

void TestSqlSessionLog::newerRowsContinueTheLog()
{
    for (const SessionFilter& filter : {filters()[0], filters()[1], filters()[4]}) {
        const QList<SessionRow> rows = expected(filter);
        const qsizetype at = rows.size() / 2;
        QVERIFY(at > 60);
        QList<SessionRow> read{rows[at]};
        for (;;) {
            const auto newer = answerOf(log().newerThan(filter, read.first().key, 30));
            QVERIFY(newer);
            if (newer->isEmpty())
                break;
            QVERIFY(newer->size() <= 30);
            read = *newer + read;
        }
        QCOMPARE(read, rows.mid(0, at + 1));
    }
}

void TestSqlSessionLog::anchorsAreEveryNthKeyWhateverTheStep()
{
    for (const SessionFilter& filter : filters()) {
        const QList<SessionRow> rows = expected(filter);
        QList<SessionKey> anchors;
        for (qsizetype i = 0; i < rows.size(); i += 50)
            anchors.append(rows[i].key);
        for (const qint64 step : {50, 500, 1000000}) {
            QList<SessionKey> found;
            qint64 counted = 0;
            std::optional<SessionKey> after;
            do {
                const auto part = answerOf(log().anchors(filter, after, 50, step));
                QVERIFY(part);
                QVERIFY(part->rows <= step);
                found += part->anchors;
                counted += part->rows;
                after = part->resumeAfter;
            } while (after);
            QCOMPARE(counted, rows.size());
            QCOMPARE(found, anchors);
        }
    }
    QVERIFY(!answerOf(log().anchors({}, std::nullopt, 0, 100)));
}

void TestSqlSessionLog::scoresEqualARecount_data()
{
    filterRows();
}

void TestSqlSessionLog::scoresEqualARecount()
{
    QFETCH(int, index);
    const SessionFilter filter = filters()[index];
    QList<qint64> accepted(100, 0);
    QList<qint64> others(100, 0);
    qint64 without = 0;
    for (const SessionRow& row : expected(filter)) {
        if (!row.score) {
            ++without;
            continue;
        }
        const auto bin =
            static_cast<qsizetype>(std::min(99.0, std::floor((row.score->toDouble() + 1.0) * 50.0 + 1e-9)));
        ++(row.outcome == Outcome::Accepted ? accepted : others)[bin];
    }
    const auto histogram = answerOf(log().scores(filter));
    QVERIFY(histogram);
    QCOMPARE(histogram->accepted, accepted);
    QCOMPARE(histogram->others, others);
    QCOMPARE(histogram->withoutScore, without);
}

void TestSqlSessionLog::theThresholdIsNamedOnlyWhenItIsOne()
{
    QVERIFY(!answerOf(log().scores({}))->threshold);
    SessionFilter one;
    one.text = m_all.first().id.toString();
    QCOMPARE(answerOf(log().scores(one))->threshold, std::optional(m_all.first().threshold));
    QVERIFY(!answerOf(log().scores(filters()[11]))->threshold);
}

void TestSqlSessionLog::detailIsTheWholeRecord()
{
    for (qsizetype i = 0; i < m_all.size(); i += 100) {
        const auto detail = answerOf(log().detail(m_all[i].id));
        QVERIFY(detail);
        QCOMPARE(detail->record, m_all[i]);
        QCOMPARE(detail->storedMs, m_clock.now);
    }
    const auto missing = answerOf(log().detail(SessionId::create()));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
}

void TestSqlSessionLog::evidenceIsOpenedInTheReader()
{
    const SessionRecord& session = m_all[0];
    Batch batch;
    const EvidenceId id = EvidenceId::create();
    batch.evidence = {{session.kiosk, {id, session.id, 900, QByteArray(33, 's')}, {}}};
    QVERIFY(writer().write(batch));
    const auto evidence = answerOf(log().evidence(session.id));
    QVERIFY(evidence);
    QCOMPARE(evidence->size(), 1);
    QCOMPARE(evidence->first().id, id);
    QCOMPARE(evidence->first().capturedMs, 900);
    QCOMPARE(evidence->first().picture.width(), 33);
    QVERIFY(answerOf(log().evidence(m_all[1].id))->isEmpty());
}

void TestSqlSessionLog::evidenceThatCannotBeOpenedIsAnError()
{
    Batch batch;
    batch.evidence = {{m_all[2].kiosk, {EvidenceId::create(), m_all[2].id, 900, "broken"}, {}}};
    QVERIFY(writer().write(batch));
    const auto evidence = answerOf(log().evidence(m_all[2].id));
    QVERIFY(!evidence);
    QCOMPARE(evidence.error().code, ErrorCode::Corrupt);
}

void TestSqlSessionLog::aMissingDatabaseIsAnErrorAndTriedAgain()
{
    const auto later = m_kinds.make();
    SqlSessionLog log(later->address(), {});
    const auto missing = answerOf(log.page({}, std::nullopt, 10));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(Database::openOrCreate(later->address(), Schema::branch()));
    const auto found = answerOf(log.page({}, std::nullopt, 10));
    QVERIFY(found);
    QVERIFY(found->isEmpty());
}

void TestSqlSessionLog::anExportHoldsWhatTheLogShows_data()
{
    filterRows();
}

void TestSqlSessionLog::anExportHoldsWhatTheLogShows()
{
    QFETCH(int, index);
    const QString target = path(QStringLiteral("export %1 终端.csv").arg(index));
    const QList<SessionRow> rows = expected(filters()[index]);
    const auto written = answerOf(log().exportCsv(filters()[index], target));
    QVERIFY(written);
    QCOMPARE(*written, rows.size());
    QFile file(target);
    QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("started,id,kiosk,outcome,"));
    const QList<QStringList> lines = samples::parseCsv(QString::fromUtf8(bytes));
    QCOMPARE(lines.size(), rows.size() + 1);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QStringList& line = lines[i + 1];
        QCOMPARE(line.size(), lines.first().size());
        QCOMPARE(QDateTime::fromString(line[0], Qt::ISODateWithMs).toMSecsSinceEpoch(), rows[i].key.startedMs);
        QVERIFY(line[0].endsWith(QLatin1Char('Z')) || line[0][line[0].size() - 3] == QLatin1Char(':'));
        QCOMPARE(line[1], rows[i].key.id.toString());
        QCOMPARE(line[2], rows[i].kiosk.toString());
        QCOMPARE(line[3], names::of(rows[i].outcome));
        QCOMPARE(line[5].isEmpty(), !rows[i].score);
        if (rows[i].score)
            QCOMPARE(qRound(line[5].toDouble() * 1e4), rows[i].score->units());
        QCOMPARE(line[9], rows[i].customer);
        QCOMPARE(line[10], rows[i].phoneTail.isEmpty() ? QString() : QStringLiteral("****"));
    }
}

void TestSqlSessionLog::anExportIsSafeToOpenInASpreadsheet()
{
    const auto other = m_kinds.make();
    const QStringList hostile{QStringLiteral("=HYPERLINK(\"http://x\",\"y\")"),
                              QStringLiteral("+1+cmd|'/C calc'!A0"),
                              QStringLiteral("-2+3"),
                              QStringLiteral("@SUM(A1)"),
                              QStringLiteral("\t=1"),
                              QStringLiteral("\r=1"),
                              QStringLiteral("'=1"),
                              QStringLiteral("a,\"b\"\nc")};
    samples::HandClock clock;
    auto database = Database::openOrCreate(other->address(), Schema::branch());
    QVERIFY(database);
    SessionWriter writer(*std::move(database), clock);
    QList<SessionRecord> records;
    for (qsizetype i = 0; i < hostile.size(); ++i) {
        // The engine's name is the one text of a record that a kiosk may choose freely.
        records.append(samples::session(samples::kiosk(1), static_cast<quint64>(i + 1), samples::kStartMs - i));
        records.last().engine.name = hostile[i];
    }
    QVERIFY(writer.write(samples::batchOf(records)));
    SqlSessionLog log(other->address(), {});
    const QString target = path(QStringLiteral("formulas.csv"));
    QVERIFY(answerOf(log.exportCsv({}, target)));
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QStringList> lines = samples::parseCsv(QString::fromUtf8(file.readAll()));
    const qsizetype column = lines.first().indexOf(QStringLiteral("engine"));
    QCOMPARE(lines.size(), hostile.size() + 1);
    for (qsizetype i = 0; i < hostile.size(); ++i) {
        const QString cell = lines[i + 1][column];
        QVERIFY(!QStringLiteral("=+-@\t\r").contains(cell.front()));
        QCOMPARE(cell.startsWith(QLatin1Char('\'')) ? cell.mid(1) : cell, hostile[i]);
    }
}

void TestSqlSessionLog::anExportReplacesOnlyWhenWhole()
{
    const QString target = path(QStringLiteral("kept.csv"));
    QFile old(target);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("yesterday");
    old.close();
    // The lane is busy with the first, so that the second is cancelled before it begins.
    const auto busy = log().exportCsv({}, path(QStringLiteral("before.csv")));
    auto future = log().exportCsv({}, target);
    future.cancel();
    QVERIFY(answerOf(busy));
    QVERIFY(!answerOf(future));
    // Lanes answer in order: the next export ends after the cancelled one.
    QVERIFY(answerOf(log().exportCsv({}, path(QStringLiteral("after.csv")))));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArrayLiteral("yesterday"));
    old.close();
    QVERIFY(answerOf(log().exportCsv({}, target)));
    QVERIFY(QFileInfo(target).size() > 100000);
}

void TestSqlSessionLog::anExportThatIsCancelledLeavesNoFile()
{
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("cancelled")));
    const auto database = Database::open(here().store->address(), Schema::branch(), Database::Access::Read);
    QVERIFY(database);
    // In the middle: once a thousand rows are on their way.
    qint64 reported = 0;
    const SessionExport task(
        *database, [&reported] { return reported > 1000; }, [&reported](qint64 n) { reported = n; });
    const auto written = task.write({}, path(QStringLiteral("cancelled/log.csv")));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QVERIFY(reported < kSessions);
    QVERIFY(QDir(path(QStringLiteral("cancelled"))).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestSqlSessionLog::anExportThatCannotBeWrittenSaysSo_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no folder") << path(QStringLiteral("nowhere/x.csv")) << ErrorCode::NotFound;
    QTest::newRow("a folder") << m_folder.path() << ErrorCode::Refused;
    QTest::newRow("control character") << path(QStringLiteral("a\nb.csv")) << ErrorCode::Invalid;
    QTest::newRow("no name") << m_folder.path() + QLatin1Char('/') << ErrorCode::Invalid;
    QTest::newRow("unwritable") << QStringLiteral("/proc/x.csv") << ErrorCode::Io;
}

void TestSqlSessionLog::anExportThatCannotBeWrittenSaysSo()
{
    QFETCH(QString, target);
    QFETCH(ErrorCode, code);
    const auto written = answerOf(log().exportCsv({}, target));
    QVERIFY(!written);
    QCOMPARE(written.error().code, code);
    QVERIFY(!written.error().message.isEmpty());
}

void TestSqlSessionLog::aLongExportDoesNotHoldUpPaging()
{
    QStringList order;
    QList<QFuture<Result<qint64>>> exports;
    QFutureWatcher<Result<qint64>> exported;
    QFutureWatcher<Result<QList<SessionRow>>> paged;
    connect(&exported, &QFutureWatcherBase::finished, this, [&order] { order.append(QStringLiteral("export")); });
    connect(&paged, &QFutureWatcherBase::finished, this, [&order] { order.append(QStringLiteral("page")); });
    for (int i = 0; i < 5; ++i)
        exports.append(log().exportCsv({}, path(QStringLiteral("long %1.csv").arg(i))));
    exported.setFuture(exports.last());
    paged.setFuture(log().page({}, std::nullopt, 20));
    QTRY_COMPARE_WITH_TIMEOUT(order.size(), 2, 20000);
    QCOMPARE(order.first(), QStringLiteral("page"));
}

void TestSqlSessionLog::destroyingTheLogEndsOpenQuestions()
{
    QList<QFuture<Result<QList<SessionRow>>>> open;
    {
        SqlSessionLog log(here().store->address(), {});
        for (int i = 0; i < 200; ++i)
            open.append(log.page({}, std::nullopt, 1000));
    }
    int unanswered = 0;
    for (const auto& future : open) {
        QVERIFY(future.isFinished());
        unanswered += future.isCanceled() ? 1 : 0;
    }
    QVERIFY(unanswered > 0);
}

QTEST_GUILESS_MAIN(TestSqlSessionLog)
#include "tst_sqlsessionlog.moc"
