// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/revocations.h"

#include "crypto/privatefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

namespace jinbi::broker {

namespace {

constexpr qsizetype kMostBytes = qsizetype{1} << 20;

Error unusable(const QString& path)
{
    return {ErrorCode::Io,
            QCoreApplication::translate("Certificates", "The list of revoked certificates cannot be used."), path};
}

/// The lines of a file, none when it is not there yet.
Result<QList<QByteArray>> linesOf(const QString& path)
{
    const Result<QByteArray> bytes = crypto::readPrivateFile(path, kMostBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return QList<QByteArray>();
    if (!bytes)
        return bytes.error();
    QList<QByteArray> lines = bytes->split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

Result<void> write(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) || !file.commit())
        return unusable(path);
    return {};
}

Result<void> append(const QString& path, const QByteArray& line)
{
    Result<QList<QByteArray>> lines = linesOf(path);
    if (!lines)
        return lines.error();
    if (lines->contains(line))
        return {};
    lines->append(line);
    return write(path, lines->join('\n') + '\n');
}

} // namespace

Result<QSet<QString>> Revocations::retired() const
{
    const Result<QList<QByteArray>> lines = linesOf(namesFile());
    if (!lines)
        return lines.error();
    QSet<QString> names;
    for (const QByteArray& line : *lines)
        names.insert(QString::fromLatin1(line));
    return names;
}

Result<void> Revocations::revoke(const QByteArray& certificate) const
{
    const Result<QByteArray> serial = x509::serialOf(certificate);
    return serial ? append(serialsFile(), *serial) : serial.error();
}

Result<void> Revocations::retire(const KioskId& kiosk) const
{
    return append(namesFile(), kiosk.toString().toLatin1());
}

Result<void> Revocations::publish(const x509::Pem& authority) const
{
    const Result<QList<QByteArray>> serials = linesOf(serialsFile());
    if (!serials)
        return serials.error();
    const Result<QByteArray> list = x509::revocationList(authority, *serials);
    return list ? write(listFile(), *list) : list.error();
}

} // namespace jinbi::broker
