// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/unmaskedlook.h"

#include <algorithm>
#include <utility>

namespace jinbi {

UnmaskedLook::UnmaskedLook(Deps deps, QObject* parent) : QObject(parent), m_deps(deps)
{
    m_tick.setInterval(kTick);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &UnmaskedLook::tick);
    connect(&m_deps.policy, &AccessPolicy::changed, this, &UnmaskedLook::judgeRights);
}

UnmaskedLook::~UnmaskedLook()
{
    end(LookEnd::Closed);
}

Result<void> UnmaskedLook::check(const Request& request)
{
    if (request.kiosk.isNull() || request.minutes < 1 || request.minutes > kLongestMinutes) {
        return Error{ErrorCode::Invalid, tr("A look has one kiosk and lasts 1 or 2 minutes."),
                     QStringLiteral("look: a kiosk, 1 to %1 minutes").arg(kLongestMinutes)};
    }
    const qsizetype size = request.note.simplified().size();
    const bool needsNote = request.purpose == LookPurpose::Other;
    if (size > kLongestNote || ((needsNote || size > 0) && size < kShortestNote)) {
        return Error{ErrorCode::Invalid, tr("A note has %1 to %2 characters.").arg(kShortestNote).arg(kLongestNote),
                     QStringLiteral("note: %1 to %2 characters").arg(kShortestNote).arg(kLongestNote)};
    }
    return {};
}

Result<void> UnmaskedLook::begin(const Request& request, Permit permit)
{
    if (Result<void> ok = check(request); !ok)
        return ok;
    if (m_state != State::None) {
        return Error{ErrorCode::Refused, tr("One face at a time. End the other look first."),
                     QStringLiteral("look: there is one")};
    }
    Result<Act> act = std::move(permit).spend(Action::LookUnmasked, ActKind::LookBegan, request.kiosk.toString());
    if (!act)
        return act.error();
    const OperatorAccount* who = m_deps.signIn.account();
    m_head = *act;
    m_grantedMs = std::chrono::milliseconds(std::chrono::minutes(request.minutes)).count();
    m_look = {{LeaseId::create(), request.kiosk, act->actor, names::of(request.purpose), 0},
              request.purpose,
              who ? who->name : QString()};
    m_frames = 0;
    act->facts << Fact{QStringLiteral("purpose"), m_look.face.purpose}
               << Fact{QStringLiteral("lease"), m_look.face.lease.toString()}
               << Fact{QStringLiteral("seconds"), QString::number(m_grantedMs / 1000)};
    // Typed by a person, and people write names.
    if (!request.note.simplified().isEmpty())
        act->personal << Fact{QStringLiteral("note"), request.note.simplified()};
    m_state = State::Recording;
    const quint64 attempt = ++m_attempt;
    m_deps.log.append(std::move(*act)).then(this, [this, attempt](const Result<void>& written) {
        start(attempt, written);
    });
    Q_EMIT changed();
    return {};
}

void UnmaskedLook::start(quint64 attempt, const Result<void>& written)
{
    // Ended, and perhaps begun anew, while the entry was on its way.
    if (m_state != State::Recording || attempt != m_attempt)
        return;
    if (!written) {
        m_state = State::None;
        Q_EMIT changed();
        Q_EMIT failed(written.error());
        return;
    }
    if (const std::optional<LookEnd> lost = lostRight())
        return end(*lost);
    m_beganMs = m_deps.clock.monotonicMs();
    m_beganUtcMs = m_deps.clock.utcMs();
    m_look.face.untilMs = m_beganMs + m_grantedMs;
    m_state = State::Looking;
    m_tick.start();
    m_deps.feed.look(m_look.face);
    Q_EMIT changed();
}

void UnmaskedLook::end(LookEnd why)
{
    const State was = std::exchange(m_state, State::None);
    if (was == State::None)
        return;
    m_tick.stop();
    if (was == State::Looking)
        m_deps.feed.endLook();
    const qint64 lookedMs = was == State::Looking ? m_deps.clock.monotonicMs() - m_beganMs : 0;
    // First off the screen, then on paper.
    Q_EMIT changed();
    record(why, std::min(lookedMs, m_grantedMs));
}

void UnmaskedLook::record(LookEnd why, qint64 lookedMs)
{
    Act act = m_head;
    act.kind = ActKind::LookEnded;
    act.facts << Fact{QStringLiteral("lease"), m_look.face.lease.toString()}
              << Fact{QStringLiteral("seconds"), QString::number((lookedMs + 999) / 1000)}
              << Fact{QStringLiteral("frames"), QString::number(m_frames)}
              << Fact{QStringLiteral("why"), names::of(why)};
    m_deps.log.append(std::move(act)).then(this, [this](const Result<void>& written) {
        if (!written)
            Q_EMIT unrecorded(written.error());
    });
}

qint64 UnmaskedLook::remainingMs() const
{
    if (m_state != State::Looking)
        return 0;
    // The monotonic clock stands still in a suspend, and the wall clock may be set back: whichever went further.
    const qint64 gone = std::max(m_deps.clock.monotonicMs() - m_beganMs, m_deps.clock.utcMs() - m_beganUtcMs);
    return std::max<qint64>(m_grantedMs - gone, 0);
}

bool UnmaskedLook::admit(const KioskId& kiosk, const LiveFrame& frame)
{
    if (frame.meta.masked)
        return true;
    const bool isOfTheLook = remainingMs() > 0 && kiosk == m_look.face.kiosk && frame.meta.lease == m_look.face.lease;
    if (isOfTheLook)
        ++m_frames;
    return isOfTheLook || m_deps.areDrawn;
}

void UnmaskedLook::tick()
{
    if (remainingMs() == 0)
        end(LookEnd::Time);
    else
        Q_EMIT ticked();
}

void UnmaskedLook::judgeRights()
{
    if (const std::optional<LookEnd> lost = lostRight())
        end(*lost);
}

std::optional<LookEnd> UnmaskedLook::lostRight() const
{
    const OperatorAccount* who = m_deps.signIn.account();
    if (m_deps.signIn.state() == SignIn::State::Locked)
        return LookEnd::Locked;
    if (!who || who->id.toString() != m_head.actor)
        return LookEnd::SignedOut;
    return m_deps.policy.may(Action::LookUnmasked) ? std::nullopt : std::optional(LookEnd::RightLost);
}

} // namespace jinbi
