// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/filledlogs.h"
#include "unit/store/csvreader.h"

#include "domain/names.h"
#include "store/sessionexport.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace jinbi;
using namespace jinbi::store;
using namespace jinbi::test;

class TestSqlSessionExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreKinds::addRows(); }
    void anExportHoldsWhatTheLogShows_data();
    void anExportHoldsWhatTheLogShows();
    void anExportIsSafeToOpenInASpreadsheet();
    void anExportReplacesOnlyWhenWhole();
    void anExportThatIsCancelledLeavesNoFile();
    void anExportThatCannotBeWrittenSaysSo_data();
    void anExportThatCannotBeWrittenSaysSo();
    void aLongExportDoesNotHoldUpPaging();

private:
    FilledLogs m_logs{samples::many(kSessions, 42)};
};

void TestSqlSessionExport::anExportHoldsWhatTheLogShows_data()
{
    FilledLogs::addFilterRows();
}

void TestSqlSessionExport::anExportHoldsWhatTheLogShows()
{
    QFETCH(int, index);
    const QString target = m_logs.path(QStringLiteral("export %1 终端.csv").arg(index));
    const QList<SessionRow> rows = m_logs.expected(filters()[index]);
    const auto written = answerOf(m_logs.log().exportCsv(filters()[index], target));
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

void TestSqlSessionExport::anExportIsSafeToOpenInASpreadsheet()
{
    const auto other = m_logs.makeEmpty();
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
    const QString target = m_logs.path(QStringLiteral("formulas.csv"));
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

void TestSqlSessionExport::anExportReplacesOnlyWhenWhole()
{
    const QString target = m_logs.path(QStringLiteral("kept.csv"));
    QFile old(target);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("yesterday");
    old.close();
    // The lane is busy with the first, so that the second is cancelled before it begins.
    const auto busy = m_logs.log().exportCsv({}, m_logs.path(QStringLiteral("before.csv")));
    auto future = m_logs.log().exportCsv({}, target);
    future.cancel();
    QVERIFY(answerOf(busy));
    QVERIFY(!answerOf(future));
    // Lanes answer in order: the next export ends after the cancelled one.
    QVERIFY(answerOf(m_logs.log().exportCsv({}, m_logs.path(QStringLiteral("after.csv")))));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArrayLiteral("yesterday"));
    old.close();
    QVERIFY(answerOf(m_logs.log().exportCsv({}, target)));
    QVERIFY(QFileInfo(target).size() > 100000);
}

void TestSqlSessionExport::anExportThatIsCancelledLeavesNoFile()
{
    QVERIFY(QDir(m_logs.folder()).mkpath(QStringLiteral("cancelled")));
    const auto database = Database::open(m_logs.address(), Schema::branch(), Database::Access::Read);
    QVERIFY(database);
    // In the middle: once a thousand rows are on their way.
    qint64 reported = 0;
    const SessionExport task(
        *database, [&reported] { return reported > 1000; }, [&reported](qint64 n) { reported = n; });
    const auto written = task.write({}, m_logs.path(QStringLiteral("cancelled/log.csv")));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QVERIFY(reported < kSessions);
    QVERIFY(QDir(m_logs.path(QStringLiteral("cancelled"))).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestSqlSessionExport::anExportThatCannotBeWrittenSaysSo_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no folder") << m_logs.path(QStringLiteral("nowhere/x.csv")) << ErrorCode::NotFound;
    QTest::newRow("a folder") << m_logs.folder() << ErrorCode::Refused;
    QTest::newRow("control character") << m_logs.path(QStringLiteral("a\nb.csv")) << ErrorCode::Invalid;
    QTest::newRow("no name") << m_logs.folder() + QLatin1Char('/') << ErrorCode::Invalid;
    QTest::newRow("unwritable") << QStringLiteral("/proc/x.csv") << ErrorCode::Io;
}

void TestSqlSessionExport::anExportThatCannotBeWrittenSaysSo()
{
    QFETCH(QString, target);
    QFETCH(ErrorCode, code);
    const auto written = answerOf(m_logs.log().exportCsv({}, target));
    QVERIFY(!written);
    QCOMPARE(written.error().code, code);
    QVERIFY(!written.error().message.isEmpty());
}

void TestSqlSessionExport::aLongExportDoesNotHoldUpPaging()
{
    QStringList order;
    QList<QFuture<Result<qint64>>> exports;
    QFutureWatcher<Result<qint64>> exported;
    QFutureWatcher<Result<QList<SessionRow>>> paged;
    connect(&exported, &QFutureWatcherBase::finished, this, [&order] { order.append(QStringLiteral("export")); });
    connect(&paged, &QFutureWatcherBase::finished, this, [&order] { order.append(QStringLiteral("page")); });
    for (int i = 0; i < 5; ++i)
        exports.append(m_logs.log().exportCsv({}, m_logs.path(QStringLiteral("long %1.csv").arg(i))));
    exported.setFuture(exports.last());
    paged.setFuture(m_logs.log().page({}, std::nullopt, 20));
    QTRY_COMPARE_WITH_TIMEOUT(order.size(), 2, 20000);
    QCOMPARE(order.first(), QStringLiteral("page"));
}

QTEST_GUILESS_MAIN(TestSqlSessionExport)
#include "tst_sqlsessionexport.moc"
