// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storeaddress.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

namespace jinbi::store {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

// What says where the server is and how it is trusted. Not "options", which could change how sessions are stored, and
// not "password", which everybody on this computer could read in the list of processes.
const QStringList& knownOptions()
{
    static const QStringList kKnown{QStringLiteral("host"),
                                    QStringLiteral("sslmode"),
                                    QStringLiteral("sslrootcert"),
                                    QStringLiteral("sslcert"),
                                    QStringLiteral("sslkey"),
                                    QStringLiteral("sslcrl"),
                                    QStringLiteral("gssencmode"),
                                    QStringLiteral("channel_binding"),
                                    QStringLiteral("passfile"),
                                    QStringLiteral("connect_timeout"),
                                    QStringLiteral("application_name")};
    return kKnown;
}

Error invalid(const QString& message)
{
    return {ErrorCode::Invalid, message, QStringLiteral("store address")};
}

// The driver splits its options at every ';', quoted or not.
bool isPlain(const QString& text)
{
    return std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c == QLatin1Char(';') || !c.isPrint(); });
}

Result<void> readOptions(const QUrlQuery& query, ServerAddress& server)
{
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto& [name, value] : items) {
        if (name == QStringLiteral("password"))
            return invalid(Words::tr("The address of the store takes no password. Keep it in a password file."));
        if (!knownOptions().contains(name) || value.isEmpty() || !isPlain(value) || server.options.contains(name))
            return invalid(Words::tr("The address of the store cannot hold the option %1.").arg(name));
        server.options.insert(name, value);
    }
    return {};
}

} // namespace

Result<StoreAddress> StoreAddress::fromUrl(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isOurs = url.scheme() == QStringLiteral("postgresql") || url.scheme() == QStringLiteral("postgres");
    if (!url.password().isEmpty())
        return invalid(Words::tr("The address of the store takes no password. Keep it in a password file."));
    StoreAddress address;
    address.m_kind = Kind::PostgreSql;
    ServerAddress& server = address.m_server;
    server.host = url.host(QUrl::FullyDecoded);
    server.port = static_cast<quint16>(url.port(0));
    server.user = url.userName(QUrl::FullyDecoded);
    server.database = url.path(QUrl::FullyDecoded).mid(1);
    const bool isWhole = !server.database.isEmpty() && !server.database.contains(QLatin1Char('/')) &&
                         isPlain(server.database) && isPlain(server.user);
    if (!url.isValid() || !isOurs || !isWhole || url.hasFragment())
        return invalid(Words::tr("The address of the store is sqlite or postgresql://user@host:port/database."));
    if (auto ok = readOptions(QUrlQuery(url), server); !ok)
        return ok.error();
    // The folder of a Unix socket is no host name to a URL, so it comes as an option.
    if (const QString host = server.options.take(QStringLiteral("host")); !host.isEmpty())
        server.host = host;
    return address;
}

QString StoreAddress::display() const
{
    if (m_kind == Kind::Sqlite)
        return QFileInfo(m_path).fileName();
    const QString host = m_server.host.isEmpty() ? QStringLiteral("localhost") : m_server.host;
    return m_server.port == 0 ? QStringLiteral("%1/%2").arg(host, m_server.database)
                              : QStringLiteral("%1:%2/%3").arg(host).arg(m_server.port).arg(m_server.database);
}

} // namespace jinbi::store
