// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

/// Files that hold keys: regular, owned by this user (or root), and open to nobody else. Thread-safe.
namespace jinbi::crypto {

/// Refused when others may read or write the file or when it is a symbolic link; NotFound when there is none.
[[nodiscard]] Result<void> checkPrivateFile(const QString& path);

/// The whole file after the same check, made on the opened file; Corrupt above `most` bytes.
[[nodiscard]] Result<QByteArray> readPrivateFile(const QString& path, qsizetype most);

/// Writes a new file of mode 0600, complete or not at all, and flushed to the disk; Refused when the path is taken.
[[nodiscard]] Result<void> createPrivateFile(const QString& path, const QByteArray& bytes);

/// The same, in the place of what was there: whoever reads sees the old bytes or the new ones, also after a power cut.
[[nodiscard]] Result<void> replacePrivateFile(const QString& path, const QByteArray& bytes);

} // namespace jinbi::crypto
