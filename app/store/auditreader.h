// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "ports/auditlog.h"
#include "store/statement.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <limits>
#include <optional>

namespace jinbi::store {

/// A row as it lies there; only `entry` is to be believed, and that only by its place in the tree.
struct StoredLeaf
{
    qint64 seq = 0;
    QByteArray entry;
    QByteArray leaf;
    qint64 atMs = 0;
    int kind = 0;
    QString actor;
    QString object;
};

struct StoredOpening
{
    qint64 seq = 0;
    QString name;
    QByteArray salt;
    QString value;
};

struct StoredCheckpoint
{
    qint64 size = 0;
    QString note;
    qint64 createdMs = 0; ///< UTC ms
};

struct AuditState
{
    quint64 size = 0;
    QByteArray frontier; ///< empty for a log that has not begun
};

/// Reads the tamper-evident log: a page for people, and everything in order for whoever checks it. Lives shorter than
/// its database and in the same thread.
class AuditReader
{
public:
    /// Before every row, also one that was put where none belongs.
    static constexpr qint64 kStart = std::numeric_limits<qint64>::min();

    explicit AuditReader(const Database& database);

    /// Newest first. A row whose entry cannot be read has no facts but `unreadable`, so that damage hides no other row.
    Result<QList<AuditRow>> page(const AuditFilter& filter, std::optional<quint64> before, int limit);
    Result<AuditState> state();
    Result<QList<StoredLeaf>> leavesAfter(qint64 seq, int limit);
    /// By entry and name.
    Result<QList<StoredOpening>> openingsAfter(qint64 seq, const QString& name, int limit);
    Result<QList<StoredCheckpoint>> checkpointsAfter(qint64 size, int limit);
    Result<std::optional<StoredCheckpoint>> newestCheckpoint();

private:
    /// Entries of a time lie in a stretch of the log, [begin, end), where the clock was never set back across it.
    struct Stretch
    {
        std::optional<qint64> begin; ///< seq
        std::optional<qint64> end;   ///< exclusive
    };
    enum class Edge { Begin, End };

    Result<Stretch> stretchOf(const AuditFilter& filter);
    Result<std::optional<qint64>> edge(qint64 atMs, Edge which);
    Result<AuditRow> rowOf(const StoredLeaf& leaf);

    const Database& m_database;
    Statement m_state;
    Statement m_leaves;
    Statement m_firstAt;
    Statement m_beside;
    Statement m_jumpBefore;
    Statement m_jumpAfter;
    Statement m_openings;
    Statement m_openingsOf;
    Statement m_checkpoints;
    Statement m_newest;
};

} // namespace jinbi::store
