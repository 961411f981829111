// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/scene.h"

#include <algorithm>

namespace jinbi::camera {

void Scene::enter(const people::Person& person, const people::VisitLook& look)
{
    const std::scoped_lock lock(m_mutex);
    m_state.person = person;
    m_state.look = look;
    ++m_state.arrivals;
}

void Scene::change(const people::VisitLook& look)
{
    const std::scoped_lock lock(m_mutex);
    if (m_state.person)
        m_state.look = look;
}

void Scene::leave()
{
    const std::scoped_lock lock(m_mutex);
    m_state.person.reset();
    m_state.look = {};
}

void Scene::setDusk(double dusk)
{
    const std::scoped_lock lock(m_mutex);
    m_state.dusk = std::clamp(dusk, 0.0, 1.0);
}

void Scene::setFault(SceneFault fault)
{
    const std::scoped_lock lock(m_mutex);
    m_state.fault = fault;
}

Scene::State Scene::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

} // namespace jinbi::camera
