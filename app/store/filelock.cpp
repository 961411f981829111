// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filelock.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace jinbi::store {

namespace {

struct Lock
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

QString holderOf(int descriptor)
{
    std::array<char, 24> text{};
    const ssize_t size = ::pread(descriptor, text.data(), text.size(), 0);
    return size > 0 ? QString::fromLatin1(text.data(), size).trimmed() : QString();
}

void leaveName(int descriptor)
{
    const QByteArray text = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    // Only an aid for the message of whoever comes second; the lock holds without it.
    if (::ftruncate(descriptor, 0) != 0 ||
        ::pwrite(descriptor, text.constData(), static_cast<size_t>(text.size()), 0) < 0)
        errno = 0;
}

} // namespace

Result<FileLock> FileLock::take(const QString& databasePath)
{
    const QByteArray path = QFile::encodeName(databasePath + QStringLiteral(".lock"));
    const int descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        return Error{ErrorCode::Io, Lock::tr("The folder of the database cannot be written to."),
                     QStringLiteral("open of the lock file: %1").arg(qt_error_string(errno))};
    }
    FileLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const QString holder = holderOf(descriptor);
        return Error{ErrorCode::Unavailable,
                     Lock::tr("Another program (process %1) already writes this database.").arg(holder),
                     QStringLiteral("lock held by process %1").arg(holder)};
    }
    leaveName(descriptor);
    return lock;
}

bool FileLock::wasTakenHere(const QString& databasePath)
{
    const QByteArray path = QFile::encodeName(databasePath + QStringLiteral(".lock"));
    const int descriptor = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return false;
    const FileLock closing(descriptor);
    return holderOf(descriptor) == QString::number(QCoreApplication::applicationPid());
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace jinbi::store
