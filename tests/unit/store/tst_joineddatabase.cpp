// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <thread>

using namespace jinbi;
using namespace jinbi::store;

using Access = Database::Access;

/// Several connections of one program write one file.
class TestJoinedDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void nothingIsJoinedBeforeItIsThere();
    void whatAnotherProgramHoldsIsNotJoined();
    void whatIsNotMigratedYetIsNotJoined();
    void twoThreadsWriteWithoutLosingAnything();
    void aJoinedConnectionIsAsDurable();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("branch.db")); }
    void verifyNotYet() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestJoinedDatabase::verifyNotYet() const
{
    const auto joined = Database::open(path(), Schema::branch(), Access::Join);
    QVERIFY(!joined);
    QCOMPARE(joined.error().code, ErrorCode::Unavailable);
    QVERIFY(!joined.error().message.isEmpty());
}

void TestJoinedDatabase::nothingIsJoinedBeforeItIsThere()
{
    verifyNotYet();
    QVERIFY(QDir(m_folder->path()).isEmpty());
    const auto writer = Database::openOrCreate(path(), Schema::branch());
    QVERIFY(writer);
    const auto joined = Database::open(path(), Schema::branch(), Access::Join);
    QVERIFY2(joined, joined ? "" : qPrintable(joined.error().detail));
}

void TestJoinedDatabase::whatAnotherProgramHoldsIsNotJoined()
{
    QVERIFY(Database::openOrCreate(path(), Schema::branch()));
    QFile lock(path() + QStringLiteral(".lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly | QIODevice::Truncate));
    lock.write("1\n");
    lock.close();
    verifyNotYet();
}

void TestJoinedDatabase::whatIsNotMigratedYetIsNotJoined()
{
    const auto writer = Database::openOrCreate(path(), Schema::branch());
    QVERIFY(writer);
    QVERIFY(writer->execute(QStringLiteral("UPDATE schema_version SET version = version - 1, min_compatible = 1")));
    verifyNotYet();
    QVERIFY(writer->execute(QStringLiteral("UPDATE schema_version SET version = 999, min_compatible = 999")));
    const auto newer = Database::open(path(), Schema::branch(), Access::Join);
    QVERIFY(!newer);
    QCOMPARE(newer.error().code, ErrorCode::Incompatible);
}

void TestJoinedDatabase::twoThreadsWriteWithoutLosingAnything()
{
    constexpr int kEach = 150;
    const auto keeper = Database::openOrCreate(path(), Schema::branch());
    QVERIFY(keeper);
    std::atomic<int> ready = 0;
    std::array<QString, 2> failures;
    const auto write = [&](std::size_t who) -> Result<void> {
        const auto database = Database::open(path(), Schema::branch(), Access::Join);
        ++ready;
        while (ready < 2)
            std::this_thread::yield();
        if (!database)
            return database.error();
        // Read and written in one transaction: what the other writes between is not lost.
        Statement read(*database, QStringLiteral("SELECT count(*) FROM meta"));
        Statement add(*database, QStringLiteral("INSERT INTO meta (name, value) VALUES (?, ?)"));
        for (int i = 0; i < kEach; ++i) {
            auto transaction = Transaction::begin(*database);
            if (!transaction)
                return transaction.error();
            const auto count = read.first({});
            if (!count)
                return count.error();
            if (auto ok = add.run({QString::number((*count)->first().toInt()), QString::number(who)}); !ok)
                return ok.error();
            if (auto ok = transaction->commit(); !ok)
                return ok;
        }
        return {};
    };
    std::array<std::thread, 2> threads;
    for (std::size_t who = 0; who < threads.size(); ++who) {
        threads.at(who) = std::thread([&, who] {
            if (const auto ok = write(who); !ok)
                failures.at(who) = ok.error().detail;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(failures[0], QString());
    QCOMPARE(failures[1], QString());
    const auto rows = Statement(*keeper, QStringLiteral("SELECT count(*), count(DISTINCT value) FROM meta")).first({});
    QVERIFY(rows);
    QCOMPARE((*rows)->at(0).toInt(), 2 * kEach);
    QCOMPARE((*rows)->at(1).toInt(), 2);
}

void TestJoinedDatabase::aJoinedConnectionIsAsDurable()
{
    const auto writer = Database::openOrCreate(path(), Schema::branch());
    QVERIFY(writer);
    const auto joined = Database::open(path(), Schema::branch(), Access::Join);
    QVERIFY(joined);
    const QList<std::pair<QString, QString>> expected{{QStringLiteral("synchronous"), QStringLiteral("2")},
                                                      {QStringLiteral("journal_mode"), QStringLiteral("wal")},
                                                      {QStringLiteral("secure_delete"), QStringLiteral("1")},
                                                      {QStringLiteral("trusted_schema"), QStringLiteral("0")},
                                                      {QStringLiteral("query_only"), QStringLiteral("0")}};
    for (const auto& [name, value] : expected) {
        const auto row = Statement(*joined, QStringLiteral("PRAGMA ") + name).first({});
        QVERIFY(row && *row);
        QCOMPARE((*row)->first().toString(), value);
    }
}

QTEST_GUILESS_MAIN(TestJoinedDatabase)
#include "tst_joineddatabase.moc"
