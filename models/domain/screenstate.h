// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/quality.h"
#include "domain/visit.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace jinbi {

/// Everything that the customer's screen can say. Unknown phone, wrong person, below threshold, wrong PIN and suspected
/// attack share NotVerified, and PinAgain before it, so that the screen answers no question about anybody else.
enum class ScreenMessage {
    Welcome,
    ReadNotice,
    LookAtCamera,
    EnterPhone,
    PhoneNotANumber, ///< what was typed cannot be a mobile number; it stays in the field
    OneMoment,
    EnterPin,
    PinAgain, ///< not verified; number, PIN or face; another try is left
    Verified,
    NotVerified,
    NoFaceSeen,
    PictureTooPoor, ///< with a hint
    TryLater,       ///< too many tries; card or counter now
    Goodbye,        ///< cancelled or walked away
    CardOrCounter,  ///< another way was chosen
    OutOfService,
    Suspended, ///< staff stopped face login; card or counter
};

/// What the customer's screen shows now.
struct ScreenState
{
    Stage stage = Stage::OutOfService;
    ScreenMessage message = ScreenMessage::OutOfService;
    std::optional<QualityComponent> hint;
    bool staffCalled = false;
    bool rehearsal = false; ///< the screen then says that no real PIN may be typed
    bool watched = false;   ///< somebody looks at this kiosk's live picture now
    Profile profile = Profile::Atm;
    bool faceSeen = false; ///< watched, and by somebody who sees the face, which is masked otherwise
    bool operator==(const ScreenState&) const = default;
};

/// Translated, one short sentence.
[[nodiscard]] QString textOf(ScreenMessage message);
/// "Test mode. Do not type a real PIN."
[[nodiscard]] QString rehearsalNote();

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::ScreenState)
