// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace jinbi::store {

/// What kind of file system a folder is on, as the system tells it. Thread-safe.
struct FileSystem
{
    quint32 magic = 0; ///< statfs::f_type; 0 when it cannot be had
    QByteArray name;   ///< of the mount, "ext4", "fuse.sshfs"; empty where mounts are not listed, as in a container
};

/// Asks about a folder; replaced in tests, which cannot mount anything.
using FileSystemProbe = std::function<FileSystem(const QString& folder)>;

[[nodiscard]] FileSystem fileSystemOf(const QString& folder);

/// True for a network drive. SQLite's write-ahead log needs memory that all its readers share, and locks that hold;
/// neither can be relied on there. A file system that is not known counts as local.
[[nodiscard]] bool isRemote(const FileSystem& system);

} // namespace jinbi::store
