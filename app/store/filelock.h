// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace jinbi::store {

/// The right to write a database: an exclusive lock on the file `<database>.lock`.
///
/// Invariant: at most one holder per database on this machine. The system releases it however the holder ends, so a
/// kill leaves nothing stale; the file itself stays. Unavailable names the process that holds it.
class FileLock
{
public:
    static Result<FileLock> take(const QString& databasePath);
    /// Whether the last holder was this program.
    [[nodiscard]] static bool wasTakenHere(const QString& databasePath);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

} // namespace jinbi::store
