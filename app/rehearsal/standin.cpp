// SPDX-License-Identifier: GPL-3.0-or-later
#include "rehearsal/standin.h"

#include "camera/scene.h"
#include "people/person.h"
#include "people/visitlook.h"

#include <QTextStream>

#include <utility>

namespace jinbi::rehearsal {

namespace {

/// Calm and frontal: what is tried is the screen.
constexpr double kEasy = 0.05;

} // namespace

StandIn::StandIn(Customer customer, std::shared_ptr<camera::Scene> scene, QObject* parent)
    : QObject(parent), m_customer(std::move(customer)), m_scene(std::move(scene))
{
}

void StandIn::come()
{
    m_scene->enter(people::personFromSeed(m_customer.personSeed), people::lookFromSeed(m_customer.personSeed, kEasy));
}

void StandIn::follow(Stage stage)
{
    // Not at any sight of a kiosk at rest: an old one may arrive after the customer did.
    if (std::exchange(m_stage, stage) == Stage::Finished && stage != Stage::Finished)
        m_scene->leave();
}

void introduce(const Population& population, qsizetype customer, QTextStream& out)
{
    constexpr int kCountry = 2;
    const Customer& who = population.customers().at(customer);
    out << "Invented customer " << who.pseudonym << ": number " << who.phone.mid(kCountry) << ", PIN ";
    population.typePin(who.pseudonym, false, [&out](int digit) { out << digit; });
    out << Qt::endl;
}

} // namespace jinbi::rehearsal
