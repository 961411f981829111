// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/sqlauditlog.h"

#include "store/transaction.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace jinbi::office {

namespace {

constexpr int kMostRows = 1000;

Result<AuditFinding> checked(const store::StoreAddress& address, const LogTrust& trust,
                             QPromise<Result<AuditFinding>>& promise)
{
    const auto database = store::Database::open(address, store::Schema::branch(), store::Database::Access::Read);
    if (!database)
        return database.error();
    return LogCheck(*database, trust)
        .run([&promise] { return WorkQueue::isCancelled(promise); },
             [&promise](quint64 entries) {
                 promise.setProgressValue(
                     static_cast<int>(std::min<quint64>(entries, std::numeric_limits<int>::max())));
             });
}

} // namespace

SqlAuditLog::SqlAuditLog(std::shared_ptr<OfficeLane> lane, const Clock& clock, LogTrust trust)
    : m_lane(std::move(lane))
    , m_clock(clock)
    , m_trust(std::move(trust))
    , m_checks(std::make_shared<WorkQueue>(QStringLiteral("log check"), WorkQueue::Habits{}))
{
}

QFuture<Result<void>> SqlAuditLog::append(Act act)
{
    return m_lane->ask<void>(OfficeLane::Kind::Writing,
                             [act = std::move(act), &clock = m_clock, lane = m_lane.get()](Desk& desk) -> Result<void> {
                                 auto transaction = store::Transaction::begin(desk.database);
                                 if (!transaction)
                                     return transaction.error();
                                 if (auto ok = desk.audit.append(act, clock.utcMs(), clock.monotonicMs()); !ok)
                                     return ok.error();
                                 if (act.kind == ActKind::Erased)
                                     lane->hurry();
                                 return transaction->commit();
                             });
}

QFuture<Result<QList<AuditRow>>> SqlAuditLog::page(AuditFilter filter, std::optional<quint64> before, int limit)
{
    return m_lane->ask<QList<AuditRow>>(OfficeLane::Kind::Reading,
                                        [filter = std::move(filter), before, limit](Desk& desk) {
                                            return desk.log.page(filter, before, std::clamp(limit, 0, kMostRows));
                                        });
}

QFuture<Result<AuditFinding>> SqlAuditLog::verify()
{
    auto promise = std::make_shared<QPromise<Result<AuditFinding>>>();
    promise->start();
    QFuture<Result<AuditFinding>> future = promise->future();
    const auto check = [promise, address = m_lane->address(), trust = m_trust](bool isEnding) {
        auto found = isEnding || WorkQueue::isCancelled(*promise) ? Error{ErrorCode::Cancelled, {}, {}}
                                                                  : checked(address, trust, *promise);
        if (!found && found.error().code == ErrorCode::Cancelled)
            promise->future().cancel();
        else
            promise->addResult(std::move(found));
        promise->finish();
    };
    // A log that is gone meanwhile takes its thread with it: then there is nobody left to check.
    m_lane->sign([check, checks = std::weak_ptr(m_checks)] {
        if (const auto queue = checks.lock())
            queue->add(check);
        else
            check(true);
    });
    return future;
}

} // namespace jinbi::office
