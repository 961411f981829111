// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/guardedauditlog.h"

#include <utility>

namespace jinbi {

GuardedAuditLog::GuardedAuditLog(AuditLog& log, const AccessPolicy& policy) : m_log(log), m_policy(policy) {}

QFuture<Result<void>> GuardedAuditLog::append(Act act)
{
    return m_log.append(std::move(act));
}

QFuture<Result<QList<AuditRow>>> GuardedAuditLog::page(AuditFilter filter, std::optional<quint64> before, int limit)
{
    if (const auto may = m_policy.check(Action::ReadAudit); !may)
        return QtFuture::makeReadyFuture(Result<QList<AuditRow>>(may.error()));
    return m_log.page(std::move(filter), before, limit);
}

QFuture<Result<AuditFinding>> GuardedAuditLog::verify()
{
    if (const auto may = m_policy.check(Action::ReadAudit); !may)
        return QtFuture::makeReadyFuture(Result<AuditFinding>(may.error()));
    return m_log.verify();
}

} // namespace jinbi
