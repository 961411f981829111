// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sessionreader.h"

#include "domain/names.h"
#include "store/filterclause.h"
#include "store/sessioncolumns.h"
#include "store/statement.h"

#include <QCoreApplication>

#include <algorithm>

namespace jinbi::store {

namespace {

constexpr int kMaxPage = 10000;
constexpr int kBins = 100;
constexpr int kBinUnits = 2 * MatchScore::kLimit / kBins;
constexpr qint64 kCancelEvery = 4096;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

QVariantList with(QVariantList values, qint64 limit)
{
    values.append(limit);
    return values;
}

} // namespace

Result<QList<SessionRow>> SessionReader::rows(const QString& sql, const QVariantList& values) const
{
    Statement statement(m_database, sql);
    if (const auto ok = statement.run(values); !ok)
        return ok.error();
    QList<SessionRow> rows;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return more.error();
        if (!*more)
            return rows;
        auto row = columns::rowAt(statement);
        if (!row)
            return row.error();
        rows.append(*std::move(row));
    }
}

Result<QList<SessionRow>> SessionReader::page(const SessionFilter& filter, const std::optional<SessionKey>& from,
                                              int limit) const
{
    const FilterClause clause = FilterClause::from(filter, from, m_database.dialect());
    const QString sql = QStringLiteral("SELECT %1 FROM session%2 ORDER BY started_ms DESC, id DESC LIMIT ?")
                            .arg(columns::rowList(), clause.where());
    return rows(sql, with(clause.values(), std::clamp(limit, 0, kMaxPage)));
}

Result<QList<SessionRow>> SessionReader::newerThan(const SessionFilter& filter, const SessionKey& than, int limit) const
{
    const FilterClause clause = FilterClause::above(filter, than, m_database.dialect());
    const QString sql = QStringLiteral("SELECT %1 FROM session%2 ORDER BY started_ms, id LIMIT ?")
                            .arg(columns::rowList(), clause.where());
    auto found = rows(sql, with(clause.values(), std::clamp(limit, 0, kMaxPage)));
    if (found)
        std::reverse(found->begin(), found->end());
    return found;
}

Result<SessionAnchors> SessionReader::anchors(const SessionFilter& filter, const std::optional<SessionKey>& after,
                                              int stride, qint64 maxRows, const IsCancelled& isCancelled) const
{
    if (stride < 1 || maxRows < 1)
        return Error{ErrorCode::Invalid, Words::tr("The log cannot be counted in steps of nothing."), QString()};
    const FilterClause clause = FilterClause::after(filter, after, m_database.dialect());
    Statement statement(m_database,
                        QStringLiteral("SELECT started_ms, id FROM session%1 ORDER BY started_ms DESC, id DESC LIMIT ?")
                            .arg(clause.where()));
    // One row more tells whether the scan is complete.
    if (const auto ok = statement.run(with(clause.values(), maxRows + 1)); !ok)
        return ok.error();
    const auto key = [&statement] {
        return SessionKey{statement.value(0).toLongLong(), SessionId::fromString(statement.value(1).toString())};
    };
    SessionAnchors found;
    SessionKey last;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return more.error();
        if (!*more)
            return found;
        if (found.rows == maxRows) {
            found.resumeAfter = last;
            return found;
        }
        if (found.rows % kCancelEvery == 0 && isCancelled())
            return Error{ErrorCode::Cancelled, Words::tr("Counting was stopped."), QString()};
        if (found.rows % stride == 0)
            found.anchors.append(key());
        if (++found.rows == maxRows)
            last = key();
    }
}

Result<SessionDetail> SessionReader::detail(const SessionId& id) const
{
    Statement statement(m_database, QStringLiteral("SELECT body, stored_ms FROM session WHERE id = ?"));
    const auto row = statement.first({id.toString()});
    if (!row)
        return row.error();
    if (!*row)
        return Error{ErrorCode::NotFound, Words::tr("This session is not in the log."), id.toString()};
    auto record = wire::sessionFromBody((*row)->at(0).toString().toUtf8());
    if (!record)
        return Error{ErrorCode::Corrupt, Words::tr("This session cannot be read."), record.error().detail};
    return SessionDetail{*std::move(record), (*row)->at(1).toLongLong()};
}

Result<QList<wire::EvidencePicture>> SessionReader::sealedEvidence(const SessionId& id) const
{
    Statement statement(m_database, QStringLiteral("SELECT e.id, e.at_ms, e.sealed FROM evidence e "
                                                   "JOIN session s ON s.id = e.session AND s.kiosk = e.kiosk "
                                                   "WHERE s.id = ? ORDER BY e.at_ms, e.id"));
    if (const auto ok = statement.run({id.toString()}); !ok)
        return ok.error();
    QList<wire::EvidencePicture> pictures;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return more.error();
        if (!*more)
            return pictures;
        pictures.append({EvidenceId::fromString(statement.value(0).toString()), id, statement.value(1).toLongLong(),
                         statement.value(2).toByteArray()});
    }
}

Result<ScoreHistogram> SessionReader::scores(const SessionFilter& filter) const
{
    const FilterClause clause(filter, m_database.dialect());
    Statement statement(m_database,
                        QStringLiteral("SELECT (score + ?) / ?, CASE WHEN outcome = ? THEN 1 ELSE 0 END, "
                                       "count(*), min(threshold), max(threshold) FROM session%1 GROUP BY 1, 2")
                            .arg(clause.where()));
    if (const auto ok =
            statement.run(QVariantList{MatchScore::kLimit, kBinUnits, names::of(Outcome::Accepted)} + clause.values());
        !ok)
        return ok.error();
    ScoreHistogram histogram{QList<qint64>(kBins, 0), QList<qint64>(kBins, 0), 0, std::nullopt};
    qint64 lowest = MatchScore::kLimit;
    qint64 highest = -MatchScore::kLimit;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        lowest = std::min(lowest, statement.value(3).toLongLong());
        highest = std::max(highest, statement.value(4).toLongLong());
        const qint64 count = statement.value(2).toLongLong();
        if (statement.value(0).isNull()) {
            histogram.withoutScore += count;
            continue;
        }
        auto& side = statement.value(1).toInt() == 1 ? histogram.accepted : histogram.others;
        side[std::clamp(statement.value(0).toInt(), 0, kBins - 1)] += count;
    }
    if (lowest == highest) {
        if (const auto threshold = MatchScore::fromUnits(lowest); threshold)
            histogram.threshold = *threshold;
    }
    return histogram;
}

} // namespace jinbi::store
