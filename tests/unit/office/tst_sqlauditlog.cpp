// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/office/branchoffice.h"
#include "unit/store/samplesessions.h"

#include "crypto/sealing.h"
#include "store/sessionwriter.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace jinbi;
using namespace jinbi::test;

namespace {

Act exported(int number)
{
    return {ActKind::SessionsExported,
            QStringLiteral("somebody"),
            QStringLiteral("file-%1").arg(number),
            {{QStringLiteral("rows"), QString::number(number)}},
            {{QStringLiteral("reason"), QStringLiteral("asked by Mr. %1").arg(number)}}};
}

} // namespace

class TestSqlAuditLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreKinds::addRows(); }
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() { m_office = std::make_unique<BranchOffice>(m_kinds); }
    void cleanup() { m_office.reset(); }
    void aLogBeginsByItself();
    void pagesHoldEveryEntryOnceNewestFirst();
    void aFilterFindsItsEntries();
    void aTimeFilterFindsWhatAWalkThroughAllFindsWhateverTheClockDid();
    void oneDamagedTimeHidesNoOtherEntry();
    void aClockThatGoesBackIsTold();
    void whatTheFormatDoesNotHoldIsRefused_data();
    void whatTheFormatDoesNotHoldIsRefused();
    void anEmptyLogAndAFullOneAreIntact();
    void twoConsolesMakeOneLog();
    void aRecorderAndAConsoleMakeOneLog();
    void aCheckpointIsSignedAfterManyEntriesOrAMinute();
    void anErasureAndTheEndAreSignedAtOnce();
    void aVerificationCanBeCancelled();
    void theSignersFileIsPrivateAndReplaced();

private:
    void append(int count)
    {
        QList<QFuture<Result<void>>> all;
        for (int i = 0; i < count; ++i)
            all.append(m_office->log().append(exported(i)));
        for (const auto& each : all) {
            if (const auto ok = answerOf(each); !ok)
                qFatal("%ls", qUtf16Printable(ok.error().detail));
        }
    }
    qint64 checkpoints() { return m_office->number(QStringLiteral("SELECT count(*) FROM audit_checkpoint")); }

    StoreKinds m_kinds;
    std::unique_ptr<BranchOffice> m_office;
};

void TestSqlAuditLog::aLogBeginsByItself()
{
    QVERIFY(m_office->rows().isEmpty());
    append(1);
    const QList<AuditRow> rows = m_office->rows();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(1).kind, ActKind::Opened);
    QCOMPARE(rows.at(1).seq, quint64(0));
    QCOMPARE(rows.at(0).seq, quint64(1));
    QCOMPARE(rows.at(0).atMs, m_office->clock.utcMs());
    QCOMPARE(rows.at(0).facts, exported(0).facts);
    QCOMPARE(rows.at(0).personal, exported(0).personal);
    QCOMPARE(rows.at(0).leaf.size(), 32);
}

void TestSqlAuditLog::pagesHoldEveryEntryOnceNewestFirst()
{
    append(30);
    QList<quint64> seen;
    std::optional<quint64> before;
    for (;;) {
        const auto page = answerOf(m_office->log().page({}, before, 7));
        QVERIFY(page);
        for (const AuditRow& row : *page)
            seen.append(row.seq);
        if (page->size() < 7)
            break;
        before = page->last().seq;
    }
    QCOMPARE(seen.size(), 31);
    for (qsizetype i = 0; i < seen.size(); ++i)
        QCOMPARE(seen.at(i), static_cast<quint64>(30 - i));
}

void TestSqlAuditLog::aFilterFindsItsEntries()
{
    append(5);
    m_office->clock.pass(1000);
    QVERIFY(answerOf(m_office->log().append({ActKind::AuditExported, QStringLiteral("else"), {}, {}, {}})));
    AuditFilter filter;
    filter.kinds = {ActKind::AuditExported, ActKind::Opened, ActKind::AuditExported};
    QList<AuditRow> rows = m_office->rows(filter);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.first().kind, ActKind::AuditExported);
    filter.actor = QStringLiteral("else");
    QCOMPARE(m_office->rows(filter).size(), 1);
    filter = {};
    filter.object = QStringLiteral("file-3");
    QCOMPARE(m_office->rows(filter).size(), 1);
    filter.object = QStringLiteral("file-%");
    QVERIFY(m_office->rows(filter).isEmpty());
    filter = {};
    filter.fromMs = m_office->clock.utcMs();
    QCOMPARE(m_office->rows(filter).size(), 1);
    filter.untilMs = filter.fromMs;
    filter.fromMs.reset();
    QCOMPARE(m_office->rows(filter).size(), 6);
}

void TestSqlAuditLog::aTimeFilterFindsWhatAWalkThroughAllFindsWhateverTheClockDid()
{
    const qint64 begin = m_office->clock.utc;
    // Forward, one jump back over it, forward again past the first stretch, two small steps back.
    for (const qint64 step : {10, 10, 0, 40, -35, 10, 10, 60, -5, 20, -5, 30, 30}) {
        m_office->clock.utc += step;
        append(2);
    }
    const QList<AuditRow> all = m_office->rows();
    for (qint64 from = begin - 10; from < begin + 200; from += 5) {
        for (const qint64 length : {1, 15, 80, 400}) {
            AuditFilter filter;
            filter.fromMs = from;
            filter.untilMs = from + length;
            QList<quint64> expected;
            for (const AuditRow& row : all) {
                if (row.atMs >= from && row.atMs < from + length)
                    expected.append(row.seq);
            }
            QList<quint64> found;
            for (const AuditRow& row : m_office->rows(filter))
                found.append(row.seq);
            QCOMPARE(found, expected);
        }
    }
}

void TestSqlAuditLog::oneDamagedTimeHidesNoOtherEntry()
{
    const qint64 begin = m_office->clock.utc;
    for (int i = 0; i < 20; ++i) {
        m_office->clock.utc += 10;
        append(1);
    }
    const bool isFile = m_office->address().kind() == store::StoreAddress::Kind::Sqlite;
    QVERIFY(m_office->keeper().execute(isFile ? QStringLiteral("DROP TRIGGER audit_leaf_changed")
                                              : QStringLiteral("DROP TRIGGER audit_leaf_kept ON audit_leaf")));
    for (const char* damage : {"at_ms = 9000000000000 WHERE seq = 3", "at_ms = 1 WHERE seq = 15"})
        QVERIFY(m_office->keeper().execute(QStringLiteral("UPDATE audit_leaf SET ") + QLatin1StringView(damage)));
    AuditFilter filter;
    filter.fromMs = begin + 50;
    filter.untilMs = begin + 130;
    QCOMPARE(m_office->rows(filter).size(), 8);
    filter.fromMs = begin + 100;
    filter.untilMs = begin + 190;
    QCOMPARE(m_office->rows(filter).size(), 8); // the ninth says that it was in 1970
}

void TestSqlAuditLog::aClockThatGoesBackIsTold()
{
    append(1);
    m_office->clock.utc -= 5000;
    append(2);
    const QList<AuditRow> rows = m_office->rows();
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows.at(2).kind, ActKind::ClockJump);
    QCOMPARE(factOf(rows.at(2), "behind_ms"), QStringLiteral("5000"));
    QVERIFY(answerOf(m_office->log().verify())->isIntact);
}

void TestSqlAuditLog::whatTheFormatDoesNotHoldIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("times");
    QTest::newRow("name") << QStringLiteral("Not A Name") << QString() << 1;
    QTest::newRow("no name") << QString() << QString() << 1;
    QTest::newRow("twice") << QStringLiteral("a") << QString() << 2;
    QTest::newRow("long") << QStringLiteral("a") << QString(257, QLatin1Char('x')) << 1;
    QTest::newRow("nul") << QStringLiteral("a") << QString(QChar(u'\0')) << 1;
}

void TestSqlAuditLog::whatTheFormatDoesNotHoldIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(int, times);
    for (const bool isPersonal : {false, true}) {
        Act act{ActKind::Refused, QStringLiteral("somebody"), {}, {}, {}};
        (isPersonal ? act.personal : act.facts) = QList<Fact>(times, Fact{name, value});
        const auto ok = answerOf(m_office->log().append(act));
        QVERIFY(!ok);
        QCOMPARE(ok.error().code, ErrorCode::Invalid);
    }
    QVERIFY(m_office->rows().isEmpty());
}

void TestSqlAuditLog::anEmptyLogAndAFullOneAreIntact()
{
    auto finding = answerOf(m_office->log().verify());
    QVERIFY2(finding, finding ? "" : qPrintable(finding.error().detail));
    QVERIFY(finding->isIntact);
    QCOMPARE(finding->entries, quint64(0));
    QCOMPARE(finding->checkpointSize, quint64(0));
    append(300);
    finding = answerOf(m_office->log().verify());
    QVERIFY2(finding->isIntact, qPrintable(finding->trouble));
    QCOMPARE(finding->entries, quint64(301));
    QCOMPARE(finding->checkpointSize, quint64(301));
    QCOMPARE(finding->checkpointMs, m_office->clock.utcMs());
    QCOMPARE(finding->root.size(), 44);
    QVERIFY(finding->trouble.isEmpty());
    QVERIFY(!finding->firstBad);
}

void TestSqlAuditLog::twoConsolesMakeOneLog()
{
    const auto other = m_office->another();
    QList<QFuture<Result<void>>> all;
    for (int i = 0; i < 60; ++i)
        all.append((i % 2 == 0 ? m_office->log() : *other->log).append(exported(i)));
    for (const auto& each : all)
        QVERIFY(answerOf(each));
    const auto finding = answerOf(other->log->verify());
    QVERIFY2(finding->isIntact, qPrintable(finding->trouble));
    QCOMPARE(finding->entries, quint64(61));
}

void TestSqlAuditLog::aRecorderAndAConsoleMakeOneLog()
{
    const QList<SessionRecord> sessions = samples::many(200, 5);
    QString failure;
    std::thread recorder([&] {
        auto database =
            store::Database::open(m_office->address(), store::Schema::branch(), store::Database::Access::Join);
        if (!database) {
            failure = database.error().detail;
            return;
        }
        store::SessionWriter writer(*std::move(database), m_office->clock);
        for (int i = 0; i < 10 && failure.isEmpty(); ++i) {
            if (const auto written = writer.write(samples::batchOf(sessions.mid(i * 20, 20))); !written)
                failure = written.error().detail;
        }
    });
    append(30);
    recorder.join();
    QCOMPARE(failure, QString());
    const auto finding = answerOf(m_office->log().verify());
    QVERIFY2(finding->isIntact, qPrintable(finding->trouble));
    QCOMPARE(finding->entries, quint64(231));
    QCOMPARE(m_office->rowsOf(ActKind::SessionStored).size(), 200);
}

void TestSqlAuditLog::aCheckpointIsSignedAfterManyEntriesOrAMinute()
{
    append(100);
    QCOMPARE(checkpoints(), 0);
    m_office->clock.pass(59999);
    m_office->rows();
    QCOMPARE(checkpoints(), 0);
    m_office->clock.pass(1);
    m_office->rows();
    m_office->rows(); // the look came after the answer to the one before
    QCOMPARE(checkpoints(), 1);
    m_office->clock.pass(600000);
    m_office->rows();
    m_office->rows();
    QCOMPARE(checkpoints(), 1); // nothing new
    append(255);
    QCOMPARE(checkpoints(), 1);
    append(1);
    m_office->rows();
    QCOMPARE(checkpoints(), 2);
    QCOMPARE(m_office->number(QStringLiteral("SELECT max(size) FROM audit_checkpoint")), 357);
}

void TestSqlAuditLog::anErasureAndTheEndAreSignedAtOnce()
{
    append(3);
    m_office->run(QStringLiteral("DELETE FROM audit_opening WHERE seq = 2"));
    QVERIFY(answerOf(m_office->log().append({ActKind::Erased,
                                             QStringLiteral("somebody"),
                                             {},
                                             {{QStringLiteral("seqs"), QStringLiteral("2")},
                                              {QStringLiteral("fields"), QStringLiteral("reason")},
                                              {QStringLiteral("reason"), QStringLiteral("asked for")}},
                                             {}})));
    m_office->rows();
    QCOMPARE(checkpoints(), 1);
    const auto finding = answerOf(m_office->log().verify());
    QVERIFY2(finding->isIntact, qPrintable(finding->trouble));
    QVERIFY(m_office->rowsOf(ActKind::SessionsExported).at(1).personal.first().value.isEmpty());
    append(1);
    m_office->stop();
    QCOMPARE(checkpoints(), 2);
    m_office->start();
    m_office->restart();
    QCOMPARE(checkpoints(), 2); // nothing new
}

void TestSqlAuditLog::aVerificationCanBeCancelled()
{
    append(10);
    auto finding = m_office->log().verify();
    finding.cancel();
    QCOMPARE(answerOf(finding).error().code, ErrorCode::Cancelled);
    QVERIFY(answerOf(m_office->log().verify())->isIntact);
    auto last = m_office->log().verify();
    m_office->stop();
    QVERIFY(last.isFinished());
    m_office->start();
}

void TestSqlAuditLog::theSignersFileIsPrivateAndReplaced()
{
    append(1);
    m_office->restart();
    const QString path = m_office->statePath();
    QVERIFY(QFile::exists(path));
    QCOMPARE(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
    QFile before(path);
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray first = before.readAll();
    append(1);
    m_office->restart();
    QFile after(path);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QVERIFY(after.readAll() != first);
}

QTEST_GUILESS_MAIN(TestSqlAuditLog)
#include "tst_sqlauditlog.moc"
