// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditwriter.h"

#include "audit/merkle.h"

#include <utility>

namespace jinbi::store {

namespace {

/// Who does what nobody asked for.
QString branch()
{
    return QStringLiteral("branch");
}

Act clockJump(qint64 behindMs)
{
    return {ActKind::ClockJump, branch(), {}, {{QStringLiteral("behind_ms"), QString::number(behindMs)}}, {}};
}

} // namespace

struct AuditWriter::Head
{
    audit::Frontier frontier;
    qint64 lastMs = 0;
    bool isNew = false;
};

AuditWriter::AuditWriter(const Database& database)
    : m_state(database, QStringLiteral("SELECT size, frontier, last_ms FROM audit_state WHERE id = 1") +
                            database.dialect().lockRow)
    , m_begin(database, QStringLiteral("INSERT INTO audit_state (size, frontier, last_ms, id) VALUES (?, ?, ?, 1)"))
    , m_update(database, QStringLiteral("UPDATE audit_state SET size = ?, frontier = ?, last_ms = ? WHERE id = 1"))
    , m_leaf(database, QStringLiteral("INSERT INTO audit_leaf (seq, entry, leaf, at_ms, kind, actor, object) "
                                      "VALUES (?, ?, ?, ?, ?, ?, ?)"))
    , m_opening(database, QStringLiteral("INSERT INTO audit_opening (seq, name, salt, value) VALUES (?, ?, ?, ?)"))
    , m_findCheckpoint(database, QStringLiteral("SELECT 1 FROM audit_checkpoint WHERE size = ?"))
    , m_checkpoint(database, QStringLiteral("INSERT INTO audit_checkpoint (size, note, created_ms) VALUES (?, ?, ?)"))
{
}

Result<quint64> AuditWriter::append(const Act& act, qint64 wallMs, qint64 bootMs)
{
    return append(QList<Act>{act}, wallMs, bootMs);
}

Result<quint64> AuditWriter::append(const QList<Act>& acts, qint64 wallMs, qint64 bootMs)
{
    if (acts.isEmpty())
        return quint64(0);
    auto at = head();
    if (!at)
        return at.error();
    QList<Act> all = acts;
    if (at->isNew)
        all.prepend({ActKind::Opened, branch(), {}, {}, {}});
    else if (wallMs < at->lastMs)
        all.prepend(clockJump(at->lastMs - wallMs));
    for (const Act& act : std::as_const(all)) {
        if (auto ok = add(*at, act, wallMs, bootMs); !ok)
            return ok.error();
    }
    at->lastMs = wallMs;
    if (auto ok = write(*at); !ok)
        return ok.error();
    return at->frontier.size() - 1;
}

Result<AuditWriter::Head> AuditWriter::head()
{
    const auto row = m_state.first({});
    if (!row)
        return row.error();
    Head head;
    head.isNew = !*row;
    if (head.isNew)
        return head;
    const QByteArray kept = (*row)->at(1).toByteArray();
    auto frontier = audit::Frontier::parse(auditrecord::view(kept));
    if (!frontier || frontier->size() != (*row)->at(0).toULongLong())
        return auditrecord::damaged(QStringLiteral("state: %1").arg(QString::fromStdString(frontier.reason())));
    head.frontier = *std::move(frontier);
    head.lastMs = (*row)->at(2).toLongLong();
    return head;
}

Result<void> AuditWriter::add(Head& head, const Act& act, qint64 wallMs, qint64 bootMs)
{
    const quint64 seq = head.frontier.size();
    const auto record = auditrecord::make(act, seq, wallMs, bootMs);
    if (!record)
        return record.error();
    const auto key = static_cast<qint64>(seq);
    const auto leaf = m_leaf.run({key, record->entry, auditrecord::bytes(record->leaf), wallMs,
                                  static_cast<int>(act.kind), bindable(act.actor), bindable(act.object)});
    if (!leaf)
        return leaf.error();
    for (const auditrecord::Opening& opening : record->openings) {
        const auto ok = m_opening.run({key, opening.fact.name, opening.salt, bindable(opening.fact.value)});
        if (!ok)
            return ok.error();
    }
    head.frontier.append(record->leaf);
    return {};
}

Result<void> AuditWriter::addCheckpoint(quint64 size, const QString& note, qint64 createdMs)
{
    const auto key = static_cast<qint64>(size);
    const auto found = m_findCheckpoint.first({key});
    if (!found)
        return found.error();
    if (*found)
        return {};
    const auto ok = m_checkpoint.run({key, note, createdMs});
    return ok ? Result<void>() : ok.error();
}

Result<void> AuditWriter::write(const Head& head)
{
    const audit::Bytes frontier = head.frontier.serialise();
    const auto ok = (head.isNew ? m_begin : m_update)
                        .run({static_cast<qint64>(head.frontier.size()), auditrecord::bytes(frontier), head.lastMs});
    return ok ? Result<void>() : ok.error();
}

} // namespace jinbi::store
