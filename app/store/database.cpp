// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "store/databasefile.h"
#include "store/migrator.h"
#include "store/postgres.h"
#include "store/sqlerror.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QUuid>

#include <utility>

namespace jinbi::store {

namespace {

constexpr qint64 kCheckedBytes = 256LL * 1024 * 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

Result<QString> firstAnswer(const QSqlDatabase& handle, const QString& sql)
{
    QSqlQuery query(handle);
    query.setForwardOnly(true);
    if (!query.exec(sql) || !query.next())
        return fromSql(query.lastError(), StoreAddress::Kind::Sqlite);
    return query.value(0).toString();
}

Error notYet(const QString& detail)
{
    return {ErrorCode::Unavailable, Words::tr("The database is not open for writing yet."), detail};
}

bool isReading(Database::Access access)
{
    return access == Database::Access::Read || access == Database::Access::Look;
}

/// Whoever joins comes later than the one that migrates, and need only wait.
ErrorCode codeWhenBehind(Database::Access access)
{
    return access == Database::Access::Join ? ErrorCode::Unavailable : ErrorCode::Incompatible;
}

/// Of whoever does not migrate.
Result<void> verify(const Database& database, const Migrator& migrator, Database::Access access)
{
    if (access != Database::Access::Look)
        return migrator.verify(database, codeWhenBehind(access));
    const auto version = migrator.version(database);
    return version ? Result<void>() : version.error();
}

} // namespace

Database::Database(StoreAddress address, std::optional<FileLock> lock)
    : m_address(std::move(address))
    , m_connection(QStringLiteral("store-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_lock(std::move(lock))
    , m_thread(QThread::currentThread())
{
}

Database::Database(Database&& other) noexcept
    : m_address(std::move(other.m_address))
    , m_connection(std::exchange(other.m_connection, QString()))
    , m_lock(std::move(other.m_lock))
    , m_thread(other.m_thread)
{
}

Database& Database::operator=(Database&& other) noexcept
{
    if (this == &other)
        return *this;
    close();
    m_address = std::move(other.m_address);
    m_connection = std::exchange(other.m_connection, QString());
    m_lock = std::move(other.m_lock);
    m_thread = other.m_thread;
    return *this;
}

Database::~Database()
{
    close();
}

void Database::close()
{
    if (m_connection.isEmpty())
        return;
    Q_ASSERT(QThread::currentThread() == m_thread);
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

QSqlDatabase Database::handle() const
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    return QSqlDatabase::database(m_connection, false);
}

bool Database::isConnected() const
{
    return handle().isOpen();
}

Result<void> Database::execute(const QString& sql) const
{
    QSqlQuery query(handle());
    if (!query.exec(sql))
        return fromSql(query.lastError(), m_address.kind());
    return {};
}

Result<void> Database::check() const
{
    const auto answer = firstAnswer(handle(), QStringLiteral("PRAGMA quick_check(1)"));
    if (!answer)
        return answer.error();
    if (*answer != QStringLiteral("ok"))
        return Error{ErrorCode::Corrupt, Words::tr("The database is damaged."), *answer};
    return {};
}

Result<void> Database::emptyJournal() const
{
    if (m_address.kind() != StoreAddress::Kind::Sqlite)
        return {};
    // While it waits for readers nobody else can write.
    if (auto ok = execute(QStringLiteral("PRAGMA busy_timeout=250")); !ok)
        return ok;
    auto emptied = execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    const auto ok = execute(QStringLiteral("PRAGMA busy_timeout=5000"));
    return emptied ? ok : emptied;
}

Result<void> Database::configure(Access access) const
{
    // trusted_schema and cell_size_check come first: they guard the reading of a file that may have been tampered with.
    static const QStringList kAlways{QStringLiteral("PRAGMA trusted_schema=OFF"),
                                     QStringLiteral("PRAGMA cell_size_check=ON"), QStringLiteral("PRAGMA mmap_size=0"),
                                     QStringLiteral("PRAGMA foreign_keys=ON")};
    static const QStringList kWriter{
        QStringLiteral("PRAGMA synchronous=FULL"), QStringLiteral("PRAGMA secure_delete=ON"),
        QStringLiteral("PRAGMA journal_size_limit=67108864"), QStringLiteral("PRAGMA cache_size=-32768")};
    for (const QString& sql : kAlways + (isReading(access) ? QStringList() : kWriter)) {
        if (auto ok = execute(sql); !ok)
            return ok;
    }
    if (isReading(access))
        return execute(QStringLiteral("PRAGMA query_only=ON"));
    const auto mode = firstAnswer(handle(), QStringLiteral("PRAGMA journal_mode=WAL"));
    if (!mode)
        return mode.error();
    if (*mode != QStringLiteral("wal"))
        return Error{ErrorCode::Io, Words::tr("The database cannot keep a journal where it is."),
                     QStringLiteral("journal_mode %1").arg(*mode)};
    return {};
}

Result<Database> Database::connect(const QString& path, std::optional<FileLock> lock, Access access)
{
    Database database(path, std::move(lock));
    QSqlDatabase handle = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database.m_connection);
    handle.setDatabaseName(path);
    handle.setConnectOptions(isReading(access) ? QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_READONLY")
                                               : QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!handle.open())
        return fromSql(handle.lastError(), StoreAddress::Kind::Sqlite);
    if (auto ok = database.configure(access); !ok)
        return ok.error();
    return database;
}

Result<Database> Database::openLocked(const QString& path, const Schema& schema, FileLock lock,
                                      const FileSystemProbe& probe)
{
    if (auto ok = databasefile::inspect(path, schema, probe); !ok)
        return ok.error();
    if (!databasefile::isWritable(path))
        return Error{ErrorCode::Refused, Words::tr("%1 can be read but not written.").arg(QFileInfo(path).fileName()),
                     QStringLiteral("not writable")};
    auto database = connect(path, std::move(lock), Access::Write);
    if (!database)
        return database;
    if (QFileInfo(path).size() <= kCheckedBytes) {
        if (auto ok = database->check(); !ok)
            return ok.error();
    }
    if (auto ok = Migrator(schema).migrate(*database); !ok)
        return ok.error();
    return database;
}

Result<Database> Database::connectServer(const StoreAddress& address, Access access)
{
    Database database(address, std::nullopt);
    QSqlDatabase handle = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), database.m_connection);
    if (auto ok = postgres::connect(handle, address.server()); !ok)
        return ok.error();
    for (const QString& sql : postgres::settings(!isReading(access))) {
        if (auto ok = database.execute(sql); !ok)
            return ok.error();
    }
    return database;
}

Result<Database> Database::openServer(const StoreAddress& address, const Schema& schema, Access access, bool mayCreate)
{
    auto database = connectServer(address, access);
    if (!database)
        return database;
    const auto found = postgres::inspect(database->handle(), address.server(), schema);
    if (!found && access == Access::Join && found.error().code == ErrorCode::NotFound)
        return notYet(found.error().detail);
    if (!found && !(mayCreate && found.error().code == ErrorCode::NotFound))
        return found.error();
    const Migrator migrator(schema);
    if (auto ok = access == Access::Write ? migrator.migrate(*database) : verify(*database, migrator, access); !ok)
        return ok.error();
    return database;
}

Result<Database> Database::open(const StoreAddress& address, const Schema& schema, Access access,
                                const FileSystemProbe& probe)
{
    if (address.kind() == StoreAddress::Kind::PostgreSql)
        return openServer(address, schema, access, false);
    const QString& path = address.path();
    if (access == Access::Join)
        return join(path, schema, probe);
    // Looked at first, so that a missing folder or file is not reported as a lock that could not be taken.
    if (auto ok = databasefile::inspect(path, schema, probe); !ok)
        return ok.error();
    if (access == Access::Write) {
        auto lock = FileLock::take(path);
        if (!lock)
            return lock.error();
        return openLocked(path, schema, std::move(*lock), probe);
    }
    auto database = connect(path, std::nullopt, access);
    if (!database)
        return database;
    if (auto ok = verify(*database, Migrator(schema), access); !ok)
        return ok.error();
    return database;
}

Result<Database> Database::join(const QString& path, const Schema& schema, const FileSystemProbe& probe)
{
    if (auto ok = databasefile::inspect(path, schema, probe); !ok)
        return ok.error().code == ErrorCode::NotFound ? notYet(ok.error().detail) : ok.error();
    if (!FileLock::wasTakenHere(path))
        return notYet(QStringLiteral("not held for writing by this program"));
    auto database = connect(path, std::nullopt, Access::Join);
    if (!database)
        return database;
    if (auto ok = verify(*database, Migrator(schema), Access::Join); !ok)
        return ok.error();
    return database;
}

Result<void> Database::create(const QString& path, const Schema& schema)
{
    const QString draft = path + QStringLiteral(".new");
    for (const QString& suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(draft + suffix);
    if (auto ok = databasefile::createPrivate(draft); !ok)
        return ok;
    {
        auto database = connect(draft, std::nullopt, Access::Write);
        if (!database)
            return database.error();
        if (auto ok = database->execute(QStringLiteral("PRAGMA application_id=%1").arg(schema.applicationId)); !ok)
            return ok;
        if (auto ok = Migrator(schema).migrate(*database); !ok)
            return ok;
    }
    return databasefile::publish(draft, path);
}

Result<Database> Database::openOrCreate(const StoreAddress& address, const Schema& schema, const FileSystemProbe& probe)
{
    if (address.kind() == StoreAddress::Kind::PostgreSql)
        return openServer(address, schema, Access::Write, true);
    const QString& path = address.path();
    if (auto ok = databasefile::inspectFolder(path, probe); !ok)
        return ok.error();
    auto lock = FileLock::take(path);
    if (!lock)
        return lock.error();
    // Anything but "there is nothing" is refused by openLocked() with its reason.
    if (const auto found = databasefile::inspect(path, schema, probe);
        !found && found.error().code == ErrorCode::NotFound) {
        if (auto ok = create(path, schema); !ok)
            return ok.error();
    }
    return openLocked(path, schema, std::move(*lock), probe);
}

} // namespace jinbi::store
