// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/outbox.h"

#include <QCoreApplication>
#include <QSqlQuery>
#include <QVariant>

#include <utility>

namespace jinbi::kiosk {

namespace {

Result<void> run(QSqlQuery& query)
{
    if (query.exec())
        return {};
    return KioskDatabase::errorOf(query);
}

QVariant bound(quint64 seq)
{
    return QVariant::fromValue(static_cast<qint64>(seq));
}

QSqlQuery prepared(const KioskDatabase& database, const QString& sql)
{
    QSqlQuery query(database.connection());
    query.setForwardOnly(true);
    query.prepare(sql);
    return query;
}

} // namespace

Result<std::unique_ptr<Outbox>> Outbox::open(KioskDatabase& database)
{
    std::unique_ptr<Outbox> outbox(new Outbox(database));
    QSqlQuery query = prepared(database, QStringLiteral("SELECT epoch, last_seq FROM outbox"));
    if (Result<void> ok = run(query); !ok)
        return ok.error();
    if (!query.next())
        return Error{ErrorCode::Corrupt,
                     QCoreApplication::translate("Outbox", "This kiosk's own records cannot be opened."),
                     QStringLiteral("the outbox has no epoch")};
    outbox->m_epoch = query.value(0).toString();
    outbox->m_lastSeq = static_cast<quint64>(query.value(1).toLongLong());
    if (Result<void> ok = outbox->refreshDepth(); !ok)
        return ok.error();
    return outbox;
}

Result<qint64> Outbox::count(const QString& sql, quint64 a, quint64 b) const
{
    QSqlQuery query = prepared(m_database, sql);
    if (sql.contains(QLatin1String(":a")))
        query.bindValue(QStringLiteral(":a"), bound(a));
    if (sql.contains(QLatin1String(":b")))
        query.bindValue(QStringLiteral(":b"), bound(b));
    if (Result<void> ok = run(query); !ok)
        return ok.error();
    return query.next() ? query.value(0).toLongLong() : 0;
}

Result<void> Outbox::refreshDepth()
{
    const Result<qint64> rows = count(QStringLiteral("SELECT count(*) FROM pending"));
    if (!rows)
        return rows.error();
    m_depth = *rows;
    return {};
}

qint64 Outbox::deadLetters() const
{
    const Result<qint64> rows = count(QStringLiteral("SELECT count(*) FROM dead_letter"));
    return rows ? *rows : -1;
}

Result<QList<Outbox::Pending>> Outbox::pending(quint64 after, int limit) const
{
    QSqlQuery query = prepared(
        m_database, QStringLiteral("SELECT seq, body, sent FROM pending WHERE seq > :after ORDER BY seq LIMIT :limit"));
    query.bindValue(QStringLiteral(":after"), bound(after));
    query.bindValue(QStringLiteral(":limit"), limit);
    if (Result<void> ok = run(query); !ok)
        return ok.error();
    QList<Pending> rows;
    while (query.next())
        rows << Pending{static_cast<quint64>(query.value(0).toLongLong()), query.value(1).toByteArray(),
                        query.value(2).toInt() != 0};
    return rows;
}

Result<QList<Outbox::LedgerEntry>> Outbox::ledger(quint64 after, int limit) const
{
    QSqlQuery query = prepared(m_database, QStringLiteral("SELECT seq, session, committed_ms FROM ledger "
                                                          "WHERE seq > :after ORDER BY seq LIMIT :limit"));
    query.bindValue(QStringLiteral(":after"), bound(after));
    query.bindValue(QStringLiteral(":limit"), limit);
    if (Result<void> ok = run(query); !ok)
        return ok.error();
    QList<LedgerEntry> rows;
    while (query.next())
        rows << LedgerEntry{static_cast<quint64>(query.value(0).toLongLong()),
                            SessionId::fromString(query.value(1).toString()), query.value(2).toLongLong()};
    return rows;
}

Result<SessionRecord> Outbox::commit(SessionRecord record, qint64 utcMs)
{
    record.epoch = m_epoch;
    record.seq = m_lastSeq + 1;
    if (Result<void> ok = validate(record); !ok)
        return ok.error();
    QSqlQuery known = prepared(m_database, QStringLiteral("SELECT 1 FROM ledger WHERE session = :session"));
    known.bindValue(QStringLiteral(":session"), record.id.toString());
    if (Result<void> ok = run(known); !ok)
        return ok.error();
    if (known.next())
        return Error{ErrorCode::Refused, QCoreApplication::translate("Outbox", "This session is already recorded."),
                     QStringLiteral("session id was committed before")};
    known.finish();
    const Result<void> done = m_database.transaction([&] { return insert(record, utcMs); });
    if (!done)
        return done.error();
    m_lastSeq = record.seq;
    ++m_depth;
    return record;
}

Result<void> Outbox::insert(const SessionRecord& record, qint64 utcMs)
{
    QSqlQuery head = prepared(m_database, QStringLiteral("UPDATE outbox SET last_seq = :seq"));
    head.bindValue(QStringLiteral(":seq"), bound(record.seq));
    QSqlQuery ledger = prepared(m_database, QStringLiteral("INSERT INTO ledger VALUES(:seq, :session, :ms)"));
    ledger.bindValue(QStringLiteral(":seq"), bound(record.seq));
    ledger.bindValue(QStringLiteral(":session"), record.id.toString());
    ledger.bindValue(QStringLiteral(":ms"), utcMs);
    QSqlQuery pending = prepared(m_database, QStringLiteral("INSERT INTO pending(seq, body) VALUES(:seq, :body)"));
    pending.bindValue(QStringLiteral(":seq"), bound(record.seq));
    pending.bindValue(QStringLiteral(":body"), wire::encode(record));
    for (QSqlQuery* query : {&head, &ledger, &pending}) {
        if (Result<void> ok = run(*query); !ok)
            return ok;
    }
    return {};
}

Result<void> Outbox::markSent(const QList<quint64>& seqs)
{
    if (seqs.isEmpty())
        return {};
    return m_database.transaction([&]() -> Result<void> {
        QSqlQuery query = prepared(m_database, QStringLiteral("UPDATE pending SET sent = 1 WHERE seq = :seq"));
        for (const quint64 seq : seqs) {
            query.bindValue(QStringLiteral(":seq"), bound(seq));
            if (Result<void> ok = run(query); !ok)
                return ok;
        }
        return {};
    });
}

Result<int> Outbox::removeSent(quint64 from, quint64 upTo)
{
    if (from > upTo)
        return 0;
    const Result<qint64> unsent =
        count(QStringLiteral("SELECT count(*) FROM pending WHERE seq BETWEEN :a AND :b AND sent = 0"), from, upTo);
    if (!unsent)
        return unsent.error();
    // A store that has what was never sent does not tell the truth about the rest either.
    if (upTo > m_lastSeq || *unsent > 0) {
        ++m_strangeAcks;
        return 0;
    }
    QSqlQuery query = prepared(m_database, QStringLiteral("DELETE FROM pending WHERE seq BETWEEN :from AND :to"));
    query.bindValue(QStringLiteral(":from"), bound(from));
    query.bindValue(QStringLiteral(":to"), bound(upTo));
    if (Result<void> ok = run(query); !ok)
        return ok.error();
    return query.numRowsAffected();
}

Result<int> Outbox::acknowledge(const wire::Ack& ack)
{
    if (ack.epoch != m_epoch) {
        ++m_strangeAcks;
        return 0;
    }
    int removed = 0;
    const Result<void> done = m_database.transaction([&]() -> Result<void> {
        Result<int> some = removeSent(1, ack.upTo);
        for (qsizetype i = 0; some && i < ack.sparse.size(); ++i) {
            removed += *some;
            some = removeSent(ack.sparse.at(i), ack.sparse.at(i));
        }
        if (!some)
            return some.error();
        removed += *some;
        return {};
    });
    if (!done)
        return done.error();
    m_depth -= removed;
    return removed;
}

Result<bool> Outbox::refuse(const wire::Nack& nack, qint64 utcMs)
{
    if (nack.epoch != m_epoch || nack.seq == 0 || nack.seq > m_lastSeq) {
        ++m_strangeAcks;
        return false;
    }
    int moved = 0;
    const Result<void> done = m_database.transaction([&]() -> Result<void> {
        QSqlQuery copy =
            prepared(m_database, QStringLiteral("INSERT INTO dead_letter SELECT seq, body, :code, :detail, "
                                                ":ms FROM pending WHERE seq = :seq AND sent = 1"));
        copy.bindValue(QStringLiteral(":code"), nack.code.left(64));
        copy.bindValue(QStringLiteral(":detail"), nack.detail.left(256));
        copy.bindValue(QStringLiteral(":ms"), utcMs);
        copy.bindValue(QStringLiteral(":seq"), bound(nack.seq));
        if (Result<void> ok = run(copy); !ok)
            return ok;
        moved = copy.numRowsAffected();
        QSqlQuery remove = prepared(m_database, QStringLiteral("DELETE FROM pending WHERE seq = :seq AND sent = 1"));
        remove.bindValue(QStringLiteral(":seq"), bound(nack.seq));
        return run(remove);
    });
    if (!done)
        return done.error();
    m_depth -= moved;
    return moved == 1;
}

} // namespace jinbi::kiosk
