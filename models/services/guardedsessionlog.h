// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/auditlog.h"
#include "ports/sessionlog.h"
#include "services/accesspolicy.h"

#include <QObject>
#include <QPromise>

#include <memory>

namespace jinbi {

/// The verification log for whoever may read it: every question is answered by the policy first. Nothing leaves it as a
/// file; SessionExports is for that.
///
/// Invariant: pictures are given only after the entry EvidenceSeen, with who and of which session, is on the disk. Each
/// call of evidence() is one look and one entry, unless there are no pictures. GUI thread.
class GuardedSessionLog : public SessionLog
{
public:
    /// All of them outlive it.
    GuardedSessionLog(SessionLog& log, AccessPolicy& policy, AuditLog& audit);

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
    /// An answer that is put together by several steps; whoever cancels it ends them.
    using Pictures = std::shared_ptr<QPromise<Result<QList<SessionEvidence>>>>;

    template <class T, class Ask>
    QFuture<Result<T>> guarded(Ask ask);
    void look(const Pictures& answer, const SessionDetail& detail);
    void show(const Pictures& answer, const SessionId& id);

    SessionLog& m_log;
    AccessPolicy& m_policy;
    AuditLog& m_audit;
    QObject m_context; ///< last: what is under way ends with it
};

} // namespace jinbi
