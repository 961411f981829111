// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/matchscore.h"
#include "domain/visit.h"
#include "ports/clock.h"
#include "ports/sessionlog.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace jinbi {

class KioskRegistry;
struct VisitProgress;

/// One visit that has just ended.
struct FinishedVisit
{
    SessionId session;
    KioskId kiosk;
    Outcome outcome = Outcome::Fault;
    std::optional<MatchScore> score;
    std::optional<MatchScore> threshold;
    qint64 endedMs = 0; ///< UTC ms by the console's clock
    bool operator==(const FinishedVisit&) const = default;
};

/// The visits of the last ten minutes, newest first. Told by the live feed the moment they end, and by the store; the
/// same session counts once.
///
/// Invariant: at most kMost entries, none older than kKept.
class FinishedList : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes kKept{10};
    static constexpr qsizetype kMost = 500;

    /// `registry` and `clock` must outlive the list.
    FinishedList(KioskRegistry& registry, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const QList<FinishedVisit>& visits() const { return m_visits; }
    void addStored(const QList<SessionRow>& rows);

public Q_SLOTS:
    /// Drops what is too old; runs every five seconds by itself.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void takeEnd(const VisitProgress& progress);
    bool add(const FinishedVisit& visit);
    bool trim();

    const Clock& m_clock;
    QList<FinishedVisit> m_visits;
    QTimer m_tick;
};

} // namespace jinbi
