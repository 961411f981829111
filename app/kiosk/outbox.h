// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/sessionrecord.h"
#include "kiosk/kioskdatabase.h"
#include "wire/codec.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace jinbi::kiosk {

/// Sessions on their way to the store: committed here first, deleted only when the store says that it has them.
///
/// Invariant: sequence numbers are 1, 2, 3 … without a gap within the epoch; a committed session is pending, a dead
/// letter, or acknowledged; its id stays in the ledger for good. Thread: that of the database.
class Outbox
{
public:
    struct Pending
    {
        quint64 seq = 0;
        QByteArray body; ///< the envelope, ready to publish
        bool sent = false;
    };
    struct LedgerEntry
    {
        quint64 seq = 0;
        SessionId session;
        qint64 committedMs = 0; ///< UTC
    };

    /// The database must outlive the outbox.
    static Result<std::unique_ptr<Outbox>> open(KioskDatabase& database);

    [[nodiscard]] const QString& epoch() const noexcept { return m_epoch; }
    [[nodiscard]] quint64 lastSeq() const noexcept { return m_lastSeq; }
    [[nodiscard]] qint64 depth() const noexcept { return m_depth; }
    [[nodiscard]] qint64 deadLetters() const;
    /// Acknowledgements that cannot be true: of another epoch, of the future, of what was never sent.
    [[nodiscard]] qint64 strangeAcks() const noexcept { return m_strangeAcks; }
    /// False when the disk is full: no visit should begin.
    [[nodiscard]] bool canAccept() const { return m_database.disk() != DiskHealth::Full; }

    /// Oldest first, beyond `after`.
    [[nodiscard]] Result<QList<Pending>> pending(quint64 after, int limit) const;
    [[nodiscard]] Result<QList<LedgerEntry>> ledger(quint64 after, int limit) const;

    /// Gives epoch and sequence and returns the completed record once it is on the disk. Refused for an id that was
    /// committed before, Invalid for a record outside its limits, Unavailable when the disk is full.
    Result<SessionRecord> commit(SessionRecord record, qint64 utcMs);
    /// Call before publishing.
    Result<void> markSent(const QList<quint64>& seqs);
    /// How many sessions were deleted.
    Result<int> acknowledge(const wire::Ack& ack);
    /// Moves the session to the dead letters; false when it is not pending.
    Result<bool> refuse(const wire::Nack& nack, qint64 utcMs);

private:
    explicit Outbox(KioskDatabase& database) : m_database(database) {}
    Result<void> insert(const SessionRecord& record, qint64 utcMs);
    Result<int> removeSent(quint64 from, quint64 upTo);
    [[nodiscard]] Result<qint64> count(const QString& sql, quint64 a = 0, quint64 b = 0) const;
    Result<void> refreshDepth();

    KioskDatabase& m_database;
    QString m_epoch;
    quint64 m_lastSeq = 0;
    qint64 m_depth = 0;
    qint64 m_strangeAcks = 0;
};

} // namespace jinbi::kiosk
