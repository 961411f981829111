// SPDX-License-Identifier: GPL-3.0-or-later
#include "rehearsal/scriptedpanel.h"

#include "domain/profile.h"

namespace jinbi::rehearsal {

namespace {

/// Somebody whom the kiosk never noticed goes away after so long.
constexpr int kPatienceMs = 45000;
/// How long one looks at the outcome before one goes.
constexpr int kReadMs = 2200;

} // namespace

ScriptedPanel::ScriptedPanel(const Population& population, crypto::SealingKey hostKey, int pace, QObject* parent)
    : CustomerPanel(parent), m_population(population), m_pad(std::move(hostKey)), m_pace(pace)
{
    m_think.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_think, &QTimer::timeout, this, &ScriptedPanel::act);
    connect(&m_patience, &QTimer::timeout, this, &ScriptedPanel::leave);
}

void ScriptedPanel::begin(const PlannedVisit& visit)
{
    m_visit = visit;
    m_pad.begin();
    m_patience.start(kPatienceMs);
    // The kiosk may have seen the face before the script was told of the person.
    const bool presents = rulesOf(m_screen.profile).claimFirst && m_screen.stage == Stage::Attract;
    if (m_screen.stage == Stage::Notice || presents)
        m_think.start(visit.thinkMs / m_pace);
}

void ScriptedPanel::show(const ScreenState& state)
{
    const bool wasUnderWay = m_screen.stage != Stage::Attract && m_screen.stage != Stage::OutOfService;
    m_screen = state;
    if (!m_visit)
        return;
    if (wasUnderWay && state.stage == Stage::Attract) {
        m_think.stop();
        leave();
        return;
    }
    m_think.start((state.stage == Stage::Finished ? kReadMs : m_visit->thinkMs) / m_pace);
}

bool ScriptedPanel::leavesBefore(Stage stage) const
{
    return m_visit->kind == VisitKind::WalkAway && stage == Stage::Phone;
}

void ScriptedPanel::act()
{
    if (!m_visit)
        return;
    if (leavesBefore(m_screen.stage)) {
        leave();
        return;
    }
    const ProfileRules& profile = rulesOf(m_screen.profile);
    switch (m_screen.stage) {
    case Stage::Attract:
        if (profile.claimFirst)
            Q_EMIT claimPresented(claimCode(profile.claim, m_visit->phone));
        break;
    case Stage::Notice:
        if (m_visit->kind == VisitKind::AnotherWay)
            Q_EMIT anotherWayChosen();
        else
            Q_EMIT noticeAccepted();
        break;
    case Stage::Phone:
        if (m_visit->kind == VisitKind::Cancel)
            Q_EMIT cancelled();
        else if (m_screen.message == ScreenMessage::EnterPhone)
            Q_EMIT phoneEntered(m_visit->phone);
        break;
    case Stage::Pin:
        if (m_screen.message == ScreenMessage::EnterPin || m_screen.message == ScreenMessage::PinAgain)
            typePin();
        break;
    case Stage::Finished:
        leave();
        break;
    default:
        break;
    }
}

void ScriptedPanel::typePin()
{
    m_pad.clear();
    const QString& owner = m_population.customers().at(m_visit->customer).pseudonym;
    m_population.typePin(owner, m_visit->kind == VisitKind::WrongPin, [this](int digit) { m_pad.enter(digit); });
    if (auto block = m_pad.seal())
        Q_EMIT pinSubmitted(*block);
    else
        Q_EMIT cancelled();
}

void ScriptedPanel::leave()
{
    m_patience.stop();
    m_pad.clear();
    m_visit.reset();
    Q_EMIT left();
}

} // namespace jinbi::rehearsal
