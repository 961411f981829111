// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/filesystem.h"
#include "store/schema.h"

#include <QDateTime>
#include <QString>

/// What can be said of a database file before SQLite touches it. Thread-safe.
namespace jinbi::store::databasefile {

/// Refuses, each with its own words: missing (NotFound), a journal without its file, link or no plain file, someone
/// else's, readable by others, on a network file system, empty, not SQLite, another program's.
[[nodiscard]] Result<void> inspect(const QString& path, const Schema& schema,
                                   const FileSystemProbe& probe = fileSystemOf);
/// The folder exists and is not on a network drive.
[[nodiscard]] Result<void> inspectFolder(const QString& path, const FileSystemProbe& probe = fileSystemOf);
[[nodiscard]] bool isWritable(const QString& path);

/// An empty file that only its owner can read.
[[nodiscard]] Result<void> createPrivate(const QString& path);
/// Flushes file and folder to the disk.
[[nodiscard]] Result<void> sync(const QString& path);
/// Gives a finished file its final name; never replaces anything.
[[nodiscard]] Result<void> publish(const QString& from, const QString& to);

/// Only when a person asked for it: renames the file and its journals to `<path>.corrupt-<time>`, so that a new one
/// can be created. Returns the new name. Nobody else may hold the database.
[[nodiscard]] Result<QString> setAside(const QString& path, const QDateTime& now);

} // namespace jinbi::store::databasefile
