// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "ports/sessionlog.h"
#include "ports/timelog.h"
#include "store/database.h"
#include "store/evidencevault.h"

#include <functional>
#include <optional>
#include <utility>

namespace jinbi::store {

struct LogWalk;

/// Asked now and then by long reads; true makes them end with Cancelled.
using IsCancelled = std::function<bool()>;

/// The questions of SessionLog, answered at once. Thread: the one that opened the database.
class SessionReader
{
public:
    explicit SessionReader(Database database) : m_database(std::move(database)) {}

    /// Without `isCancelled` it goes on to the end.
    Result<QList<SessionRow>> page(const SessionFilter& filter, const std::optional<SessionKey>& from, int limit,
                                   const IsCancelled& isCancelled = {}) const;
    /// The `limit` rows next above `than`, so that asking again with the newest of them leaves nothing out.
    Result<QList<SessionRow>> newerThan(const SessionFilter& filter, const SessionKey& than, int limit) const;
    Result<SessionAnchors> anchors(const SessionFilter& filter, const std::optional<SessionKey>& after, int stride,
                                   qint64 maxRows, const IsCancelled& isCancelled) const;
    Result<SessionDetail> detail(const SessionId& id) const;
    /// As they lie in the store. NotFound: there were some, and they were deleted after their time.
    Result<QList<KeptPicture>> pictures(const SessionId& id) const;
    /// See TimeLog::times().
    Result<QList<KioskTimes>> times(const QList<KioskId>& kiosks, qint64 fromMs, qint64 untilMs) const;
    Result<ScoreHistogram> scores(const SessionFilter& filter, const IsCancelled& isCancelled) const;

    [[nodiscard]] const Database& database() const { return m_database; }

private:
    class Hopper;
    struct ScoreSums;
    Result<std::pair<int, bool>> countPictures(const SessionId& id) const;
    Result<void> sumScores(const QList<LogWalk>& walks, ScoreSums& sums) const;
    Result<std::optional<std::pair<qint64, qint64>>> span(const SessionFilter& filter) const;
    Result<QList<SessionRow>> rows(const QString& sql, const QVariantList& values,
                                   const IsCancelled& isCancelled = {}) const;

    Database m_database;
};

} // namespace jinbi::store
