// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connectiontrouble.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QRegularExpression>

#include <libpq-fe.h>
#include <memory>
#include <poll.h>
#include <vector>

namespace jinbi::store::postgres {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

constexpr int kPatienceMs = 3000;

struct Finish
{
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

/// libpq takes two arrays of C strings that end with a null.
class Parameters
{
public:
    explicit Parameters(const ServerAddress& server)
    {
        const QMap<QString, QString> options = connectionOptions(server);
        for (auto it = options.cbegin(); it != options.cend(); ++it)
            add(it.key(), it.value());
        add(QStringLiteral("host"), server.host);
        add(QStringLiteral("port"), server.port == 0 ? QString() : QString::number(server.port));
        add(QStringLiteral("user"), server.user);
        add(QStringLiteral("dbname"), server.database);
    }
    /// Takes the place of an earlier value of that name.
    void add(const QString& name, const QString& value) { m_values.insert(name.toUtf8(), value.toUtf8()); }

    template <class Call>
    auto with(Call call) const
    {
        std::vector<const char*> names;
        std::vector<const char*> values;
        for (auto it = m_values.cbegin(); it != m_values.cend(); ++it) {
            names.push_back(it.key().constData());
            values.push_back(it.value().constData());
        }
        names.push_back(nullptr);
        values.push_back(nullptr);
        return call(names.data(), values.data());
    }

private:
    QMap<QByteArray, QByteArray> m_values;
};

/// Tries to connect; with SQLSTATE in its message, which only a connection that is polled can be asked for.
Connection attempt(const Parameters& parameters)
{
    Connection connection(
        parameters.with([](auto names, auto values) { return PQconnectStartParams(names, values, 0); }));
    if (!connection)
        return connection;
    PQsetErrorVerbosity(connection.get(), PQERRORS_SQLSTATE);
    const QDeadlineTimer deadline(kPatienceMs);
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (PQstatus(connection.get()) != CONNECTION_BAD && !deadline.hasExpired()) {
        pollfd descriptor{PQsocket(connection.get()),
                          static_cast<short>(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
        if (::poll(&descriptor, 1, static_cast<int>(deadline.remainingTime())) <= 0)
            break;
        state = PQconnectPoll(connection.get());
        if (state == PGRES_POLLING_OK || state == PGRES_POLLING_FAILED)
            break;
    }
    return connection;
}

QString stateOf(const Connection& connection)
{
    static const QRegularExpression kState(QStringLiteral(":\\s+([0-9A-Z]{5})\\s*$"),
                                           QRegularExpression::MultilineOption);
    const QString message = QString::fromUtf8(connection ? PQerrorMessage(connection.get()) : "");
    return kState.match(message).captured(1);
}

/// Somebody answers there, though not as the address asks.
bool answersAtAll(Parameters parameters)
{
    parameters.add(QStringLiteral("sslmode"), QStringLiteral("prefer"));
    parameters.add(QStringLiteral("sslrootcert"), QString());
    parameters.add(QStringLiteral("channel_binding"), QStringLiteral("prefer"));
    const PGPing ping = parameters.with([](auto names, auto values) { return PQpingParams(names, values, 0); });
    return ping == PQPING_OK || ping == PQPING_REJECT;
}

Error named(const ServerAddress& server, const QString& state, bool needsPassword, const QString& detail)
{
    const QString host = server.host.isEmpty() ? QStringLiteral("localhost") : server.host;
    if (needsPassword)
        return {ErrorCode::Refused,
                Words::tr("The database server %1 wants a password, and the password file has none for it.").arg(host),
                detail};
    if (state == QStringLiteral("28P01"))
        return {ErrorCode::Refused,
                Words::tr("The database server %1 does not accept the password of %2.").arg(host, server.user), detail};
    if (state.startsWith(QStringLiteral("28")))
        return {ErrorCode::Refused, Words::tr("The database server %1 does not let %2 in.").arg(host, server.user),
                detail};
    if (state == QStringLiteral("3D000"))
        return {ErrorCode::NotFound, Words::tr("The database server %1 has no database %2.").arg(host, server.database),
                detail};
    if (state == QStringLiteral("42501"))
        return {ErrorCode::Refused, Words::tr("%1 may not use the database %2.").arg(server.user, server.database),
                detail};
    if (state == QStringLiteral("53300"))
        return {ErrorCode::Unavailable, Words::tr("The database server %1 takes no more connections now.").arg(host),
                detail};
    if (state == QStringLiteral("57P03"))
        return {ErrorCode::Unavailable, Words::tr("The database server %1 is starting or stopping.").arg(host), detail};
    return {ErrorCode::Unavailable, Words::tr("The database server %1 does not answer.").arg(host), detail};
}

} // namespace

QMap<QString, QString> connectionOptions(const ServerAddress& server)
{
    // A network that swallows packets has to be noticed in seconds, not in the hours of the system's own time-outs.
    QMap<QString, QString> options{{QStringLiteral("connect_timeout"), QStringLiteral("3")},
                                   {QStringLiteral("application_name"), QStringLiteral("jinbi")},
                                   {QStringLiteral("keepalives_idle"), QStringLiteral("5")},
                                   {QStringLiteral("keepalives_interval"), QStringLiteral("1")},
                                   {QStringLiteral("keepalives_count"), QStringLiteral("3")},
                                   {QStringLiteral("tcp_user_timeout"), QStringLiteral("8000")}};
    for (auto it = server.options.cbegin(); it != server.options.cend(); ++it)
        options.insert(it.key(), it.value());
    return options;
}

Error silence(const ServerAddress& server, const QString& said)
{
    return named(server, QString(), false, QStringLiteral("postgresql -: %1").arg(said.simplified()));
}

Error troubleWith(const ServerAddress& server, const QString& said)
{
    const Parameters parameters(server);
    const Connection connection = attempt(parameters);
    const QString state = stateOf(connection);
    const bool needsPassword = connection && PQconnectionNeedsPassword(connection.get()) != 0;
    const QString detail =
        QStringLiteral("postgresql %1: %2").arg(state.isEmpty() ? QStringLiteral("-") : state, said.simplified());
    if (state.isEmpty() && !needsPassword && answersAtAll(parameters)) {
        return {ErrorCode::Refused,
                Words::tr("No trusted connection to the database server %1. Its certificate or sslmode does not fit.")
                    .arg(server.host),
                detail};
    }
    return named(server, state, needsPassword, detail);
}

} // namespace jinbi::store::postgres
