// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditreader.h"

#include "store/auditrecord.h"

#include <QMap>

#include <algorithm>
#include <utility>

namespace jinbi::store {

namespace {

QString leafColumns()
{
    return QStringLiteral("seq, entry, leaf, at_ms, kind, actor, object");
}

StoredLeaf leafOf(const Statement& row)
{
    return {row.value(0).toLongLong(), row.value(1).toByteArray(), row.value(2).toByteArray(),
            row.value(3).toLongLong(), row.value(4).toInt(),       row.value(5).toString(),
            row.value(6).toString()};
}

/// Runs the statement and reads all of its rows.
template <class T, class Read>
Result<QList<T>> all(Statement& statement, const QVariantList& values, Read read)
{
    if (const auto ok = statement.run(values); !ok)
        return ok.error();
    QList<T> rows;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return more.error();
        if (!*more)
            return rows;
        rows.append(read(statement));
    }
}

/// One walk along an index: of one kind or of any.
struct Walk
{
    QString sql;
    QVariantList values;
};

/// Where a walk may stay: seq, begin inclusive, end exclusive.
struct Bounds
{
    std::optional<qint64> begin;
    std::optional<qint64> end;
};

Walk walkOf(const AuditFilter& filter, std::optional<ActKind> kind, const Bounds& bounds, int limit)
{
    QStringList conditions;
    Walk walk;
    const auto add = [&conditions, &walk](const char* condition, const QVariant& value) {
        conditions.append(QLatin1StringView(condition).toString());
        walk.values.append(value);
    };
    if (kind)
        add("kind = ?", static_cast<int>(*kind));
    if (!filter.actor.isEmpty())
        add("actor = ?", filter.actor);
    if (!filter.object.isEmpty())
        add("object = ?", filter.object);
    if (filter.fromMs)
        add("at_ms >= ?", *filter.fromMs);
    if (filter.untilMs)
        add("at_ms < ?", *filter.untilMs);
    if (bounds.begin)
        add("seq >= ?", *bounds.begin);
    if (bounds.end)
        add("seq < ?", *bounds.end);
    walk.sql = QStringLiteral("SELECT %1 FROM audit_leaf%2 ORDER BY seq DESC LIMIT ?")
                   .arg(leafColumns(), conditions.isEmpty()
                                           ? QString()
                                           : QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND ")));
    walk.values.append(limit);
    return walk;
}

/// Of several kinds each walks its own index, and the walks are merged: a list of kinds would be sorted whole.
Walk mergedWalks(const AuditFilter& filter, const Bounds& bounds, int limit)
{
    if (filter.kinds.isEmpty())
        return walkOf(filter, std::nullopt, bounds, limit);
    QStringList parts;
    Walk merged;
    QList<ActKind> seen;
    for (const ActKind kind : filter.kinds) {
        if (seen.contains(kind))
            continue;
        seen.append(kind);
        const Walk walk = walkOf(filter, kind, bounds, limit);
        parts.append(QStringLiteral("SELECT * FROM (%1) AS w%2").arg(walk.sql).arg(parts.size()));
        merged.values.append(walk.values);
    }
    merged.sql = parts.join(QStringLiteral(" UNION ALL ")) + QStringLiteral(" ORDER BY seq DESC LIMIT ?");
    merged.values.append(limit);
    return merged;
}

} // namespace

AuditReader::AuditReader(const Database& database)
    : m_database(database)
    , m_state(database, QStringLiteral("SELECT size, frontier FROM audit_state WHERE id = 1"))
    , m_leaves(database,
               QStringLiteral("SELECT %1 FROM audit_leaf WHERE seq > ? ORDER BY seq LIMIT ?").arg(leafColumns()))
    , m_firstAt(database, QStringLiteral("SELECT seq FROM audit_leaf WHERE at_ms >= ? ORDER BY at_ms, seq LIMIT 1"))
    , m_beside(database, QStringLiteral("SELECT count(*) FROM audit_leaf WHERE (seq = ? AND at_ms >= ?) "
                                        "OR (seq = ? AND at_ms < ?)"))
    , m_jumpBefore(database, QStringLiteral("SELECT 1 FROM audit_leaf j JOIN audit_leaf p ON p.seq = j.seq - 1 "
                                            "WHERE j.kind = ? AND j.seq <= ? AND p.at_ms >= ? LIMIT 1"))
    , m_jumpAfter(database, QStringLiteral("SELECT 1 FROM audit_leaf WHERE kind = ? AND seq > ? AND at_ms < ? LIMIT 1"))
    , m_openings(database, QStringLiteral("SELECT seq, name, salt, value FROM audit_opening "
                                          "WHERE seq > ? OR (seq = ? AND name > ?) ORDER BY seq, name LIMIT ?"))
    , m_openingsOf(database, QStringLiteral("SELECT name, value FROM audit_opening WHERE seq = ?"))
    , m_checkpoints(database, QStringLiteral("SELECT size, note, created_ms FROM audit_checkpoint WHERE size > ? "
                                             "ORDER BY size LIMIT ?"))
    , m_newest(database, QStringLiteral("SELECT size, note, created_ms FROM audit_checkpoint "
                                        "ORDER BY size DESC LIMIT 1"))
{
}

Result<QList<AuditRow>> AuditReader::page(const AuditFilter& filter, std::optional<quint64> before, int limit)
{
    const auto stretch = stretchOf(filter);
    if (!stretch)
        return stretch.error();
    Bounds bounds{stretch->begin, stretch->end};
    if (before)
        bounds.end = std::min(bounds.end.value_or(std::numeric_limits<qint64>::max()),
                              static_cast<qint64>(std::min<quint64>(*before, std::numeric_limits<qint64>::max())));
    const Walk walk = mergedWalks(filter, bounds, limit);
    Statement statement(m_database, walk.sql);
    const auto leaves = all<StoredLeaf>(statement, walk.values, leafOf);
    if (!leaves)
        return leaves.error();
    QList<AuditRow> rows;
    for (const StoredLeaf& leaf : *leaves) {
        auto row = rowOf(leaf);
        if (!row)
            return row.error();
        rows.append(*std::move(row));
    }
    return rows;
}

Result<AuditReader::Stretch> AuditReader::stretchOf(const AuditFilter& filter)
{
    Stretch stretch;
    if (filter.fromMs) {
        const auto begin = edge(*filter.fromMs, Edge::Begin);
        if (!begin)
            return begin.error();
        stretch.begin = *begin;
    }
    if (filter.untilMs) {
        const auto end = edge(*filter.untilMs, Edge::End);
        if (!end)
            return end.error();
        stretch.end = *end;
    }
    return stretch;
}

/// The first entry of a time, found by the index of times: a walk from the newest entry would read all that came later.
/// It is the edge of that time only where no clock was set back across it, and where both neighbours agree, so that one
/// damaged time hides no other row; nothing otherwise, and the walk is long.
Result<std::optional<qint64>> AuditReader::edge(qint64 atMs, Edge which)
{
    const std::optional<qint64> unknown;
    const auto first = m_firstAt.first({atMs});
    if (!first)
        return first.error();
    if (!*first)
        return unknown;
    const qint64 seq = (*first)->first().toLongLong();
    const auto strangers = m_beside.first({seq - 1, atMs, seq + 1, atMs});
    if (!strangers)
        return strangers.error();
    if (!*strangers || (*strangers)->first().toLongLong() != 0)
        return unknown;
    const auto jump =
        (which == Edge::Begin ? m_jumpBefore : m_jumpAfter).first({static_cast<int>(ActKind::ClockJump), seq, atMs});
    if (!jump)
        return jump.error();
    return *jump ? unknown : std::optional(seq);
}

Result<AuditRow> AuditReader::rowOf(const StoredLeaf& leaf)
{
    AuditRow row;
    row.seq = static_cast<quint64>(leaf.seq);
    row.leaf = leaf.leaf;
    row.atMs = leaf.atMs;
    row.kind = static_cast<ActKind>(leaf.kind);
    const auto entry = auditrecord::parse(leaf.entry);
    if (!entry) {
        row.facts = {{QStringLiteral("unreadable"), QString()}};
        return row;
    }
    row.atMs = static_cast<qint64>(entry->wallMs);
    row.kind = static_cast<ActKind>(entry->type);
    row.actor = QString::fromStdString(entry->actor);
    row.object = QString::fromStdString(entry->object);
    for (const auto& [name, value] : entry->facts)
        row.facts.append({QString::fromStdString(name), QString::fromStdString(value)});
    if (entry->commitments.empty())
        return row;
    const auto openings = all<Fact>(m_openingsOf, {leaf.seq}, [](const Statement& found) {
        return Fact{found.value(0).toString(), found.value(1).toString()};
    });
    if (!openings)
        return openings.error();
    QMap<QString, QString> values;
    for (const Fact& fact : *openings)
        values.insert(fact.name, fact.value);
    for (const auto& [name, hidden] : entry->commitments)
        row.personal.append({QString::fromStdString(name), values.value(QString::fromStdString(name))});
    return row;
}

Result<AuditState> AuditReader::state()
{
    const auto row = m_state.first({});
    if (!row)
        return row.error();
    if (!*row)
        return AuditState{};
    return AuditState{(*row)->at(0).toULongLong(), (*row)->at(1).toByteArray()};
}

Result<QList<StoredLeaf>> AuditReader::leavesAfter(qint64 seq, int limit)
{
    return all<StoredLeaf>(m_leaves, {seq, limit}, leafOf);
}

Result<QList<StoredOpening>> AuditReader::openingsAfter(qint64 seq, const QString& name, int limit)
{
    return all<StoredOpening>(m_openings, {seq, seq, bindable(name), limit}, [](const Statement& row) {
        return StoredOpening{row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toByteArray(),
                             row.value(3).toString()};
    });
}

Result<QList<StoredCheckpoint>> AuditReader::checkpointsAfter(qint64 size, int limit)
{
    return all<StoredCheckpoint>(m_checkpoints, {size, limit}, [](const Statement& row) {
        return StoredCheckpoint{row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toLongLong()};
    });
}

Result<std::optional<StoredCheckpoint>> AuditReader::newestCheckpoint()
{
    const auto row = m_newest.first({});
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<StoredCheckpoint>();
    return std::optional(
        StoredCheckpoint{(*row)->at(0).toLongLong(), (*row)->at(1).toString(), (*row)->at(2).toLongLong()});
}

} // namespace jinbi::store
