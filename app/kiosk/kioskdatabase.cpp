// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/kioskdatabase.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace jinbi::kiosk {

namespace {

constexpr int kApplicationId = 0x4a4e424b; // "JNBK"
constexpr int kSchemaVersion = 1;
constexpr qint64 kPageBytes = 4096;
constexpr int kSqliteFull = 13;

QString say(const char* text)
{
    return QCoreApplication::translate("KioskDatabase", text);
}

Error unusable(ErrorCode code, const QString& detail)
{
    return {code, say(QT_TRANSLATE_NOOP("KioskDatabase", "This kiosk's own records cannot be opened.")), detail};
}

Result<void> run(const QSqlDatabase& db, const QString& sql)
{
    QSqlQuery query(db);
    if (query.exec(sql))
        return {};
    return KioskDatabase::errorOf(query);
}

Result<QVariant> scalar(const QSqlDatabase& db, const QString& sql)
{
    QSqlQuery query(db);
    if (query.exec(sql) && query.next())
        return query.value(0);
    return KioskDatabase::errorOf(query);
}

} // namespace

KioskDatabase::KioskDatabase(QString path, QString name, DiskLimits limits)
    : m_path(std::move(path)), m_name(std::move(name)), m_limits(limits)
{
}

KioskDatabase::~KioskDatabase()
{
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlDatabase KioskDatabase::connection() const
{
    return QSqlDatabase::database(m_name, false);
}

Error KioskDatabase::errorOf(const QSqlQuery& query)
{
    const QSqlError error = query.lastError();
    const bool full = error.nativeErrorCode().toInt() == kSqliteFull;
    return {full ? ErrorCode::Unavailable : ErrorCode::Io,
            full ? say(QT_TRANSLATE_NOOP("KioskDatabase", "The kiosk's disk is full."))
                 : say(QT_TRANSLATE_NOOP("KioskDatabase", "The kiosk could not write its own records.")),
            QStringLiteral("sqlite %1: %2").arg(error.nativeErrorCode(), error.driverText())};
}

Result<std::unique_ptr<KioskDatabase>> KioskDatabase::open(const QString& path, const DiskLimits& limits)
{
    const QString name = QStringLiteral("kiosk-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<KioskDatabase> database(new KioskDatabase(path, name, limits));
    if (Result<void> ok = database->prepareFile(); !ok)
        return ok.error();
    QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    db.setDatabaseName(path);
    db.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
    if (!db.open())
        return unusable(ErrorCode::Io, db.lastError().text());
    if (Result<void> ok = database->checkSchema(); !ok)
        return ok.error();
    if (Result<void> ok = database->configure(); !ok)
        return ok.error();
    return database;
}

Result<void> KioskDatabase::prepareFile() const
{
    const QFileInfo info(m_path);
    if (!info.exists()) {
        const int fd = ::open(QFile::encodeName(m_path).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
        if (fd < 0)
            return unusable(ErrorCode::Io, QStringLiteral("cannot create the kiosk database"));
        ::close(fd);
        return {};
    }
    constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (info.isSymLink() || !info.isFile() || (info.permissions() & kOthers))
        return unusable(ErrorCode::Refused, QStringLiteral("the kiosk database must be a plain file of mode 0600"));
    return {};
}

Result<void> KioskDatabase::checkSchema()
{
    const QSqlDatabase db = connection();
    const Result<QVariant> version = scalar(db, QStringLiteral("PRAGMA user_version"));
    const Result<QVariant> application = scalar(db, QStringLiteral("PRAGMA application_id"));
    const Result<QVariant> objects = scalar(db, QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!version || !application || !objects)
        return unusable(ErrorCode::Corrupt, QStringLiteral("not an SQLite database"));
    if (application->toInt() == 0 && version->toInt() == 0 && objects->toInt() == 0)
        return createSchema();
    if (application->toInt() != kApplicationId || version->toInt() != kSchemaVersion)
        return unusable(
            ErrorCode::Incompatible,
            QStringLiteral("application_id %1, version %2").arg(application->toInt()).arg(version->toInt()));
    const Result<QVariant> whole = scalar(db, QStringLiteral("PRAGMA quick_check(1)"));
    if (!whole || whole->toString() != QLatin1String("ok"))
        return unusable(ErrorCode::Corrupt, QStringLiteral("quick_check failed"));
    return {};
}

Result<void> KioskDatabase::createSchema()
{
    const QStringList statements{
        QStringLiteral("PRAGMA journal_mode=WAL"),
        QStringLiteral("BEGIN IMMEDIATE"),
        QStringLiteral("CREATE TABLE outbox(one INTEGER PRIMARY KEY CHECK(one = 1), epoch TEXT NOT NULL, "
                       "last_seq INTEGER NOT NULL) STRICT"),
        QStringLiteral("CREATE TABLE ledger(seq INTEGER PRIMARY KEY, session TEXT NOT NULL UNIQUE, "
                       "committed_ms INTEGER NOT NULL) STRICT"),
        QStringLiteral("CREATE TABLE pending(seq INTEGER PRIMARY KEY REFERENCES ledger(seq), body BLOB NOT NULL, "
                       "sent INTEGER NOT NULL DEFAULT 0) STRICT"),
        QStringLiteral("CREATE TABLE dead_letter(seq INTEGER PRIMARY KEY REFERENCES ledger(seq), body BLOB NOT NULL, "
                       "code TEXT NOT NULL, detail TEXT NOT NULL, refused_ms INTEGER NOT NULL) STRICT"),
        QStringLiteral("CREATE TABLE failures(subject TEXT PRIMARY KEY, count INTEGER NOT NULL, "
                       "unassessed INTEGER NOT NULL, last_ms INTEGER NOT NULL) STRICT"),
        QStringLiteral("INSERT INTO outbox VALUES(1, '%1', 0)").arg(QUuid::createUuid().toString(QUuid::WithoutBraces)),
        QStringLiteral("PRAGMA application_id=%1").arg(kApplicationId),
        QStringLiteral("PRAGMA user_version=%1").arg(kSchemaVersion),
        QStringLiteral("COMMIT")};
    for (const QString& sql : statements) {
        if (Result<void> ok = run(connection(), sql); !ok)
            return ok;
    }
    return {};
}

Result<void> KioskDatabase::configure()
{
    const qint64 pages = std::max<qint64>(m_limits.databaseBytes / kPageBytes, 1);
    const QStringList statements{QStringLiteral("PRAGMA journal_mode=WAL"), QStringLiteral("PRAGMA synchronous=FULL"),
                                 QStringLiteral("PRAGMA foreign_keys=ON"), QStringLiteral("PRAGMA secure_delete=ON"),
                                 QStringLiteral("PRAGMA max_page_count=%1").arg(pages)};
    for (const QString& sql : statements) {
        if (Result<void> ok = run(connection(), sql); !ok)
            return ok;
    }
    return {};
}

DiskHealth KioskDatabase::disk() const
{
    const qint64 free = freeBytes();
    const Result<QVariant> used =
        scalar(connection(), QStringLiteral("SELECT (p.page_count - f.freelist_count) * s.page_size "
                                            "FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size s"));
    // A session needs a few kilobytes; some room is left for the failure counts.
    constexpr qint64 kRoom = qint64{64} * 1024;
    if (!used || free < m_limits.fullFreeBytes || used->toLongLong() > m_limits.databaseBytes - kRoom)
        return DiskHealth::Full;
    if (free < m_limits.lowFreeBytes || used->toLongLong() > m_limits.databaseBytes / 10 * 9)
        return DiskHealth::Low;
    return DiskHealth::Good;
}

qint64 KioskDatabase::freeBytes() const
{
    // Not QStorageInfo: where the mount is not listed, as in a container, it knows nothing and answers -1.
    std::error_code trouble;
    const auto space =
        std::filesystem::space(QFile::encodeName(QFileInfo(m_path).absolutePath()).toStdString(), trouble);
    return trouble ? 0 : static_cast<qint64>(space.available);
}

Result<void> KioskDatabase::transaction(const std::function<Result<void>()>& work)
{
    if (Result<void> ok = run(connection(), QStringLiteral("BEGIN IMMEDIATE")); !ok)
        return ok;
    Result<void> done = work();
    if (done)
        done = run(connection(), QStringLiteral("COMMIT"));
    if (!done)
        static_cast<void>(run(connection(), QStringLiteral("ROLLBACK")));
    return done;
}

} // namespace jinbi::kiosk
