// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/databasefile.h"

#include "store/filelock.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace jinbi::store::databasefile {

namespace {

struct File
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

constexpr int kHeaderBytes = 100;
constexpr int kApplicationIdAt = 68;

QString nameOf(const QString& path)
{
    return QFileInfo(path).fileName();
}

QString walOf(const QString& path)
{
    return path + QStringLiteral("-wal");
}

Error failed(const char* what, const QString& path)
{
    return {ErrorCode::Io, File::tr("%1 cannot be written.").arg(nameOf(path)),
            QStringLiteral("%1: %2").arg(QLatin1StringView(what), qt_error_string(errno))};
}

Result<void> inspectKind(const QString& path)
{
    struct stat status
    {
    };
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0) {
        if (QFileInfo::exists(walOf(path)))
            return Error{
                ErrorCode::Corrupt,
                File::tr("%1 is gone, but its journal is still there. Restore the file or set the journal aside.")
                    .arg(nameOf(path)),
                QStringLiteral("-wal without its main file")};
        return Error{ErrorCode::NotFound, File::tr("There is no database %1.").arg(nameOf(path)), QString()};
    }
    if (!S_ISREG(status.st_mode))
        return Error{ErrorCode::Refused, File::tr("%1 is not a plain file.").arg(nameOf(path)),
                     QStringLiteral("mode %1").arg(status.st_mode, 0, 8)};
    if (::geteuid() != 0 && status.st_uid != ::geteuid())
        return Error{ErrorCode::Refused, File::tr("%1 belongs to another user.").arg(nameOf(path)),
                     QStringLiteral("owner %1").arg(status.st_uid)};
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Error{
            ErrorCode::Refused,
            File::tr("%1 can be read by other users. Only its owner may have access (mode 600).").arg(nameOf(path)),
            QStringLiteral("mode %1").arg(status.st_mode, 0, 8)};
    return {};
}

Result<void> inspectHeader(const QString& path, const Schema& schema)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, File::tr("%1 cannot be read.").arg(nameOf(path)), file.errorString()};
    const QByteArray header = file.read(kHeaderBytes);
    if (header.isEmpty())
        return Error{ErrorCode::Corrupt, File::tr("%1 is empty.").arg(nameOf(path)), QStringLiteral("0 bytes")};
    if (header.size() < kHeaderBytes || !header.startsWith(QByteArrayLiteral("SQLite format 3\0")))
        return Error{ErrorCode::Corrupt, File::tr("%1 is no database.").arg(nameOf(path)),
                     QStringLiteral("no SQLite header")};
    const auto id = qFromBigEndian<quint32>(header.constData() + kApplicationIdAt);
    if (id != schema.applicationId)
        return Error{ErrorCode::Incompatible, File::tr("%1 belongs to another program.").arg(nameOf(path)),
                     QStringLiteral("application_id %1").arg(id, 8, 16, QLatin1Char('0'))};
    return {};
}

} // namespace

Result<void> inspectFolder(const QString& path, const FileSystemProbe& probe)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo(folder).isDir())
        return Error{ErrorCode::NotFound, File::tr("The folder %1 does not exist.").arg(folder), QString()};
    const FileSystem system = probe(folder);
    if (isRemote(system))
        return Error{ErrorCode::Refused, File::tr("A database cannot be kept on a network drive."),
                     QStringLiteral("file system %1 %2")
                         .arg(QString::fromLatin1(system.name))
                         .arg(system.magic, 8, 16, QLatin1Char('0'))};
    return {};
}

Result<void> inspect(const QString& path, const Schema& schema, const FileSystemProbe& probe)
{
    if (auto ok = inspectFolder(path, probe); !ok)
        return ok;
    if (auto ok = inspectKind(path); !ok)
        return ok;
    return inspectHeader(path, schema);
}

bool isWritable(const QString& path)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) == 0;
}

Result<void> createPrivate(const QString& path)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return failed("create", path);
    ::close(descriptor);
    return {};
}

Result<void> sync(const QString& path)
{
    for (const QString& each : {path, QFileInfo(path).absolutePath()}) {
        const int descriptor = ::open(QFile::encodeName(each).constData(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0)
            return failed("open for sync", path);
        const int failure = ::fsync(descriptor);
        ::close(descriptor);
        if (failure != 0)
            return failed("sync", path);
    }
    return {};
}

Result<void> publish(const QString& from, const QString& to)
{
    if (auto ok = sync(from); !ok)
        return ok;
    // link() refuses an existing name where rename() would replace it.
    if (::link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return failed("link", to);
    if (::unlink(QFile::encodeName(from).constData()) != 0)
        return failed("unlink", from);
    return sync(to);
}

Result<QString> setAside(const QString& path, const QDateTime& now)
{
    const auto lock = FileLock::take(path);
    if (!lock)
        return lock.error();
    const QString target =
        path + QStringLiteral(".corrupt-") + now.toUTC().toString(QStringLiteral("yyyyMMddTHHmmssZ"));
    for (const QString& suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        if (!QFileInfo::exists(path + suffix))
            continue;
        if (QFileInfo::exists(target + suffix) || !QFile::rename(path + suffix, target + suffix))
            return Error{ErrorCode::Io, File::tr("%1 cannot be renamed.").arg(nameOf(path)),
                         QStringLiteral("rename %1").arg(suffix)};
    }
    return target;
}

} // namespace jinbi::store::databasefile
