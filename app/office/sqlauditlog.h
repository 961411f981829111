// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "office/logcheck.h"
#include "office/officelane.h"
#include "office/workqueue.h"
#include "ports/auditexporter.h"
#include "ports/auditlog.h"
#include "ports/clock.h"

#include <memory>

namespace jinbi::office {

/// The audit log in the branch's store.
///
/// Appending and paging are done by the lane; a verification or an export has a thread and a read-only connection of
/// its own, so that it holds up nothing. Before it, the lane signs what is not covered yet. Any thread; usually the
/// GUI's. The destructor cancels what is under way there and joins.
class SqlAuditLog : public AuditLog, public AuditExporter
{
public:
    /// `clock` outlives it; `trust` is what a verification expects: the key of the lane's signer and of every other
    /// console that signs for this log, and where the signer of this one keeps what it signed.
    SqlAuditLog(std::shared_ptr<OfficeLane> lane, const Clock& clock, LogTrust trust);

    QFuture<Result<void>> append(Act act) override;
    QFuture<Result<QList<AuditRow>>> page(AuditFilter filter, std::optional<quint64> before, int limit) override;
    QFuture<Result<AuditFinding>> verify() override;
    QFuture<Result<qint64>> exportPackage(QString path, Permit permit) override;

private:
    std::shared_ptr<OfficeLane> m_lane;
    const Clock& m_clock;
    LogTrust m_trust;
    std::shared_ptr<WorkQueue> m_checks;
};

} // namespace jinbi::office
