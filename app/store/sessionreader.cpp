// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sessionreader.h"

#include "domain/names.h"
#include "domain/retention.h"
#include "store/filterclause.h"
#include "store/sessioncolumns.h"
#include "store/statement.h"
#include "wire/codec.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace jinbi::store {

namespace {

constexpr int kMaxPage = 10000;
constexpr qint64 kSumMs = 30LL * 24 * 3600 * 1000;
constexpr int kBins = 100;
constexpr int kBinUnits = 2 * MatchScore::kLimit / kBins;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(store)
};

/// The first rows of all walks in `order`; the limit is the last value.
///
/// Of several walks only the keys are merged, and the rows are looked up afterwards: planning a hundred arms with every
/// column takes SQLite many times as long as planning them with few, and each arm would fetch rows that are not shown.
/// They are looked up by their place: by their random ids each would first cost a page of the index of ids, which of
/// ten million sessions is seldom in memory.
QString firstOf(const QList<LogWalk>& walks, const Selection::ClauseOf& clauseOf, const QString& order,
                const Dialect& dialect, QVariantList& values)
{
    const bool isOne = walks.size() < 2;
    const QString keys = QStringLiteral("started_ms, id, %1 AS place").arg(dialect.place);
    const Selection selection(isOne ? columns::rowList() : keys, walks, clauseOf);
    values = selection.values;
    if (isOne)
        return QStringLiteral("%1 ORDER BY %2 LIMIT ?").arg(selection.sql, order);
    return QStringLiteral("SELECT %1 FROM session WHERE %4 IN (SELECT place FROM (%2 ORDER BY %3 LIMIT ?) AS found) "
                          "ORDER BY %3")
        .arg(columns::rowList(), selection.sql, order, dialect.place);
}

QVariantList with(QVariantList values, qint64 limit)
{
    values.append(limit);
    return values;
}

} // namespace

Result<QList<SessionRow>> SessionReader::rows(const QString& sql, const QVariantList& values,
                                              const IsCancelled& isCancelled) const
{
    Statement statement(m_database, sql);
    if (const auto ok = statement.run(values); !ok)
        return ok.error();
    QList<SessionRow> rows;
    for (;;) {
        // Each row may be far from the last one on the disk.
        if (isCancelled && isCancelled())
            return Error{ErrorCode::Cancelled, Words::tr("Counting was stopped."), QString()};
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
                                              int limit, const IsCancelled& isCancelled) const
{
    const auto walks = walksOf(m_database, filter, Reading::Pages);
    if (!walks)
        return walks.error();
    QVariantList values;
    const QString sql = firstOf(
        *walks, [&](const LogWalk& walk) { return FilterClause::from(walk, from, m_database.dialect()); },
        QStringLiteral("started_ms DESC, id DESC"), m_database.dialect(), values);
    return rows(sql, with(values, std::clamp(limit, 0, kMaxPage)), isCancelled);
}

Result<QList<SessionRow>> SessionReader::newerThan(const SessionFilter& filter, const SessionKey& than, int limit) const
{
    const auto walks = walksOf(m_database, filter, Reading::Pages);
    if (!walks)
        return walks.error();
    QVariantList values;
    const QString sql = firstOf(
        *walks, [&](const LogWalk& walk) { return FilterClause::above(walk, than, m_database.dialect()); },
        QStringLiteral("started_ms, id"), m_database.dialect(), values);
    auto found = rows(sql, with(values, std::clamp(limit, 0, kMaxPage)));
    if (found)
        std::reverse(found->begin(), found->end());
    return found;
}

/// Hops over a filtered log downwards. Skipping rows inside the database costs a tenth of looking at each of them.
class SessionReader::Hopper
{
public:
    Hopper(const Database& database, const QList<LogWalk>& walks, std::optional<SessionKey> from)
        : m_database(database), m_walks(walks), m_at(from)
    {
    }

    /// Goes `rows` rows further down; false, and it stays, when there are fewer.
    Result<bool> hop(qint64 rows)
    {
        const auto found = ask(QStringLiteral("%1 ORDER BY started_ms DESC, id DESC LIMIT 1 OFFSET ?"), rows - 1);
        if (!found)
            return found.error();
        if (!*found)
            return false;
        m_at = SessionKey{(*found)->at(0).toLongLong(), SessionId::fromString((*found)->at(1).toString())};
        return true;
    }
    /// How many rows are further down, if fewer than `most`.
    Result<qint64> rest(qint64 most)
    {
        const auto found =
            ask(QStringLiteral("SELECT count(*) FROM (%1 ORDER BY started_ms DESC, id DESC LIMIT ?) AS below"), most);
        if (!found)
            return found.error();
        return (*found)->first().toLongLong();
    }
    [[nodiscard]] const std::optional<SessionKey>& at() const { return m_at; }

private:
    Result<std::optional<QVariantList>> ask(const QString& question, qint64 number)
    {
        const Selection selection(QStringLiteral("started_ms, id"), m_walks, [this](const LogWalk& walk) {
            return FilterClause::after(walk, m_at, m_database.dialect());
        });
        const QString sql = question.arg(selection.sql);
        if (!m_statement || sql != m_sql)
            m_statement.emplace(m_database, sql);
        m_sql = sql;
        return m_statement->first(with(selection.values, number));
    }

    const Database& m_database;
    const QList<LogWalk>& m_walks;
    std::optional<SessionKey> m_at;
    QString m_sql;
    std::optional<Statement> m_statement;
};

Result<SessionAnchors> SessionReader::anchors(const SessionFilter& filter, const std::optional<SessionKey>& after,
                                              int stride, qint64 maxRows, const IsCancelled& isCancelled) const
{
    if (stride < 1 || maxRows < 1)
        return Error{ErrorCode::Invalid, Words::tr("The log cannot be counted in steps of nothing."), QString()};
    const auto walks = walksOf(m_database, filter, Reading::Pages);
    if (!walks)
        return walks.error();
    Hopper hopper(m_database, *walks, after);
    SessionAnchors found;
    for (qint64 step = 1; step > 0; step = std::min<qint64>(stride, maxRows - found.rows)) {
        if (isCancelled())
            return Error{ErrorCode::Cancelled, Words::tr("Counting was stopped."), QString()};
        const auto there = hopper.hop(step);
        if (!there)
            return there.error();
        if (!*there) {
            const auto rest = hopper.rest(step - 1);
            if (!rest)
                return rest.error();
            found.rows += *rest;
            return found;
        }
        // The first hop ends on the first row; a whole stride further is the next anchor.
        if (found.rows == 0 || step == stride)
            found.anchors.append(*hopper.at());
        found.rows += step;
    }
    const SessionKey last = *hopper.at();
    const auto more = hopper.rest(1);
    if (!more)
        return more.error();
    if (*more > 0)
        found.resumeAfter = last;
    return found;
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
    const auto pictures = countPictures(id);
    if (!pictures)
        return pictures.error();
    return SessionDetail{*std::move(record), (*row)->at(1).toLongLong(), pictures->first, pictures->second};
}

/// How many there are now, and whether there were some whose time is over.
Result<std::pair<int, bool>> SessionReader::countPictures(const SessionId& id) const
{
    Statement statement(m_database,
                        QStringLiteral("SELECT (SELECT count(*) FROM evidence e JOIN session s ON s.id = e.session "
                                       "AND s.kiosk = e.kiosk WHERE s.id = ?), (SELECT count(*) FROM subject_key "
                                       "WHERE subject = ? AND destroyed_ms IS NOT NULL)"));
    const auto row = statement.first({id.toString(), EvidenceVault::subjectOf(id)});
    if (!row)
        return row.error();
    const int kept = (*row)->at(0).toInt();
    return std::pair(kept, kept == 0 && (*row)->at(1).toInt() > 0);
}

Result<QList<KeptPicture>> SessionReader::pictures(const SessionId& id) const
{
    Statement statement(m_database, QStringLiteral("SELECT e.id, e.at_ms, e.sealed, e.kiosk, e.subject, k.wrapped "
                                                   "FROM evidence e "
                                                   "JOIN session s ON s.id = e.session AND s.kiosk = e.kiosk "
                                                   "LEFT JOIN subject_key k ON k.subject = e.subject "
                                                   "WHERE s.id = ? ORDER BY e.at_ms, e.id"));
    if (const auto ok = statement.run({id.toString()}); !ok)
        return ok.error();
    QList<KeptPicture> pictures;
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        const auto kiosk = KioskId::from(statement.value(3).toString());
        if (!kiosk)
            return kiosk.error();
        pictures.append({{EvidenceId::fromString(statement.value(0).toString()), id, statement.value(1).toLongLong(),
                          statement.value(2).toByteArray()},
                         *kiosk,
                         statement.value(4).toString(),
                         statement.value(5).toByteArray()});
    }
    if (!pictures.isEmpty())
        return pictures;
    const auto count = countPictures(id);
    if (!count)
        return count.error();
    if (count->second)
        return Error{ErrorCode::NotFound, words::picturesDeleted(),
                     QStringLiteral("pictures deleted after their time")};
    return pictures;
}

struct SessionReader::ScoreSums
{
    ScoreHistogram histogram{QList<qint64>(kBins, 0), QList<qint64>(kBins, 0), 0, std::nullopt};
    qint64 lowest = MatchScore::kLimit; ///< threshold
    qint64 highest = -MatchScore::kLimit;
};

Result<void> SessionReader::sumScores(const QList<LogWalk>& walks, ScoreSums& sums) const
{
    const Selection selection(QStringLiteral("score, outcome, threshold"), walks,
                              [this](const LogWalk& walk) { return FilterClause(walk, m_database.dialect()); });
    Statement statement(m_database,
                        QStringLiteral("SELECT (score + ?) / ?, CASE WHEN outcome = ? THEN 1 ELSE 0 END, "
                                       "count(*), min(threshold), max(threshold) FROM (%1) AS chosen GROUP BY 1, 2")
                            .arg(selection.sql));
    if (const auto ok =
            statement.run(QVariantList{MatchScore::kLimit, kBinUnits, names::of(Outcome::Accepted)} + selection.values);
        !ok)
        return ok.error();
    for (;;) {
        const auto more = statement.next();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        sums.lowest = std::min(sums.lowest, statement.value(3).toLongLong());
        sums.highest = std::max(sums.highest, statement.value(4).toLongLong());
        const qint64 count = statement.value(2).toLongLong();
        if (statement.value(0).isNull()) {
            sums.histogram.withoutScore += count;
            continue;
        }
        auto& side = statement.value(1).toInt() == 1 ? sums.histogram.accepted : sums.histogram.others;
        side[std::clamp(statement.value(0).toInt(), 0, kBins - 1)] += count;
    }
}

/// From the oldest to the newest session of the whole log, within the filter's time; nothing when there is none.
Result<std::optional<std::pair<qint64, qint64>>> SessionReader::span(const SessionFilter& filter) const
{
    SessionFilter time;
    time.fromMs = filter.fromMs;
    time.untilMs = filter.untilMs;
    const FilterClause clause(time, m_database.dialect());
    std::array<qint64, 2> ends{};
    for (const bool newest : {false, true}) {
        const QString direction = newest ? QStringLiteral(" DESC") : QString();
        Statement statement(m_database, QStringLiteral("SELECT started_ms FROM session%1 ORDER BY started_ms%2 LIMIT 1")
                                            .arg(clause.where(), direction));
        const auto row = statement.first(clause.values());
        if (!row)
            return row.error();
        if (!*row)
            return std::optional<std::pair<qint64, qint64>>();
        ends[newest ? 1 : 0] = (*row)->first().toLongLong();
    }
    return std::optional(std::pair(ends[0], ends[1]));
}

Result<ScoreHistogram> SessionReader::scores(const SessionFilter& filter, const IsCancelled& isCancelled) const
{
    const auto whole = span(filter);
    if (!whole)
        return whole.error();
    ScoreSums sums;
    if (!*whole)
        return sums.histogram;
    auto walks = walksOf(m_database, filter, Reading::Everything);
    if (!walks)
        return walks.error();
    // A month at a time, so that a question nobody waits for any more ends soon.
    const auto [oldest, newest] = **whole;
    for (qint64 from = oldest; from <= newest; from += kSumMs) {
        if (isCancelled())
            return Error{ErrorCode::Cancelled, Words::tr("Counting was stopped."), QString()};
        for (LogWalk& walk : *walks) {
            walk.fromMs = from;
            walk.untilMs = std::min(newest + 1, from + kSumMs);
        }
        if (auto ok = sumScores(*walks, sums); !ok)
            return ok.error();
    }
    if (sums.lowest == sums.highest) {
        if (const auto threshold = MatchScore::fromUnits(sums.lowest); threshold)
            sums.histogram.threshold = *threshold;
    }
    return sums.histogram;
}

} // namespace jinbi::store
