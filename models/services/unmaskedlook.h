// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/look.h"
#include "domain/permit.h"
#include "domain/result.h"
#include "ports/auditlog.h"
#include "ports/clock.h"
#include "ports/livefeed.h"
#include "services/accesspolicy.h"
#include "services/signin.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace jinbi {

/// Lets somebody see a customer's face live: one kiosk, for a purpose, for one or two minutes, under their name.
///
/// Invariants: the entry LookBegan is on the disk before the kiosk is asked for a picture, and without it there is no
/// look; at most one look at a time; it ends by itself within kTick of its time, at once when the console is locked or
/// the right is lost, and each end is written as LookEnded. admit() is the one gate before the screen. GUI thread.
class UnmaskedLook : public QObject
{
    Q_OBJECT

public:
    static constexpr int kLongestMinutes = 2; ///< longer needs a second person
    static constexpr int kShortestNote = 3;
    static constexpr int kLongestNote = 120;
    static constexpr std::chrono::milliseconds kTick{200};

    enum class State {
        None,
        Recording, ///< the entry is being written; nothing is shown yet
        Looking,
    };
    struct Request
    {
        KioskId kiosk;
        LookPurpose purpose = LookPurpose::FraudCheck;
        QString note; ///< required for LookPurpose::Other
        int minutes = 1;
    };
    struct Look
    {
        FaceLook face;
        LookPurpose purpose = LookPurpose::FraudCheck;
        QString name; ///< of whoever looks, as others know them
        /// The first eight digits of the lease: enough to find it in the audit log.
        [[nodiscard]] QString shortLease() const { return face.lease.toString().left(8); }
    };
    /// All of it outlives the service.
    struct Deps
    {
        LiveFeed& feed;
        const AccessPolicy& policy;
        const SignIn& signIn;
        AuditLog& log;
        const Clock& clock;
        /// A rehearsal whose policy shows drawn people unmasked to everybody: admit() then lets them pass.
        bool areDrawn = false;
    };

    explicit UnmaskedLook(Deps deps, QObject* parent = nullptr);
    /// Ends the look.
    ~UnmaskedLook() override;

    /// Invalid: no kiosk, minutes outside of 1 to 2, a note that has not 3 to 120 characters, another purpose
    /// without a note.
    [[nodiscard]] static Result<void> check(const Request& request);
    /// Takes a permit for Action::LookUnmasked. Refused while there is a look. The look itself begins later, or
    /// failed() says why not.
    Result<void> begin(const Request& request, Permit permit);
    void end(LookEnd why = LookEnd::ByHand);

    [[nodiscard]] State state() const { return m_state; }
    /// Faces are shown anyway; there is nothing to ask for.
    [[nodiscard]] bool isShownByPolicy() const { return m_deps.areDrawn; }
    /// Null unless Looking.
    [[nodiscard]] const Look* look() const { return m_state == State::Looking ? &m_look : nullptr; }
    [[nodiscard]] qint64 remainingMs() const;
    /// Whether this picture may come on the screen, and counts it: a masked one always, an unmasked one of the living
    /// lease and its kiosk only.
    [[nodiscard]] bool admit(const KioskId& kiosk, const LiveFrame& frame);

Q_SIGNALS:
    /// Of state() and look(); before it returns nothing unmasked may be left on the screen when there is no look.
    void changed();
    /// Every kTick while looking.
    void ticked();
    /// There is no look, because it could not be written down.
    void failed(const jinbi::Error& error);
    /// A look has ended and the entry could not be written.
    void unrecorded(const jinbi::Error& error);

private:
    void start(quint64 attempt, const Result<void>& written);
    void tick();
    void judgeRights();
    void record(LookEnd why, qint64 lookedMs);
    [[nodiscard]] std::optional<LookEnd> lostRight() const;

    Deps m_deps;
    State m_state = State::None;
    Look m_look;
    Act m_head; ///< who, in which role, where
    qint64 m_grantedMs = 0;
    qint64 m_beganMs = 0;    ///< monotonic
    qint64 m_beganUtcMs = 0; ///< it goes on while the computer sleeps
    qint64 m_frames = 0;
    quint64 m_attempt = 0;
    QTimer m_tick;
};

} // namespace jinbi
