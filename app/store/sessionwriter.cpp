// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sessionwriter.h"

#include "domain/names.h"
#include "store/sessioncolumns.h"
#include "store/transaction.h"
#include "wire/codec.h"
#include "wire/topics.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <set>
#include <utility>

namespace jinbi::store {

namespace {

/// SHA-256 of the body as it is stored binds the row: a session that is changed later no longer fits its entry.
Act storedAct(const SessionRecord& record, const QByteArray& body)
{
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    return {ActKind::SessionStored,
            QStringLiteral("kiosk:") + record.kiosk.toString(),
            record.id.toString(),
            {{QStringLiteral("outcome"), names::of(record.outcome)},
             {QStringLiteral("body_hash"), QString::fromLatin1(hash)}},
            {}};
}

} // namespace

SessionWriter::SessionWriter(Database database, const Clock& clock, std::optional<EvidenceVault> vault)
    : m_database(std::move(database))
    , m_clock(clock)
    , m_insertSession(m_database, columns::insertSql())
    , m_findSession(m_database, QStringLiteral("SELECT body FROM session WHERE id = ? UNION ALL "
                                               "SELECT body FROM session WHERE kiosk = ? AND epoch = ? AND seq = ? "
                                               "AND id <> ?"))
    , m_evidence(m_database, std::move(vault))
    , m_quarantine(m_database)
    , m_audit(m_database)
    , m_sequences(m_database)
{
}

Result<BatchResult> SessionWriter::write(const Batch& batch)
{
    BatchResult result;
    result.storedMs = m_clock.utcMs();
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    m_tally = {};
    m_acts.clear();
    if (auto ok = storeAll(batch, result); !ok)
        return ok.error();
    if (auto ok = m_tally.write(m_database); !ok)
        return ok.error();
    if (auto ok = m_audit.append(m_acts, result.storedMs, m_clock.monotonicMs()); !ok)
        return ok.error();
    if (auto ok = advanceAll(batch, result); !ok)
        return ok.error();
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    return result;
}

Result<void> SessionWriter::probe() const
{
    if (m_database.address().kind() == StoreAddress::Kind::Sqlite)
        return {};
    return m_database.execute(QStringLiteral("SELECT 1"));
}

Result<void> SessionWriter::storeAll(const Batch& batch, BatchResult& result)
{
    for (const IncomingSession& session : batch.sessions) {
        const auto fate = store(session, result.storedMs);
        if (!fate)
            return fate.error();
        result.sessions.append(*fate);
    }
    for (const IncomingEvidence& evidence : batch.evidence) {
        const auto fate = m_evidence.store(evidence, result.storedMs);
        if (!fate)
            return fate.error();
        result.evidence.append(*fate);
    }
    for (const RefusedMessage& message : batch.refused) {
        if (auto ok = m_quarantine.add(message, result.storedMs); !ok)
            return ok;
    }
    return {};
}

Result<void> SessionWriter::advanceAll(const Batch& batch, BatchResult& result)
{
    std::set<std::pair<KioskId, QString>> touched;
    for (const IncomingSession& session : batch.sessions)
        touched.emplace(session.record.kiosk, session.record.epoch);
    for (const RefusedMessage& message : batch.refused) {
        if (!message.kiosk.isNull() && message.seq != 0)
            touched.emplace(message.kiosk, message.epoch);
    }
    for (const auto& [kiosk, epoch] : touched) {
        auto state = m_sequences.advance(kiosk, epoch);
        if (!state)
            return state.error();
        result.epochs.append(*std::move(state));
    }
    return {};
}

Result<Fate> SessionWriter::store(const IncomingSession& session, qint64 nowMs)
{
    const SessionRecord& record = session.record;
    const QByteArray body = session.body.isEmpty() ? wire::sessionBody(record) : session.body;
    const auto inserted = m_insertSession.run(columns::insertValues(record, body, nowMs));
    if (!inserted)
        return inserted.error();
    if (*inserted > 0) {
        m_tally.count(record);
        m_acts.append(storedAct(record, body));
        return Fate::Stored;
    }
    const auto same = isSame(record, body);
    if (!same)
        return same.error();
    if (*same)
        return Fate::Duplicate;
    const RefusedMessage refused{wire::topic(record.kiosk, wire::Up::Session),
                                 record.kiosk,
                                 QStringLiteral("conflict"),
                                 QStringLiteral("another session has this id or place"),
                                 session.payload,
                                 record.epoch,
                                 record.seq};
    if (auto ok = m_quarantine.add(refused, nowMs); !ok)
        return ok.error();
    return Fate::Conflict;
}

Result<bool> SessionWriter::isSame(const SessionRecord& record, const QByteArray& body)
{
    if (const auto ok = m_findSession.run({record.id.toString(), record.kiosk.toString(), record.epoch,
                                           static_cast<qint64>(record.seq), record.id.toString()});
        !ok)
        return ok.error();
    bool same = true;
    int rivals = 0;
    while (same) {
        const auto more = m_findSession.next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        ++rivals;
        const QByteArray kept = m_findSession.value(0).toString().toUtf8();
        if (kept == body)
            continue;
        // An older program may have written the same session with other bytes.
        const auto read = wire::sessionFromBody(kept);
        same = read && *read == record;
    }
    m_findSession.finish();
    if (rivals == 0)
        return Error{ErrorCode::Internal,
                     QCoreApplication::translate("store", "The database did not accept a request."),
                     QStringLiteral("a session was neither inserted nor found")};
    return same;
}

} // namespace jinbi::store
