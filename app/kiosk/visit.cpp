// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visit.h"

#include "kiosk/span.h"

#include <algorithm>
#include <utility>

namespace jinbi::kiosk {

namespace {

ScreenMessage farewellFor(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Accepted:
        return ScreenMessage::Verified;
    case Outcome::NoFace:
        return ScreenMessage::NoFaceSeen;
    case Outcome::PoorQuality:
        return ScreenMessage::PictureTooPoor;
    case Outcome::LivenessFailed:
    case Outcome::BelowThreshold:
    case Outcome::WrongPerson:
    case Outcome::UnknownPhone:
    case Outcome::UnknownClaim:
    case Outcome::WrongPin:
        return ScreenMessage::NotVerified;
    case Outcome::LockedOut:
        return ScreenMessage::TryLater;
    case Outcome::Cancelled:
    case Outcome::TimedOut:
        return ScreenMessage::Goodbye;
    case Outcome::AnotherWay:
        return ScreenMessage::CardOrCounter;
    case Outcome::Fault:
        return ScreenMessage::OutOfService;
    }
    return ScreenMessage::OutOfService;
}

} // namespace

Visit::Visit(VisitRules rules) : m_rules(std::move(rules)), m_profile(rulesOf(m_rules.policy->profile)) {}

QList<VisitAction> Visit::step(const VisitEvent& event, qint64 nowMs)
{
    m_nowMs = std::max(m_nowMs, nowMs);
    m_actions.clear();
    // What was due before the event happened comes first, however late the timer was.
    expire();
    std::visit([this](const auto& e) { apply(e); }, event);
    return std::exchange(m_actions, {});
}

bool Visit::isUnderWay() const
{
    return m_stage != Stage::OutOfService && m_stage != Stage::Attract && m_stage != Stage::Finished;
}

ScreenState Visit::screen() const
{
    const bool advises = m_stage == Stage::Scan || m_message == ScreenMessage::PictureTooPoor;
    return {m_stage,
            m_message,
            advises ? m_course.hint : std::nullopt,
            m_staffCalled,
            m_rules.rehearsal,
            false,
            m_rules.policy->profile};
}

VisitProgress Visit::progress(qint64 utcOffsetMs) const
{
    VisitProgress p;
    p.kiosk = m_rules.kiosk;
    p.stage = m_stage;
    p.sinceMs = m_stageSinceMs + utcOffsetMs;
    p.maxAttempts = m_rules.policy->maxAttempts;
    p.staffCalled = m_staffCalled;
    if (m_stage == Stage::Attract || m_stage == Stage::OutOfService)
        return p;
    p.session = m_course.record.id;
    p.attempt = m_course.attempt;
    p.score = m_course.record.score;
    p.threshold = m_rules.policy->accept;
    p.liveness = m_course.record.liveness;
    p.hint = m_course.hint;
    if (m_stage == Stage::Finished)
        p.outcome = m_course.record.outcome;
    return p;
}

std::optional<qint64> Visit::waitDeadline() const
{
    switch (m_wait) {
    case Wait::Nobody:
        return std::nullopt;
    case Wait::Customer:
        return m_waitSinceMs + m_rules.policy->stepIdle.count();
    case Wait::Scanner:
        return m_waitSinceMs + m_rules.policy->scanBudget.count();
    case Wait::Choice:
    case Wait::Answer:
        return m_waitSinceMs + m_rules.workLimitMs;
    case Wait::Lead:
        return m_course.pinAnnouncedMs.value_or(m_waitSinceMs) + m_rules.pinLeadMs;
    case Wait::Hold:
        return m_course.pinTypedMs + m_rules.verdictHoldMs;
    case Wait::Farewell:
        return m_waitSinceMs + m_profile.farewell.count();
    }
    return std::nullopt;
}

std::optional<qint64> Visit::walkAwayDeadline() const
{
    const bool watched = m_stage == Stage::Notice || (m_wait == Wait::Scanner && m_course.faceSeenInScan);
    if (!watched || !m_course.faceLostMs)
        return std::nullopt;
    return *m_course.faceLostMs + m_rules.walkAwayMs;
}

std::optional<qint64> Visit::deadline() const
{
    const std::optional<qint64> waiting = waitDeadline();
    const std::optional<qint64> walking = walkAwayDeadline();
    if (waiting && walking)
        return std::min(*waiting, *walking);
    return walking ? walking : waiting;
}

void Visit::expire()
{
    const std::optional<qint64> walking = walkAwayDeadline();
    if (walking && *walking <= m_nowMs)
        return finish(Outcome::TimedOut, QStringLiteral("walked_away"));
    const std::optional<qint64> due = waitDeadline();
    if (!due || *due > m_nowMs)
        return;
    switch (m_wait) {
    case Wait::Nobody:
        return;
    case Wait::Customer:
        return finish(Outcome::TimedOut, QStringLiteral("idle"));
    case Wait::Scanner:
        m_actions << VisitAction::StopScan;
        return waitFor(Wait::Choice, ScreenMessage::OneMoment);
    case Wait::Choice:
        return finish(Outcome::Fault, QStringLiteral("scan_stuck"));
    case Wait::Answer:
        return finish(Outcome::Fault, QStringLiteral("answer_missing"));
    case Wait::Lead:
        return beginPin();
    case Wait::Hold:
        return refuse();
    case Wait::Farewell:
        return rest();
    }
}

void Visit::enter(Stage stage, Wait wait, ScreenMessage message)
{
    closeStep();
    m_stage = stage;
    m_stageSinceMs = m_nowMs;
    waitFor(wait, message);
}

void Visit::waitFor(Wait wait, ScreenMessage message)
{
    m_wait = wait;
    m_waitSinceMs = m_nowMs;
    m_message = message;
}

void Visit::closeStep()
{
    if (isUnderWay())
        m_course.record.steps << SessionStep{
            m_stage, span(m_course.beganMs, m_stageSinceMs), span(m_stageSinceMs, m_nowMs), {}};
}

void Visit::finish(Outcome outcome, const QString& note)
{
    enter(Stage::Finished, Wait::Farewell, farewellFor(outcome));
    SessionRecord& record = m_course.record;
    record.outcome = outcome;
    record.steps.last().note = note;
    record.timing.totalMs = span(m_course.beganMs, m_nowMs);
    if (m_course.pinAnnouncedMs)
        m_actions << VisitAction::EndPin;
    m_actions << VisitAction::Commit << VisitAction::Wipe;
}

void Visit::rest()
{
    m_course = {};
    if (m_suspended)
        enter(Stage::OutOfService, Wait::Nobody, ScreenMessage::Suspended);
    else if (m_available)
        enter(Stage::Attract, Wait::Nobody, ScreenMessage::Welcome);
    else
        enter(Stage::OutOfService, Wait::Nobody, ScreenMessage::OutOfService);
}

void Visit::apply(const Arrived& e)
{
    if (m_stage != Stage::Attract || m_profile.claimFirst != e.claim.has_value())
        return;
    m_course = {};
    m_course.beganMs = m_course.decisionFromMs = m_nowMs;
    m_staffCalled = false;
    SessionRecord& record = m_course.record;
    record.id = e.session;
    record.kiosk = m_rules.kiosk;
    record.startedMs = e.utcMs;
    record.mode = m_rules.policy->mode;
    record.profile = m_rules.policy->profile;
    record.engine = m_rules.policy->engine;
    record.policyRevision = m_rules.policy->revision;
    record.threshold = m_rules.policy->accept;
    record.rehearsal = m_rules.rehearsal;
    if (e.claim) {
        record.phoneKnown = e.claim->customer.has_value();
        record.customer = e.claim->customer.value_or(QString());
    }
    const bool isLocked = e.claim && e.claim->locked;
    if (m_profile.noticeStops || isLocked)
        enter(Stage::Notice, Wait::Customer, ScreenMessage::ReadNotice);
    else
        beginScan();
    if (isLocked)
        finish(Outcome::LockedOut, QStringLiteral("account_paused"));
}

void Visit::apply(const Presence& e)
{
    if (e.face) {
        m_course.faceLostMs.reset();
        m_course.faceSeenInScan = m_course.faceSeenInScan || m_stage == Stage::Scan;
    } else if (!m_course.faceLostMs) {
        m_course.faceLostMs = m_nowMs;
    }
}

void Visit::apply(const Touched&)
{
    if (m_wait == Wait::Customer)
        m_waitSinceMs = m_nowMs;
}

void Visit::apply(const NoticeAccepted& e)
{
    if (m_stage != Stage::Notice)
        return;
    if (e.locked)
        return finish(Outcome::LockedOut, QStringLiteral("kiosk_paused"));
    beginScan();
}

void Visit::beginScan()
{
    m_course.faceLostMs.reset();
    m_course.attempt = 1;
    m_actions << VisitAction::StartScan;
    enter(Stage::Scan, Wait::Scanner, ScreenMessage::LookAtCamera);
}

void Visit::apply(const ScanProgress& e)
{
    if (m_wait != Wait::Scanner)
        return;
    m_course.attempt = std::clamp(e.attempt, 1, m_rules.policy->maxAttempts);
    m_course.hint = e.hint;
    m_course.record.liveness = e.liveness;
}

void Visit::apply(const ScanEnded& e)
{
    if (m_stage != Stage::Scan)
        return;
    takeScan(e.scan);
    if (!e.scan.faceSeen)
        return finish(Outcome::NoFace);
    if (!e.scan.usable)
        return finish(Outcome::PoorQuality);
    const bool unproven = m_rules.policy->livenessRequired && e.scan.liveness == Liveness::NotAssessed;
    if (e.scan.liveness == Liveness::Attack || unproven)
        return finish(Outcome::LivenessFailed);
    if (m_rules.policy->mode == MatchMode::Claimed && !m_profile.claimFirst)
        return enter(Stage::Phone, Wait::Customer, ScreenMessage::EnterPhone);
    m_actions << VisitAction::Compare;
    enter(Stage::Compare, Wait::Answer, ScreenMessage::OneMoment);
}

void Visit::takeScan(const ScanSummary& scan)
{
    SessionRecord& record = m_course.record;
    record.timing.scanMs = span(m_stageSinceMs, m_nowMs);
    record.liveness = scan.liveness;
    record.attempts = scan.attempts.mid(0, kMaxAttempts);
    for (FaceAttempt& attempt : record.attempts)
        attempt.atMs = std::clamp<qint64>(attempt.atMs - m_course.beganMs, 0, span(m_course.beganMs, m_nowMs));
    m_course.hint = scan.usable ? std::nullopt : scan.failing;
    record.failing = m_course.hint;
}

void Visit::apply(const PhoneRefused&)
{
    if (m_stage == Stage::Phone && m_wait == Wait::Customer)
        waitFor(Wait::Customer, ScreenMessage::PhoneNotANumber);
}

void Visit::apply(const PhoneTyped& e)
{
    if (m_stage != Stage::Phone || m_wait != Wait::Customer)
        return;
    m_course.record.phoneTail = e.tail.right(4);
    if (m_rules.policy->mode == MatchMode::Claimed)
        m_course.decisionFromMs = m_nowMs;
    m_actions << VisitAction::LookUpPhone;
    waitFor(Wait::Answer, ScreenMessage::OneMoment);
}

void Visit::apply(const PhoneResolved& e)
{
    if (m_stage != Stage::Phone || m_wait != Wait::Answer)
        return;
    m_course.record.phoneKnown = e.customer.has_value();
    m_course.record.customer = e.customer.value_or(m_course.identified);
    if (e.locked)
        return finish(Outcome::LockedOut, QStringLiteral("account_paused"));
    if (m_rules.policy->mode == MatchMode::Claimed) {
        enter(Stage::Compare, Wait::Answer, ScreenMessage::OneMoment);
        m_actions << VisitAction::Compare;
    } else {
        waitFor(Wait::Lead, ScreenMessage::OneMoment);
    }
    m_course.pinAnnouncedMs = m_nowMs;
    m_actions << VisitAction::AnnouncePin;
}

void Visit::apply(const Compared& e)
{
    if (m_stage != Stage::Compare || m_wait != Wait::Answer)
        return;
    SessionRecord& record = m_course.record;
    record.timing.decisionMs = span(m_course.decisionFromMs, m_nowMs);
    record.score = e.comparison.best;
    if (e.comparison.best)
        record.faceMatched = m_rules.policy.accepts(*e.comparison.best);
    for (qsizetype i = 0; i < std::min(record.attempts.size(), e.comparison.scores.size()); ++i)
        record.attempts[i].score = e.comparison.scores.at(i);
    if (m_rules.policy->mode == MatchMode::Claimed) {
        m_course.noReference = !e.comparison.best;
        if (!m_profile.asksPin)
            return decide();
        return waitFor(Wait::Lead, ScreenMessage::OneMoment);
    }
    if (record.faceMatched.value_or(false))
        record.customer = m_course.identified = e.comparison.identified;
    enter(Stage::Phone, Wait::Customer, ScreenMessage::EnterPhone);
}

/// Where no PIN follows, the face decides.
void Visit::decide()
{
    if (m_course.record.phoneKnown.value_or(false) && faceIsOwners())
        return finish(Outcome::Accepted);
    finish(refusal());
}

void Visit::beginPin()
{
    m_actions << VisitAction::BeginPin;
    enter(Stage::Pin, Wait::Customer, ScreenMessage::EnterPin);
}

void Visit::apply(const PinTyped&)
{
    if (m_stage != Stage::Pin || m_wait != Wait::Customer)
        return;
    ++m_course.pinsTyped;
    m_course.pinTypedMs = m_nowMs;
    m_actions << VisitAction::VerifyPin;
    waitFor(Wait::Answer, ScreenMessage::OneMoment);
}

void Visit::apply(const PinChecked& e)
{
    if (m_stage != Stage::Pin || m_wait != Wait::Answer)
        return;
    std::optional<bool>& valid = m_course.record.pinValid;
    const bool owned = m_course.record.phoneKnown.value_or(false);
    switch (e.verdict) {
    case PinVerdict::Cancelled:
        return finish(Outcome::Cancelled);
    case PinVerdict::TimedOut:
        return finish(Outcome::TimedOut, QStringLiteral("idle"));
    case PinVerdict::Unavailable:
        return finish(Outcome::Fault, QStringLiteral("host_unavailable"));
    case PinVerdict::Locked:
        m_course.hostLocked = true;
        break;
    case PinVerdict::Wrong:
        if (owned)
            valid = valid.value_or(false);
        break;
    case PinVerdict::Ok:
        if (owned)
            valid = true;
        if (owned && faceIsOwners())
            return finish(Outcome::Accepted);
        break;
    }
    waitFor(Wait::Hold, ScreenMessage::OneMoment);
}

void Visit::refuse()
{
    if (m_course.pinsTyped < m_rules.pinTries)
        return waitFor(Wait::Customer, ScreenMessage::PinAgain);
    finish(refusal());
    // Also for an account that the host holds: nobody else's screen could say so.
    m_message = ScreenMessage::NotVerified;
}

bool Visit::faceIsOwners() const
{
    const SessionRecord& record = m_course.record;
    const bool samePerson = record.mode == MatchMode::Claimed || m_course.identified == record.customer;
    return record.faceMatched.value_or(false) && samePerson;
}

Outcome Visit::refusal() const
{
    const SessionRecord& record = m_course.record;
    if (!record.phoneKnown.value_or(false) || m_course.noReference)
        return m_profile.claim == Claim::Phone ? Outcome::UnknownPhone : Outcome::UnknownClaim;
    if (!record.faceMatched.value_or(false))
        return Outcome::BelowThreshold;
    if (!faceIsOwners())
        return Outcome::WrongPerson;
    return m_course.hostLocked ? Outcome::LockedOut : Outcome::WrongPin;
}

void Visit::apply(const Cancelled&)
{
    if (isUnderWay())
        finish(Outcome::Cancelled);
    else if (m_stage == Stage::Finished)
        rest();
}

void Visit::apply(const AnotherWay&)
{
    if (isUnderWay())
        finish(Outcome::AnotherWay);
    else if (m_stage == Stage::Finished)
        rest();
}

void Visit::apply(const StaffCalled&)
{
    m_staffCalled = true;
}

void Visit::apply(const Failed& e)
{
    if (isUnderWay())
        finish(Outcome::Fault, e.note);
}

void Visit::apply(const ServiceChanged& e)
{
    const bool changed = std::exchange(m_available, e.available) != e.available;
    if (!changed)
        return;
    if (m_stage == Stage::Attract || m_stage == Stage::OutOfService)
        rest();
}

void Visit::apply(const SuspensionChanged& e)
{
    if (std::exchange(m_suspended, e.suspended) == e.suspended)
        return;
    if (isUnderWay()) {
        // The customer goes to card or counter and nothing failed: neither a fault of the kiosk nor a failed try.
        finish(Outcome::AnotherWay, QStringLiteral("suspended"));
        m_message = ScreenMessage::Suspended;
    } else if (m_stage != Stage::Finished) {
        rest();
    }
}

void Visit::apply(const Tick&) {}

} // namespace jinbi::kiosk
