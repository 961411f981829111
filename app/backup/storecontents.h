// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/database.h"

#include <QMap>
#include <QString>

#include <functional>
#include <optional>

namespace jinbi::backup {

/// The audit log of a store, read from its first entry to its last.
struct LogContents
{
    quint64 entries = 0;
    QString root; ///< base64, as what the log keeps to go on from gives it, which an intact log's entries give as well
    bool isIntact = true;
    std::optional<quint64> firstBad; ///< seq, when it is not intact and an entry is to blame
    QString note;                    ///< the newest checkpoint, signed; empty: none yet
    bool operator==(const LogContents&) const = default;
};

/// By what two copies of a store are told apart without reading both.
struct StoreContents
{
    int schema = 0;
    QMap<QString, qint64> rows;     ///< of each table
    std::optional<LogContents> log; ///< nothing in a store from before there was one
    bool operator==(const StoreContents&) const = default;
};

/// Answers false to stop.
using LogProgress = std::function<bool(quint64 entries, quint64 allEntries)>;

/// Reads all of it: every page for damage, a count of each table, the audit log with every hash and signature's place.
/// Nobody writes to `database` meanwhile. Corrupt when pages are damaged; a log that was changed is no failure here but
/// told, since a copy of it is what an inquiry needs. Minutes for gigabytes; the thread of the database.
[[nodiscard]] Result<StoreContents> contentsOf(const store::Database& database, const LogProgress& progress);

/// Corrupt, with a sentence on the first thing that is not as it was promised.
[[nodiscard]] Result<void> compare(const StoreContents& promised, const StoreContents& found);

} // namespace jinbi::backup
