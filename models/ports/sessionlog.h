// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/matchscore.h"
#include "domain/sessionrecord.h"
#include "domain/visit.h"

#include <QFuture>
#include <QImage>
#include <QList>
#include <QString>

#include <optional>

namespace jinbi {

/// The place of a session in the log. The log is ordered by start, newest first, then by id.
struct SessionKey
{
    qint64 startedMs = 0;
    SessionId id;
    bool operator==(const SessionKey&) const = default;
};

inline constexpr qsizetype kShortestIdStart = 4;

/// What to show; empty fields do not filter.
struct SessionFilter
{
    std::optional<qint64> fromMs;  ///< UTC ms, inclusive
    std::optional<qint64> untilMs; ///< exclusive
    QList<KioskId> kiosks;
    QList<Outcome> outcomes;
    std::optional<int> scoreAtLeast; ///< units of 1e-4
    std::optional<int> scoreAtMost;
    QString customer; ///< pseudonym, exact, or the last four digits of a phone number
    /// Part of a kiosk's name or a customer's pseudonym, or the start of a session id, whatever the case. Of an id at
    /// least kShortestIdStart characters: fewer begin too many.
    QString text;
    bool operator==(const SessionFilter&) const = default;
    [[nodiscard]] bool isEmpty() const { return *this == SessionFilter(); }
};

/// One line of the log.
struct SessionRow
{
    SessionKey key;
    KioskId kiosk;
    Outcome outcome = Outcome::Fault;
    std::optional<QualityComponent> failing;
    std::optional<MatchScore> score;
    MatchScore threshold;
    Liveness liveness = Liveness::NotAssessed;
    QString customer;
    QString phoneTail;
    int attempts = 0;
    qint64 scanMs = 0;
    qint64 totalMs = 0;
    QString engine;
    quint64 policyRevision = 0;
    bool operator==(const SessionRow&) const = default;
};

[[nodiscard]] inline bool precedes(const SessionKey& a, const SessionKey& b)
{
    return a.startedMs != b.startedMs ? a.startedMs > b.startedMs : b.id < a.id;
}

/// Every `stride`-th key of a filtered log, so that a scroll bar can be exact without counting on the UI thread.
struct SessionAnchors
{
    QList<SessionKey> anchors;             ///< keys of rows 0, stride, 2*stride … of this scan step
    qint64 rows = 0;                       ///< rows seen in this step
    std::optional<SessionKey> resumeAfter; ///< nothing when the scan is complete
};

/// Scores under a filter, in 100 equal bins over [-1, 1].
struct ScoreHistogram
{
    QList<qint64> accepted; ///< 100 counts
    QList<qint64> others;   ///< 100 counts
    qint64 withoutScore = 0;
    std::optional<MatchScore> threshold; ///< only when all sessions had the same one
};

struct SessionEvidence
{
    EvidenceId id;
    QImage picture;
    qint64 capturedMs = 0; ///< since the session began
};

struct SessionDetail
{
    SessionRecord record;
    qint64 storedMs = 0;             ///< UTC ms at which the store committed it
    int pictures = 0;                ///< that are kept of it now
    bool arePicturesDeleted = false; ///< there were some, and their time is over
};

/// The verification log as the console reads it. Calls return at once; answers come from another thread, in order.
/// Cancelling a future stops the work where that is possible. An answer holds at most `limit` rows.
class SessionLog
{
public:
    SessionLog() = default;
    SessionLog(const SessionLog&) = delete;
    SessionLog& operator=(const SessionLog&) = delete;
    virtual ~SessionLog() = default;

    /// Rows from `from` (inclusive; from the newest when empty) to older ones.
    [[nodiscard]] virtual QFuture<Result<QList<SessionRow>>> page(SessionFilter filter, std::optional<SessionKey> from,
                                                                  int limit) = 0;
    /// Rows newer than `than`, oldest of them last; for the live tail.
    [[nodiscard]] virtual QFuture<Result<QList<SessionRow>>> newerThan(SessionFilter filter, SessionKey than,
                                                                       int limit) = 0;
    /// One step of the anchor scan: at most `maxRows` rows after `after`.
    [[nodiscard]] virtual QFuture<Result<SessionAnchors>> anchors(SessionFilter filter, std::optional<SessionKey> after,
                                                                  int stride, qint64 maxRows) = 0;
    [[nodiscard]] virtual QFuture<Result<SessionDetail>> detail(SessionId id) = 0;
    /// NotFound: there were pictures, and they were deleted after their time. WrongKey: they are locked with another
    /// branch key. Corrupt: they or their key are damaged.
    [[nodiscard]] virtual QFuture<Result<QList<SessionEvidence>>> evidence(SessionId id) = 0;
    [[nodiscard]] virtual QFuture<Result<ScoreHistogram>> scores(SessionFilter filter) = 0;
    /// Streams to `path` (temporary file, fsync, rename); progressValue is the rows written; cancel() leaves no file.
    [[nodiscard]] virtual QFuture<Result<qint64>> exportCsv(SessionFilter filter, QString path) = 0;
};

} // namespace jinbi
