// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/step.h"
#include "domain/result.h"

#include <QByteArray>
#include <QString>

namespace jinbi::backup {

/// SHA-256 of a file. Blocks; thread-safe.
[[nodiscard]] Result<QByteArray> digestOf(const QString& path, const Progress& progress);
/// The same of what is copied into a new file of mode 0600, which is not flushed to the disk yet.
[[nodiscard]] Result<QByteArray> copyWithDigest(const QString& from, const QString& to, const Progress& progress);

/// Io when the disk of `folder` has less room than `bytes` and a little.
[[nodiscard]] Result<void> checkRoom(const QString& folder, qint64 bytes);

} // namespace jinbi::backup
