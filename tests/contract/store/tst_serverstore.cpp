// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/storeundertest.h"
#include "unit/store/samplesessions.h"

#include "broker/certificates.h"
#include "store/sessionwriter.h"
#include "store/sqlsessionlog.h"
#include "store/transaction.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::store;

using Access = Database::Access;

/// What only a server can do: be away, refuse, forget a connection.
class TestServerStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<test::PrivatePostgres>(); }
    void init();
    void everyTroubleHasItsOwnWords();
    void aPasswordComesFromThePasswordFile();
    void aServerHasToBeTheOneThatItSays();
    void aDatabaseOfAnotherProgramIsLeftAlone();
    void aDatabaseInAnotherEncodingIsRefused();
    void aReaderCannotWrite();
    void whatWasCommittedSurvivesTheServer();
    void aLogFindsItsServerAgain();
    void anotherWriterIsWaitedForAndNotForEver();

private:
    [[nodiscard]] StoreAddress address() const { return m_server->address(m_database); }
    static Error errorAt(const StoreAddress& address);
    [[nodiscard]] QString passwordFile(const QString& password) const;

    std::unique_ptr<test::PrivatePostgres> m_server;
    QString m_database;
};

void TestServerStore::init()
{
    m_database = m_server->makeDatabase();
}

Error TestServerStore::errorAt(const StoreAddress& address)
{
    const auto database = Database::openOrCreate(address, Schema::branch());
    return database ? Error{ErrorCode::Internal, QStringLiteral("opened"), {}} : database.error();
}

QString TestServerStore::passwordFile(const QString& password) const
{
    const QString path = m_server->folder() + QStringLiteral("/passwords");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        qFatal("%s", qPrintable(file.errorString()));
    file.write("*:*:*:guarded:" + password.toUtf8() + '\n');
    return path;
}

void TestServerStore::everyTroubleHasItsOwnWords()
{
    m_server->run(QStringLiteral("CREATE ROLE guarded LOGIN PASSWORD 'right'"));
    m_server->run(QStringLiteral("CREATE ROLE shut LOGIN"));
    const QString wrong = QStringLiteral("passfile=") + passwordFile(QStringLiteral("wrong"));
    const QString none = QStringLiteral("passfile=/nonexistent");
    QList<Error> errors;
    errors.append(errorAt(m_server->addressOf(QStringLiteral("guarded"), m_database, wrong)));
    errors.append(errorAt(m_server->addressOf(QStringLiteral("guarded"), m_database, none)));
    errors.append(errorAt(m_server->addressOf(QStringLiteral("shut"), m_database)));
    errors.append(errorAt(m_server->address(QStringLiteral("no_such_database"))));
    errors.append(errorAt(StoreAddress::fromUrl(QStringLiteral("postgresql://jinbi@127.0.0.1:1/branch")).value()));
    QList<ErrorCode> codes;
    QSet<QString> messages;
    for (const Error& error : std::as_const(errors)) {
        codes.append(error.code);
        messages.insert(error.message);
        QVERIFY(!error.message.isEmpty());
        QVERIFY(!error.detail.contains(QStringLiteral("wrong")));
        qInfo("%ls [%ls]", qUtf16Printable(error.message), qUtf16Printable(error.detail));
    }
    QCOMPARE(codes, (QList{ErrorCode::Refused, ErrorCode::Refused, ErrorCode::Refused, ErrorCode::NotFound,
                           ErrorCode::Unavailable}));
    QCOMPARE(messages.size(), errors.size());
    const QStringList words{QStringLiteral("password of guarded"), QStringLiteral("password file"),
                            QStringLiteral("let shut in"), QStringLiteral("no_such_database"),
                            QStringLiteral("does not answer")};
    for (qsizetype i = 0; i < errors.size(); ++i)
        QVERIFY2(errors[i].message.contains(words[i]), qPrintable(errors[i].message));
}

void TestServerStore::aPasswordComesFromThePasswordFile()
{
    m_server->run(QStringLiteral("GRANT ALL ON DATABASE %1 TO guarded").arg(m_database));
    m_server->run(QStringLiteral("GRANT ALL ON SCHEMA public TO guarded"), m_database);
    const QString file = passwordFile(QStringLiteral("right"));
    QVERIFY(Database::openOrCreate(
        m_server->addressOf(QStringLiteral("guarded"), m_database, QStringLiteral("passfile=") + file),
        Schema::branch()));
    const StoreAddress plain = m_server->addressOf(QStringLiteral("guarded"), m_database);
    qputenv("PGPASSFILE", file.toUtf8());
    const bool opened = Database::open(plain, Schema::branch(), Access::Read).has_value();
    qunsetenv("PGPASSFILE");
    QVERIFY(opened);
    QVERIFY(!Database::open(plain, Schema::branch(), Access::Read));
}

void TestServerStore::aServerHasToBeTheOneThatItSays()
{
    const QTemporaryDir folder;
    const auto ours = broker::Certificates::inFolder(folder.filePath(QStringLiteral("ours")));
    const auto theirs = broker::Certificates::inFolder(folder.filePath(QStringLiteral("theirs")));
    QVERIFY(ours && theirs);
    const auto files = ours->server({QStringLiteral("127.0.0.1")});
    QVERIFY(files);
    const auto verified = [this](const broker::Certificates& authority) {
        return m_server->remoteAddress(m_database,
                                       QStringLiteral("sslmode=verify-full&sslrootcert=") + authority.caFile());
    };
    m_server->stop();
    m_server->listen();
    m_server->start();
    const Error plain = errorAt(verified(*ours));
    QCOMPARE(plain.code, ErrorCode::Refused);
    QVERIFY2(plain.message.contains(QStringLiteral("sslmode")), qPrintable(plain.message));

    m_server->stop();
    m_server->listen(files->certFile, files->keyFile);
    m_server->start();
    const Error stranger = errorAt(verified(*theirs));
    QCOMPARE(stranger.code, ErrorCode::Refused);
    QVERIFY2(stranger.message.contains(QStringLiteral("certificate")), qPrintable(stranger.message));
    const auto database = Database::openOrCreate(verified(*ours), Schema::branch());
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    Statement encrypted(*database, QStringLiteral("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"));
    QCOMPARE(encrypted.first({}).value()->first().toString(), QStringLiteral("TLSv1.3"));
}

void TestServerStore::aDatabaseOfAnotherProgramIsLeftAlone()
{
    m_server->run(QStringLiteral("CREATE TABLE invoice (id BIGINT)"), m_database);
    QCOMPARE(errorAt(address()).code, ErrorCode::Incompatible);
    m_server->run(QStringLiteral("CREATE TABLE schema_version (version INTEGER, min_compatible INTEGER)"), m_database);
    QCOMPARE(errorAt(address()).code, ErrorCode::Incompatible);
    QVERIFY(!Database::open(address(), Schema::branch(), Access::Read));
}

void TestServerStore::aDatabaseInAnotherEncodingIsRefused()
{
    m_server->run(QStringLiteral("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' "
                                 "TEMPLATE template0"));
    const Error error = errorAt(m_server->address(QStringLiteral("latin")));
    QCOMPARE(error.code, ErrorCode::Incompatible);
    QVERIFY(error.message.contains(QStringLiteral("LATIN1")));
}

void TestServerStore::aReaderCannotWrite()
{
    QVERIFY(Database::openOrCreate(address(), Schema::branch()));
    const auto reader = Database::open(address(), Schema::branch(), Access::Read);
    QVERIFY(reader);
    const auto written = reader->execute(QStringLiteral("INSERT INTO meta (name, value) VALUES ('a', 'b')"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Refused);
}

void TestServerStore::whatWasCommittedSurvivesTheServer()
{
    samples::HandClock clock;
    auto database = Database::openOrCreate(address(), Schema::branch());
    QVERIFY(database);
    SessionWriter writer(*std::move(database), clock);
    const QList<SessionRecord> all = samples::many(50, 5);
    QVERIFY(writer.write(samples::batchOf(all)));
    m_server->kill();
    m_server->start();
    // The old connection is gone and says so; a new one finds everything.
    const auto lost = writer.write(samples::batchOf(all));
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, ErrorCode::Unavailable);
    QVERIFY(!writer.isConnected());
    auto again = Database::open(address(), Schema::branch(), Access::Write);
    QVERIFY(again);
    SessionWriter second(*std::move(again), clock);
    const auto result = second.write(samples::batchOf(all));
    QVERIFY(result);
    QCOMPARE(result->sessions.count(Fate::Duplicate), all.size());
}

void TestServerStore::aLogFindsItsServerAgain()
{
    samples::HandClock clock;
    {
        auto database = Database::openOrCreate(address(), Schema::branch());
        QVERIFY(database);
        QVERIFY(SessionWriter(*std::move(database), clock).write(samples::batchOf(samples::many(20, 5))));
    }
    SqlSessionLog log(address(), {});
    const auto rows = [&log] {
        auto future = log.page({}, std::nullopt, 100);
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 30000) ? future.result()
                                                                                 : Error{ErrorCode::Internal, {}, {}};
    };
    QCOMPARE(rows()->size(), 20);
    // Away and back between two questions: nobody notices.
    m_server->stop();
    m_server->start();
    const auto second = rows();
    QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
    QCOMPARE(second->size(), 20);
    // Away while asked: an error with words, and the next question after its return is answered.
    m_server->stop();
    const auto away = rows();
    QVERIFY(!away);
    QCOMPARE(away.error().code, ErrorCode::Unavailable);
    m_server->start();
    QCOMPARE(rows()->size(), 20);
}

void TestServerStore::anotherWriterIsWaitedForAndNotForEver()
{
    samples::HandClock clock;
    auto database = Database::openOrCreate(address(), Schema::branch());
    QVERIFY(database);
    QVERIFY(database->execute(QStringLiteral("SET lock_timeout = '200ms'")));
    SessionWriter writer(*std::move(database), clock);
    auto other = Database::open(address(), Schema::branch(), Access::Write);
    QVERIFY(other);
    const Batch batch = samples::batchOf({samples::session(samples::kiosk(1), 1)});
    {
        const auto held = Transaction::begin(*other);
        QVERIFY(held);
        const auto refused = writer.write(batch);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QVERIFY(writer.isConnected());
    }
    const auto result = writer.write(batch);
    QVERIFY(result);
    QCOMPARE(result->sessions, QList{Fate::Stored});
}

QTEST_GUILESS_MAIN(TestServerStore)
#include "tst_serverstore.moc"
