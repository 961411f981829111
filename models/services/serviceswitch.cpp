// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/serviceswitch.h"

#include "services/servicejson.h"

#include <algorithm>
#include <utility>

namespace jinbi {

namespace {

using namespace std::chrono_literals;
constexpr auto kLookEvery = 1s;
/// Near the end of a stop the two clocks may say different things.
constexpr qint64 kEndToleranceMs = 10000;

QString storeKey()
{
    return QStringLiteral("service/state");
}

QString branchObject()
{
    return QStringLiteral("branch");
}

QStringList objectsOf(const QList<KioskId>& kiosks)
{
    QStringList objects;
    for (const KioskId& kiosk : kiosks)
        objects.append(kiosk.toString());
    return objects;
}

void say(Act& act, const Suspension& stop)
{
    act.facts.append({QStringLiteral("until_ms"), QString::number(stop.untilMs)});
    // Typed by a person, and people write names.
    act.personal.append({QStringLiteral("reason"), stop.reason});
}

/// 0, "until somebody resumes it", is the latest of all.
bool endsLater(const Suspension& a, const Suspension& b)
{
    if (b.untilMs == 0)
        return false;
    return a.untilMs == 0 || a.untilMs > b.untilMs;
}

bool saysTheSame(const Suspension& a, const Suspension& b)
{
    return a.reason == b.reason && a.by == b.by && a.untilMs == b.untilMs;
}

} // namespace

ServiceSwitch::ServiceSwitch(Deps deps, QObject* parent) : QObject(parent), m_deps(std::move(deps))
{
    load();
    connect(&m_deps.feed, &LiveFeed::statusReceived, this, &ServiceSwitch::takeStatus);
    connect(&m_deps.feed, &LiveFeed::connectionChanged, this, &ServiceSwitch::takeLink);
    connect(&m_deps.registry, &KioskRegistry::kioskRetired, this, &ServiceSwitch::forget);
    m_tick.setInterval(kLookEvery);
    connect(&m_tick, &QTimer::timeout, this, &ServiceSwitch::look);
    m_tick.start();
    tell();
}

Result<void> ServiceSwitch::check(const QString& reason, qint64 untilMs) const
{
    const qsizetype size = reason.simplified().size();
    if (size == 0 || size > kLongestReason) {
        return Error{ErrorCode::Invalid, tr("A reason has 1 to %1 characters.").arg(kLongestReason),
                     QStringLiteral("reason: 1 to %1 characters").arg(kLongestReason)};
    }
    const qint64 now = m_deps.clock.utcMs();
    const qint64 latest = now + std::chrono::milliseconds(kLongestStop).count();
    if (untilMs != 0 && (untilMs <= now || untilMs > latest)) {
        return Error{ErrorCode::Invalid, tr("The end lies in the future and at most 30 days away."),
                     QStringLiteral("untilMs: 0, or within 30 days from now")};
    }
    return {};
}

Result<void> ServiceSwitch::stop(const QList<KioskId>& kiosks, const QString& reason, qint64 untilMs, Permit permit)
{
    if (Result<void> ok = check(reason, untilMs); !ok)
        return ok;
    Result<Act> act = std::move(permit).spend(Action::StopService, ActKind::ServiceStopped);
    if (!act)
        return act.error();
    const Suspension stop{reason.simplified(), m_deps.by, m_deps.clock.utcMs(), untilMs};
    for (const KioskId& kiosk : kiosks)
        m_entries[kiosk].own = stop;
    for (const KioskId& kiosk : kiosks)
        settle(kiosk);
    say(*act, stop);
    record(std::move(*act), objectsOf(kiosks));
    save();
    tell();
    return {};
}

Result<void> ServiceSwitch::stopBranch(const QString& reason, qint64 untilMs, Permit permit)
{
    if (Result<void> ok = check(reason, untilMs); !ok)
        return ok;
    Result<Act> act = std::move(permit).spend(Action::StopService, ActKind::ServiceStopped);
    if (!act)
        return act.error();
    m_branch = Suspension{reason.simplified(), m_deps.by, m_deps.clock.utcMs(), untilMs};
    say(*act, *m_branch);
    record(std::move(*act), {branchObject()});
    settleAll();
    return {};
}

Result<void> ServiceSwitch::resume(const QList<KioskId>& kiosks, Permit permit)
{
    if (branchStop()) {
        return Error{ErrorCode::Refused, tr("The whole branch is stopped. Resume the branch first."),
                     QStringLiteral("branch stop in force")};
    }
    Result<Act> act = std::move(permit).spend(Action::StopService, ActKind::ServiceResumed);
    if (!act)
        return act.error();
    record(std::move(*act), objectsOf(kiosks));
    for (const KioskId& kiosk : kiosks) {
        m_entries[kiosk].own.reset();
        settle(kiosk);
    }
    save();
    tell();
    return {};
}

Result<void> ServiceSwitch::resumeBranch(Permit permit)
{
    Result<Act> act = std::move(permit).spend(Action::StopService, ActKind::ServiceResumed);
    if (!act)
        return act.error();
    record(std::move(*act), {branchObject()});
    m_branch.reset();
    settleAll();
    return {};
}

/// One entry for each, so that whoever asks what was done to a kiosk finds it.
void ServiceSwitch::record(Act act, const QStringList& objects)
{
    for (const QString& object : objects) {
        act.object = object;
        m_deps.log.append(act).then(this, [this](const Result<void>& written) {
            if (!written)
                Q_EMIT unrecorded(written.error());
        });
    }
}

void ServiceSwitch::forget(const KioskId& kiosk)
{
    m_entries.remove(kiosk);
    save();
    tell();
}

std::optional<Suspension> ServiceSwitch::branchStop() const
{
    return m_branch && !isOver(*m_branch) ? m_branch : std::nullopt;
}

ServiceSwitch::Standing ServiceSwitch::standing(const KioskId& kiosk) const
{
    const auto it = m_entries.constFind(kiosk);
    if (it == m_entries.cend())
        return {branchStop(), Answer::None, branchStop().has_value()};
    const std::optional<Suspension> wanted = wantedOf(*it);
    const auto branch = branchStop();
    return {wanted, answerOf(*it), wanted && branch && saysTheSame(*wanted, *branch)};
}

QList<KioskId> ServiceSwitch::silent() const
{
    QList<KioskId> found;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        if (answerOf(*it) == Answer::Silent)
            found << it.key();
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool ServiceSwitch::isOver(const Suspension& stop) const
{
    return stop.untilMs != 0 && stop.untilMs <= m_deps.clock.utcMs();
}

std::optional<Suspension> ServiceSwitch::wantedOf(const Entry& entry) const
{
    const auto own = entry.own && !isOver(*entry.own) ? entry.own : std::nullopt;
    const auto branch = branchStop();
    if (own && branch)
        return endsLater(*own, *branch) ? own : branch;
    return own ? own : branch;
}

ServiceSwitch::Answer ServiceSwitch::answerOf(const Entry& entry) const
{
    if (entry.sent.id.isNull())
        return Answer::None;
    if (entry.answered)
        return Answer::Given;
    const qint64 limit = std::chrono::milliseconds(kSilentAfter).count();
    return m_deps.clock.monotonicMs() - entry.askedMs >= limit ? Answer::Silent : Answer::Waiting;
}

void ServiceSwitch::settleAll()
{
    for (const KioskId& kiosk : m_deps.registry.kiosks())
        settle(kiosk);
    save();
    tell();
}

/// Asks the kiosk for what is wanted unless that was the last that it was asked for.
void ServiceSwitch::settle(const KioskId& kiosk)
{
    Entry& entry = m_entries[kiosk];
    const std::optional<Suspension> wanted = wantedOf(entry);
    const bool stands = isStopped(entry.sent, m_deps.clock.utcMs());
    if (wanted ? !stands || !saysTheSame(entry.sent.what, *wanted) : stands)
        order(kiosk, entry, wanted);
}

void ServiceSwitch::order(const KioskId& kiosk, Entry& entry, const std::optional<Suspension>& wanted)
{
    // Always later than the last one, whatever happened to this computer's clock.
    const qint64 sinceMs = std::max(m_deps.clock.utcMs(), entry.sent.what.sinceMs + 1);
    entry.sent = {QUuid::createUuid(), wanted.has_value(), wanted.value_or(Suspension{{}, m_deps.by, 0, 0})};
    entry.sent.what.sinceMs = sinceMs;
    entry.askedMs = m_deps.clock.monotonicMs();
    entry.answered = false;
    carry(kiosk, entry);
}

void ServiceSwitch::carry(const KioskId& kiosk, Entry& entry)
{
    entry.carriedMs = m_deps.line.send(kiosk, entry.sent) ? m_deps.clock.monotonicMs() : 0;
}

void ServiceSwitch::takeStatus(const KioskStatus& status)
{
    if (status.kiosk.isNull() || m_deps.registry.findRetired(status.kiosk))
        return;
    Entry& entry = m_entries[status.kiosk];
    const QUuid before = entry.sent.id;
    if (status.suspension && status.suspension->sinceMs > entry.sent.what.sinceMs && !isOver(*status.suspension))
        adopt(entry, *status.suspension);
    settle(status.kiosk);
    if (status.online && !entry.sent.id.isNull()) {
        const bool agreed = agrees(entry, status);
        if (entry.answered && !agreed)
            entry.askedMs = m_deps.clock.monotonicMs();
        entry.answered = agreed;
        const qint64 pause = std::chrono::milliseconds(kAskAgain).count();
        if (!agreed && (entry.carriedMs == 0 || m_deps.clock.monotonicMs() - entry.carriedMs >= pause))
            carry(status.kiosk, entry);
    }
    if (entry.sent.id != before)
        save();
    tell();
}

/// A stop that this console does not know: of another one, or from before its store was lost. To let it go on is safer
/// than to end what somebody had a reason for.
void ServiceSwitch::adopt(Entry& entry, const Suspension& theirs)
{
    entry.own = theirs;
    entry.sent = {QUuid::createUuid(), true, theirs};
    entry.answered = true;
}

bool ServiceSwitch::agrees(const Entry& entry, const KioskStatus& status) const
{
    if (!entry.sent.suspended)
        return !status.suspension;
    const qint64 untilMs = entry.sent.what.untilMs;
    if (untilMs != 0 && untilMs - kEndToleranceMs <= m_deps.clock.utcMs())
        return true;
    return status.suspension == entry.sent.what;
}

void ServiceSwitch::takeLink(bool connected)
{
    if (!connected)
        return;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
        if (!it->sent.id.isNull() && !it->answered)
            carry(it.key(), *it);
    }
}

/// Stops that end by themselves, and kiosks that do not answer.
void ServiceSwitch::look()
{
    bool ended = m_branch && isOver(*m_branch);
    if (ended)
        m_branch.reset();
    for (Entry& entry : m_entries) {
        if (entry.own && isOver(*entry.own)) {
            entry.own.reset();
            ended = true;
        }
    }
    if (ended)
        save();
    tell();
}

void ServiceSwitch::tell()
{
    bool news = std::exchange(m_toldBranch, branchStop()) != branchStop();
    QHash<KioskId, Standing> now;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it)
        now.insert(it.key(), standing(it.key()));
    for (auto it = now.cbegin(); it != now.cend(); ++it) {
        if (m_told.value(it.key()) == *it)
            continue;
        news = true;
        using Asked = KioskState::Asked;
        const bool open = it->answer == Answer::Waiting || it->answer == Answer::Silent;
        m_deps.registry.setAsked(it.key(),
                                 !open      ? Asked::Nothing
                                 : it->stop ? Asked::Stop
                                            : Asked::Resume,
                                 it->answer == Answer::Silent);
    }
    news = news || now.size() != m_told.size();
    m_told = std::move(now);
    if (news)
        Q_EMIT changed();
}

void ServiceSwitch::load()
{
    const servicejson::State kept = servicejson::read(m_deps.store.value(storeKey()).toString());
    m_branch = kept.branch;
    for (const servicejson::Kiosk& kiosk : kept.kiosks) {
        Entry entry;
        entry.own = kiosk.own;
        entry.sent = kiosk.sent;
        entry.askedMs = m_deps.clock.monotonicMs();
        m_entries.insert(kiosk.kiosk, entry);
    }
}

void ServiceSwitch::save() const
{
    servicejson::State state{m_branch, {}};
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        if (it->own || !it->sent.id.isNull())
            state.kiosks << servicejson::Kiosk{it.key(), it->own, it->sent};
    }
    m_deps.store.setValue(storeKey(), servicejson::write(state));
}

} // namespace jinbi
