// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sessioncolumns.h"

#include "domain/names.h"
#include "store/statement.h"

#include <QCoreApplication>

namespace jinbi::store {

namespace {

template <class T>
QVariant optionalName(const std::optional<T>& value)
{
    return value ? QVariant(names::of(*value)) : QVariant();
}

QVariant optionalFlag(const std::optional<bool>& value)
{
    return value ? QVariant(*value ? 1 : 0) : QVariant();
}

Error strangeValue(const char* column)
{
    return {ErrorCode::Corrupt,
            QCoreApplication::translate("store", "The database holds a session that cannot be read."),
            QStringLiteral("column %1").arg(QLatin1StringView(column))};
}

} // namespace

namespace columns {

QString insertSql()
{
    return QStringLiteral("INSERT INTO session (id, kiosk, epoch, seq, started_ms, outcome, failing, score, threshold, "
                          "liveness, customer, phone_tail, attempts, scan_ms, decision_ms, total_ms, engine, "
                          "network_digest, policy_revision, mode, face_matched, phone_known, pin_valid, rehearsal, "
                          "body, stored_ms) "
                          "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING");
}

QVariantList insertValues(const SessionRecord& r, const QByteArray& body, qint64 storedMs)
{
    return {r.id.toString(),
            r.kiosk.toString(),
            bindable(r.epoch),
            static_cast<qint64>(r.seq),
            r.startedMs,
            names::of(r.outcome),
            optionalName(r.failing),
            r.score ? QVariant(r.score->units()) : QVariant(),
            r.threshold.units(),
            names::of(r.liveness),
            bindable(r.customer),
            bindable(r.phoneTail),
            static_cast<int>(r.attempts.size()),
            r.timing.scanMs,
            r.timing.decisionMs,
            r.timing.totalMs,
            bindable(r.engine.name),
            bindable(r.engine.networkDigest),
            static_cast<qint64>(r.policyRevision),
            names::of(r.mode),
            optionalFlag(r.faceMatched),
            optionalFlag(r.phoneKnown),
            optionalFlag(r.pinValid),
            r.rehearsal ? 1 : 0,
            QString::fromUtf8(body),
            storedMs};
}

QString rowList()
{
    return QStringLiteral("id, started_ms, kiosk, outcome, failing, score, threshold, liveness, customer, phone_tail, "
                          "attempts, scan_ms, total_ms, engine, network_digest, policy_revision");
}

Result<SessionRow> rowAt(const Statement& s)
{
    SessionRow row;
    row.key = {s.value(1).toLongLong(), SessionId::fromString(s.value(0).toString())};
    auto kiosk = KioskId::from(s.value(2).toString());
    if (!kiosk)
        return strangeValue("kiosk");
    row.kiosk = *std::move(kiosk);
    const auto outcome = names::outcome(s.value(3).toString());
    const auto liveness = names::liveness(s.value(7).toString());
    const auto threshold = MatchScore::fromUnits(s.value(6).toLongLong());
    if (!outcome || !liveness || !threshold)
        return strangeValue("outcome, liveness or threshold");
    row.outcome = *outcome;
    row.liveness = *liveness;
    row.threshold = *threshold;
    row.failing = names::qualityComponent(s.value(4).toString());
    if (const QVariant score = s.value(5); !score.isNull()) {
        const auto read = MatchScore::fromUnits(score.toLongLong());
        if (!read)
            return strangeValue("score");
        row.score = *read;
    }
    row.customer = s.value(8).toString();
    row.phoneTail = s.value(9).toString();
    row.attempts = s.value(10).toInt();
    row.scanMs = s.value(11).toLongLong();
    row.totalMs = s.value(12).toLongLong();
    row.engine = EngineId{s.value(13).toString(), s.value(14).toString()}.display();
    row.policyRevision = static_cast<quint64>(s.value(15).toLongLong());
    return row;
}

} // namespace columns

SessionRow rowOf(const SessionRecord& r)
{
    SessionRow row;
    row.key = {r.startedMs, r.id};
    row.kiosk = r.kiosk;
    row.outcome = r.outcome;
    row.failing = r.failing;
    row.score = r.score;
    row.threshold = r.threshold;
    row.liveness = r.liveness;
    row.customer = r.customer;
    row.phoneTail = r.phoneTail;
    row.attempts = static_cast<int>(r.attempts.size());
    row.scanMs = r.timing.scanMs;
    row.totalMs = r.timing.totalMs;
    row.engine = r.engine.display();
    row.policyRevision = r.policyRevision;
    return row;
}

} // namespace jinbi::store
