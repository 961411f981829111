// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/draftfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace jinbi::backup {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(backup)
};

Error cannotBeMade(const QString& path)
{
    return {ErrorCode::Io, Words::tr("The folder %1 cannot be made.").arg(path), qt_error_string(errno)};
}

QByteArray nameOf(const QString& path)
{
    return QFile::encodeName(path);
}

} // namespace

Result<DraftFolder> DraftFolder::make(const QString& target)
{
    const QString place = QDir::cleanPath(QFileInfo(target).absoluteFilePath());
    struct stat there = {};
    if (::lstat(nameOf(place).constData(), &there) == 0)
        return Error{ErrorCode::Refused, Words::tr("%1 is there already; a new folder is needed.").arg(place), {}};
    const QByteArray draft = nameOf(place + QStringLiteral(".unfinished"));
    if (::mkdir(draft.constData(), 0700) != 0 && errno != EEXIST)
        return cannotBeMade(place);
    DraftFolder made(place, ::open(draft.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (made.m_descriptor < 0)
        return cannotBeMade(place);
    if (::flock(made.m_descriptor, LOCK_EX | LOCK_NB) != 0 || !made.isStillThere()) {
        // Somebody else's: not to be emptied.
        ::close(std::exchange(made.m_descriptor, -1));
        return Error{ErrorCode::Unavailable, Words::tr("Another program is filling %1.").arg(place), {}};
    }
    if (::fchmod(made.m_descriptor, 0700) != 0)
        return cannotBeMade(place);
    made.empty();
    return made;
}

DraftFolder::DraftFolder(QString target, int descriptor)
    : m_target(std::move(target)), m_draft(m_target + QStringLiteral(".unfinished")), m_descriptor(descriptor)
{
}

DraftFolder::DraftFolder(DraftFolder&& other) noexcept
    : m_target(std::move(other.m_target))
    , m_draft(std::move(other.m_draft))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

DraftFolder::~DraftFolder()
{
    if (m_descriptor < 0)
        return;
    empty();
    ::rmdir(nameOf(m_draft).constData());
    ::close(m_descriptor);
}

/// The one that was waited for may have become somebody's finished folder meanwhile.
bool DraftFolder::isStillThere() const
{
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(m_descriptor, &opened) == 0 && ::lstat(nameOf(m_draft).constData(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev && opened.st_uid == ::geteuid();
}

/// Files only: nobody of us makes folders in it.
void DraftFolder::empty() const
{
    const auto files = QDir(m_draft).entryList(QDir::Files | QDir::Hidden | QDir::System);
    for (const QString& each : files)
        QFile::remove(filePath(each));
}

Result<void> DraftFolder::publish()
{
    // Of folders rename() replaces an empty one only, so that nothing is lost to somebody who was faster.
    if (::fsync(m_descriptor) != 0 || ::rename(nameOf(m_draft).constData(), nameOf(m_target).constData()) != 0)
        return Error{ErrorCode::Io, Words::tr("%1 cannot be given its name.").arg(m_target), qt_error_string(errno)};
    ::close(std::exchange(m_descriptor, -1));
    const int parent =
        ::open(nameOf(QFileInfo(m_target).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool isFlushed = parent >= 0 && ::fsync(parent) == 0;
    if (parent >= 0)
        ::close(parent);
    if (!isFlushed)
        return Error{ErrorCode::Io, Words::tr("%1 may not outlive a power cut.").arg(m_target), qt_error_string(errno)};
    return {};
}

} // namespace jinbi::backup
