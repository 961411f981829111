// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlerror.h"

#include <QCoreApplication>
#include <QSqlError>

namespace jinbi::store {

namespace {

struct Sql
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

// Primary result codes of sqlite3.h; the driver reports extended ones, whose low byte is the primary.
constexpr int kBusy = 5;
constexpr int kLocked = 6;
constexpr int kReadOnly = 8;
constexpr int kIoError = 10;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kCannotOpen = 14;
constexpr int kNotADatabase = 26;

Error fromSqlite(const QSqlError& error)
{
    const QString detail = QStringLiteral("sqlite %1: %2").arg(error.nativeErrorCode(), error.databaseText());
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case kBusy:
    case kLocked:
        return {ErrorCode::Unavailable, Sql::tr("The database is busy. Trying again may help."), detail};
    case kReadOnly:
        return {ErrorCode::Refused, Sql::tr("The database can be read but not written."), detail};
    case kFull:
        return {ErrorCode::Io, Sql::tr("The disk is full. Nothing can be recorded until there is room."), detail};
    case kIoError:
        return {ErrorCode::Io, Sql::tr("The disk that holds the database reports errors."), detail};
    case kCannotOpen:
        return {ErrorCode::Io, Sql::tr("The database cannot be opened."), detail};
    case kCorrupt:
    case kNotADatabase:
        return {ErrorCode::Corrupt, Sql::tr("The database is damaged."), detail};
    default:
        return {ErrorCode::Internal, Sql::tr("The database did not accept a request."), detail};
    }
}

// Classes and codes of PostgreSQL's appendix A.
Error fromPostgres(const QSqlError& error)
{
    const QString state = error.nativeErrorCode();
    const QString line = error.databaseText().section(QLatin1Char('\n'), 0, 0);
    const QString detail = QStringLiteral("postgresql %1: %2").arg(state.isEmpty() ? QStringLiteral("-") : state, line);
    const auto is = [&state](const char* code) { return state.startsWith(QLatin1StringView(code)); };
    // Without a code nobody was there to give one.
    if (state.isEmpty() || is("08") || is("57P01") || is("57P02") || is("57P03"))
        return {ErrorCode::Unavailable, Sql::tr("The database server does not answer."), detail};
    if (is("40") || is("55P03") || is("57014") || is("25P03"))
        return {ErrorCode::Unavailable, Sql::tr("The database is busy. Trying again may help."), detail};
    if (is("53100"))
        return {ErrorCode::Io, Sql::tr("The disk is full. Nothing can be recorded until there is room."), detail};
    if (is("53"))
        return {ErrorCode::Unavailable, Sql::tr("The database server has too much to do."), detail};
    if (is("58"))
        return {ErrorCode::Io, Sql::tr("The disk that holds the database reports errors."), detail};
    if (is("XX001") || is("XX002"))
        return {ErrorCode::Corrupt, Sql::tr("The database is damaged."), detail};
    if (is("25006") || is("42501"))
        return {ErrorCode::Refused, Sql::tr("The database can be read but not written."), detail};
    return {ErrorCode::Internal, Sql::tr("The database did not accept a request."), detail};
}

} // namespace

Error fromSql(const QSqlError& error, StoreAddress::Kind kind)
{
    return kind == StoreAddress::Kind::Sqlite ? fromSqlite(error) : fromPostgres(error);
}

} // namespace jinbi::store
