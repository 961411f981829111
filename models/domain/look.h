// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <optional>

namespace jinbi {

/// Why somebody sees a customer's face live. Nobody sees one without saying so.
enum class LookPurpose { FraudCheck, CustomerAsks, RefusedRepeatedly, CameraCheck, Other };

inline constexpr std::array kLookPurposes{LookPurpose::FraudCheck, LookPurpose::CustomerAsks,
                                          LookPurpose::RefusedRepeatedly, LookPurpose::CameraCheck, LookPurpose::Other};

/// What ended a look.
enum class LookEnd {
    Time,
    ByHand,
    Left,        ///< the view was closed, hidden or paused
    FacesHidden, ///< somebody hid all faces
    Locked,
    SignedOut,
    RightLost,
    Closed, ///< the console was
};

inline constexpr std::array kLookEnds{LookEnd::Time,   LookEnd::ByHand,    LookEnd::Left,      LookEnd::FacesHidden,
                                      LookEnd::Locked, LookEnd::SignedOut, LookEnd::RightLost, LookEnd::Closed};

namespace names {
/// For the wire and the audit log; renaming one is a change of schema.
[[nodiscard]] QString of(LookPurpose purpose);
[[nodiscard]] QString of(LookEnd end);
[[nodiscard]] std::optional<LookPurpose> lookPurpose(QStringView name);
[[nodiscard]] std::optional<LookEnd> lookEnd(QStringView name);
} // namespace names

namespace words {
[[nodiscard]] QString of(LookPurpose purpose);
[[nodiscard]] QString of(LookEnd end);
} // namespace words

} // namespace jinbi
