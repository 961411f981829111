// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/screenstate.h"

#include <QString>
#include <QStringList>

namespace jinbi::ui {

/// One thing that a kiosk's screen says: what, and what to do.
struct ScreenText
{
    QString icon; ///< name in resources/icons
    QString heading;
    QStringList lines;
};

/// Translated now. Every profile has words of its own for where else the customer may go.
[[nodiscard]] ScreenText screenText(Profile profile, ScreenMessage message);

/// What the customer is told to do when no advice is due: "Hold still", for a gate "Look here".
[[nodiscard]] QString scanCall(Profile profile);

} // namespace jinbi::ui
