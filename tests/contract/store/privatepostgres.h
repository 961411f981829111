// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeaddress.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace jinbi::test {

/// A PostgreSQL server of this process's own: a new cluster in a temporary folder, reached by a socket in that folder
/// alone. It dies with its owner. As root it runs as somebody else, because it refuses to run as root.
class PrivatePostgres
{
public:
    /// Makes the cluster and starts it; ends the test program with words when that is not possible.
    PrivatePostgres();
    PrivatePostgres(const PrivatePostgres&) = delete;
    PrivatePostgres& operator=(const PrivatePostgres&) = delete;
    ~PrivatePostgres();

    void start();
    /// From the next start on also on a free port of 127.0.0.1; with TLS when there is a certificate.
    void listen(const QString& certFile = {}, const QString& keyFile = {});
    [[nodiscard]] store::StoreAddress remoteAddress(const QString& database, const QString& query) const;
    /// As "pg_ctl stop -m fast": connections are cut.
    void stop();
    /// As the power that fails.
    void kill();
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    /// By the user who owns everything and needs no password; `query` as in a URL.
    [[nodiscard]] store::StoreAddress address(const QString& database, const QString& query = {}) const;
    [[nodiscard]] store::StoreAddress addressOf(const QString& user, const QString& database,
                                                const QString& query = {}) const;
    void run(const QString& sql, const QString& database = QStringLiteral("postgres")) const;
    /// A new empty database; its name.
    [[nodiscard]] QString makeDatabase();
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    void tieDown(QProcess& process) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    QStringList m_listening{QStringLiteral("-c"), QStringLiteral("listen_addresses=")};
    quint16 m_port = 5432; ///< of the socket's name, as long as nobody listens
    int m_databases = 0;
};

} // namespace jinbi::test
