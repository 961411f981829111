// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/livepicture.h"
#include "domain/policy.h"
#include "domain/profile.h"
#include "domain/screenstate.h"
#include "domain/sessionrecord.h"
#include "kiosk/visitevents.h"

#include <QList>

#include <optional>

namespace jinbi::kiosk {

/// What a visit is played by. Times in ms.
struct VisitRules
{
    KioskId kiosk;
    Policy policy;
    bool rehearsal = false;
    int pinTries = 3;
    qint64 walkAwayMs = 3000;    ///< no face for so long, at the notice or after one was seen in a scan
    qint64 workLimitMs = 5000;   ///< host or engine silent for so long is a fault
    qint64 pinLeadMs = 300;      ///< from the announcement of the PIN to its entry; more than the blackout's lead
    qint64 verdictHoldMs = 1000; ///< every refusal appears so long after the PIN was typed, whatever its reason
};

/// One kiosk's visits, one after the other: a pure state machine without clocks, threads or devices.
///
/// Invariant: every stage ends by itself (deadline()), every visit that begins ends with exactly one Commit and one
/// Wipe, and the screen shows the same messages at the same times for every reason not to verify after a good scan.
/// Times are monotonic ms, and never go back.
class Visit
{
public:
    explicit Visit(VisitRules rules);

    /// Of the visits to come; only while the kiosk is at rest.
    void setPolicy(const Policy& policy)
    {
        m_rules.policy = policy;
        m_profile = rulesOf(policy->profile);
    }
    /// Events that do not fit the stage are ignored.
    QList<VisitAction> step(const VisitEvent& event, qint64 nowMs);

    [[nodiscard]] Stage stage() const { return m_stage; }
    /// Between Notice and the outcome.
    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] ScreenState screen() const;
    /// `utcOffsetMs` is UTC minus monotonic time.
    [[nodiscard]] VisitProgress progress(qint64 utcOffsetMs) const;
    /// Complete but for evidence, epoch and sequence once Commit was asked for.
    [[nodiscard]] const SessionRecord& record() const { return m_course.record; }
    /// When to step with Tick at the latest; nothing when only others can move it.
    [[nodiscard]] std::optional<qint64> deadline() const;

private:
    /// Whom the present stage waits for.
    enum class Wait { Nobody, Customer, Scanner, Choice, Answer, Lead, Hold, Farewell };

    void apply(const Arrived& e);
    void apply(const Presence& e);
    void apply(const Touched& e);
    void apply(const NoticeAccepted& e);
    void apply(const ScanProgress& e);
    void apply(const ScanEnded& e);
    void apply(const PhoneRefused& e);
    void apply(const PhoneTyped& e);
    void apply(const PhoneResolved& e);
    void apply(const Compared& e);
    void apply(const PinTyped& e);
    void apply(const PinChecked& e);
    void apply(const Cancelled& e);
    void apply(const AnotherWay& e);
    void apply(const StaffCalled& e);
    void apply(const Failed& e);
    void apply(const ServiceChanged& e);
    void apply(const SuspensionChanged& e);
    void apply(const Tick& e);

    void enter(Stage stage, Wait wait, ScreenMessage message);
    void waitFor(Wait wait, ScreenMessage message);
    void closeStep();
    void finish(Outcome outcome, const QString& note = {});
    void rest();
    void beginScan();
    void decide();
    void beginPin();
    void takeScan(const ScanSummary& scan);
    void refuse();
    void expire();
    [[nodiscard]] bool faceIsOwners() const;
    [[nodiscard]] Outcome refusal() const;
    [[nodiscard]] std::optional<qint64> waitDeadline() const;
    [[nodiscard]] std::optional<qint64> walkAwayDeadline() const;

    VisitRules m_rules;
    ProfileRules m_profile;
    QList<VisitAction> m_actions;
    qint64 m_nowMs = 0;

    Stage m_stage = Stage::Attract;
    qint64 m_stageSinceMs = 0;
    Wait m_wait = Wait::Nobody;
    qint64 m_waitSinceMs = 0;
    ScreenMessage m_message = ScreenMessage::Welcome;
    bool m_available = true;
    bool m_suspended = false;
    bool m_staffCalled = false;

    /// What is forgotten when the kiosk comes to rest.
    struct Course
    {
        SessionRecord record;
        qint64 beganMs = 0;
        qint64 decisionFromMs = 0;
        std::optional<qint64> faceLostMs;
        bool faceSeenInScan = false;
        int attempt = 0;
        std::optional<QualityComponent> hint;
        QString identified;
        bool noReference = false;
        std::optional<qint64> pinAnnouncedMs;
        qint64 pinTypedMs = 0;
        int pinsTyped = 0;
        bool hostLocked = false;
    };
    Course m_course;
};

} // namespace jinbi::kiosk
