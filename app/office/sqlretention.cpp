// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/sqlretention.h"

#include "store/transaction.h"

#include <QCoreApplication>

#include <functional>
#include <utility>

namespace jinbi::office {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(office)
};

template <class T>
QFuture<Result<T>> ready(const Error& error)
{
    return QtFuture::makeReadyFuture(Result<T>(error));
}

/// A change and its entry, together.
Result<void> changed(Desk& desk, const Act& act, const Clock& clock, const std::function<Result<void>(Desk&)>& change)
{
    auto transaction = store::Transaction::begin(desk.database);
    if (!transaction)
        return transaction.error();
    if (auto ok = change(desk); !ok)
        return ok;
    if (auto ok = desk.audit.append(act, clock.utcMs(), clock.monotonicMs()); !ok)
        return ok.error();
    return transaction->commit();
}

} // namespace

SqlRetention::SqlRetention(std::shared_ptr<OfficeLane> lane, const Clock& clock, const BootClock& bootClock)
    : m_lane(std::move(lane)), m_clock(clock), m_bootClock(bootClock), m_sweep(std::make_shared<RetentionSweep>())
{
}

SweepReading SqlRetention::reading() const
{
    return {m_clock.utcMs(), m_bootClock.sinceBootMs(), m_bootClock.bootId()};
}

QFuture<Result<SweepStep>> SqlRetention::sweep()
{
    return m_lane->ask<SweepStep>(OfficeLane::Kind::Reading,
                                  [sweep = m_sweep, now = reading(), monotonicMs = m_clock.monotonicMs()](Desk& desk) {
                                      return sweep->step(desk, now, monotonicMs);
                                  });
}

QFuture<Result<void>> SqlRetention::confirmClock(Permit permit)
{
    auto act = std::move(permit).spend(Action::ExportSessions, ActKind::SweepConfirmed);
    if (!act)
        return ready<void>(act.error());
    return m_lane->ask<void>(
        OfficeLane::Kind::Writing,
        [sweep = m_sweep, now = reading(), monotonicMs = m_clock.monotonicMs(), act = *std::move(act)](Desk& desk) {
            return sweep->confirm(desk, now, monotonicMs, act);
        });
}

QFuture<Result<void>> SqlRetention::hold(SessionId session, QString reason, Permit permit)
{
    const QString why = reason.simplified();
    if (session.isNull() || why.size() < kShortestHoldReason || why.size() > kLongestHoldReason)
        return ready<void>(
            {ErrorCode::Invalid,
             Words::tr("A reason has %1 to %2 characters.").arg(kShortestHoldReason).arg(kLongestHoldReason),
             QStringLiteral("hold: a session and a reason")});
    auto act = std::move(permit).spend(Action::ExportSessions, ActKind::HoldPlaced, session.toString());
    if (!act)
        return ready<void>(act.error());
    // Typed by a person, and people write names.
    act->personal << Fact{QStringLiteral("reason"), why};
    const LegalHold hold{why, act->actor, m_clock.utcMs()};
    return m_lane->ask<void>(
        OfficeLane::Kind::Writing, [session, hold, act = *std::move(act), &clock = m_clock](Desk& desk) {
            return changed(desk, act, clock, [&](Desk& at) { return at.evidence.hold(session, hold); });
        });
}

QFuture<Result<void>> SqlRetention::lift(SessionId session, Permit permit)
{
    auto act = std::move(permit).spend(Action::ExportSessions, ActKind::HoldLifted, session.toString());
    if (!act)
        return ready<void>(act.error());
    return m_lane->ask<void>(OfficeLane::Kind::Writing, [session, act = *std::move(act), &clock = m_clock](Desk& desk) {
        return changed(desk, act, clock, [&](Desk& at) -> Result<void> {
            const auto lifted = at.evidence.lift(session);
            if (!lifted)
                return lifted.error();
            if (*lifted)
                return {};
            return Error{ErrorCode::NotFound, Words::tr("The pictures of this session are not held."), {}};
        });
    });
}

QFuture<Result<std::optional<LegalHold>>> SqlRetention::holdOf(SessionId session)
{
    return m_lane->ask<std::optional<LegalHold>>(OfficeLane::Kind::Reading,
                                                 [session](Desk& desk) { return desk.evidence.holdOf(session); });
}

} // namespace jinbi::office
