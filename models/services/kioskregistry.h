// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"
#include "ports/livefeed.h"
#include "ports/sessionlog.h"
#include "services/delayedalarm.h"
#include "services/kioskstate.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace jinbi {

/// All kiosks of this branch as they are now: who is in contact, what each is doing, and what about it needs a person.
/// Fed by a LiveFeed and by stored sessions; fetches nothing. Changes are collected and told ten times a second.
///
/// Invariant: while the feed is disconnected no kiosk is declared silent: nothing can be known about it then.
class KioskRegistry : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::milliseconds silentAfter{35000}; ///< without any message
        std::chrono::milliseconds alarmOnDelay{3000}; ///< camera, disk, clock
        std::chrono::milliseconds alarmOffDelay{5000};
        std::chrono::milliseconds clockOffRaise{2000};
        std::chrono::milliseconds clockOffClear{1000};
    };

    /// `feed` and `clock` must outlive the registry.
    KioskRegistry(LiveFeed& feed, const Clock& clock, QObject* parent = nullptr);
    KioskRegistry(LiveFeed& feed, const Clock& clock, const Limits& limits, QObject* parent = nullptr);

    /// Sorted by id.
    [[nodiscard]] QList<KioskId> kiosks() const { return m_order; }
    /// Null when there is no such kiosk; valid until control returns to the event loop.
    [[nodiscard]] const KioskState* find(const KioskId& kiosk) const;
    [[nodiscard]] int onlineCount() const;
    /// Kiosks that have left, sorted by id; none of them is in kiosks().
    [[nodiscard]] QList<KioskId> retired() const;
    /// Null unless it has left; valid until control returns to the event loop.
    [[nodiscard]] const KioskState* findRetired(const KioskId& kiosk) const;
    [[nodiscard]] bool isLinked() const { return m_linked; }
    /// UTC ms at which the feed was lost; 0 while it is there.
    [[nodiscard]] qint64 linkLostMs() const { return m_linkLostMs; }

    /// A kiosk that should exist, though it may never have reported.
    void expect(const KioskId& kiosk, const QString& place);
    /// Stored sessions, in any order: when each kiosk was last used.
    void addStored(const QList<SessionRow>& rows);
    /// A person dealt with what happened at this kiosk; its tile becomes calm.
    void settle(const KioskId& kiosk);
    /// What this console asked the kiosk for and has no answer to; `silent` once it should have answered.
    void setAsked(const KioskId& kiosk, KioskState::Asked asked, bool silent);
    /// The kiosk has left this branch for good: it counts in no figure, nothing about it needs a person, and what it
    /// said last is not heard.
    void retire(const KioskId& kiosk, const QString& place, qint64 retiredMs);

public Q_SLOTS:
    /// Looks at every age again; runs each second by itself, and may be called after the machine slept.
    void refresh();

Q_SIGNALS:
    void kioskAdded(const jinbi::KioskId& kiosk);
    void kioskChanged(const jinbi::KioskId& kiosk);
    void kioskRemoved(const jinbi::KioskId& kiosk);
    void kioskRetired(const jinbi::KioskId& kiosk);
    /// After the last kioskChanged of a round, and when the link came or went.
    void roundEnded();
    /// At once, one for each: events must not be lost by collecting.
    void eventRaised(const jinbi::KioskId& kiosk, const jinbi::Concern& concern);
    void visitEnded(const jinbi::VisitProgress& progress);

private:
    struct Entry
    {
        KioskState state;
        DelayedAlarm camera, diskLow, diskFull, clock;
        std::optional<Concern> held;          ///< the last visit's event, until the next visit or settle()
        std::optional<Concern> policy;        ///< a policy it refused, until it takes another one or settle()
        std::optional<RefusedPolicy> refused; ///< as last reported
        SessionId raised;                     ///< session for which an event was raised already
        ConcernKind raisedKind = ConcernKind::Refused;
    };

    Entry& entry(const KioskId& kiosk);
    void takeStatus(const KioskStatus& status);
    void takeProgress(const VisitProgress& progress);
    void takeLink(bool connected);
    void touch(Entry& entry);
    void raiseEvent(Entry& entry, const VisitProgress& progress);
    void raisePolicyEvent(Entry& entry, const std::optional<RefusedPolicy>& refused);
    void evaluate(Entry& entry);
    void evaluateContact(Entry& entry, qint64 now) const;
    [[nodiscard]] QList<Concern> concernsOf(Entry& entry, qint64 now) const;
    [[nodiscard]] QList<Concern> alarmsOf(Entry& entry, const KioskStatus& reported, qint64 now) const;
    [[nodiscard]] DelayedAlarm::Input clockInput(const KioskStatus& reported) const;
    [[nodiscard]] qint64 sinceOf(const KioskState& state, ConcernKind kind) const;
    [[nodiscard]] QList<Concern> visitConcernsOf(const KioskState& state) const;
    void markChanged(const KioskId& kiosk);
    void flush();

    const Clock& m_clock;
    Limits m_limits;
    QHash<KioskId, Entry> m_entries;
    QHash<KioskId, KioskState> m_retired;
    QList<KioskId> m_order;
    QSet<KioskId> m_changed;
    QTimer m_flush;
    QTimer m_tick;
    bool m_linked = false;
    qint64 m_linkedMonoMs = 0;
    qint64 m_linkLostMs = 0;
};

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::Concern)
