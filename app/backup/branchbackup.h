// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/manifest.h"
#include "backup/step.h"
#include "domain/result.h"

#include <QString>
#include <QStringList>

/// A branch's store as a folder that can be carried away, and back. Only SQLite: a server's own tools copy it.
///
/// No key is in it: what seals pictures and signs the log stays with the branch (keysOf()). Both directions block, for
/// minutes with gigabytes, and leave nothing when they fail or are stopped; thread-safe for different folders.
namespace jinbi::backup {

/// Copies `branchFolder`/branch.sqlite as it is at this moment into the new folder `target`, while a console may be
/// writing to it, and writes down what the copy holds. Refused when there is anything at `target`.
///
/// A log that was changed does not stop it: the manifest says so, and an inquiry has its copy.
[[nodiscard]] Result<Manifest> backUp(const QString& branchFolder, const QString& target, qint64 nowMs,
                                      const Progress& progress);

/// Puts the store of the backup in `source` into `branchFolder`, which is made when it is missing and must have no
/// store. Before it gets its name everything that the manifest promises is found again: size and SHA-256, sound pages,
/// schema version, rows of every table, and the root of the audit log, hashed anew from its entries.
[[nodiscard]] Result<Manifest> restore(const QString& source, const QString& branchFolder, const Progress& progress);

/// The manifest of the backup in a folder; NotFound when there is none.
[[nodiscard]] Result<Manifest> manifestOf(const QString& source);

/// Names in a branch's folder that no backup holds and that have to be kept elsewhere: keys, what was signed last, and
/// the broker's certificates.
[[nodiscard]] QStringList keysOf(const QString& branchFolder);

} // namespace jinbi::backup
