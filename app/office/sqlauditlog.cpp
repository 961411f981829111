// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/sqlauditlog.h"

#include "office/proofpackage.h"
#include "store/transaction.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <utility>

namespace jinbi::office {

namespace {

constexpr int kMostRows = 1000;
constexpr qsizetype kLongestName = 64;

template <class T>
LogCheck::Progress progressOf(QPromise<Result<T>>& promise)
{
    return [&promise](quint64 entries) {
        promise.setProgressValue(static_cast<int>(std::min<quint64>(entries, std::numeric_limits<int>::max())));
    };
}

Result<qint64> exported(const store::StoreAddress& address, const LogTrust& trust, const QString& path,
                        QPromise<Result<qint64>>& promise)
{
    const auto database = store::Database::open(address, store::Schema::branch(), store::Database::Access::Read);
    if (!database)
        return database.error();
    const auto entries = ProofPackage(*database, trust)
                             .write(
                                 path, [&promise] { return WorkQueue::isCancelled(promise); }, progressOf(promise));
    return entries ? Result<qint64>(static_cast<qint64>(*entries)) : entries.error();
}

/// Answers as `work` does; what was cancelled has no answer.
template <class T>
void conclude(QPromise<Result<T>>& promise, bool isEnding, const std::function<Result<T>()>& work)
{
    auto found = isEnding || WorkQueue::isCancelled(promise) ? Error{ErrorCode::Cancelled, {}, {}} : work();
    if (!found && found.error().code == ErrorCode::Cancelled)
        promise.future().cancel();
    else
        promise.addResult(std::move(found));
    promise.finish();
}

Result<AuditFinding> checked(const store::StoreAddress& address, const LogTrust& trust,
                             QPromise<Result<AuditFinding>>& promise)
{
    const auto database = store::Database::open(address, store::Schema::branch(), store::Database::Access::Read);
    if (!database)
        return database.error();
    return LogCheck(*database, trust).run([&promise] { return WorkQueue::isCancelled(promise); }, progressOf(promise));
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
        conclude<AuditFinding>(*promise, isEnding, [&] { return checked(address, trust, *promise); });
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

QFuture<Result<qint64>> SqlAuditLog::exportPackage(QString path, Permit permit)
{
    auto promise = std::make_shared<QPromise<Result<qint64>>>();
    promise->start();
    QFuture<Result<qint64>> future = promise->future();
    Result<Act> act = std::move(permit).spend(Action::ExportAudit, ActKind::AuditExported);
    if (!act) {
        promise->addResult(act.error());
        promise->finish();
        return future;
    }
    act->personal.append({QStringLiteral("file"), QFileInfo(path).fileName().left(kLongestName)});
    const QFuture<Result<void>> written = append(*std::move(act));
    const auto work = [promise, written, path, address = m_lane->address(), trust = m_trust](bool isEnding) {
        conclude<qint64>(*promise, isEnding, [&]() -> Result<qint64> {
            // The lane works in order: its entry was tried before this began.
            if (const Result<void> entry = written.result(); !entry)
                return entry.error();
            return exported(address, trust, path, *promise);
        });
    };
    m_lane->sign([work, checks = std::weak_ptr(m_checks)] {
        if (const auto queue = checks.lock())
            queue->add(work);
        else
            work(true);
    });
    return future;
}

} // namespace jinbi::office
