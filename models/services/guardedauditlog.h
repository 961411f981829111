// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/auditlog.h"
#include "services/accesspolicy.h"

namespace jinbi {

/// The audit log for whoever may read it: page() and verify() are answered by the policy first, as
/// Action::ReadAudit. What is done is written down whoever does it. GUI thread.
class GuardedAuditLog : public AuditLog
{
public:
    /// Both outlive it; `log` is the log itself.
    GuardedAuditLog(AuditLog& log, const AccessPolicy& policy);

    QFuture<Result<void>> append(Act act) override;
    QFuture<Result<QList<AuditRow>>> page(AuditFilter filter, std::optional<quint64> before, int limit) override;
    QFuture<Result<AuditFinding>> verify() override;

private:
    AuditLog& m_log;
    const AccessPolicy& m_policy;
};

} // namespace jinbi
