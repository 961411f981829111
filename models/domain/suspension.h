// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

namespace jinbi {

/// Somebody stopped face login at a kiosk: for a stated reason, until a stated end.
///
/// `reason` has 1 to 200 characters and is for staff, never for customers. Times are UTC ms; `untilMs` 0 means until
/// somebody resumes it.
struct Suspension
{
    QString reason;
    QString by; ///< operator or console that asked for it
    qint64 sinceMs = 0;
    qint64 untilMs = 0;
    bool operator==(const Suspension&) const = default;
};

inline constexpr qsizetype kLongestReason = 200;

} // namespace jinbi
