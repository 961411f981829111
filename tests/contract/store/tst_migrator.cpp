// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/storeundertest.h"
#include "store/database.h"
#include "store/sessioncolumns.h"
#include "store/sessionreader.h"
#include "store/sessionwriter.h"
#include "store/statement.h"
#include "unit/store/samplesessions.h"

#include "domain/names.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::store;

using Access = Database::Access;

class TestMigrator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::StoreKinds::addRows(); }
    void init();
    void cleanup() { m_store.reset(); }
    void anEmptyDatabaseReachesTheNewestVersion();
    void anOldDatabaseIsBackedUpAndMigratedWithItsData();
    void aFailedStepLeavesTheVersionBeforeIt();
    void aReaderDoesNotMigrate();
    void aNewerDatabaseIsRefused();
    void aNewerDatabaseThatVouchesForUsIsOpened();
    void aGapInTheNumbersIsRefused();
    void bytesAndIdentifiersAreWhatTheyMean();
    void aSectionIsForItsDatabaseOnly();
    void aSectionForAnUnknownDatabaseIsRefused();
    void entriesAndCheckpointsAreOnlyEverAdded_data();
    void entriesAndCheckpointsAreOnlyEverAdded();
    void aBranchOfTheFirstVersionKeepsItsSessions();
    void theCustomersOfTheThirdVersionAreFound();
    void aBranchCanBeTakenFurther();

private:
    void addStep(const QString& name, int minCompatible, const QString& sql) const;
    [[nodiscard]] Schema schema() const { return {m_folder->filePath(QStringLiteral("sql")), 0x54455354}; }
    /// The branch schema as its first versions had it.
    [[nodiscard]] Schema firstOfBranch(int versions = 1) const;
    static void fillAsTheFirstVersionDid(const Database& database, const SessionRecord& record);
    static qint64 number(const Database& database, const QString& sql);

    test::StoreKinds m_kinds;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of the migrations
    std::unique_ptr<test::StoreUnderTest> m_store;
};

void TestMigrator::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = m_kinds.make();
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("sql")));
    addStep(QStringLiteral("0001_initial.sql"), 1,
            QStringLiteral("CREATE TABLE thing (\n    id TEXT NOT NULL,\n    data {{BYTES}}\n);\n"
                           "INSERT INTO thing (id) VALUES ('first; with a semicolon');\n"));
}

void TestMigrator::addStep(const QString& name, int minCompatible, const QString& sql) const
{
    QFile file(m_folder->filePath(QStringLiteral("sql/") + name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QStringLiteral("-- min-compatible: %1\n-- a comment;\n%2").arg(minCompatible).arg(sql).toUtf8());
}

qint64 TestMigrator::number(const Database& database, const QString& sql)
{
    const auto row = Statement(database, sql).first({});
    return row && *row ? (*row)->first().toLongLong() : -1;
}

Schema TestMigrator::firstOfBranch(int versions) const
{
    Schema schema = Schema::branch();
    const QDir all(schema.migrations);
    for (const QString& name :
         all.entryList({QStringLiteral("????_*.sql")}, QDir::Files, QDir::Name).mid(0, versions)) {
        const QString copy = m_folder->filePath(QStringLiteral("sql/") + name);
        QFile::remove(copy);
        QFile::copy(all.filePath(name), copy);
    }
    schema.migrations = m_folder->filePath(QStringLiteral("sql"));
    return schema;
}

// Written out, because the program's own statements follow the newest version.
void TestMigrator::fillAsTheFirstVersionDid(const Database& database, const SessionRecord& r)
{
    Statement session(
        database,
        QStringLiteral("INSERT INTO session (id, kiosk, epoch, seq, started_ms, outcome, threshold, "
                       "liveness, customer, phone_tail, attempts, scan_ms, decision_ms, total_ms, engine, "
                       "network_digest, policy_revision, mode, rehearsal, body, stored_ms) VALUES "
                       "(?, ?, ?, ?, ?, ?, ?, ?, '', '', 0, 1234, 0, 70000, 'classical', '', 1, ?, 0, ?, 1)"));
    QVERIFY(session.run({r.id.toString(), r.kiosk.toString(), r.epoch, static_cast<qint64>(r.seq), r.startedMs,
                         names::of(r.outcome), r.threshold.units(), names::of(r.liveness), names::of(r.mode),
                         QString::fromUtf8(wire::sessionBody(r))}));
    Statement evidence(database, QStringLiteral("INSERT INTO evidence (id, session, kiosk, at_ms, sealed, stored_ms) "
                                                "VALUES (?, ?, ?, 1, ?, 1)"));
    QVERIFY(evidence.run(
        {EvidenceId::create().toString(), r.id.toString(), r.kiosk.toString(), QByteArrayLiteral("sealed")}));
    for (const char* sql :
         {"INSERT INTO quarantine (id, received_ms, last_ms, times, topic, kiosk, code, detail, size, sha256) "
          "VALUES ('q', 1, 1, 1, 't', 'K-1', 'range', 'd', 1, 'h')",
          "INSERT INTO rollup_hour (kiosk, hour, outcome, sessions) VALUES ('K-1', 1, 'accepted', 1)",
          "INSERT INTO rollup_score (kiosk, day, policy, label, bin, n) VALUES ('K-1', 1, 1, 'unknown', 1, 1)"})
        QVERIFY(database.execute(QLatin1StringView(sql).toString()));
    Statement epoch(database, QStringLiteral("INSERT INTO kiosk_epoch (kiosk, epoch, upto) VALUES (?, ?, ?)"));
    QVERIFY(epoch.run({r.kiosk.toString(), r.epoch, static_cast<qint64>(r.seq)}));
}

void TestMigrator::anEmptyDatabaseReachesTheNewestVersion()
{
    addStep(QStringLiteral("0002_more.sql"), 1, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    const auto database = Database::openOrCreate(m_store->address(), schema());
    QVERIFY(database);
    QCOMPARE(number(*database, QStringLiteral("SELECT version FROM schema_version")), 2);
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM thing WHERE n IS NULL")), 1);
    if (test::StoreKinds::isFile())
        QVERIFY(!QFileInfo::exists(m_store->address().path() + QStringLiteral(".before-v2")));
}

void TestMigrator::anOldDatabaseIsBackedUpAndMigratedWithItsData()
{
    {
        const auto old = Database::openOrCreate(m_store->address(), schema());
        QVERIFY(old);
        QVERIFY(old->execute(QStringLiteral("INSERT INTO thing (id) VALUES ('second')")));
    }
    addStep(QStringLiteral("0002_more.sql"), 1, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    addStep(QStringLiteral("0003_most.sql"), 2, QStringLiteral("UPDATE thing SET n = 7;\n"));
    const auto database = Database::open(m_store->address(), schema(), Access::Write);
    QVERIFY(database);
    QCOMPARE(number(*database, QStringLiteral("SELECT version FROM schema_version")), 3);
    QCOMPARE(number(*database, QStringLiteral("SELECT min_compatible FROM schema_version")), 2);
    QCOMPARE(number(*database, QStringLiteral("SELECT sum(n) FROM thing")), 14);

    // The backup is a database that opens by itself, as private as the original.
    if (!test::StoreKinds::isFile())
        return;
    const QString backup = m_store->address().path() + QStringLiteral(".before-v2");
    QCOMPARE(QFile::permissions(backup) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("sql/0002_more.sql"))));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("sql/0003_most.sql"))));
    const auto restored = Database::open(backup, schema(), Access::Read);
    QVERIFY(restored);
    QCOMPARE(number(*restored, QStringLiteral("SELECT count(*) FROM thing")), 2);
}

void TestMigrator::aFailedStepLeavesTheVersionBeforeIt()
{
    QVERIFY(Database::openOrCreate(m_store->address(), schema()));
    addStep(QStringLiteral("0002_broken.sql"), 1,
            QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\nINSERT INTO nowhere (id) VALUES (1);\n"));
    QVERIFY(!Database::open(m_store->address(), schema(), Access::Write));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("sql/0002_broken.sql"))));
    const auto database = Database::open(m_store->address(), schema(), Access::Write);
    QVERIFY(database);
    QCOMPARE(number(*database, QStringLiteral("SELECT version FROM schema_version")), 1);
    QVERIFY(!database->execute(QStringLiteral("SELECT n FROM thing")));
}

void TestMigrator::aReaderDoesNotMigrate()
{
    QVERIFY(Database::openOrCreate(m_store->address(), schema()));
    addStep(QStringLiteral("0002_more.sql"), 1, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    const auto reader = Database::open(m_store->address(), schema(), Access::Read);
    QVERIFY(!reader);
    QCOMPARE(reader.error().code, ErrorCode::Incompatible);
}

void TestMigrator::aNewerDatabaseIsRefused()
{
    addStep(QStringLiteral("0002_more.sql"), 2, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    QVERIFY(Database::openOrCreate(m_store->address(), schema()));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("sql/0002_more.sql"))));
    for (const Access access : {Access::Read, Access::Write}) {
        const auto opened = Database::open(m_store->address(), schema(), access);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Incompatible);
    }
}

void TestMigrator::aNewerDatabaseThatVouchesForUsIsOpened()
{
    addStep(QStringLiteral("0002_more.sql"), 1, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    QVERIFY(Database::openOrCreate(m_store->address(), schema()));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("sql/0002_more.sql"))));
    const auto opened = Database::open(m_store->address(), schema(), Access::Write);
    QVERIFY(opened);
    QCOMPARE(number(*opened, QStringLiteral("SELECT version FROM schema_version")), 2);
}

void TestMigrator::aGapInTheNumbersIsRefused()
{
    addStep(QStringLiteral("0003_jump.sql"), 1, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    const auto created = Database::openOrCreate(m_store->address(), schema());
    QVERIFY(!created);
    QCOMPARE(created.error().code, ErrorCode::Internal);
    const auto opened = Database::open(m_store->address(), schema(), Access::Write);
    QCOMPARE(opened.error().code, ErrorCode::NotFound);
}

void TestMigrator::bytesAndIdentifiersAreWhatTheyMean()
{
    addStep(QStringLiteral("0002_ids.sql"), 1,
            QStringLiteral("CREATE TABLE named (\n    id {{ID}} NOT NULL PRIMARY KEY\n);\n"));
    const auto database = Database::openOrCreate(m_store->address(), schema());
    QVERIFY(database);
    const QByteArray bytes("\0\xff'\\;\n", 6);
    Statement insert(*database, QStringLiteral("INSERT INTO thing (id, data) VALUES (?, ?)"));
    QVERIFY(insert.run({QStringLiteral("b"), bytes}));
    const auto kept =
        Statement(*database, QStringLiteral("SELECT data FROM thing WHERE id = ?")).first({QStringLiteral("b")});
    QVERIFY(kept && *kept);
    QCOMPARE((*kept)->first().toByteArray(), bytes);
    // By bytes, where a dictionary would say a, A, b, B.
    for (const char* id : {"a", "B", "A", "b"})
        QVERIFY(Statement(*database, QStringLiteral("INSERT INTO named (id) VALUES (?)"))
                    .run({QLatin1StringView(id).toString()}));
    Statement ordered(*database, QStringLiteral("SELECT id FROM named ORDER BY id"));
    QVERIFY(ordered.run({}));
    QString all;
    while (ordered.next().value())
        all += ordered.value(0).toString();
    QCOMPARE(all, QStringLiteral("ABab"));
}

void TestMigrator::aBranchOfTheFirstVersionKeepsItsSessions()
{
    const SessionRecord record = samples::many(1, 9).first();
    {
        const auto old = Database::openOrCreate(m_store->address(), firstOfBranch());
        QVERIFY2(old, old ? "" : qPrintable(old.error().detail));
        QCOMPARE(number(*old, QStringLiteral("SELECT version FROM schema_version")), 1);
        fillAsTheFirstVersionDid(*old, record);
    }
    auto database = Database::open(m_store->address(), Schema::branch(), Access::Write);
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    const auto steps = QDir(Schema::branch().migrations).entryList({QStringLiteral("????_*.sql")});
    QCOMPARE(number(*database, QStringLiteral("SELECT version FROM schema_version")), steps.size());
    QCOMPARE(number(*database, QStringLiteral("SELECT sum(sessions) FROM rollup_hour")), 1);
    QCOMPARE(number(*database, QStringLiteral("SELECT sum(n) FROM rollup_score")), 1);
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM quarantine")), 1);
    // Its picture has a time now from which it is deleted: three days after it was stored.
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM evidence WHERE subject IS NULL")), 1);
    QCOMPARE(number(*database, QStringLiteral("SELECT delete_at_ms FROM evidence")), 1 + 72 * 3600000);
    // Its times are counted as if this version had stored it.
    QCOMPARE(number(*database, QStringLiteral("SELECT bin FROM rollup_time WHERE what = 'scan'")),
             DurationCounts::binOf(1234));
    const bool isVisit = groupOf(record.outcome) != OutcomeGroup::Other;
    QCOMPARE(number(*database, QStringLiteral("SELECT coalesce(sum(bin), 0) FROM rollup_time WHERE what = 'visit'")),
             isVisit ? DurationCounts::binOf(70000) : 0);
    // What the first version wrote is read, known and continued by this one.
    samples::HandClock clock;
    SessionWriter writer(*std::move(database), clock);
    SessionRecord next = samples::session(record.kiosk, record.seq + 1);
    const auto written = writer.write(samples::batchOf({record, next}));
    QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
    QCOMPARE(written->sessions, (QList{Fate::Duplicate, Fate::Stored}));
    QCOMPARE(written->epochs.first().upTo, record.seq + 1);
    auto reading = Database::open(m_store->address(), Schema::branch(), Access::Read);
    QVERIFY(reading);
    const SessionReader reader(*std::move(reading));
    QCOMPARE(reader.detail(record.id)->record, record);
    QCOMPARE(reader.pictures(record.id)->first().picture.sealed, QByteArrayLiteral("sealed"));
    QCOMPARE(reader.page({}, std::nullopt, 10)->size(), 2);
}

void TestMigrator::theCustomersOfTheThirdVersionAreFound()
{
    const QList<SessionRecord> records = samples::many(40, 9);
    {
        const auto old = Database::openOrCreate(m_store->address(), firstOfBranch(3));
        QVERIFY2(old, old ? "" : qPrintable(old.error().detail));
        QCOMPARE(number(*old, QStringLiteral("SELECT version FROM schema_version")), 3);
        fillAsTheFirstVersionDid(*old, records.first());
        Statement session(*old, columns::insertSql());
        for (SessionRecord record : records.mid(1))
            QVERIFY(session.run(columns::insertValues(record, wire::sessionBody(record), 1)));
        // The same customer in two ways of writing, each with a session.
        QVERIFY(old->execute(QStringLiteral("UPDATE session SET customer = 'c-MIXED' WHERE id = '%1'")
                                 .arg(records.at(1).id.toString())));
        QVERIFY(old->execute(QStringLiteral("UPDATE session SET customer = 'C-Mixed' WHERE id = '%1'")
                                 .arg(records.at(2).id.toString())));
    }
    const auto database = Database::open(m_store->address(), Schema::branch(), Access::Write);
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    QVERIFY(number(*database, QStringLiteral("SELECT count(*) FROM seen_customer")) > 2);
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM seen_customer")),
             number(*database, QStringLiteral("SELECT count(DISTINCT customer) FROM session WHERE customer <> ''")));
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM seen_customer WHERE folded = 'c-mixed'")), 2);
    auto reading = Database::open(m_store->address(), Schema::branch(), Access::Read);
    QVERIFY(reading);
    const SessionReader reader(*std::move(reading));
    SessionFilter filter;
    filter.text = QStringLiteral("C-mix");
    QCOMPARE(reader.page(filter, std::nullopt, 10)->size(), 2);
}

void TestMigrator::aSectionIsForItsDatabaseOnly()
{
    addStep(QStringLiteral("0002_sections.sql"), 1,
            QStringLiteral("INSERT INTO thing (id) VALUES ('both');\n"
                           "-- only: sqlite\nINSERT INTO thing (id) VALUES ('sqlite');\n"
                           "-- only: postgresql\n-- a comment in it\nINSERT INTO thing (id) VALUES ('postgresql');\n"));
    const auto database = Database::openOrCreate(m_store->address(), schema());
    QVERIFY(database);
    const QString here = test::StoreKinds::isFile() ? QStringLiteral("sqlite") : QStringLiteral("postgresql");
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM thing WHERE id IN ('both', '%1')").arg(here)), 2);
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM thing")), 3);
}

void TestMigrator::aSectionForAnUnknownDatabaseIsRefused()
{
    addStep(QStringLiteral("0002_sections.sql"), 1, QStringLiteral("-- only: sqlight\nDELETE FROM thing;\n"));
    const auto database = Database::openOrCreate(m_store->address(), schema());
    QVERIFY(!database);
    QCOMPARE(database.error().code, ErrorCode::Internal);
}

void TestMigrator::entriesAndCheckpointsAreOnlyEverAdded_data()
{
    QTest::addColumn<QString>("sql");
    for (const QString& table : {QStringLiteral("audit_leaf"), QStringLiteral("audit_checkpoint")}) {
        QTest::addRow("delete from %s", qPrintable(table)) << QStringLiteral("DELETE FROM %1").arg(table);
        if (!test::StoreKinds::isFile())
            QTest::addRow("truncate %s", qPrintable(table)) << QStringLiteral("TRUNCATE %1").arg(table);
    }
    QTest::newRow("update entry") << QStringLiteral("UPDATE audit_leaf SET actor = 'somebody'");
    QTest::newRow("update checkpoint") << QStringLiteral("UPDATE audit_checkpoint SET created_ms = 2");
    if (test::StoreKinds::isFile()) {
        QTest::newRow("replace entry") << QStringLiteral(
            "INSERT OR REPLACE INTO audit_leaf (seq, entry, leaf, at_ms, kind, actor, object) "
            "VALUES (0, x'00', zeroblob(32), 2, 1, '', '')");
        QTest::newRow("replace checkpoint")
            << QStringLiteral("INSERT OR REPLACE INTO audit_checkpoint (size, note, created_ms) VALUES (1, 'm', 2)");
    }
}

void TestMigrator::entriesAndCheckpointsAreOnlyEverAdded()
{
    QFETCH(QString, sql);
    const auto database = Database::openOrCreate(m_store->address(), Schema::branch());
    QVERIFY(database);
    Statement entry(*database, QStringLiteral("INSERT INTO audit_leaf (seq, entry, leaf, at_ms, kind, actor, object) "
                                              "VALUES (0, ?, ?, 1, 1, 'a', 'b')"));
    QVERIFY(entry.run({QByteArray("entry"), QByteArray(32, 'h')}));
    QVERIFY(
        database->execute(QStringLiteral("INSERT INTO audit_checkpoint (size, note, created_ms) VALUES (1, 'n', 1)")));
    QVERIFY(!database->execute(sql));
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM audit_leaf WHERE actor = 'a' AND at_ms = 1")), 1);
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM audit_checkpoint WHERE created_ms = 1")), 1);
}

void TestMigrator::aBranchCanBeTakenFurther()
{
    const SessionRecord record = samples::many(1, 9).first();
    Schema further = firstOfBranch();
    {
        const auto old = Database::openOrCreate(m_store->address(), further);
        QVERIFY(old);
        fillAsTheFirstVersionDid(*old, record);
    }
    addStep(QStringLiteral("0002_further.sql"), 2,
            QStringLiteral("ALTER TABLE session ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';\n"
                           "CREATE INDEX session_mood ON session (mood, started_ms, id);\n"
                           "CREATE TABLE more (\n    id {{ID}} NOT NULL PRIMARY KEY,\n    data {{BYTES}}\n);\n"
                           "INSERT INTO more (id) SELECT id FROM session;\n"));
    const auto database = Database::open(m_store->address(), further, Access::Write);
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    QCOMPARE(number(*database, QStringLiteral("SELECT version FROM schema_version")), 2);
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM session WHERE mood = 'calm'")), 1);
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM more m JOIN session s ON s.id = m.id")), 1);
    // The program that knows only the first version stays out.
    const auto old = Database::open(m_store->address(), Schema::branch(), Access::Read);
    if (QDir(Schema::branch().migrations).entryList({QStringLiteral("????_*.sql")}).size() == 1)
        QCOMPARE(old.error().code, ErrorCode::Incompatible);
}

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
