// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/privatefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace jinbi::crypto {

namespace {

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

QString reason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

Error refused(const QString& path, const QString& why)
{
    return {ErrorCode::Refused,
            QCoreApplication::translate("PrivateFile", "The key file %1 must be readable by its owner only.").arg(path),
            QStringLiteral("%1: %2").arg(path, why)};
}

Error failed(const QString& path, const QString& what)
{
    return {ErrorCode::Io, QCoreApplication::translate("PrivateFile", "The key file %1 could not be used.").arg(path),
            QStringLiteral("%1: %2: %3").arg(path, what, reason())};
}

Result<Descriptor> openChecked(const QString& path)
{
    Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0 && errno == ENOENT) {
        return Error{ErrorCode::NotFound,
                     QCoreApplication::translate("PrivateFile", "There is no key file %1.").arg(path),
                     QStringLiteral("%1: missing").arg(path)};
    }
    if (file.get() < 0 && errno == ELOOP)
        return refused(path, QStringLiteral("is a symbolic link"));
    if (file.get() < 0)
        return failed(path, QStringLiteral("open"));
    struct stat state = {};
    if (::fstat(file.get(), &state) != 0)
        return failed(path, QStringLiteral("fstat"));
    if (!S_ISREG(state.st_mode))
        return refused(path, QStringLiteral("is no regular file"));
    if ((state.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return refused(path, QStringLiteral("mode %1").arg(state.st_mode & 0777U, 3, 8, QLatin1Char('0')));
    if (state.st_uid != ::geteuid() && state.st_uid != 0)
        return refused(path, QStringLiteral("belongs to another user"));
    return file;
}

bool writeAll(int fd, const QByteArray& bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t written = ::write(fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        done += written;
    }
    return ::fsync(fd) == 0;
}

void flushFolderOf(const QString& path)
{
    const Descriptor folder(
        ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0)
        ::fsync(folder.get());
}

} // namespace

Result<void> checkPrivateFile(const QString& path)
{
    const Result<Descriptor> file = openChecked(path);
    return file ? Result<void>() : file.error();
}

Result<QByteArray> readPrivateFile(const QString& path, qsizetype most)
{
    const Result<Descriptor> file = openChecked(path);
    if (!file)
        return file.error();
    QByteArray bytes(most + 1, '\0');
    qsizetype size = 0;
    while (size < bytes.size()) {
        const ssize_t got = ::read(file->get(), bytes.data() + size, static_cast<size_t>(bytes.size() - size));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed(path, QStringLiteral("read"));
        if (got == 0)
            break;
        size += got;
    }
    if (size > most) {
        return Error{ErrorCode::Corrupt,
                     QCoreApplication::translate("PrivateFile", "The key file %1 is damaged.").arg(path),
                     QStringLiteral("%1: more than %2 bytes").arg(path).arg(most)};
    }
    bytes.truncate(size);
    return bytes;
}

Result<void> createPrivateFile(const QString& path, const QByteArray& bytes)
{
    QByteArray draft = QFile::encodeName(path) + ".XXXXXX";
    const Descriptor file(::mkostemp(draft.data(), O_CLOEXEC)); // mode 0600
    if (file.get() < 0)
        return failed(path, QStringLiteral("create"));
    const bool written = writeAll(file.get(), bytes);
    // link() and not rename(): a key that is already there must never be replaced.
    const bool placed = written && ::link(draft.constData(), QFile::encodeName(path).constData()) == 0;
    const int trouble = errno;
    ::unlink(draft.constData());
    errno = trouble;
    if (!written)
        return failed(path, QStringLiteral("write"));
    if (!placed && trouble == EEXIST)
        return refused(path, QStringLiteral("exists already"));
    if (!placed)
        return failed(path, QStringLiteral("link"));
    flushFolderOf(path);
    return {};
}

Result<void> replacePrivateFile(const QString& path, const QByteArray& bytes)
{
    QByteArray draft = QFile::encodeName(path) + ".XXXXXX";
    const Descriptor file(::mkostemp(draft.data(), O_CLOEXEC)); // mode 0600
    if (file.get() < 0)
        return failed(path, QStringLiteral("create"));
    if (writeAll(file.get(), bytes) && ::rename(draft.constData(), QFile::encodeName(path).constData()) == 0) {
        flushFolderOf(path);
        return {};
    }
    const int trouble = errno;
    ::unlink(draft.constData());
    errno = trouble;
    return failed(path, QStringLiteral("write"));
}

} // namespace jinbi::crypto
