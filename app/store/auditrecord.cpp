// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditrecord.h"

#include "audit/entrytypes.h"
#include "audit/merkle.h"
#include "crypto/sealing.h"

#include <QCoreApplication>

#include <algorithm>

namespace jinbi::store::auditrecord {

namespace {

// The verifier knows nobody's domain and the domain no verifier: what both name is held together here.
constexpr bool isSame(ActKind kind, audit::EntryType type)
{
    return static_cast<quint16>(kind) == static_cast<quint16>(type);
}
static_assert(isSame(ActKind::Confirmed, audit::EntryType::Confirmed));
static_assert(isSame(ActKind::RecoveryUsed, audit::EntryType::RecoveryUsed));
static_assert(isSame(ActKind::RecoveryCodesMade, audit::EntryType::RecoveryCodesMade));
static_assert(isSame(ActKind::ClockJump, audit::EntryType::ClockJump));
static_assert(isSame(ActKind::Erased, audit::EntryType::Erased));
static_assert(isSame(ActKind::Opened, audit::EntryType::Opened));
static_assert(isSame(ActKind::StoreAccepted, audit::EntryType::StoreAccepted));
static_assert(isSame(ActKind::SessionStored, audit::EntryType::SessionStored));
static_assert(isSame(ActKind::LookBegan, audit::EntryType::LookBegan));
static_assert(isSame(ActKind::LookEnded, audit::EntryType::LookEnded));
static_assert(isSame(ActKind::EvidenceSeen, audit::EntryType::EvidenceSeen));
static_assert(isSame(ActKind::HoldPlaced, audit::EntryType::HoldPlaced));
static_assert(isSame(ActKind::HoldLifted, audit::EntryType::HoldLifted));
static_assert(isSame(ActKind::Swept, audit::EntryType::Swept));
static_assert(isSame(ActKind::SweepConfirmed, audit::EntryType::SweepConfirmed));

Error invalid(const QString& detail)
{
    return {ErrorCode::Invalid, QCoreApplication::translate("store", "This cannot be written into the audit log."),
            detail};
}

bool isText(const QString& text)
{
    // PostgreSQL keeps no NUL in a text, and then row and entry would differ.
    return !text.contains(QChar(u'\0')) && text.toUtf8().size() <= static_cast<qsizetype>(audit::Entry::kMostTextBytes);
}

Result<void> addFacts(const Act& act, audit::Entry& entry)
{
    for (const Fact& fact : act.facts) {
        if (!isText(fact.value) || !entry.facts.emplace(fact.name.toStdString(), fact.value.toStdString()).second)
            return invalid(QStringLiteral("fact %1").arg(fact.name));
    }
    return {};
}

Result<void> addCommitments(const Act& act, audit::Entry& entry, QList<Opening>& openings)
{
    for (const Fact& fact : act.personal) {
        Opening opening{fact, crypto::randomBytes(16)};
        audit::Salt salt{};
        std::copy_n(opening.salt.cbegin(), salt.size(), salt.begin());
        const QByteArray value = fact.value.toUtf8();
        const audit::Hash hidden = audit::commitment(salt, view(value));
        if (!isText(fact.value) || !entry.commitments.emplace(fact.name.toStdString(), hidden).second)
            return invalid(QStringLiteral("personal %1").arg(fact.name));
        openings.append(std::move(opening));
    }
    return {};
}

} // namespace

Result<Record> make(const Act& act, quint64 seq, qint64 wallMs, qint64 bootMs)
{
    if (!isText(act.actor) || !isText(act.object) || wallMs < 0 || bootMs < 0)
        return invalid(QStringLiteral("actor, object or time"));
    audit::Entry entry;
    entry.seq = seq;
    entry.wallMs = static_cast<std::uint64_t>(wallMs);
    entry.bootMs = static_cast<std::uint64_t>(bootMs);
    const QByteArray id = crypto::randomBytes(static_cast<qsizetype>(entry.eventId.size()));
    std::copy_n(id.cbegin(), entry.eventId.size(), entry.eventId.begin());
    entry.type = static_cast<audit::EntryType>(act.kind);
    entry.actor = act.actor.toStdString();
    entry.object = act.object.toStdString();
    Record record;
    if (auto ok = addFacts(act, entry); !ok)
        return ok.error();
    if (auto ok = addCommitments(act, entry, record.openings); !ok)
        return ok.error();
    const auto encoded = audit::encodeEntry(entry);
    if (!encoded)
        return invalid(QString::fromStdString(encoded.reason()));
    record.leaf = audit::leafHash(*encoded);
    record.entry = bytes(*encoded);
    return record;
}

Result<audit::Entry> parse(const QByteArray& entry)
{
    auto parsed = audit::parseEntry(view(entry));
    if (!parsed)
        return damaged(QString::fromStdString(parsed.reason()));
    return *std::move(parsed);
}

audit::ByteView view(const QByteArray& bytes)
{
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

QByteArray bytes(std::span<const std::uint8_t> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

Error damaged(const QString& detail)
{
    return {ErrorCode::Corrupt, QCoreApplication::translate("store", "The audit log is damaged."), detail};
}

} // namespace jinbi::store::auditrecord
