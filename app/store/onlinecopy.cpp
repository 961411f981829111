// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/onlinecopy.h"

#include "store/databasefile.h"
#include "store/sqlerror.h"

#include <QCoreApplication>
#include <QFile>
#include <QSqlError>

#include <cerrno>
#include <memory>
#include <sqlite3.h>

namespace jinbi::store {

namespace {

constexpr int kPagesAtOnce = 1024; // 4 MB
constexpr int kBusyMs = 5000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

struct Close
{
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Connection = std::unique_ptr<sqlite3, Close>;

struct Finish
{
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

Error failure(int code, sqlite3* database)
{
    const int reason = database != nullptr ? sqlite3_system_errno(database) : 0;
    if ((code & 0xff) == SQLITE_FULL || reason == ENOSPC || reason == EFBIG || reason == EDQUOT)
        return {ErrorCode::Io, Words::tr("There is no room left for the copy."),
                QStringLiteral("sqlite %1, errno %2").arg(code).arg(reason)};
    return fromSql(
        QSqlError(QString(), QString::fromUtf8(sqlite3_errstr(code)), QSqlError::UnknownError, QString::number(code)),
        StoreAddress::Kind::Sqlite);
}

Result<Connection> open(const QString& path, int flags)
{
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(QFile::encodeName(path).constData(), &opened, flags, nullptr);
    Connection connection(opened);
    if (code != SQLITE_OK)
        return failure(code, opened);
    sqlite3_busy_timeout(opened, kBusyMs);
    return connection;
}

Result<void> execute(const Connection& connection, const char* sql)
{
    const int code = sqlite3_exec(connection.get(), sql, nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Result<void>() : failure(code, connection.get());
}

Result<void> copyPages(const Connection& source, const Connection& target, const CopyProgress& progress)
{
    std::unique_ptr<sqlite3_backup, Finish> backup(sqlite3_backup_init(target.get(), "main", source.get(), "main"));
    if (!backup)
        return failure(sqlite3_errcode(target.get()), target.get());
    qint64 pageBytes = 0;
    const auto readSize = [](void* into, int, char** values, char**) {
        *static_cast<qint64*>(into) = QByteArray(values[0]).toLongLong();
        return 0;
    };
    sqlite3_exec(source.get(), "PRAGMA page_size", readSize, &pageBytes, nullptr);
    for (;;) {
        const int code = sqlite3_backup_step(backup.get(), kPagesAtOnce);
        if (code != SQLITE_OK && code != SQLITE_DONE) {
            backup.reset(); // only then the target knows what the system said
            return failure(code, target.get());
        }
        const qint64 all = sqlite3_backup_pagecount(backup.get());
        if (!progress((all - sqlite3_backup_remaining(backup.get())) * pageBytes, all * pageBytes))
            return Error{ErrorCode::Cancelled, Words::tr("The copy was stopped."), {}};
        if (code == SQLITE_DONE)
            return {};
    }
}

} // namespace

Result<void> copyOnline(const QString& from, const QString& to, const CopyProgress& progress)
{
    if (auto ok = databasefile::createPrivate(to); !ok)
        return ok;
    {
        const auto source = open(from, SQLITE_OPEN_READONLY);
        if (!source)
            return source.error();
        const auto target = open(to, SQLITE_OPEN_READWRITE);
        if (!target)
            return target.error();
        // A transaction that reads is one state for as long as it lives; without it each commit of the writer would
        // begin the copy anew. A target that a power cut destroys is made again.
        for (const char* sql : {"BEGIN", "SELECT count(*) FROM sqlite_schema"}) {
            if (auto ok = execute(*source, sql); !ok)
                return ok;
        }
        for (const char* sql : {"PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF"}) {
            if (auto ok = execute(*target, sql); !ok)
                return ok;
        }
        if (auto ok = copyPages(*source, *target, progress); !ok)
            return ok;
    }
    // The first page still says that there is a write-ahead log, which a reader on a read-only disk could not make.
    const auto target = open(to, SQLITE_OPEN_READWRITE);
    if (!target)
        return target.error();
    return execute(*target, "PRAGMA journal_mode=DELETE");
}

} // namespace jinbi::store
