// SPDX-License-Identifier: GPL-3.0-or-later
#include "rehearsal/visitscript.h"

#include <array>
#include <utility>

namespace jinbi::rehearsal {

namespace {

/// In percent. Mostly genuine, as at a real kiosk, but with enough of the rest to see within a few minutes.
constexpr std::array<std::pair<VisitKind, quint64>, 11> kShares{{
    {VisitKind::Genuine, 60},
    {VisitKind::Dusk, 6},
    {VisitKind::Stranger, 8},
    {VisitKind::Printed, 2},
    {VisitKind::Replay, 2},
    {VisitKind::OtherPhone, 3},
    {VisitKind::UnknownPhone, 4},
    {VisitKind::WrongPin, 6},
    {VisitKind::WalkAway, 4},
    {VisitKind::AnotherWay, 3},
    {VisitKind::Cancel, 2},
}};

} // namespace

VisitScript::VisitScript(const Population& population, quint64 seed) : m_population(population), m_random(seed) {}

quint64 VisitScript::draw(quint64 below)
{
    // Not std::uniform_int_distribution: its result is left to the library, and a seed has to mean the same everywhere.
    return m_random() % below;
}

VisitKind VisitScript::kind()
{
    quint64 at = draw(100);
    for (const auto& [kind, share] : kShares) {
        if (at < share)
            return kind;
        at -= share;
    }
    return VisitKind::Genuine;
}

PlannedVisit VisitScript::next()
{
    const auto& customers = m_population.customers();
    const auto count = static_cast<quint64>(customers.size());
    PlannedVisit visit;
    visit.kind = kind();
    visit.customer = static_cast<qsizetype>(draw(count));
    visit.personSeed = customers.at(visit.customer).personSeed;
    visit.lookSeed = draw(1U << 31U);
    visit.phone = customers.at(visit.customer).phone;
    // The first visit comes soon, so that a person who has just opened the console sees one.
    visit.pauseMs = m_first ? static_cast<int>(500 + draw(4000)) : static_cast<int>(2500 + draw(9000));
    visit.thinkMs = static_cast<int>(700 + draw(1500));
    m_first = false;

    if (visit.kind == VisitKind::Stranger)
        visit.personSeed = m_population.strangerSeed(draw(1U << 31U));
    if (visit.kind == VisitKind::UnknownPhone)
        visit.phone = m_population.unknownPhone(draw(1U << 31U));
    if (visit.kind == VisitKind::OtherPhone) {
        const auto other = static_cast<qsizetype>((static_cast<quint64>(visit.customer) + 1 + draw(count - 1)) % count);
        visit.customer = other;
        visit.phone = customers.at(other).phone;
    }
    return visit;
}

} // namespace jinbi::rehearsal
