// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/permit.h"
#include "domain/result.h"
#include "domain/serviceorder.h"
#include "ports/auditlog.h"
#include "ports/clock.h"
#include "ports/livefeed.h"
#include "ports/serviceline.h"
#include "ports/settingsstore.h"
#include "services/kioskregistry.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace jinbi {

/// Stops face login at single kiosks or in the whole branch, and allows it again.
///
/// What is wanted is kept in a store of its own, and an order is sent again until the kiosk's own status agrees: also
/// to one that was away, forgot, or joins while the whole branch is stopped. Invariant: of a kiosk's own stop and the
/// branch's the one that ends later is in force, so that neither ends the other. GUI thread.
class ServiceSwitch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::hours kLongestStop{30 * 24};
    static constexpr std::chrono::seconds kSilentAfter{10};
    static constexpr std::chrono::seconds kAskAgain{3};

    enum class Answer {
        None,    ///< nothing was ever asked
        Waiting, ///< asked a moment ago
        Silent,  ///< asked, and no answer for kSilentAfter
        Given,   ///< the kiosk's status agrees
    };
    struct Standing
    {
        std::optional<Suspension> stop; ///< what is wanted; nothing: face login is allowed
        Answer answer = Answer::None;
        bool ofBranch = false;
        bool operator==(const Standing&) const = default;
    };
    /// All of it outlives the switch; `store` is the switch's own.
    struct Deps
    {
        KioskRegistry& registry;
        LiveFeed& feed;
        ServiceLine& line;
        SettingsStore& store;
        const Clock& clock;
        AuditLog& log;
        QString by; ///< what the kiosk is told of who asks, at most 64 characters; the log knows the person
    };

    explicit ServiceSwitch(Deps deps, QObject* parent = nullptr);

    /// Invalid unless `reason` has 1 to 200 characters and `untilMs` (UTC) is 0 or lies within kLongestStop from now.
    [[nodiscard]] Result<void> check(const QString& reason, qint64 untilMs) const;
    /// These take a permit for Action::StopService. What they do takes effect at once and is written into the log
    /// beside it: a customer must not be let in because a disk is slow.
    Result<void> stop(const QList<KioskId>& kiosks, const QString& reason, qint64 untilMs, Permit permit);
    Result<void> stopBranch(const QString& reason, qint64 untilMs, Permit permit);
    /// Refused while the whole branch is stopped.
    Result<void> resume(const QList<KioskId>& kiosks, Permit permit);
    /// Kiosks that were stopped on their own stay stopped.
    Result<void> resumeBranch(Permit permit);

    [[nodiscard]] std::optional<Suspension> branchStop() const;
    [[nodiscard]] Standing standing(const KioskId& kiosk) const;
    /// Kiosks that were asked and have not answered, sorted.
    [[nodiscard]] QList<KioskId> silent() const;

Q_SIGNALS:
    /// Of anything above.
    void changed();
    /// Something took effect that could not be written into the log.
    void unrecorded(const jinbi::Error& error);

private:
    struct Entry
    {
        std::optional<Suspension> own;
        ServiceOrder sent;    ///< null id: none
        qint64 askedMs = 0;   ///< monotonic
        qint64 carriedMs = 0; ///< monotonic; when the line last took it, 0: not yet
        bool answered = false;
    };

    void takeStatus(const KioskStatus& status);
    void takeLink(bool connected);
    void forget(const KioskId& kiosk);
    void record(Act act, const QStringList& objects);
    void adopt(Entry& entry, const Suspension& theirs);
    void settle(const KioskId& kiosk);
    void settleAll();
    void order(const KioskId& kiosk, Entry& entry, const std::optional<Suspension>& wanted);
    void carry(const KioskId& kiosk, Entry& entry);
    void look();
    void tell();
    [[nodiscard]] bool agrees(const Entry& entry, const KioskStatus& status) const;
    [[nodiscard]] bool isOver(const Suspension& stop) const;
    [[nodiscard]] std::optional<Suspension> wantedOf(const Entry& entry) const;
    [[nodiscard]] Answer answerOf(const Entry& entry) const;
    void load();
    void save() const;

    Deps m_deps;
    std::optional<Suspension> m_branch;
    QHash<KioskId, Entry> m_entries;
    QHash<KioskId, Standing> m_told;
    std::optional<Suspension> m_toldBranch;
    QTimer m_tick;
};

} // namespace jinbi
