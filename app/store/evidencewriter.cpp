// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/evidencewriter.h"

#include "crypto/codebox.h"
#include "domain/retention.h"
#include "wire/topics.h"

#include <chrono>
#include <utility>

namespace jinbi::store {

namespace {

constexpr qint64 kKeptMs = std::chrono::milliseconds(kPicturesKept).count();

/// Enough to know the same message again; it was encrypted at random, so that nothing of the picture is in it.
QByteArray originOf(const wire::EvidencePicture& picture)
{
    return crypto::checksum(picture.sealed);
}

RefusedMessage refusal(const IncomingEvidence& evidence, Fate fate)
{
    RefusedMessage refused;
    refused.topic = wire::topic(evidence.kiosk, wire::Up::Evidence);
    refused.kiosk = evidence.kiosk;
    refused.code = codeOf(fate);
    refused.payload = evidence.payload;
    switch (fate) {
    case Fate::Surplus:
        refused.detail = QStringLiteral("at most %1 pictures for a session").arg(kMaxEvidence);
        break;
    case Fate::Unopened:
        refused.detail = QStringLiteral("not sealed to this branch's key, or altered");
        break;
    case Fate::Gone:
        refused.detail = QStringLiteral("the key of the session's pictures is gone");
        break;
    default:
        refused.detail = QStringLiteral("another picture has this id");
    }
    return refused;
}

} // namespace

EvidenceWriter::EvidenceWriter(const Database& database, std::optional<EvidenceVault> vault)
    : m_vault(std::move(vault))
    , m_insert(database, QStringLiteral("INSERT INTO evidence (id, session, kiosk, at_ms, sealed, stored_ms, subject, "
                                        "origin, delete_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_find(database, QStringLiteral("SELECT session, kiosk, at_ms, sealed, subject, origin FROM evidence "
                                      "WHERE id = ?"))
    , m_count(database, QStringLiteral("SELECT count(*) FROM evidence WHERE session = ? AND kiosk = ?"))
    , m_findKey(database, QStringLiteral("SELECT wrapped FROM subject_key WHERE subject = ?"))
    , m_insertKey(database, QStringLiteral("INSERT INTO subject_key (subject, wrapped, key_id, made_ms) "
                                           "VALUES (?, ?, ?, ?)"))
    , m_quarantine(database)
{
}

Result<Fate> EvidenceWriter::store(const IncomingEvidence& evidence, qint64 nowMs)
{
    auto fate = judge(evidence);
    if (fate && *fate == Fate::Stored)
        fate = insert(evidence, nowMs);
    if (!fate || *fate == Fate::Stored || *fate == Fate::Duplicate)
        return fate;
    if (auto ok = m_quarantine.add(refusal(evidence, *fate), nowMs); !ok)
        return ok.error();
    return fate;
}

/// What it is beside what is there; Stored when there is a place for it.
Result<Fate> EvidenceWriter::judge(const IncomingEvidence& evidence)
{
    const wire::EvidencePicture& picture = evidence.picture;
    const auto kept = m_find.first({picture.id.toString()});
    if (!kept)
        return kept.error();
    if (*kept) {
        const QVariantList& row = **kept;
        const bool isSamePlace =
            row.first(3) == QVariantList{picture.session.toString(), evidence.kiosk.toString(), picture.atMs};
        const bool isSamePicture = row.at(4).isNull() ? row.at(3).toByteArray() == picture.sealed
                                                      : row.at(5).toByteArray() == originOf(picture);
        return isSamePlace && isSamePicture ? Fate::Duplicate : Fate::Conflict;
    }
    const auto count = m_count.first({picture.session.toString(), evidence.kiosk.toString()});
    if (!count)
        return count.error();
    return (*count)->first().toLongLong() < kMaxEvidence ? Fate::Stored : Fate::Surplus;
}

Result<Fate> EvidenceWriter::insert(const IncomingEvidence& evidence, qint64 nowMs)
{
    if (!m_vault)
        return insert(evidence, {}, {}, evidence.picture.sealed, nowMs);
    // Before a key is made: what cannot be opened leaves none behind.
    auto clear = m_vault->unseal(evidence.picture);
    if (!clear)
        return Fate::Unopened;
    const auto lock = lockFor(evidence.picture.session, nowMs);
    if (!lock)
        return lock.error();
    if (!*lock)
        return Fate::Gone;
    const auto locked = EvidenceVault::lock(*clear, evidence.kiosk, evidence.picture, (*lock)->subject, (*lock)->key);
    crypto::wipe(*clear);
    if (!locked)
        return locked.error();
    return insert(evidence, (*lock)->subject, originOf(evidence.picture), *locked, nowMs);
}

Result<Fate> EvidenceWriter::insert(const IncomingEvidence& evidence, const QVariant& subject, const QVariant& origin,
                                    const QByteArray& bytes, qint64 nowMs)
{
    const wire::EvidencePicture& picture = evidence.picture;
    const auto inserted = m_insert.run({picture.id.toString(), picture.session.toString(), evidence.kiosk.toString(),
                                        picture.atMs, bytes, nowMs, subject, origin, nowMs + kKeptMs});
    if (!inserted)
        return inserted.error();
    return Fate::Stored;
}

Result<std::optional<EvidenceWriter::Lock>> EvidenceWriter::lockFor(const SessionId& session, qint64 nowMs)
{
    for (const QString& subject : {EvidenceVault::subjectOf(session), m_vault->furtherSubjectOf(session)}) {
        const auto row = m_findKey.first({subject});
        if (!row)
            return row.error();
        if (!*row)
            return newLock(subject, nowMs);
        const QByteArray wrapped = (*row)->first().toByteArray();
        if (wrapped.isEmpty())
            return std::optional<Lock>();
        auto key = m_vault->key().unwrap(wrapped, subject);
        if (key)
            return std::optional(Lock{subject, *std::move(key)});
        // Under a vault key that was lost, or damaged: what comes now gets a key that can be read.
    }
    return std::optional<Lock>();
}

Result<std::optional<EvidenceWriter::Lock>> EvidenceWriter::newLock(const QString& subject, qint64 nowMs)
{
    auto key = crypto::SubjectKey::create();
    if (!key)
        return key.error();
    const auto wrapped = m_vault->key().wrap(*key, subject);
    if (!wrapped)
        return wrapped.error();
    if (const auto ok = m_insertKey.run({subject, *wrapped, m_vault->key().id(), nowMs}); !ok)
        return ok.error();
    return std::optional(Lock{subject, *std::move(key)});
}

} // namespace jinbi::store
