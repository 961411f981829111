// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "ports/sessionlog.h"
#include "store/database.h"
#include "store/sessionreader.h"

#include <QString>

#include <functional>

class QSaveFile;

namespace jinbi::store {

class Statement;

/// Writes the filtered log as CSV, newest first: one snapshot of the database, streamed.
///
/// The file appears under its name only when it is whole and on the disk, readable by its owner only; an error or
/// Cancelled leaves what was there before. Times are ISO 8601 with the offset of this machine's zone; phone digits are
/// masked.
class SessionExport
{
public:
    using Progress = std::function<void(qint64 rows)>;

    SessionExport(const Database& database, IsCancelled isCancelled, Progress progress);
    /// The number of sessions written.
    Result<qint64> write(const SessionFilter& filter, const QString& path) const;

private:
    Result<qint64> stream(Statement& statement, QSaveFile& file) const;

    const Database& m_database;
    IsCancelled m_isCancelled;
    Progress m_progress;
};

} // namespace jinbi::store
