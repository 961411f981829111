// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/databasefile.h"
#include "store/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace jinbi;
using namespace jinbi::store;

namespace {

using Access = Database::Access;

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString pragma(const Database& database, const QString& name)
{
    QSqlQuery query(database.handle());
    return query.exec(QStringLiteral("PRAGMA ") + name) && query.next() ? query.value(0).toString() : QString();
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewDatabaseIsPrivateAndDurable();
    void openingNeverCreates();
    void aMissingFolderIsNamed();
    void aFileThatIsNotOursIsRefused_data();
    void aFileThatIsNotOursIsRefused();
    void aTruncatedFileIsRefused();
    void aDamagedPageIsRefused();
    void aFileThatOthersCanReadIsRefused();
    void aFileOfAnotherUserIsRefused();
    void aLinkIsRefused();
    void aJournalWithoutItsFileIsRefused();
    void aNetworkDriveIsKnown_data();
    void aNetworkDriveIsKnown();
    void aDatabaseOnANetworkDriveIsRefused();
    void aSecondWriterIsRefusedAndAReaderIsNot();
    void aReadOnlyFileIsRefusedForWriting();
    void aFolderThatCannotBeWrittenIsRefused();
    void aReaderCannotWrite();
    void settingAsideKeepsTheBytesAndMakesRoom();
    void whatIsInUseIsNotSetAside();
    void aTransactionThatIsNotCommittedLeavesNothing();

private:
    QString path(const QString& name = QStringLiteral("branch.db")) const { return m_folder->filePath(name); }
    void makeDatabase() { QVERIFY(Database::openOrCreate(path(), Schema::branch())); }
    void verifyRefused(ErrorCode code) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

// Refused for all three ways in, with words, and left exactly as it was.
void TestDatabase::verifyRefused(ErrorCode code) const
{
    const QByteArray before = bytesOf(path());
    for (const Access access : {Access::Read, Access::Write}) {
        const auto opened = Database::open(path(), Schema::branch(), access);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, code);
        QVERIFY(!opened.error().message.isEmpty());
    }
    const auto created = Database::openOrCreate(path(), Schema::branch());
    QVERIFY(!created);
    QCOMPARE(created.error().code, code);
    QCOMPARE(bytesOf(path()), before);
}

void TestDatabase::aNewDatabaseIsPrivateAndDurable()
{
    const auto database = Database::openOrCreate(path(), Schema::branch());
    QVERIFY(database);
    QCOMPARE(QFile::permissions(path()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    QCOMPARE(pragma(*database, QStringLiteral("journal_mode")), QStringLiteral("wal"));
    QCOMPARE(pragma(*database, QStringLiteral("synchronous")), QStringLiteral("2"));
    QCOMPARE(pragma(*database, QStringLiteral("foreign_keys")), QStringLiteral("1"));
    QCOMPARE(pragma(*database, QStringLiteral("secure_delete")), QStringLiteral("1"));
    QCOMPARE(pragma(*database, QStringLiteral("trusted_schema")), QStringLiteral("0"));
    QCOMPARE(pragma(*database, QStringLiteral("application_id")).toUInt(), Schema::branch().applicationId);
    QVERIFY(!QFileInfo::exists(path() + QStringLiteral(".new")));
}

void TestDatabase::openingNeverCreates()
{
    for (const Access access : {Access::Read, Access::Write}) {
        const auto opened = Database::open(path(), Schema::branch(), access);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NotFound);
    }
    QVERIFY(!QFileInfo::exists(path()));
}

void TestDatabase::aMissingFolderIsNamed()
{
    const auto opened = Database::openOrCreate(path(QStringLiteral("no such folder/branch.db")), Schema::branch());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NotFound);
    QVERIFY(opened.error().message.contains(QStringLiteral("no such folder")));
}

void TestDatabase::aFileThatIsNotOursIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QByteArray random;
    for (int i = 0; i < 8192; ++i)
        random.append(static_cast<char>((i * 7919 + 13) & 0xff));
    QByteArray foreign = QByteArrayLiteral("SQLite format 3\0").leftJustified(4096, '\0');
    QTest::newRow("empty") << QByteArray() << ErrorCode::Corrupt;
    QTest::newRow("random bytes") << random << ErrorCode::Corrupt;
    QTest::newRow("half a header") << foreign.left(40) << ErrorCode::Corrupt;
    QTest::newRow("another program's") << foreign << ErrorCode::Incompatible;
}

void TestDatabase::aFileThatIsNotOursIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    writeFile(path(), bytes);
    verifyRefused(code);
}

void TestDatabase::aTruncatedFileIsRefused()
{
    makeDatabase();
    const QByteArray whole = bytesOf(path());
    for (const int share : {10, 50, 90}) {
        writeFile(path(), whole.left(whole.size() * share / 100));
        const auto opened = Database::open(path(), Schema::branch(), Access::Write);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    }
}

void TestDatabase::aDamagedPageIsRefused()
{
    makeDatabase();
    QByteArray bytes = bytesOf(path());
    bytes.replace(4096 * 3, 512, QByteArray(512, '\x5a'));
    writeFile(path(), bytes);
    const auto opened = Database::open(path(), Schema::branch(), Access::Write);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
}

void TestDatabase::aFileThatOthersCanReadIsRefused()
{
    makeDatabase();
    QVERIFY(QFile::setPermissions(path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
    verifyRefused(ErrorCode::Refused);
}

void TestDatabase::aFileOfAnotherUserIsRefused()
{
    if (::geteuid() != 0)
        QSKIP("only root can give a file away");
    makeDatabase();
    constexpr uid_t kOne = 65534;
    constexpr uid_t kOther = 65533;
    QCOMPARE(::chown(QFile::encodeName(m_folder->path()).constData(), kOther, static_cast<gid_t>(-1)), 0);
    QCOMPARE(::chown(QFile::encodeName(path()).constData(), kOne, static_cast<gid_t>(-1)), 0);
    QCOMPARE(::seteuid(kOther), 0);
    const auto opened = Database::open(path(), Schema::branch(), Access::Read);
    QCOMPARE(::seteuid(0), 0);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Refused);
}

void TestDatabase::aLinkIsRefused()
{
    makeDatabase();
    QVERIFY(QFile::rename(path(), path(QStringLiteral("elsewhere.db"))));
    QVERIFY(QFile::link(path(QStringLiteral("elsewhere.db")), path()));
    verifyRefused(ErrorCode::Refused);
}

void TestDatabase::aJournalWithoutItsFileIsRefused()
{
    writeFile(path() + QStringLiteral("-wal"), QByteArray(64, 'w'));
    const auto opened = Database::openOrCreate(path(), Schema::branch());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    QVERIFY(!QFileInfo::exists(path()));
}

void TestDatabase::aNetworkDriveIsKnown_data()
{
    QTest::addColumn<quint32>("magic");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("remote");
    QTest::newRow("NFS") << 0x6969U << QByteArray("nfs4") << true;
    QTest::newRow("NFS whose mount is not listed") << 0x6969U << QByteArray() << true;
    QTest::newRow("Windows share") << 0xFF534D42U << QByteArray() << true;
    QTest::newRow("Windows share, SMB 3") << 0xFE534D42U << QByteArray("cifs") << true;
    QTest::newRow("folder of a host machine, 9p") << 0x01021997U << QByteArray() << true;
    QTest::newRow("Ceph") << 0x00C36400U << QByteArray() << true;
    QTest::newRow("SSH") << 0x65735546U << QByteArray("fuse.sshfs") << true;
    QTest::newRow("stick through FUSE") << 0x65735546U << QByteArray("fuseblk") << false;
    QTest::newRow("ext4") << 0xEF53U << QByteArray("ext4") << false;
    QTest::newRow("memory") << 0x01021994U << QByteArray("tmpfs") << false;
    QTest::newRow("overlay of a container") << 0x794C7630U << QByteArray() << false;
    QTest::newRow("nothing is known") << 0U << QByteArray() << false;
}

void TestDatabase::aNetworkDriveIsKnown()
{
    QFETCH(quint32, magic);
    QFETCH(QByteArray, name);
    QFETCH(bool, remote);
    QCOMPARE(isRemote(FileSystem{magic, name}), remote);
}

void TestDatabase::aDatabaseOnANetworkDriveIsRefused()
{
    QCOMPARE(fileSystemOf(m_folder->path()).magic != 0, true);
    QStringList asked;
    const FileSystemProbe share = [&asked](const QString& folder) {
        asked << folder;
        return FileSystem{0xFF534D42, {}};
    };
    const auto created = Database::openOrCreate(path(), Schema::branch(), share);
    QVERIFY(!created);
    QCOMPARE(created.error().code, ErrorCode::Refused);
    QVERIFY(!created.error().message.isEmpty());
    QVERIFY(QDir(m_folder->path()).isEmpty()); // not even a lock is left on the drive
    makeDatabase();
    const QByteArray before = bytesOf(path());
    for (const Access access : {Access::Read, Access::Write}) {
        const auto opened = Database::open(path(), Schema::branch(), access, share);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Refused);
    }
    QCOMPARE(bytesOf(path()), before);
    for (const QString& folder : std::as_const(asked))
        QCOMPARE(folder, m_folder->path());
    QVERIFY(Database::open(path(), Schema::branch(), Access::Write));
}

void TestDatabase::aSecondWriterIsRefusedAndAReaderIsNot()
{
    {
        const auto first = Database::openOrCreate(path(), Schema::branch());
        QVERIFY(first);
        const auto second = Database::open(path(), Schema::branch(), Access::Write);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Unavailable);
        QVERIFY(second.error().message.contains(QString::number(QCoreApplication::applicationPid())));
        QVERIFY(Database::open(path(), Schema::branch(), Access::Read));
    }
    QVERIFY(Database::open(path(), Schema::branch(), Access::Write));
}

void TestDatabase::aReadOnlyFileIsRefusedForWriting()
{
    makeDatabase();
    constexpr uid_t kNobody = 65534;
    const bool isRoot = ::geteuid() == 0;
    if (isRoot) {
        // Permissions mean nothing to root, so the attempt is made as somebody else.
        for (const QString& each : {m_folder->path(), path(), path() + QStringLiteral(".lock")})
            QCOMPARE(::chown(QFile::encodeName(each).constData(), kNobody, static_cast<gid_t>(-1)), 0);
    }
    QCOMPARE(::chmod(QFile::encodeName(path()).constData(), 0400), 0);
    if (isRoot)
        QCOMPARE(::seteuid(kNobody), 0);
    const auto written = Database::open(path(), Schema::branch(), Access::Write);
    const auto read = Database::open(path(), Schema::branch(), Access::Read);
    if (isRoot)
        QCOMPARE(::seteuid(0), 0);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Refused);
    QVERIFY(read);
}

void TestDatabase::aFolderThatCannotBeWrittenIsRefused()
{
    constexpr uid_t kNobody = 65534;
    const bool isRoot = ::geteuid() == 0;
    QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0555), 0);
    if (isRoot)
        QCOMPARE(::seteuid(kNobody), 0);
    const auto created = Database::openOrCreate(path(), Schema::branch());
    if (isRoot)
        QCOMPARE(::seteuid(0), 0);
    QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0700), 0);
    QVERIFY(!created);
    QCOMPARE(created.error().code, ErrorCode::Io);
}

void TestDatabase::aReaderCannotWrite()
{
    makeDatabase();
    const auto reader = Database::open(path(), Schema::branch(), Access::Read);
    QVERIFY(reader);
    const auto written = reader->execute(QStringLiteral("INSERT INTO meta (name, value) VALUES ('a', 'b')"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Refused);
}

void TestDatabase::settingAsideKeepsTheBytesAndMakesRoom()
{
    const QByteArray damaged(5000, 'x');
    writeFile(path(), damaged);
    writeFile(path() + QStringLiteral("-wal"), "journal");
    const auto aside = databasefile::setAside(path(), QDateTime::fromMSecsSinceEpoch(0));
    QVERIFY(aside);
    QVERIFY(aside->endsWith(QStringLiteral(".corrupt-19700101T000000Z")));
    QCOMPARE(bytesOf(*aside), damaged);
    QCOMPARE(bytesOf(*aside + QStringLiteral("-wal")), QByteArrayLiteral("journal"));
    QVERIFY(Database::openOrCreate(path(), Schema::branch()));
}

void TestDatabase::whatIsInUseIsNotSetAside()
{
    const auto writer = Database::openOrCreate(path(), Schema::branch());
    QVERIFY(writer);
    const auto aside = databasefile::setAside(path(), QDateTime::currentDateTime());
    QVERIFY(!aside);
    QCOMPARE(aside.error().code, ErrorCode::Unavailable);
    QVERIFY(QFileInfo::exists(path()));
}

void TestDatabase::aTransactionThatIsNotCommittedLeavesNothing()
{
    const auto database = Database::openOrCreate(path(), Schema::branch());
    QVERIFY(database);
    const QString insert = QStringLiteral("INSERT INTO meta (name, value) VALUES ('a', 'b')");
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction);
        QVERIFY(database->execute(insert));
    }
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction);
        QVERIFY(database->execute(insert));
        QVERIFY(transaction->commit());
    }
    QVERIFY(!database->execute(insert));
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
