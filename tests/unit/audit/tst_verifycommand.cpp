// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/audit/auditprogram.h"
#include "unit/audit/examplelog.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <sstream>

using namespace jinbi;
using namespace jinbi::test;

namespace {

constexpr std::uint64_t kEntries = 600;

QByteArray byteArray(audit::ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

QByteArray exported(const LogBuilder& log)
{
    std::ostringstream stream;
    writeExport(log.records, log.key().verifier(), stream);
    return QByteArray::fromStdString(stream.str());
}

void run(const QSqlDatabase& database, const QString& sql, const QVariantList& values = {})
{
    QSqlQuery query(database);
    query.prepare(sql);
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
}

/// Opens a database for `work` and closes it again.
void withStore(const QString& path, const std::function<void(const QSqlDatabase&)>& work)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), path);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("no database");
        work(database);
    }
    QSqlDatabase::removeDatabase(path);
}

void insert(const QSqlDatabase& store, const Record& record)
{
    const auto seq = static_cast<qint64>(record.seq);
    const QByteArray bytes = byteArray(record.bytes);
    switch (record.kind) {
    case Record::Kind::Entry:
        return run(store, QStringLiteral("INSERT INTO audit_leaf VALUES(?, ?, ?)"),
                   {seq, bytes, byteArray(record.leaf)});
    case Record::Kind::Opening:
        return run(store, QStringLiteral("INSERT INTO audit_opening VALUES(?, ?, ?, ?)"),
                   {seq, QString::fromStdString(record.field), byteArray(record.salt), bytes});
    case Record::Kind::Checkpoint:
        return run(store, QStringLiteral("INSERT INTO audit_checkpoint VALUES(?, ?)"), {seq, QString::fromUtf8(bytes)});
    case Record::Kind::State:
        return run(store, QStringLiteral("INSERT INTO audit_state VALUES(1, ?, ?)"), {seq, bytes});
    }
}

void createStore(const QString& path, const std::vector<Record>& records)
{
    withStore(path, [&](const QSqlDatabase& store) {
        run(store, QStringLiteral("CREATE TABLE audit_leaf(seq INTEGER PRIMARY KEY, entry BLOB, leaf BLOB)"));
        run(store, QStringLiteral("CREATE TABLE audit_opening(seq, name, salt BLOB, value BLOB)"));
        run(store, QStringLiteral("CREATE TABLE audit_checkpoint(size INTEGER PRIMARY KEY, note TEXT)"));
        run(store, QStringLiteral("CREATE TABLE audit_state(id, size, frontier BLOB)"));
        run(store, QStringLiteral("BEGIN"));
        for (const Record& record : records)
            insert(store, record);
        run(store, QStringLiteral("COMMIT"));
    });
}

} // namespace

class TestVerifyCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void anIntactExportIsGood();
    void anIntactStoreIsGood();
    void aStoreIsNotWrittenTo();
    void anEmptyLogIsGood();
    void withoutAKeyTheAnswerSaysSo();
    void anAnchorTellsOfATruncatedLog();
    void aChangedExportIsTamperedWith();
    void aChangedStoreIsTamperedWith_data();
    void aChangedStoreIsTamperedWith();
    void withheldValuesNeedTheFlag();
    void whatCannotBeUsedIsSaid_data();
    void whatCannotBeUsedIsSaid();

private:
    [[nodiscard]] Ran verify(const QString& path, const QStringList& more = {}) const
    {
        return runAudit(QStringList{QStringLiteral("verify"), path, QStringLiteral("--vkey"), m_key} + more);
    }
    static QByteArray lastLine(const Ran& ran) { return ran.output.trimmed().split('\n').last(); }

    Files m_files;
    std::optional<LogBuilder> m_log;
    QString m_key;
};

void TestVerifyCommand::initTestCase()
{
    QVERIFY(audit::initialise());
    m_log.emplace(exampleLog(kEntries));
    m_key = QString::fromStdString(m_log->key().verifier().text());
}

void TestVerifyCommand::anIntactExportIsGood()
{
    const Ran ran = verify(m_files.write(QStringLiteral("good.export"), exported(*m_log)));
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.complaints.isEmpty());
    QCOMPARE(lastLine(ran), QByteArray("The log is intact: 600 entries, 3 checkpoints of its own, 0 held elsewhere."));
    QVERIFY(ran.output.startsWith("Note: No checkpoint held elsewhere was given"));
}

void TestVerifyCommand::anIntactStoreIsGood()
{
    const QString path = m_files.path(QStringLiteral("good.sqlite"));
    createStore(path, m_log->records);
    const Ran ran = verify(path);
    QCOMPARE(ran.code, 0);
    QCOMPARE(lastLine(ran), QByteArray("The log is intact: 600 entries, 3 checkpoints of its own, 0 held elsewhere."));
}

void TestVerifyCommand::aStoreIsNotWrittenTo()
{
    const QString path = m_files.path(QStringLiteral("kept.sqlite"));
    createStore(path, m_log->records);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    QCOMPARE(verify(path).code, 0);
    QVERIFY(file.seek(0));
    QVERIFY(file.readAll() == before);
    // Somebody who is writing at the same time is not in the way, and not seen before they commit.
    withStore(path, [&](const QSqlDatabase& store) {
        run(store, QStringLiteral("BEGIN IMMEDIATE"));
        run(store, QStringLiteral("DELETE FROM audit_leaf WHERE seq = 5"));
        QCOMPARE(verify(path).code, 0);
        run(store, QStringLiteral("ROLLBACK"));
    });
}

void TestVerifyCommand::anEmptyLogIsGood()
{
    const QString store = m_files.path(QStringLiteral("empty.sqlite"));
    createStore(store, {});
    const QString file = m_files.write(QStringLiteral("empty.export"), "jinbi-audit-export v1\nend 1\n");
    for (const QString& path : {store, file}) {
        const Ran ran = verify(path);
        QCOMPARE(ran.code, 0);
        QVERIFY(lastLine(ran).startsWith("The log is intact: 0 entries"));
    }
}

void TestVerifyCommand::withoutAKeyTheAnswerSaysSo()
{
    const QString path = m_files.write(QStringLiteral("good.export"), exported(*m_log));
    const Ran ran = runAudit({QStringLiteral("verify"), path});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.output.contains("Note: No key was expected"));
    const auto other = QString::fromStdString(signingKey(9).verifier().text());
    const Ran wrong = runAudit({QStringLiteral("verify"), path, QStringLiteral("--vkey"), other});
    QCOMPARE(wrong.code, 1);
    QVERIFY(lastLine(wrong).contains("not signed as expected"));
}

void TestVerifyCommand::anAnchorTellsOfATruncatedLog()
{
    const QString whole = m_files.write(QStringLiteral("whole.export"), exported(*m_log));
    const QString cut = m_files.write(QStringLiteral("cut.export"), exported(exampleLog(512)));
    const QString anchor = m_files.write(QStringLiteral("anchor"), QByteArray::fromStdString(m_log->checkpoint()));
    QCOMPARE(verify(whole, {QStringLiteral("--anchor"), anchor}).code, 0);
    QCOMPARE(verify(cut).code, 0);
    const Ran seen = verify(cut, {QStringLiteral("--anchor"), anchor});
    QCOMPARE(seen.code, 1);
    QVERIFY(lastLine(seen).contains("truncated"));

    const QString store = m_files.path(QStringLiteral("cut.sqlite"));
    createStore(store, exampleLog(512).records);
    QCOMPARE(verify(store).code, 0);
    QCOMPARE(verify(store, {QStringLiteral("--anchor"), anchor}).code, 1);
}

void TestVerifyCommand::aChangedExportIsTamperedWith()
{
    LogBuilder log = exampleLog(kEntries);
    for (Record& record : log.records) {
        if (record.kind == Record::Kind::Entry && record.seq == 300)
            record.bytes[44] ^= 1;
    }
    const Ran ran = verify(m_files.write(QStringLiteral("bad.export"), exported(log)));
    QCOMPARE(ran.code, 1);
    QVERIFY(lastLine(ran).startsWith("The log was tampered with, first at entry 300: "));
    QVERIFY(ran.output.contains("Note: The first 256 entries"));
}

void TestVerifyCommand::aChangedStoreIsTamperedWith_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char* name, const char* sql, const char* word) {
        QTest::newRow(name) << QString::fromLatin1(sql) << QByteArray(word);
    };
    row("an entry", "UPDATE audit_leaf SET entry = zeroblob(60) WHERE seq = 7", "entry 7:");
    row("no entry", "UPDATE audit_leaf SET entry = NULL WHERE seq = 7", "entry 7:");
    row("a hash", "UPDATE audit_leaf SET leaf = zeroblob(32) WHERE seq = 9", "entry 9:");
    row("a short hash", "UPDATE audit_leaf SET leaf = x'00' WHERE seq = 9", "entry 9:");
    row("one deleted", "DELETE FROM audit_leaf WHERE seq = 20", "entry 20:");
    row("the head deleted", "DELETE FROM audit_leaf WHERE seq < 20", "entry 0:");
    row("the tail deleted", "DELETE FROM audit_leaf WHERE seq >= 595", "entry 595:");
    row("the tail deleted with its checkpoint",
        "DELETE FROM audit_leaf WHERE seq >= 595; DELETE FROM audit_opening WHERE seq >= 595; "
        "DELETE FROM audit_checkpoint WHERE size = 600",
        "go on from");
    row("a negative number", "UPDATE audit_leaf SET seq = -1 WHERE seq = 20", "entry 0:");
    row("a value", "UPDATE audit_opening SET value = 'Li' WHERE seq = 7 AND name = 'name'", "entry 7:");
    row("a salt", "UPDATE audit_opening SET salt = zeroblob(16) WHERE seq = 7", "entry 7:");
    row("a short salt", "UPDATE audit_opening SET salt = zeroblob(15) WHERE seq = 7", "entry 7:");
    row("a value deleted", "DELETE FROM audit_opening WHERE seq = 7 AND name = 'phone'", "entry 7:");
    row("a value of no entry", "INSERT INTO audit_opening VALUES(9999, 'name', zeroblob(16), 'x')", "entry 9999:");
    row("a value of no number", "INSERT INTO audit_opening VALUES(NULL, 'name', zeroblob(16), 'x')", "entry 0");
    row("a checkpoint", "UPDATE audit_checkpoint SET note = replace(note, '256', '255') WHERE size = 256", "255");
    row("no checkpoint", "DELETE FROM audit_checkpoint", "no checkpoint");
    row("a checkpoint that is none", "UPDATE audit_checkpoint SET note = '' WHERE size = 256", "malformed");
    row("the frontier", "UPDATE audit_state SET frontier = zeroblob(8)", "go on from");
    row("the size", "UPDATE audit_state SET size = 599", "go on from");
    row("no state", "DELETE FROM audit_state", "go on from");
    row("two states", "INSERT INTO audit_state SELECT 2, size, frontier FROM audit_state", "two places");
}

void TestVerifyCommand::aChangedStoreIsTamperedWith()
{
    QFETCH(QString, sql);
    QFETCH(QByteArray, word);
    const QString path = m_files.path(QStringLiteral("%1.sqlite").arg(QLatin1StringView(QTest::currentDataTag())));
    createStore(path, m_log->records);
    withStore(path, [&](const QSqlDatabase& store) {
        for (const QString& one : sql.split(QStringLiteral("; ")))
            run(store, one);
    });
    const Ran ran = verify(path);
    QCOMPARE(ran.code, 1);
    QVERIFY2(lastLine(ran).contains(word), lastLine(ran).constData());
}

void TestVerifyCommand::withheldValuesNeedTheFlag()
{
    LogBuilder log = exampleLog(kEntries);
    std::erase_if(log.records, [](const Record& record) { return record.kind == Record::Kind::Opening; });
    const QString path = m_files.write(QStringLiteral("withheld.export"), exported(log));
    QCOMPARE(verify(path).code, 1);
    const Ran ran = verify(path, {QStringLiteral("--without-values")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.output.contains("Note: Values were withheld"));
}

void TestVerifyCommand::whatCannotBeUsedIsSaid_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("more");
    const QByteArray good = exported(exampleLog(20));
    const QByteArray store = [this] {
        const QString path = m_files.path(QStringLiteral("whole.sqlite"));
        createStore(path, exampleLog(300).records);
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    QVERIFY(store.size() > 20000);
    QTest::newRow("an empty file") << QByteArray() << QStringList();
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") << QStringList();
    QTest::newRow("an export cut off") << good.chopped(10) << QStringList();
    QTest::newRow("a store cut off") << store.left(9000) << QStringList();
    QTest::newRow("a store's first page only") << store.left(100) << QStringList();
    QTest::newRow("no anchor") << good << QStringList{QStringLiteral("--anchor"), m_files.path(QStringLiteral("none"))};
    QTest::newRow("an anchor of another key")
        << good
        << QStringList{QStringLiteral("--anchor"),
                       m_files.write(QStringLiteral("foreign"), QByteArray::fromStdString(signedCheckpoint(
                                                                    20, audit::emptyRoot(), signingKey(9))))};
    QTest::newRow("an anchor with carriage returns")
        << good
        << QStringList{QStringLiteral("--anchor"),
                       m_files.write(QStringLiteral("crlf"),
                                     QByteArray::fromStdString(m_log->checkpoint()).replace("\n", "\r\n"))};
    QTest::newRow("an unknown option") << good << QStringList{QStringLiteral("--repair")};
    QTest::newRow("a key that is none") << good << QStringList{QStringLiteral("--vkey"), QStringLiteral("key")};
    QTest::newRow("two files") << good << QStringList{QStringLiteral("/dev/null")};
}

void TestVerifyCommand::whatCannotBeUsedIsSaid()
{
    QFETCH(QByteArray, file);
    QFETCH(QStringList, more);
    const Ran ran = verify(m_files.write(QStringLiteral("unusable"), file), more);
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.output.isEmpty());
    QVERIFY(ran.complaints.startsWith("jinbi-audit: "));
}

QTEST_GUILESS_MAIN(TestVerifyCommand)
#include "tst_verifycommand.moc"
