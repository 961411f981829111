// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filesystem.h"

#include <QFile>
#include <QStorageInfo>

#include <algorithm>
#include <array>
#include <sys/statfs.h>

namespace jinbi::store {

FileSystem fileSystemOf(const QString& folder)
{
    FileSystem found{0, QStorageInfo(folder).fileSystemType()};
    struct statfs facts
    {
    };
    if (::statfs(QFile::encodeName(folder).constData(), &facts) == 0)
        found.magic = static_cast<quint32>(facts.f_type);
    return found;
}

bool isRemote(const FileSystem& system)
{
    // From linux/magic.h and the file systems' own sources; not all of them are in one header.
    static constexpr std::array<quint32, 9> kMagics{
        0x00006969, // NFS
        0x0000517B, // SMB
        0xFF534D42, // CIFS
        0xFE534D42, // SMB 2 and later
        0x01021997, // 9p
        0x5346414F, // AFS
        0x73757245, // Coda
        0x00C36400, // Ceph
        0x0BD00BD0, // Lustre
    };
    // FUSE is anything; only the name of the mount tells a network drive from a stick.
    static const std::array<QByteArray, 13> kNames{"nfs",       "nfs4", "cifs", "smb3",   "smbfs", "9p",
                                                   "afs",       "ceph", "coda", "lustre", "davfs", "fuse.glusterfs",
                                                   "fuse.sshfs"};
    return std::find(kMagics.begin(), kMagics.end(), system.magic) != kMagics.end() ||
           std::find(kNames.begin(), kNames.end(), system.name) != kNames.end() ||
           system.name.startsWith("fuse.rclone") || system.name.startsWith("fuse.davfs");
}

} // namespace jinbi::store
