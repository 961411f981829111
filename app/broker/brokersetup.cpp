// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/brokersetup.h"

#include "broker/accesslist.h"
#include "broker/certificates.h"
#include "broker/revocations.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace jinbi::broker {

namespace {

Error io(const QString& path)
{
    return {ErrorCode::Io, QCoreApplication::translate("PrivateBroker", "The file %1 cannot be written.").arg(path),
            path};
}

Result<QString> findProgram()
{
    const QString name = QStringLiteral("mosquitto");
    QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty()) // Debian puts it where only root looks.
        path = QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")});
    if (!path.isEmpty())
        return path;
    return Error{ErrorCode::NotFound,
                 QCoreApplication::translate("PrivateBroker", "The program mosquitto is not installed."), name};
}

/// `wanted` if it is free, else whichever the system gives; 0 when there is none.
quint16 freePort(const QString& address, quint16 wanted)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return 0;
    const int yes = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in where = {};
    where.sin_family = AF_INET;
    if (::inet_pton(AF_INET, address.toLatin1().constData(), &where.sin_addr) != 1)
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    where.sin_port = htons(wanted);
    bool bound = ::bind(fd, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0;
    if (!bound && wanted != 0) {
        where.sin_port = 0;
        bound = ::bind(fd, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0;
    }
    socklen_t size = sizeof where;
    bound = bound && ::getsockname(fd, reinterpret_cast<sockaddr*>(&where), &size) == 0;
    ::close(fd);
    return bound ? ntohs(where.sin_port) : quint16(0);
}

quint16 lastPort(const QString& portFile)
{
    QFile file(portFile);
    return file.open(QIODevice::ReadOnly) ? file.read(16).trimmed().toUShort() : quint16(0);
}

Result<void> write(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) || !file.commit())
        return io(path);
    return {};
}

/// Our own programs always find the broker on the loopback address, whatever the branch network is.
QStringList addressesOf(const BrokerSettings& settings)
{
    const QString loopback = QStringLiteral("127.0.0.1");
    if (settings.listenAddress == loopback || settings.listenAddress == QLatin1StringView("0.0.0.0"))
        return {settings.listenAddress};
    return {loopback, settings.listenAddress};
}

QByteArray configuration(const BrokerSettings& settings, quint16 port, const QString& aclFile,
                         const IdentityFiles& server)
{
    QString text;
    const auto add = [&text](const char* key, const QString& value) {
        text += QLatin1StringView(key) + QLatin1Char(' ') + value + QLatin1Char('\n');
    };
    const auto number = [](int value) { return QString::number(value); };
    // Started as root it would become another user, who cannot read the keys.
    if (::geteuid() == 0)
        add("user", QStringLiteral("root"));
    add("persistence", QStringLiteral("false"));
    add("log_dest", QStringLiteral("stderr"));
    for (const char* kind : {"error", "warning", "notice", "information"})
        add("log_type", QString::fromLatin1(kind));
    add("connection_messages", QStringLiteral("false"));
    add("sys_interval", number(0));
    add("allow_anonymous", QStringLiteral("false"));
    add("acl_file", aclFile);
    add("check_retain_source", QStringLiteral("true"));
    add("set_tcp_nodelay", QStringLiteral("true"));
    add("max_keepalive", number(120));
    add("max_inflight_messages", number(20));
    add("max_queued_messages", number(10000));
    add("max_queued_bytes", number(268435456));
    add("max_packet_size", number(270000));
    add("message_size_limit", number(262144));
    for (const QString& address : addressesOf(settings)) {
        add("listener", QStringLiteral("%1 %2").arg(port).arg(address));
        add("max_connections", number(settings.maxConnections));
        add("cafile", Certificates::caFileOf(settings.folder));
        add("crlfile", Revocations(settings.folder).listFile());
        add("certfile", server.certFile);
        add("keyfile", server.keyFile);
        add("tls_version", QStringLiteral("tlsv1.2"));
        add("require_certificate", QStringLiteral("true"));
        add("use_identity_as_username", QStringLiteral("true"));
        add("use_username_as_clientid", QStringLiteral("true"));
    }
    return text.toUtf8();
}

/// Certificates for the server and for our own two programs.
Result<IdentityFiles> prepareCertificates(const BrokerSettings& settings)
{
    const Result<Certificates> certificates = Certificates::inFolder(settings.folder);
    if (!certificates)
        return certificates.error();
    if (const auto published = certificates->publishRevocations(); !published)
        return published.error();
    for (const QLatin1StringView program : {kConsole, kRecorder}) {
        if (const auto issued = certificates->program(program); !issued)
            return issued.error();
    }
    QStringList names{QStringLiteral("127.0.0.1"), QStringLiteral("localhost"), settings.listenAddress};
    names += settings.names;
    names.removeDuplicates();
    return certificates->server(names);
}

} // namespace

Result<BrokerSetup> setUpBroker(const BrokerSettings& settings, bool anyPort)
{
    const Result<QString> program = findProgram();
    if (!program)
        return program.error();
    const Result<IdentityFiles> server = prepareCertificates(settings);
    if (!server)
        return server.error();
    const QString portFile = settings.folder + QStringLiteral("/port");
    const quint16 wanted = settings.port != 0 ? settings.port : lastPort(portFile);
    const quint16 port = settings.port != 0 ? wanted : freePort(settings.listenAddress, anyPort ? 0 : wanted);
    const QString aclFile = settings.folder + QStringLiteral("/access.list");
    const QString configFile = settings.folder + QStringLiteral("/mosquitto.conf");
    if (const auto written = write(portFile, QByteArray::number(port)); !written)
        return written.error();
    if (const auto written = write(aclFile, accessList()); !written)
        return written.error();
    if (const auto written = write(configFile, configuration(settings, port, aclFile, *server)); !written)
        return written.error();
    return BrokerSetup{*program, configFile, port};
}

} // namespace jinbi::broker
