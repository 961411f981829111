// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/sessionrecord.h"
#include "store/database.h"
#include "store/filelock.h"
#include "store/rolluptally.h"
#include "store/statement.h"

#include <QList>
#include <QString>
#include <QVariantList>

#include <functional>
#include <optional>

namespace jinbi::store {

/// A session as columns, made ahead in another thread, and what it adds to the rollups.
struct PreparedSessions
{
    QList<QVariantList> rows; ///< as columns::insertValues()
    RollupTally tally;
};

/// Fills a new branch database with many sessions that were never sent: a draft beside it, without journal and with
/// its indexes built at the end, gets the name only when it is whole.
///
/// Invariant: what is there afterwards equals what SessionWriter would have stored of the same sessions, rollups and
/// sequence book included, but for the audit log: nobody sent them, and there is nothing to prove; a load that is not
/// finished leaves nothing. The caller vouches that no id and no place comes twice (the database refuses it, and the
/// load fails) and that each kiosk's sequence numbers have no gap. Thread: one. prepare() is thread-safe.
class BulkLoad
{
public:
    /// Answers false to stop.
    using Progress = std::function<bool(int done, int all)>;

    /// Refused when there is anything at `path`.
    static Result<BulkLoad> begin(const QString& path, const Schema& schema);
    BulkLoad(BulkLoad&&) noexcept = default;
    BulkLoad& operator=(BulkLoad&&) = delete;
    ~BulkLoad();

    static void prepare(const SessionRecord& record, qint64 storedMs, PreparedSessions& into);
    Result<void> add(const PreparedSessions& sessions);
    /// Builds the indexes, one `progress` each, and gives the file its name.
    Result<void> finish(const Progress& progress);

private:
    BulkLoad(QString path, FileLock lock, Database draft);
    Result<void> takeIndexesOff();
    Result<void> writeSequences() const;

    QString m_path;
    FileLock m_lock;
    std::optional<Database> m_draft;
    std::optional<Statement> m_insert;
    QStringList m_indexes; ///< SQL of what was taken off
};

} // namespace jinbi::store
