// SPDX-License-Identifier: GPL-3.0-or-later
#include "rehearsal/visitors.h"

#include "camera/scene.h"
#include "people/person.h"
#include "people/visitlook.h"

namespace jinbi::rehearsal {

namespace {

constexpr int kWatchMs = 200;
constexpr int kClaimantThinkMs = 600;

/// What the day made of this customer. Most visits are of everyday difficulty, dusk ones are hard.
people::VisitLook lookOf(const PlannedVisit& visit)
{
    people::VisitLook look = people::lookFromSeed(visit.lookSeed, 0.45);
    if (visit.kind == VisitKind::Dusk) {
        look.light.dusk = 0.9;
        look.light.level = 0.45;
    }
    if (visit.kind == VisitKind::Printed)
        look.attack = people::Attack::PrintedPhoto;
    if (visit.kind == VisitKind::Replay)
        look.attack = people::Attack::ScreenReplay;
    return look;
}

} // namespace

Visitors::Visitors(ScriptedPanel& panel, QObject* parent) : QObject(parent), m_panel(panel)
{
    connect(&m_panel, &ScriptedPanel::left, this, [this] {
        onLeft();
        if (m_draining)
            Q_EMIT drained();
    });
}

void Visitors::drain()
{
    m_draining = true;
    if (!m_panel.isBusy())
        Q_EMIT drained();
}

DrawnVisitors::DrawnVisitors(const VisitScript& script, std::shared_ptr<camera::Scene> scene, int pace,
                             ScriptedPanel& panel, QObject* parent)
    : Visitors(panel, parent), m_script(script), m_scene(std::move(scene)), m_pace(pace)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &DrawnVisitors::arrive);
}

void DrawnVisitors::start()
{
    m_next = m_script.next();
    m_pause.start(m_next.pauseMs / m_pace);
}

void DrawnVisitors::arrive()
{
    if (isDraining())
        return;
    m_scene->setDusk(m_next.kind == VisitKind::Dusk ? 0.9 : 0.0);
    m_scene->enter(people::personFromSeed(m_next.personSeed), lookOf(m_next));
    panel().begin(m_next);
}

void DrawnVisitors::onLeft()
{
    m_scene->leave();
    m_scene->setDusk(0.0);
    if (!isDraining())
        start();
}

ClaimingVisitors::ClaimingVisitors(const Population& population, WhoIsThere who, ScriptedPanel& panel, QObject* parent)
    : Visitors(panel, parent), m_population(population), m_who(std::move(who))
{
    connect(&m_watch, &QTimer::timeout, this, &ClaimingVisitors::look);
}

void ClaimingVisitors::start()
{
    m_watch.start(kWatchMs);
}

void ClaimingVisitors::look()
{
    const qsizetype who = m_who();
    if (who != m_served)
        m_served = -1;
    if (isDraining() || who < 0 || who == m_served || panel().isBusy())
        return;
    PlannedVisit visit;
    visit.customer = who;
    visit.phone = m_population.customers().at(who).phone;
    visit.thinkMs = kClaimantThinkMs;
    m_served = who;
    panel().begin(visit);
}

void ClaimingVisitors::onLeft() {}

} // namespace jinbi::rehearsal
