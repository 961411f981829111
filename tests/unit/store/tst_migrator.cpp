// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/statement.h"

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
    void init();
    void anEmptyDatabaseReachesTheNewestVersion();
    void anOldDatabaseIsBackedUpAndMigratedWithItsData();
    void aFailedStepLeavesTheVersionBeforeIt();
    void aReaderDoesNotMigrate();
    void aNewerDatabaseIsRefused();
    void aNewerDatabaseThatVouchesForUsIsOpened();
    void aGapInTheNumbersIsRefused();
    void theTokenForBytesIsReplaced();

private:
    void addStep(const QString& name, int minCompatible, const QString& sql) const;
    [[nodiscard]] Schema schema() const { return {m_folder->filePath(QStringLiteral("sql")), 0x54455354}; }
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("test.db")); }
    static qint64 number(const Database& database, const QString& sql);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMigrator::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
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

void TestMigrator::anEmptyDatabaseReachesTheNewestVersion()
{
    addStep(QStringLiteral("0002_more.sql"), 1, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    const auto database = Database::openOrCreate(path(), schema());
    QVERIFY(database);
    QCOMPARE(number(*database, QStringLiteral("SELECT version FROM schema_version")), 2);
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM thing WHERE n IS NULL")), 1);
    QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("*before*")}).isEmpty());
}

void TestMigrator::anOldDatabaseIsBackedUpAndMigratedWithItsData()
{
    {
        const auto old = Database::openOrCreate(path(), schema());
        QVERIFY(old);
        QVERIFY(old->execute(QStringLiteral("INSERT INTO thing (id) VALUES ('second')")));
    }
    addStep(QStringLiteral("0002_more.sql"), 1, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    addStep(QStringLiteral("0003_most.sql"), 2, QStringLiteral("UPDATE thing SET n = 7;\n"));
    const auto database = Database::open(path(), schema(), Access::Write);
    QVERIFY(database);
    QCOMPARE(number(*database, QStringLiteral("SELECT version FROM schema_version")), 3);
    QCOMPARE(number(*database, QStringLiteral("SELECT min_compatible FROM schema_version")), 2);
    QCOMPARE(number(*database, QStringLiteral("SELECT sum(n) FROM thing")), 14);

    // The backup is a database that opens by itself, as private as the original.
    const QString backup = path() + QStringLiteral(".before-v2");
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
    QVERIFY(Database::openOrCreate(path(), schema()));
    addStep(QStringLiteral("0002_broken.sql"), 1,
            QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\nINSERT INTO nowhere (id) VALUES (1);\n"));
    QVERIFY(!Database::open(path(), schema(), Access::Write));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("sql/0002_broken.sql"))));
    const auto database = Database::open(path(), schema(), Access::Write);
    QVERIFY(database);
    QCOMPARE(number(*database, QStringLiteral("SELECT version FROM schema_version")), 1);
    QCOMPARE(number(*database, QStringLiteral("SELECT count(*) FROM pragma_table_info('thing')")), 2);
}

void TestMigrator::aReaderDoesNotMigrate()
{
    QVERIFY(Database::openOrCreate(path(), schema()));
    addStep(QStringLiteral("0002_more.sql"), 1, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    const auto reader = Database::open(path(), schema(), Access::Read);
    QVERIFY(!reader);
    QCOMPARE(reader.error().code, ErrorCode::Incompatible);
}

void TestMigrator::aNewerDatabaseIsRefused()
{
    addStep(QStringLiteral("0002_more.sql"), 2, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    QVERIFY(Database::openOrCreate(path(), schema()));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("sql/0002_more.sql"))));
    for (const Access access : {Access::Read, Access::Write}) {
        const auto opened = Database::open(path(), schema(), access);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Incompatible);
    }
}

void TestMigrator::aNewerDatabaseThatVouchesForUsIsOpened()
{
    addStep(QStringLiteral("0002_more.sql"), 1, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    QVERIFY(Database::openOrCreate(path(), schema()));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("sql/0002_more.sql"))));
    const auto opened = Database::open(path(), schema(), Access::Write);
    QVERIFY(opened);
    QCOMPARE(number(*opened, QStringLiteral("SELECT version FROM schema_version")), 2);
}

void TestMigrator::aGapInTheNumbersIsRefused()
{
    addStep(QStringLiteral("0003_jump.sql"), 1, QStringLiteral("ALTER TABLE thing ADD COLUMN n BIGINT;\n"));
    const auto created = Database::openOrCreate(path(), schema());
    QVERIFY(!created);
    QCOMPARE(created.error().code, ErrorCode::Internal);
    QVERIFY(!QFileInfo::exists(path()));
}

void TestMigrator::theTokenForBytesIsReplaced()
{
    const auto database = Database::openOrCreate(path(), schema());
    QVERIFY(database);
    const auto row =
        Statement(*database, QStringLiteral("SELECT type FROM pragma_table_info('thing') WHERE name = 'data'"))
            .first({});
    QVERIFY(row && *row);
    QCOMPARE((*row)->first().toString(), QStringLiteral("BLOB"));
}

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
