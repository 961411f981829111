// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/kioskregistry.h"

#include <algorithm>
#include <utility>

namespace jinbi {

namespace {

using namespace std::chrono_literals;
constexpr auto kFlushEvery = 100ms;
constexpr auto kTick = 1s;

std::optional<ConcernKind> eventOf(const VisitProgress& progress)
{
    if (progress.liveness == Liveness::Attack)
        return ConcernKind::SuspectedAttack;
    if (!progress.outcome)
        return std::nullopt;
    switch (*progress.outcome) {
    case Outcome::LivenessFailed:
        return ConcernKind::SuspectedAttack;
    case Outcome::BelowThreshold:
        return ConcernKind::Refused;
    case Outcome::WrongPerson:
        return ConcernKind::OtherPerson;
    case Outcome::LockedOut:
        return ConcernKind::LockedOut;
    case Outcome::Fault:
        return ConcernKind::VisitFault;
    default:
        return std::nullopt;
    }
}

Concern concernFrom(const VisitProgress& progress, ConcernKind kind, qint64 sinceMs)
{
    Concern concern;
    concern.kind = kind;
    concern.sinceMs = sinceMs;
    concern.session = progress.session;
    concern.score = progress.score;
    concern.threshold = progress.threshold;
    concern.attempt = progress.attempt;
    concern.maxAttempts = progress.maxAttempts;
    concern.hint = progress.hint;
    return concern;
}

DelayedAlarm::Input raiseIf(bool condition)
{
    return condition ? DelayedAlarm::Input::Raise : DelayedAlarm::Input::Clear;
}

} // namespace

KioskRegistry::KioskRegistry(LiveFeed& feed, const Clock& clock, QObject* parent)
    : KioskRegistry(feed, clock, Limits(), parent)
{
}

KioskRegistry::KioskRegistry(LiveFeed& feed, const Clock& clock, const Limits& limits, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_limits(limits)
    , m_linked(feed.isConnected())
    , m_linkedMonoMs(clock.monotonicMs())
    , m_linkLostMs(m_linked ? 0 : clock.utcMs())
{
    connect(&feed, &LiveFeed::statusReceived, this, &KioskRegistry::takeStatus);
    connect(&feed, &LiveFeed::progressReceived, this, &KioskRegistry::takeProgress);
    connect(&feed, &LiveFeed::connectionChanged, this, &KioskRegistry::takeLink);
    m_flush.setSingleShot(true);
    m_flush.setInterval(kFlushEvery);
    connect(&m_flush, &QTimer::timeout, this, &KioskRegistry::flush);
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &KioskRegistry::refresh);
    m_tick.start();
}

const KioskState* KioskRegistry::find(const KioskId& kiosk) const
{
    const auto it = m_entries.constFind(kiosk);
    return it == m_entries.constEnd() ? nullptr : &it->state;
}

int KioskRegistry::onlineCount() const
{
    return static_cast<int>(std::count_if(m_entries.cbegin(), m_entries.cend(), [](const Entry& entry) {
        return entry.state.contact == KioskState::Contact::Online;
    }));
}

void KioskRegistry::expect(const KioskId& kiosk, const QString& place)
{
    if (kiosk.isNull() || m_retired.contains(kiosk))
        return;
    Entry& known = entry(kiosk);
    if (known.state.place.isEmpty())
        known.state.place = place;
    markChanged(kiosk);
}

void KioskRegistry::addStored(const QList<SessionRow>& rows)
{
    for (const SessionRow& row : rows) {
        const auto it = m_entries.find(row.kiosk);
        const qint64 endedMs = row.key.startedMs + row.totalMs;
        if (it == m_entries.end() || it->state.lastSessionMs >= endedMs)
            continue;
        it->state.lastSessionMs = endedMs;
        markChanged(row.kiosk);
    }
}

void KioskRegistry::settle(const KioskId& kiosk)
{
    const auto it = m_entries.find(kiosk);
    if (it == m_entries.end() || (!it->held && !it->policy))
        return;
    it->held.reset();
    it->policy.reset();
    evaluate(*it);
}

void KioskRegistry::setAsked(const KioskId& kiosk, KioskState::Asked asked, bool silent)
{
    const auto it = m_entries.find(kiosk);
    if (it == m_entries.end() || (it->state.asked == asked && it->state.askedInVain == silent))
        return;
    it->state.asked = asked;
    it->state.askedInVain = silent;
    markChanged(kiosk);
}

void KioskRegistry::retire(const KioskId& kiosk, const QString& place, qint64 retiredMs)
{
    if (kiosk.isNull() || m_retired.contains(kiosk))
        return;
    KioskState gone;
    gone.kiosk = kiosk;
    gone.place = place;
    gone.retiredMs = retiredMs;
    if (const KioskState* known = find(kiosk)) {
        gone.place = known->place.isEmpty() ? place : known->place;
        gone.contactMs = known->contactMs;
        gone.lastSessionMs = known->lastSessionMs;
    }
    m_retired.insert(kiosk, gone);
    if (m_entries.remove(kiosk) > 0) {
        m_order.removeOne(kiosk);
        m_changed.remove(kiosk);
        Q_EMIT kioskRemoved(kiosk);
    }
    Q_EMIT kioskRetired(kiosk);
    m_flush.start();
}

QList<KioskId> KioskRegistry::retired() const
{
    QList<KioskId> kiosks = m_retired.keys();
    std::sort(kiosks.begin(), kiosks.end());
    return kiosks;
}

const KioskState* KioskRegistry::findRetired(const KioskId& kiosk) const
{
    const auto it = m_retired.constFind(kiosk);
    return it == m_retired.cend() ? nullptr : &*it;
}

void KioskRegistry::refresh()
{
    for (Entry& each : m_entries)
        evaluate(each);
}

KioskRegistry::Entry& KioskRegistry::entry(const KioskId& kiosk)
{
    const auto known = m_entries.find(kiosk);
    if (known != m_entries.end())
        return *known;
    Entry fresh;
    fresh.state.kiosk = kiosk;
    fresh.state.progress.kiosk = kiosk;
    fresh.camera = fresh.diskLow = fresh.clock = DelayedAlarm(m_limits.alarmOnDelay, m_limits.alarmOffDelay);
    fresh.diskFull = DelayedAlarm({}, m_limits.alarmOffDelay);
    m_entries.insert(kiosk, fresh);
    m_order.insert(std::lower_bound(m_order.begin(), m_order.end(), kiosk), kiosk);
    Q_EMIT kioskAdded(kiosk);
    return m_entries[kiosk];
}

void KioskRegistry::takeStatus(const KioskStatus& status)
{
    if (status.kiosk.isNull() || m_retired.contains(status.kiosk))
        return;
    Entry& known = entry(status.kiosk);
    known.state.place = status.place;
    known.state.status = status;
    if (status.online) {
        touch(known);
        known.state.progress.staffCalled = status.staffCalled;
        // Progress travels without acknowledgement; the heartbeat repairs what was lost on the way.
        if (status.stage != known.state.progress.stage && status.sentMs >= known.state.progress.sinceMs) {
            VisitProgress repaired;
            repaired.kiosk = status.kiosk;
            repaired.stage = status.stage;
            repaired.sinceMs = status.sentMs;
            repaired.staffCalled = status.staffCalled;
            known.state.progress = repaired;
        }
    } else {
        known.state.contact = KioskState::Contact::Offline;
        if (known.state.contactMs == 0)
            known.state.contactMs = status.sentMs;
    }
    raisePolicyEvent(known, status.policy.refused);
    evaluate(known);
    markChanged(status.kiosk);
}

void KioskRegistry::takeProgress(const VisitProgress& progress)
{
    if (progress.kiosk.isNull() || m_retired.contains(progress.kiosk))
        return;
    Entry& known = entry(progress.kiosk);
    touch(known);
    if (known.held && !progress.session.isNull() && progress.session != known.held->session)
        known.held.reset();
    const bool ended = progress.outcome && known.state.progress.outcome != progress.outcome;
    known.state.progress = progress;
    raiseEvent(known, progress);
    if (ended) {
        known.state.lastSessionMs = m_clock.utcMs();
        Q_EMIT visitEnded(progress);
    }
    evaluate(known);
    markChanged(progress.kiosk);
}

void KioskRegistry::takeLink(bool connected)
{
    if (connected == m_linked)
        return;
    m_linked = connected;
    m_linkedMonoMs = m_clock.monotonicMs();
    m_linkLostMs = connected ? 0 : m_clock.utcMs();
    refresh();
    m_flush.start();
}

void KioskRegistry::touch(Entry& known)
{
    known.state.contact = KioskState::Contact::Online;
    known.state.contactMs = m_clock.utcMs();
    known.state.contactMonoMs = m_clock.monotonicMs();
}

void KioskRegistry::raiseEvent(Entry& known, const VisitProgress& progress)
{
    const auto kind = eventOf(progress);
    if (!kind)
        return;
    const bool isNew = progress.session.isNull() || known.raised != progress.session || known.raisedKind != *kind;
    const qint64 since = isNew || !known.held ? m_clock.utcMs() : known.held->sinceMs;
    known.held = concernFrom(progress, *kind, since);
    known.raised = progress.session;
    known.raisedKind = *kind;
    if (isNew)
        Q_EMIT eventRaised(progress.kiosk, *known.held);
}

void KioskRegistry::raisePolicyEvent(Entry& known, const std::optional<RefusedPolicy>& refused)
{
    if (refused == known.refused)
        return;
    known.refused = refused;
    known.policy.reset();
    if (!refused)
        return;
    const ConcernKind kind = isAlarm(refused->why) ? ConcernKind::PolicyAlarm : ConcernKind::PolicyRefused;
    known.policy = concernFrom({}, kind, m_clock.utcMs());
    known.policy->policy = refused;
    Q_EMIT eventRaised(known.state.kiosk, *known.policy);
}

void KioskRegistry::evaluate(Entry& known)
{
    const qint64 now = m_clock.monotonicMs();
    const auto contact = known.state.contact;
    evaluateContact(known, now);
    QList<Concern> concerns = concernsOf(known, now);
    if (contact == known.state.contact && concerns == known.state.concerns)
        return;
    known.state.concerns = std::move(concerns);
    markChanged(known.state.kiosk);
}

void KioskRegistry::evaluateContact(Entry& known, qint64 now) const
{
    if (!m_linked || known.state.contact != KioskState::Contact::Online)
        return;
    const qint64 since = std::max(known.state.contactMonoMs, m_linkedMonoMs);
    if (now - since > m_limits.silentAfter.count())
        known.state.contact = KioskState::Contact::Offline;
}

QList<Concern> KioskRegistry::concernsOf(Entry& known, qint64 now) const
{
    const KioskState& state = known.state;
    QList<Concern> concerns;
    if (known.held)
        concerns << *known.held;
    if (known.policy)
        concerns << *known.policy;
    if (state.contact == KioskState::Contact::Offline)
        concerns << concernFrom({}, ConcernKind::NoContact, state.contactMs);
    if (state.contact == KioskState::Contact::Online && state.status)
        concerns << alarmsOf(known, *state.status, now);
    if (state.contact == KioskState::Contact::Online)
        concerns << visitConcernsOf(state);
    if (state.contact == KioskState::Contact::Online && state.status && state.status->policy.expired)
        concerns << concernFrom({}, ConcernKind::PolicyExpired, sinceOf(state, ConcernKind::PolicyExpired));
    std::stable_sort(concerns.begin(), concerns.end(),
                     [](const Concern& a, const Concern& b) { return toneOf(a.kind) > toneOf(b.kind); });
    return concerns;
}

QList<Concern> KioskRegistry::alarmsOf(Entry& known, const KioskStatus& reported, qint64 now) const
{
    QList<Concern> concerns;
    const auto add = [&](DelayedAlarm& alarm, DelayedAlarm::Input input, ConcernKind kind) {
        if (!alarm.update(input, now))
            return;
        Concern& concern = concerns.emplace_back(concernFrom({}, kind, m_clock.utcMs() - (now - alarm.sinceMs())));
        concern.camera = reported.camera;
        concern.cameraNote = reported.cameraNote;
        concern.clockOffsetMs = reported.clockOffsetMs.value_or(0);
    };
    const bool cameraBad = reported.camera != CameraHealth::Good && reported.camera != CameraHealth::Starting;
    add(known.camera, raiseIf(cameraBad), ConcernKind::CameraFault);
    add(known.diskFull, raiseIf(reported.disk == DiskHealth::Full), ConcernKind::DiskFull);
    add(known.diskLow, raiseIf(reported.disk == DiskHealth::Low), ConcernKind::DiskLow);
    add(known.clock, clockInput(reported), ConcernKind::ClockOff);
    return concerns;
}

DelayedAlarm::Input KioskRegistry::clockInput(const KioskStatus& reported) const
{
    const qint64 offset = qAbs(reported.clockOffsetMs.value_or(0));
    if (offset >= m_limits.clockOffRaise.count())
        return DelayedAlarm::Input::Raise;
    return offset < m_limits.clockOffClear.count() ? DelayedAlarm::Input::Clear : DelayedAlarm::Input::Hold;
}

/// The kiosk's clock may be wrong, so the time is that at which the console first knew.
qint64 KioskRegistry::sinceOf(const KioskState& state, ConcernKind kind) const
{
    const auto old = std::find_if(state.concerns.cbegin(), state.concerns.cend(),
                                  [kind](const Concern& concern) { return concern.kind == kind; });
    return old == state.concerns.cend() ? m_clock.utcMs() : old->sinceMs;
}

QList<Concern> KioskRegistry::visitConcernsOf(const KioskState& state) const
{
    QList<Concern> concerns;
    const auto add = [&](ConcernKind kind) { concerns << concernFrom(state.progress, kind, sinceOf(state, kind)); };
    if (state.status && state.status->suspension) {
        Concern& stopped =
            concerns.emplace_back(concernFrom({}, ConcernKind::Suspended, state.status->suspension->sinceMs));
        stopped.stop = *state.status->suspension;
    } else if (state.progress.stage == Stage::OutOfService) {
        add(ConcernKind::OutOfService);
    }
    if (state.progress.staffCalled)
        add(ConcernKind::StaffCalled);
    if (state.progress.stage == Stage::Scan && state.progress.hint && state.progress.attempt >= 2)
        add(ConcernKind::Prompted);
    return concerns;
}

void KioskRegistry::markChanged(const KioskId& kiosk)
{
    m_changed.insert(kiosk);
    if (!m_flush.isActive())
        m_flush.start();
}

void KioskRegistry::flush()
{
    const QSet<KioskId> changed = std::exchange(m_changed, {});
    for (const KioskId& kiosk : changed)
        Q_EMIT kioskChanged(kiosk);
    Q_EMIT roundEnded();
}

} // namespace jinbi
