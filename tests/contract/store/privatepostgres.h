// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeaddress.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace jinbi::test {

/// A PostgreSQL server of this process's own: a new cluster in a temporary folder, no port, only a socket in that
/// folder. It dies with its owner. As root it runs as somebody else, because it refuses to run as root.
class PrivatePostgres
{
public:
    /// Makes the cluster and starts it; ends the test program with words when that is not possible.
    PrivatePostgres();
    PrivatePostgres(const PrivatePostgres&) = delete;
    PrivatePostgres& operator=(const PrivatePostgres&) = delete;
    ~PrivatePostgres();

    void start();
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
    int m_databases = 0;
};

} // namespace jinbi::test
