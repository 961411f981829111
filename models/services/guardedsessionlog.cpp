// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/guardedsessionlog.h"

#include "domain/retention.h"

#include <utility>

namespace jinbi {

namespace {

void finish(QPromise<Result<QList<SessionEvidence>>>& answer, Result<QList<SessionEvidence>> result)
{
    answer.addResult(std::move(result));
    answer.finish();
}

} // namespace

GuardedSessionLog::GuardedSessionLog(SessionLog& log, AccessPolicy& policy, AuditLog& audit)
    : m_log(log), m_policy(policy), m_audit(audit)
{
}

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
    return guarded<QList<SessionEvidence>>([&] {
        auto answer = std::make_shared<QPromise<Result<QList<SessionEvidence>>>>();
        answer->start();
        m_log.detail(id).then(&m_context, [this, answer](const Result<SessionDetail>& detail) {
            if (detail)
                look(answer, *detail);
            else
                finish(*answer, detail.error());
        });
        return answer->future();
    });
}

/// The entry first. Where nothing is kept nothing is seen, and nothing is written.
void GuardedSessionLog::look(const Pictures& answer, const SessionDetail& detail)
{
    const SessionRecord& record = detail.record;
    if (answer->isCanceled())
        return answer->finish();
    if (record.evidence.isEmpty() || detail.pictures == 0) {
        if (!detail.arePicturesDeleted)
            return finish(*answer, QList<SessionEvidence>());
        return finish(*answer, Error{ErrorCode::NotFound, words::picturesDeleted(),
                                     QStringLiteral("pictures deleted after their time")});
    }
    Result<Permit> permit = m_policy.permit(Action::ReadSessions);
    if (!permit)
        return finish(*answer, permit.error());
    Result<Act> act = std::move(*permit).spend(Action::ReadSessions, ActKind::EvidenceSeen, record.id.toString());
    if (!act)
        return finish(*answer, act.error());
    act->facts << Fact{QStringLiteral("kiosk"), record.kiosk.toString()};
    // Where it can be erased.
    if (!record.customer.isEmpty())
        act->personal << Fact{QStringLiteral("customer"), record.customer};
    m_audit.append(*std::move(act)).then(&m_context, [this, answer, id = record.id](const Result<void>& written) {
        if (written)
            show(answer, id);
        else
            finish(*answer, written.error());
    });
}

void GuardedSessionLog::show(const Pictures& answer, const SessionId& id)
{
    if (answer->isCanceled())
        return answer->finish();
    // Whoever left meanwhile sees nothing more.
    if (const auto may = m_policy.check(Action::ReadSessions); !may)
        return finish(*answer, may.error());
    m_log.evidence(id).then(&m_context,
                            [answer](const Result<QList<SessionEvidence>>& pictures) { finish(*answer, pictures); });
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
