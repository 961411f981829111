// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/sessionlog.h"
#include "services/accesspolicy.h"

namespace jinbi {

/// The verification log for whoever may read it: every question is answered by the policy first. Nothing leaves it as a
/// file; SessionExports is for that. GUI thread.
class GuardedSessionLog : public SessionLog
{
public:
    /// Both outlive it.
    GuardedSessionLog(SessionLog& log, const AccessPolicy& policy);

    QFuture<Result<QList<SessionRow>>> page(SessionFilter filter, std::optional<SessionKey> from, int limit) override;
    QFuture<Result<QList<SessionRow>>> newerThan(SessionFilter filter, SessionKey than, int limit) override;
    QFuture<Result<SessionAnchors>> anchors(SessionFilter filter, std::optional<SessionKey> after, int stride,
                                            qint64 maxRows) override;
    QFuture<Result<SessionDetail>> detail(SessionId id) override;
    QFuture<Result<QList<SessionEvidence>>> evidence(SessionId id) override;
    QFuture<Result<ScoreHistogram>> scores(SessionFilter filter) override;
    /// Refused, whoever asks.
    QFuture<Result<qint64>> exportCsv(SessionFilter filter, QString path) override;

private:
    template <class T, class Ask>
    QFuture<Result<T>> guarded(Ask ask);

    SessionLog& m_log;
    const AccessPolicy& m_policy;
};

} // namespace jinbi
