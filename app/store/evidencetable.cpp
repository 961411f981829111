// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/evidencetable.h"

#include "store/evidencevault.h"

namespace jinbi::store {

EvidenceTable::EvidenceTable(const Database& database)
    : m_due(database, QStringLiteral("SELECT e.id, e.session, e.subject, e.stored_ms FROM evidence e "
                                     "WHERE e.delete_at_ms <= ? AND NOT EXISTS (SELECT 1 FROM legal_hold h "
                                     "WHERE h.session = e.session) ORDER BY e.delete_at_ms LIMIT ?"))
    , m_remove(database, QStringLiteral("DELETE FROM evidence WHERE id = ?"))
    , m_left(database, QStringLiteral("SELECT count(*) FROM evidence WHERE session = ?"))
    , m_destroy(database, QStringLiteral("UPDATE subject_key SET wrapped = NULL, destroyed_ms = ? WHERE subject = ? "
                                         "AND wrapped IS NOT NULL AND NOT EXISTS (SELECT 1 FROM evidence e "
                                         "WHERE e.subject = subject_key.subject)"))
    , m_bury(database, QStringLiteral("INSERT INTO subject_key (subject, key_id, made_ms, destroyed_ms) "
                                      "VALUES (?, '', ?, ?) ON CONFLICT DO NOTHING"))
    , m_hold(database, QStringLiteral("INSERT INTO legal_hold (session, reason, placed_by, placed_ms) "
                                      "VALUES (?, ?, ?, ?) ON CONFLICT (session) DO UPDATE SET "
                                      "reason = excluded.reason, placed_by = excluded.placed_by, "
                                      "placed_ms = excluded.placed_ms"))
    , m_lift(database, QStringLiteral("DELETE FROM legal_hold WHERE session = ?"))
    , m_findHold(database, QStringLiteral("SELECT reason, placed_by, placed_ms FROM legal_hold WHERE session = ?"))
    , m_findNote(database, QStringLiteral("SELECT value FROM meta WHERE name = ?"))
    , m_setNote(database, QStringLiteral("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) "
                                         "DO UPDATE SET value = excluded.value"))
{
}

Result<QList<DuePicture>> EvidenceTable::due(qint64 nowMs, int limit)
{
    if (const auto ok = m_due.run({nowMs, limit}); !ok)
        return ok.error();
    QList<DuePicture> pictures;
    for (;;) {
        const auto more = m_due.next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        pictures.append({m_due.value(0).toString(), SessionId::fromString(m_due.value(1).toString()),
                         m_due.value(2).toString(), m_due.value(3).toLongLong()});
    }
    m_due.finish();
    return pictures;
}

Result<void> EvidenceTable::remove(const DuePicture& picture)
{
    const auto ok = m_remove.run({picture.id});
    return ok ? Result<void>() : ok.error();
}

Result<bool> EvidenceTable::destroyKey(const DuePicture& picture, qint64 nowMs)
{
    if (!picture.subject.isEmpty()) {
        const auto destroyed = m_destroy.run({nowMs, picture.subject});
        return destroyed ? Result<bool>(*destroyed > 0) : destroyed.error();
    }
    const auto left = m_left.first({picture.session.toString()});
    if (!left)
        return left.error();
    if ((*left)->first().toLongLong() > 0)
        return false;
    const auto ok = m_bury.run({EvidenceVault::subjectOf(picture.session), picture.storedMs, nowMs});
    return ok ? Result<bool>(false) : ok.error();
}

Result<void> EvidenceTable::hold(const SessionId& session, const LegalHold& hold)
{
    const auto ok = m_hold.run({session.toString(), hold.reason, hold.placedBy, hold.placedMs});
    return ok ? Result<void>() : ok.error();
}

Result<bool> EvidenceTable::lift(const SessionId& session)
{
    const auto lifted = m_lift.run({session.toString()});
    return lifted ? Result<bool>(*lifted > 0) : lifted.error();
}

Result<std::optional<LegalHold>> EvidenceTable::holdOf(const SessionId& session)
{
    const auto row = m_findHold.first({session.toString()});
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<LegalHold>();
    return std::optional(LegalHold{(*row)->at(0).toString(), (*row)->at(1).toString(), (*row)->at(2).toLongLong()});
}

Result<std::optional<QString>> EvidenceTable::note(const QString& name)
{
    const auto row = m_findNote.first({name});
    if (!row)
        return row.error();
    return *row ? std::optional((*row)->first().toString()) : std::nullopt;
}

Result<void> EvidenceTable::setNote(const QString& name, const QString& text)
{
    const auto ok = m_setNote.run({name, text});
    return ok ? Result<void>() : ok.error();
}

} // namespace jinbi::store
