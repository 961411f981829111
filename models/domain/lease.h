// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QSize>
#include <QString>

namespace jinbi {

/// A time-limited right to see a kiosk's live picture. Masked (the default) means that the kiosk pixelates the face
/// before anything leaves it.
///
/// Limits (validate): masked <= 480x360 at <= 5 frames/s; unmasked <= 640x480 at <= 15 frames/s, with a purpose, at
/// most 15 minutes. A masked lease is renewed while the wall is open and lasts at most 60 s at a time.
struct ViewLease
{
    LeaseId id;
    KioskId kiosk;
    QString holder; ///< the operator or console
    QString purpose;
    bool masked = true;
    qint64 lastsMs = 0; ///< from receipt, by the kiosk's monotonic clock: clocks need not agree
    int maxFps = 5;
    QSize maxSize{480, 360};
    bool operator==(const ViewLease&) const = default;
};

inline constexpr qint64 kMaskedLeaseMs = 60000;
inline constexpr qint64 kUnmaskedLeaseMs = 900000;
/// As long as one person may look at a real face on their own; a kiosk takes no lease beyond it.
inline constexpr qint64 kAloneLeaseMs = 120000;

[[nodiscard]] Result<void> validate(const ViewLease& lease);

} // namespace jinbi
