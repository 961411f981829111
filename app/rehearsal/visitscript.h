// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rehearsal/population.h"

#include <QString>

#include <random>

namespace jinbi::rehearsal {

/// What a visit is meant to show.
enum class VisitKind {
    Genuine,
    Dusk,       ///< genuine, in poor light
    Stranger,   ///< a face that is no customer's, with a customer's phone number
    Printed,    ///< a printed photo of the customer
    Replay,     ///< the customer on a phone's screen
    OtherPhone, ///< a customer who types another customer's number
    UnknownPhone,
    WrongPin,
    WalkAway, ///< leaves before the end
    AnotherWay,
    Cancel,
};

/// One planned visit: who stands there, what they look like and what they do.
struct PlannedVisit
{
    VisitKind kind = VisitKind::Genuine;
    qsizetype customer = 0; ///< index of whose phone number and PIN are typed
    quint64 personSeed = 0; ///< whose face is shown
    quint64 lookSeed = 0;   ///< pose, light and clothes of the day
    QString phone;          ///< what is typed
    int pauseMs = 0;        ///< nobody there before the visit
    int thinkMs = 0;        ///< how long each step takes this customer
};

/// Which visits come, one after the other; the same for the same seed and kiosk. Not thread-safe.
class VisitScript
{
public:
    VisitScript(const Population& population, quint64 seed);

    /// `share` of visits that are genuine is about two thirds.
    [[nodiscard]] PlannedVisit next();

private:
    [[nodiscard]] quint64 draw(quint64 below);
    [[nodiscard]] VisitKind kind();

    const Population& m_population;
    std::mt19937_64 m_random;
    bool m_first = true;
};

} // namespace jinbi::rehearsal
