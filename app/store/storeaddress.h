// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QMap>
#include <QString>

namespace jinbi::store {

/// A PostgreSQL database as libpq understands it; what is empty or 0 is left to libpq's defaults.
struct ServerAddress
{
    QString host;
    quint16 port = 0;
    QString user;
    QString database;
    QMap<QString, QString> options; ///< of libpq: sslmode, sslrootcert, passfile, …
    bool operator==(const ServerAddress&) const = default;
};

/// Where a branch keeps its sessions: a SQLite file, or a database on a PostgreSQL server.
///
/// Invariant: holds no password. libpq finds it in the password file (~/.pgpass, PGPASSFILE or the option passfile).
class StoreAddress
{
public:
    enum class Kind { Sqlite, PostgreSql };

    StoreAddress() = default;
    /// A path alone is a SQLite file.
    StoreAddress(QString path) : m_path(std::move(path)) {}
    /// postgresql://user@host:port/database?sslmode=verify-full; a folder of a Unix socket as ?host=/folder. Invalid
    /// names what cannot be in it, a password above all.
    static Result<StoreAddress> fromUrl(const QString& url);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const QString& path() const { return m_path; }           ///< of the file
    [[nodiscard]] const ServerAddress& server() const { return m_server; } ///< of the database
    /// For messages: the name of the file, or host, port and database.
    [[nodiscard]] QString display() const;
    bool operator==(const StoreAddress&) const = default;

private:
    Kind m_kind = Kind::Sqlite;
    QString m_path;
    ServerAddress m_server;
};

} // namespace jinbi::store
