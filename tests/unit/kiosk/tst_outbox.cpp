// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/outbox.h"
#include "kiosk/resendschedule.h"
#include "kioskfakes.h"

#include <QDir>
#include <QFile>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

namespace {

/// A kiosk's database with an outbox on it, in a folder of its own.
struct Box
{
    explicit Box(const QString& folder, const DiskLimits& limits = {})
    {
        Result<std::unique_ptr<KioskDatabase>> opened =
            KioskDatabase::open(folder + QStringLiteral("/k.sqlite"), limits);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        database = *std::move(opened);
        outbox = *Outbox::open(*database);
    }
    quint64 commit() { return outbox->commit(sessionRecord(), kUtcMs)->seq; }
    void sendAll()
    {
        QList<quint64> seqs;
        const QList<Outbox::Pending> rows = *outbox->pending(0, 10000);
        for (const Outbox::Pending& row : rows)
            seqs << row.seq;
        QVERIFY(outbox->markSent(seqs));
    }
    QList<quint64> pending() const
    {
        QList<quint64> seqs;
        const QList<Outbox::Pending> rows = *outbox->pending(0, 10000);
        for (const Outbox::Pending& row : rows)
            seqs << row.seq;
        return seqs;
    }
    int acknowledge(quint64 upTo, const QList<quint64>& sparse = {})
    {
        return *outbox->acknowledge({outbox->epoch(), upTo, sparse, kUtcMs});
    }

    std::unique_ptr<KioskDatabase> database;
    std::unique_ptr<Outbox> outbox;
};

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommittedSessionHasTheNextNumber();
    void aCommittedSessionSurvivesReopening();
    void aCommittedSessionSurvivesSigkill();
    void anAcknowledgedSessionIsDeletedAndStaysInTheLedger();
    void sparseAcknowledgementsLeaveTheGap();
    void anAcknowledgementOfTheFutureIsIgnored();
    void anAcknowledgementOfWhatWasNeverSentIsIgnored();
    void anAcknowledgementOfAnotherEpochIsIgnored();
    void theSameAcknowledgementTwiceDoesNothing();
    void sentIsRememberedAcrossReopening();
    void aRefusedSessionBecomesADeadLetter();
    void theSameSessionIsNotCommittedTwice();
    void anInvalidRecordIsNotCommitted();
    void aFullFileRefusesAndKeepsWhatItHas();
    void aFullDiskAcceptsNoVisit();
    void twoOutboxesHaveTwoEpochs();
    void theFileIsReadableByNobodyElse();
    void aFileOpenToOthersIsRefused();
    void anotherFileIsRefusedAndLeftAlone_data();
    void anotherFileIsRefusedAndLeftAlone();
    void theDelayDoublesToAMinute();

private:
    QTemporaryDir m_dir;
    int m_folders = 0;
    QString freshFolder()
    {
        const QString path = m_dir.filePath(QString::number(++m_folders));
        QDir().mkpath(path);
        return path;
    }
};

void TestOutbox::aCommittedSessionHasTheNextNumber()
{
    Box box(freshFolder());
    const SessionRecord given = sessionRecord();
    const SessionRecord done = *box.outbox->commit(given, kUtcMs);
    QCOMPARE(done.seq, 1U);
    QCOMPARE(done.epoch, box.outbox->epoch());
    QCOMPARE(done.id, given.id);
    QCOMPARE(box.commit(), 2U);
    QCOMPARE(box.outbox->depth(), 2);
    const Outbox::Pending row = box.outbox->pending(0, 1)->first();
    QCOMPARE(*wire::decodeSession(kioskId(), row.body), done);
    QVERIFY(!row.sent);
}

void TestOutbox::aCommittedSessionSurvivesReopening()
{
    const QString folder = freshFolder();
    QString epoch;
    {
        Box box(folder);
        epoch = box.outbox->epoch();
        box.commit();
        box.commit();
    }
    Box box(folder);
    QCOMPARE(box.outbox->epoch(), epoch);
    QCOMPARE(box.pending(), (QList<quint64>{1, 2}));
    QCOMPARE(box.commit(), 3U);
}

void TestOutbox::aCommittedSessionSurvivesSigkill()
{
    const QString folder = freshFolder();
    int pipes[2];
    QCOMPARE(::pipe(pipes), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        Box box(folder);
        for (;;) {
            const quint64 seq = box.commit();
            if (::write(pipes[1], &seq, sizeof seq) != sizeof seq)
                ::_exit(1);
        }
    }
    QVERIFY(child > 0);
    ::close(pipes[1]);
    quint64 told = 0;
    while (told < 25)
        QCOMPARE(::read(pipes[0], &told, sizeof told), static_cast<ssize_t>(sizeof told));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    quint64 last = 0;
    while (::read(pipes[0], &last, sizeof last) == sizeof last)
        told = last;
    ::close(pipes[0]);
    Box box(folder);
    const QList<quint64> seqs = box.pending();
    QVERIFY(static_cast<quint64>(seqs.size()) >= told);
    for (qsizetype i = 0; i < seqs.size(); ++i)
        QCOMPARE(seqs.at(i), static_cast<quint64>(i + 1));
    QCOMPARE(box.commit(), static_cast<quint64>(seqs.size() + 1));
}

void TestOutbox::anAcknowledgedSessionIsDeletedAndStaysInTheLedger()
{
    Box box(freshFolder());
    const SessionId id = box.outbox->commit(sessionRecord(), kUtcMs + 7)->id;
    box.commit();
    box.commit();
    box.sendAll();
    QCOMPARE(box.acknowledge(2), 2);
    QCOMPARE(box.pending(), QList<quint64>{3});
    QCOMPARE(box.outbox->depth(), 1);
    const QList<Outbox::LedgerEntry> ledger = *box.outbox->ledger(0, 100);
    QCOMPARE(ledger.size(), 3);
    QCOMPARE(ledger.first().session, id);
    QCOMPARE(ledger.first().seq, 1U);
    QCOMPARE(ledger.first().committedMs, kUtcMs + 7);
}

void TestOutbox::sparseAcknowledgementsLeaveTheGap()
{
    Box box(freshFolder());
    for (int i = 0; i < 5; ++i)
        box.commit();
    box.sendAll();
    QCOMPARE(box.acknowledge(1, {3, 5}), 3);
    QCOMPARE(box.pending(), (QList<quint64>{2, 4}));
}

void TestOutbox::anAcknowledgementOfTheFutureIsIgnored()
{
    Box box(freshFolder());
    box.commit();
    box.sendAll();
    QCOMPARE(box.acknowledge(2), 0);
    QCOMPARE(box.acknowledge(0, {9}), 0);
    QCOMPARE(box.pending(), QList<quint64>{1});
    QCOMPARE(box.outbox->strangeAcks(), 2);
    QCOMPARE(box.acknowledge(1), 1);
}

void TestOutbox::anAcknowledgementOfWhatWasNeverSentIsIgnored()
{
    Box box(freshFolder());
    box.commit();
    box.sendAll();
    box.commit();
    QCOMPARE(box.acknowledge(2), 0);
    QCOMPARE(box.pending(), (QList<quint64>{1, 2}));
    QCOMPARE(box.outbox->strangeAcks(), 1);
}

void TestOutbox::anAcknowledgementOfAnotherEpochIsIgnored()
{
    Box box(freshFolder());
    box.commit();
    box.sendAll();
    QCOMPARE(*box.outbox->acknowledge({QStringLiteral("other"), 1, {}, kUtcMs}), 0);
    QCOMPARE(box.outbox->depth(), 1);
    QCOMPARE(box.outbox->strangeAcks(), 1);
}

void TestOutbox::theSameAcknowledgementTwiceDoesNothing()
{
    Box box(freshFolder());
    box.commit();
    box.sendAll();
    QCOMPARE(box.acknowledge(1), 1);
    QCOMPARE(box.acknowledge(1), 0);
    QCOMPARE(box.outbox->depth(), 0);
    QCOMPARE(box.outbox->strangeAcks(), 0);
}

void TestOutbox::sentIsRememberedAcrossReopening()
{
    const QString folder = freshFolder();
    {
        Box box(folder);
        box.commit();
        box.sendAll();
    }
    Box box(folder);
    QCOMPARE(box.acknowledge(1), 1);
    QCOMPARE(box.outbox->strangeAcks(), 0);
}

void TestOutbox::aRefusedSessionBecomesADeadLetter()
{
    Box box(freshFolder());
    box.commit();
    box.commit();
    box.sendAll();
    const wire::Nack nack{box.outbox->epoch(), 1, QStringLiteral("range"), QStringLiteral("score: limit")};
    QVERIFY(*box.outbox->refuse(nack, kUtcMs));
    QCOMPARE(box.pending(), QList<quint64>{2});
    QCOMPARE(box.outbox->deadLetters(), 1);
    QVERIFY(!*box.outbox->refuse(nack, kUtcMs));
    QCOMPARE(box.outbox->deadLetters(), 1);
    QCOMPARE(box.outbox->ledger(0, 10)->size(), 2);
}

void TestOutbox::theSameSessionIsNotCommittedTwice()
{
    Box box(freshFolder());
    const SessionRecord record = sessionRecord();
    QVERIFY(box.outbox->commit(record, kUtcMs));
    const Result<SessionRecord> again = box.outbox->commit(record, kUtcMs);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Refused);
    QCOMPARE(box.commit(), 2U);
}

void TestOutbox::anInvalidRecordIsNotCommitted()
{
    Box box(freshFolder());
    SessionRecord record = sessionRecord();
    record.outcome = Outcome::Accepted;
    record.score = units(5799);
    QVERIFY(!box.outbox->commit(record, kUtcMs));
    QCOMPARE(box.commit(), 1U);
}

void TestOutbox::aFullFileRefusesAndKeepsWhatItHas()
{
    const QString folder = freshFolder();
    DiskLimits limits;
    limits.databaseBytes = 256 * 1024;
    limits.fullFreeBytes = 0;
    limits.lowFreeBytes = 0;
    quint64 last = 0;
    {
        Box box(folder, limits);
        QVERIFY(box.outbox->canAccept());
        Result<SessionRecord> done = box.outbox->commit(sessionRecord(), kUtcMs);
        while (done) {
            last = done->seq;
            QVERIFY(last < 5000);
            done = box.outbox->commit(sessionRecord(), kUtcMs);
        }
        QCOMPARE(done.error().code, ErrorCode::Unavailable);
        QVERIFY(!box.outbox->canAccept());
        QCOMPARE(box.outbox->lastSeq(), last);
        box.sendAll();
        QCOMPARE(static_cast<quint64>(box.acknowledge(last)), last);
        QVERIFY(box.outbox->canAccept());
        QCOMPARE(box.commit(), last + 1);
    }
    Box box(folder, limits);
    QCOMPARE(box.pending(), QList<quint64>{last + 1});
}

void TestOutbox::aFullDiskAcceptsNoVisit()
{
    DiskLimits limits;
    limits.fullFreeBytes = std::numeric_limits<qint64>::max();
    Box box(freshFolder(), limits);
    QVERIFY(!box.outbox->canAccept());
    QCOMPARE(box.database->disk(), DiskHealth::Full);
}

void TestOutbox::twoOutboxesHaveTwoEpochs()
{
    Box a(freshFolder());
    Box b(freshFolder());
    QVERIFY(a.outbox->epoch() != b.outbox->epoch());
}

void TestOutbox::theFileIsReadableByNobodyElse()
{
    const QString folder = freshFolder();
    Box box(folder);
    box.commit();
    for (const QString& name : QDir(folder).entryList(QDir::Files)) {
        const QFile::Permissions permissions = QFile::permissions(folder + QLatin1Char('/') + name);
        QVERIFY2(!(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)),
                 qPrintable(name));
    }
    QSqlQuery query(box.database->connection());
    QVERIFY(query.exec(QStringLiteral("PRAGMA synchronous")) && query.next());
    QCOMPARE(query.value(0).toInt(), 2);
}

void TestOutbox::aFileOpenToOthersIsRefused()
{
    const QString folder = freshFolder();
    {
        Box box(folder);
    }
    const QString path = folder + QStringLiteral("/k.sqlite");
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    const auto opened = KioskDatabase::open(path);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Refused);
}

void TestOutbox::anotherFileIsRefusedAndLeftAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("text") << QByteArray("this is no database at all, and it is longer than a header").repeated(4)
                          << ErrorCode::Corrupt;
    const QString other = freshFolder() + QStringLiteral("/other.sqlite");
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        db.setDatabaseName(other);
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(QStringLiteral("CREATE TABLE x(y)")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    QFile file(other);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QTest::newRow("another program's") << file.readAll() << ErrorCode::Incompatible;
}

void TestOutbox::anotherFileIsRefusedAndLeftAlone()
{
    QFETCH(QByteArray, content);
    QFETCH(ErrorCode, code);
    QFile file(freshFolder() + QStringLiteral("/k.sqlite"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(content);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    const auto opened = KioskDatabase::open(file.fileName());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, code);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void TestOutbox::theDelayDoublesToAMinute()
{
    ResendSchedule schedule(7);
    qint64 base = 1000;
    for (int i = 0; i < 12; ++i) {
        const qint64 delay = schedule.nextMs();
        QVERIFY(delay >= base && delay <= std::min<qint64>(base + base / 5, 60000));
        base = std::min<qint64>(base * 2, 60000);
    }
    schedule.reset();
    QVERIFY(schedule.nextMs() <= 1200);
    QVERIFY(ResendSchedule(1).nextMs() != ResendSchedule(2).nextMs());
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
