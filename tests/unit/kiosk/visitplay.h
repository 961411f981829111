// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/visit.h"
#include "kioskfakes.h"

#include <QMap>
#include <QPair>

#include <algorithm>

/// Playing a visit step by step on a clock of its own.
namespace jinbi::kiosktest {

using namespace jinbi::kiosk;

inline const QString kOwner = QStringLiteral("c-owner");
inline const QString kOther = QStringLiteral("c-other");

inline ScanEnded scanned(bool seen, bool usable, Liveness liveness = Liveness::NotAssessed)
{
    ScanSummary scan;
    scan.faceSeen = seen;
    scan.usable = usable;
    scan.liveness = liveness;
    if (seen)
        scan.attempts << FaceAttempt{};
    if (seen && !usable)
        scan.failing = QualityComponent::HeadYaw;
    return {scan};
}

inline Compared compared(int score, const QString& who = {})
{
    return {{{units(score)}, units(score), who}};
}

/// A visit and the clock it is played by.
struct Play
{
    explicit Play(MatchMode mode = MatchMode::Claimed, PolicyFields fields = policyFields())
        : visit({kioskId(), (fields.mode = mode, *Policy::from(fields)), true})
    {
    }
    QList<VisitAction> step(const VisitEvent& event, qint64 afterMs = 1)
    {
        nowMs += afterMs;
        if (const auto* c = std::get_if<Compared>(&event); c && visit.stage() == Stage::Compare)
            unseen = c->comparison.identified;
        if (const auto* p = std::get_if<PinChecked>(&event); p && visit.stage() == Stage::Pin)
            hostLocked = hostLocked || p->verdict == PinVerdict::Locked;
        actions = visit.step(event, nowMs);
        count(actions);
        if (visit.screen() != shown)
            screens << qMakePair(visit.screen().message, nowMs);
        shown = visit.screen();
        return actions;
    }
    void tick()
    {
        const qint64 due = visit.deadline().value_or(nowMs);
        step(Tick{}, std::max<qint64>(due - nowMs, 0));
    }
    void count(const QList<VisitAction>& some)
    {
        for (const VisitAction action : some)
            ++counts[action];
    }
    void toScan()
    {
        step(Arrived{SessionId::create(), kUtcMs});
        step(NoticeAccepted{});
    }
    /// To the PIN pad by the claimed order.
    void toPin(const PhoneResolved& resolved, const Compared& comparison)
    {
        toScan();
        step(scanned(true, true));
        step(PhoneTyped{QStringLiteral("1234")});
        step(resolved);
        step(comparison);
        tick();
    }
    void typePin(PinVerdict verdict)
    {
        step(PinTyped{}, 500);
        step(PinChecked{verdict}, 40);
    }

    Visit visit;
    qint64 nowMs = 5000;
    QList<VisitAction> actions;
    QMap<VisitAction, int> counts;
    QString unseen; ///< what the visit knows and does not show
    bool hostLocked = false;
    ScreenState shown;
    QList<QPair<ScreenMessage, qint64>> screens;
};

} // namespace jinbi::kiosktest
