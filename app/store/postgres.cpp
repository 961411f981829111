// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgres.h"

#include "store/connectiontrouble.h"
#include "store/sqlerror.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace jinbi::store::postgres {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

constexpr qint64 kLongAnswerMs = 2000;

QString quoted(QString value)
{
    value.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('\''), QStringLiteral("\\'"));
    return QLatin1Char('\'') + value + QLatin1Char('\'');
}

QString mark(const Schema& schema)
{
    return QStringLiteral("jinbi store %1").arg(schema.applicationId, 8, 16, QLatin1Char('0'));
}

} // namespace

Result<void> connect(QSqlDatabase& handle, const ServerAddress& server)
{
    if (!handle.isValid())
        return Error{ErrorCode::Unavailable, Words::tr("The driver for PostgreSQL is not installed."),
                     QStringLiteral("no QPSQL")};
    handle.setHostName(server.host);
    if (server.port != 0)
        handle.setPort(server.port);
    handle.setUserName(server.user);
    handle.setDatabaseName(server.database);
    const QMap<QString, QString> options = connectionOptions(server);
    QStringList pairs;
    for (auto it = options.cbegin(); it != options.cend(); ++it)
        pairs.append(it.key() + QLatin1Char('=') + quoted(it.value()));
    handle.setConnectOptions(pairs.join(QLatin1Char(';')));
    QElapsedTimer waiting;
    waiting.start();
    if (handle.open())
        return {};
    if (waiting.elapsed() > kLongAnswerMs)
        return silence(server, handle.lastError().databaseText());
    return troubleWith(server, handle.lastError().databaseText());
}

QStringList settings(bool forWriting)
{
    // A waiting recorder gives up before its kiosks wonder, and one that hangs does not hold the lock for ever.
    if (forWriting)
        return {QStringLiteral("SET synchronous_commit = on"), QStringLiteral("SET lock_timeout = '10s'"),
                QStringLiteral("SET statement_timeout = '10min'"),
                QStringLiteral("SET idle_in_transaction_session_timeout = '60s'")};
    return {QStringLiteral("SET default_transaction_read_only = on")};
}

Result<void> inspect(const QSqlDatabase& handle, const ServerAddress& server, const Schema& schema)
{
    QSqlQuery query(handle);
    // Tables of extensions are nobody's data.
    if (!query.exec(
            QStringLiteral("SELECT current_setting('server_encoding'), to_regclass('schema_version') IS NOT NULL, "
                           "COALESCE(obj_description(to_regclass('schema_version'), 'pg_class'), ''), "
                           "(SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                           "WHERE c.relkind IN ('r', 'p') AND pg_table_is_visible(c.oid) "
                           "AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND NOT EXISTS "
                           "(SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'))")) ||
        !query.next())
        return fromSql(query.lastError(), StoreAddress::Kind::PostgreSql);
    if (const QString encoding = query.value(0).toString(); encoding != QStringLiteral("UTF8"))
        return Error{ErrorCode::Incompatible,
                     Words::tr("The database %1 keeps text as %2; it has to be UTF8.").arg(server.database, encoding),
                     QStringLiteral("server_encoding %1").arg(encoding)};
    const bool hasVersion = query.value(1).toBool();
    if (hasVersion && query.value(2).toString() == mark(schema))
        return {};
    if (hasVersion || query.value(3).toLongLong() > 0)
        return Error{ErrorCode::Incompatible, Words::tr("%1 belongs to another program.").arg(server.database),
                     QStringLiteral("%1 tables, mark '%2'").arg(query.value(3).toString(), query.value(2).toString())};
    return Error{ErrorCode::NotFound, Words::tr("There is nothing in the database %1 yet.").arg(server.database),
                 QString()};
}

QString markSql(const Schema& schema)
{
    return QStringLiteral("COMMENT ON TABLE schema_version IS '%1'").arg(mark(schema));
}

} // namespace jinbi::store::postgres
