// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kioskstatus.h"
#include "domain/livepicture.h"
#include "domain/tone.h"
#include "services/concern.h"

#include <QList>
#include <QString>

#include <optional>

namespace jinbi {

/// What the console knows about one kiosk at this moment.
///
/// Invariant: `concerns` is ordered by severity, worst first; tone() is never less severe than its first.
struct KioskState
{
    enum class Contact { Never, Online, Offline };
    /// What this console asked for and has no answer to.
    enum class Asked { Nothing, Stop, Resume };

    KioskId kiosk;
    QString place;
    Contact contact = Contact::Never;
    qint64 contactMs = 0;     ///< UTC ms of the last contact by the console's clock; 0 when never
    qint64 contactMonoMs = 0; ///< the same by the monotonic clock
    std::optional<KioskStatus> status;
    VisitProgress progress;
    qint64 lastSessionMs = 0; ///< UTC ms at which the last known session ended; 0 when none is known
    QList<Concern> concerns;
    Asked asked = Asked::Nothing;
    bool askedInVain = false;        ///< it should have answered by now
    std::optional<qint64> retiredMs; ///< UTC ms at which it left the branch for good

    [[nodiscard]] bool isInUse() const;
    [[nodiscard]] bool isRetired() const { return retiredMs.has_value(); }
    [[nodiscard]] bool needsAttention() const { return !concerns.isEmpty(); }
    [[nodiscard]] Tone tone() const;
    /// UTC ms at which the worst concern began; 0 without one.
    [[nodiscard]] qint64 sinceMs() const { return concerns.isEmpty() ? 0 : concerns.first().sinceMs; }
    /// The state in a word or two: "Refused 3 of 3", "Idle".
    [[nodiscard]] QString word() const;
    /// "Stop asked, waiting"; empty when nothing is open.
    [[nodiscard]] QString askedWord() const;
    /// One line of reason, may be empty.
    [[nodiscard]] QString reason() const;
    /// The step of the visit: "Capture 2 of 3", "Compare", "Accepted".
    [[nodiscard]] QString step() const;
    /// "K-0342, Central Station, Refused 3 of 3, score 0.58".
    [[nodiscard]] QString accessibleText() const;
    [[nodiscard]] std::optional<MatchScore> score() const;
    [[nodiscard]] std::optional<MatchScore> threshold() const;
};

} // namespace jinbi
