// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/visit.h"
#include "kiosk/kioskdatabase.h"

#include <QHash>
#include <QString>

namespace jinbi::kiosk {

/// Whether an outcome counts as a failed try. Nothing acquired (no face, poor picture) does not.
[[nodiscard]] bool countsAsFailure(Outcome outcome);

/// Failed tries in a row, per account and for the kiosk as a whole; kept across restarts.
///
/// Five failures are free (ten when liveness was assessed in all of them), then each further try waits 30 s; at 50
/// (100) the face is disabled for that subject until reset(). The wait runs on the monotonic clock and begins anew when
/// the program starts, so that neither a restart nor a changed wall clock shortens it. Thread: that of the database.
class Attempts
{
public:
    static constexpr qint64 kDelayMs = 30000;

    struct Standing
    {
        bool allowed = true;
        bool disabled = false;
        qint64 waitMs = 0;
        int failures = 0;
    };

    /// Subject of the kiosk itself; accounts are pseudonyms.
    static QString kiosk() { return QStringLiteral("*kiosk"); }

    /// `monotonicMs` is now. The database must outlive this object.
    Attempts(KioskDatabase& database, qint64 monotonicMs) : m_database(database), m_openedMs(monotonicMs) {}

    /// An unreadable count refuses the try: Io.
    [[nodiscard]] Result<Standing> standing(const QString& subject, qint64 monotonicMs) const;
    Result<void> failed(const QString& subject, bool livenessAssessed, qint64 monotonicMs, qint64 utcMs);
    /// After a success, or by a teller.
    Result<void> reset(const QString& subject);

private:
    KioskDatabase& m_database;
    qint64 m_openedMs;
    QHash<QString, qint64> m_lastFailureMs;
};

} // namespace jinbi::kiosk
