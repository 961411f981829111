// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/guardedsessionlog.h"

#include <utility>

namespace jinbi {

GuardedSessionLog::GuardedSessionLog(SessionLog& log, const AccessPolicy& policy) : m_log(log), m_policy(policy) {}

template <class T, class Ask>
QFuture<Result<T>> GuardedSessionLog::guarded(Ask ask)
{
    if (const auto may = m_policy.check(Action::ReadSessions); !may)
        return QtFuture::makeReadyFuture(Result<T>(may.error()));
    return ask();
}

QFuture<Result<QList<SessionRow>>> GuardedSessionLog::page(SessionFilter filter, std::optional<SessionKey> from,
                                                           int limit)
{
    return guarded<QList<SessionRow>>([&] { return m_log.page(std::move(filter), from, limit); });
}

QFuture<Result<QList<SessionRow>>> GuardedSessionLog::newerThan(SessionFilter filter, SessionKey than, int limit)
{
    return guarded<QList<SessionRow>>([&] { return m_log.newerThan(std::move(filter), than, limit); });
}

QFuture<Result<SessionAnchors>> GuardedSessionLog::anchors(SessionFilter filter, std::optional<SessionKey> after,
                                                           int stride, qint64 maxRows)
{
    return guarded<SessionAnchors>([&] { return m_log.anchors(std::move(filter), after, stride, maxRows); });
}

QFuture<Result<SessionDetail>> GuardedSessionLog::detail(SessionId id)
{
    return guarded<SessionDetail>([&] { return m_log.detail(id); });
}

QFuture<Result<QList<SessionEvidence>>> GuardedSessionLog::evidence(SessionId id)
{
    return guarded<QList<SessionEvidence>>([&] { return m_log.evidence(id); });
}

QFuture<Result<ScoreHistogram>> GuardedSessionLog::scores(SessionFilter filter)
{
    return guarded<ScoreHistogram>([&] { return m_log.scores(std::move(filter)); });
}

QFuture<Result<qint64>> GuardedSessionLog::exportCsv(SessionFilter, QString)
{
    return QtFuture::makeReadyFuture(
        Result<qint64>(Error{ErrorCode::Refused, {}, QStringLiteral("sessions leave through SessionExports only")}));
}

} // namespace jinbi
