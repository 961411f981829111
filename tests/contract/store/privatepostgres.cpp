// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/privatepostgres.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <arpa/inet.h>
#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace jinbi::test {

namespace {

constexpr int kPatienceMs = 60000;
constexpr auto kPrograms = "/usr/lib/postgresql/15/bin/";

const passwd* lesserUser()
{
    if (::geteuid() != 0)
        return nullptr;
    const passwd* user = ::getpwnam("postgres");
    return user ? user : ::getpwnam("nobody");
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

PrivatePostgres::PrivatePostgres()
{
    if (const passwd* user = lesserUser())
        (void)::chown(QFile::encodeName(folder()).constData(), user->pw_uid, user->pw_gid);
    QProcess initdb;
    tieDown(initdb);
    // Words are ordered as people do, so that an order of bytes has to be asked for where it is meant.
    initdb.start(QLatin1StringView(kPrograms) + QStringLiteral("initdb"),
                 {QStringLiteral("-D"), folder() + QStringLiteral("/data"), QStringLiteral("-U"),
                  QStringLiteral("jinbi"), QStringLiteral("-E"), QStringLiteral("UTF8"),
                  QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--locale-provider=icu"),
                  QStringLiteral("--icu-locale=en"), QStringLiteral("-A"), QStringLiteral("trust"),
                  QStringLiteral("--no-sync")});
    if (!initdb.waitForFinished(kPatienceMs) || initdb.exitCode() != 0)
        qFatal("No cluster: %s %s", qPrintable(initdb.errorString()), initdb.readAllStandardError().constData());
    QFile rules(folder() + QStringLiteral("/data/pg_hba.conf"));
    if (!rules.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("No rules: %s", qPrintable(rules.errorString()));
    rules.write("local all guarded scram-sha-256\n"
                "local all shut reject\n"
                "local all all trust\n"
                "host all all 127.0.0.1/32 trust\n");
    rules.close();
    start();
}

PrivatePostgres::~PrivatePostgres()
{
    kill();
}

void PrivatePostgres::tieDown(QProcess& process) const
{
    const passwd* user = lesserUser();
    const uid_t uid = user ? user->pw_uid : 0;
    const gid_t gid = user ? user->pw_gid : 0;
    const pid_t owner = ::getpid();
    process.setWorkingDirectory(folder());
    process.setChildProcessModifier([uid, gid, owner] {
        if (uid != 0 && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0))
            ::_exit(1);
        // After the change of user, which would clear it.
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
        if (::getppid() != owner)
            ::_exit(1);
    });
}

void PrivatePostgres::start()
{
    tieDown(m_process);
    m_process.setStandardErrorFile(folder() + QStringLiteral("/server.log"), QIODevice::Append);
    QFile::remove(folder() + QStringLiteral("/data/postmaster.pid"));
    m_process.start(QLatin1StringView(kPrograms) + QStringLiteral("postgres"),
                    QStringList{QStringLiteral("-D"), folder() + QStringLiteral("/data"), QStringLiteral("-k"),
                                folder(), QStringLiteral("-c"), QStringLiteral("max_connections=30")} +
                        m_listening);
    const bool isReady = QTest::qWaitFor(
        [this] { return contentOf(folder() + QStringLiteral("/data/postmaster.pid")).contains("ready"); }, kPatienceMs);
    if (!isReady || m_process.state() != QProcess::Running)
        qFatal("No server: %s", contentOf(folder() + QStringLiteral("/server.log")).constData());
}

void PrivatePostgres::listen(const QString& certFile, const QString& keyFile)
{
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in any{};
    any.sin_family = AF_INET;
    any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof any;
    auto* address = reinterpret_cast<sockaddr*>(&any);
    if (::bind(probe, address, size) != 0 || ::getsockname(probe, address, &size) != 0)
        qFatal("No free port.");
    ::close(probe);
    m_port = ntohs(any.sin_port);
    m_listening = {QStringLiteral("-c"), QStringLiteral("listen_addresses=127.0.0.1"), QStringLiteral("-p"),
                   QString::number(m_port)};
    if (certFile.isEmpty())
        return;
    for (const auto& [from, to] :
         {std::pair(certFile, QStringLiteral("server.crt")), {keyFile, QStringLiteral("server.key")}}) {
        const QString copy = folder() + QStringLiteral("/data/") + to;
        QFile::copy(from, copy);
        QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        if (const passwd* user = lesserUser())
            (void)::chown(QFile::encodeName(copy).constData(), user->pw_uid, user->pw_gid);
    }
    m_listening += {QStringLiteral("-c"), QStringLiteral("ssl=on")};
}

store::StoreAddress PrivatePostgres::remoteAddress(const QString& database, const QString& query) const
{
    const auto address = store::StoreAddress::fromUrl(
        QStringLiteral("postgresql://jinbi@127.0.0.1:%1/%2?%3").arg(m_port).arg(database, query));
    if (!address)
        qFatal("%s", qPrintable(address.error().message));
    return *address;
}

void PrivatePostgres::stop()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
    if (!m_process.waitForFinished(kPatienceMs))
        qFatal("The server does not stop.");
}

void PrivatePostgres::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_process.processId()), SIGQUIT);
    if (!m_process.waitForFinished(kPatienceMs))
        m_process.kill();
    QFile::remove(folder() + QStringLiteral("/data/postmaster.pid"));
}

store::StoreAddress PrivatePostgres::address(const QString& database, const QString& query) const
{
    return addressOf(QStringLiteral("jinbi"), database, query);
}

store::StoreAddress PrivatePostgres::addressOf(const QString& user, const QString& database, const QString& query) const
{
    QString url = QStringLiteral("postgresql://%1@:%4/%2?host=%3").arg(user, database, folder()).arg(m_port);
    if (!query.isEmpty())
        url += QLatin1Char('&') + query;
    const auto address = store::StoreAddress::fromUrl(url);
    if (!address)
        qFatal("%s: %s", qPrintable(url), qPrintable(address.error().message));
    return *address;
}

void PrivatePostgres::run(const QString& sql, const QString& database) const
{
    {
        QSqlDatabase handle = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), QStringLiteral("owner"));
        handle.setHostName(folder());
        handle.setPort(m_port);
        handle.setUserName(QStringLiteral("jinbi"));
        handle.setDatabaseName(database);
        if (!handle.open())
            qFatal("%s", qPrintable(handle.lastError().text()));
        QSqlQuery query(handle);
        if (!query.exec(sql))
            qFatal("%s", qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("owner"));
}

QString PrivatePostgres::makeDatabase()
{
    const QString name = QStringLiteral("branch_%1").arg(++m_databases);
    run(QStringLiteral("CREATE DATABASE %1").arg(name));
    return name;
}

} // namespace jinbi::test
