// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QMetaType>

#include <array>
#include <optional>

namespace jinbi {

/// Where a visit stands. The order for the customer is always face, phone, PIN.
enum class Stage { OutOfService, Attract, Notice, Scan, Phone, Compare, Pin, Finished };

/// How a session ended. Distinct in the record; several look alike on the customer's screen (decisions in
/// ARCHITECTURE.md).
enum class Outcome {
    Accepted,
    NoFace,         ///< nothing to compare was acquired within the scan
    PoorQuality,    ///< a face, but never one that passed the gate; the record says which component
    LivenessFailed, ///< judged a presentation attack
    BelowThreshold, ///< compared with the claimed reference and too unlike
    WrongPerson,    ///< identified as one customer, phone number of another
    UnknownPhone,
    UnknownClaim, ///< a ticket or document of nobody who may pass
    WrongPin,
    LockedOut, ///< too many failures before; nothing was compared
    Cancelled,
    AnotherWay, ///< chose card or counter
    TimedOut,   ///< walked away or a step's idle time ended
    Fault,      ///< camera, engine, disk or host
};

/// identify: compare 1:N right after the scan. claimed: compare 1:1 after the phone number.
enum class MatchMode { Claimed, Identify };

/// Where a kiosk stands and whom it serves. atm: an account, with PIN. gate: the face of a ticket holder, no PIN, a
/// queue behind. counter: a clerk beside, no PIN; the clerk holds the identity document.
enum class Profile { Atm, Gate, Counter };

inline constexpr std::array kAllProfiles{Profile::Atm, Profile::Gate, Profile::Counter};
inline constexpr std::array kAllStages{Stage::OutOfService, Stage::Attract, Stage::Notice, Stage::Scan,
                                       Stage::Phone,        Stage::Compare, Stage::Pin,    Stage::Finished};
inline constexpr std::array kAllOutcomes{Outcome::Accepted,       Outcome::NoFace,         Outcome::PoorQuality,
                                         Outcome::LivenessFailed, Outcome::BelowThreshold, Outcome::WrongPerson,
                                         Outcome::UnknownPhone,   Outcome::UnknownClaim,   Outcome::WrongPin,
                                         Outcome::LockedOut,      Outcome::Cancelled,      Outcome::AnotherWay,
                                         Outcome::TimedOut,       Outcome::Fault};

/// The three groups that summaries count.
enum class OutcomeGroup { Accepted, Refused, Other };
[[nodiscard]] OutcomeGroup groupOf(Outcome outcome);

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::Stage)
Q_DECLARE_METATYPE(jinbi::Outcome)
