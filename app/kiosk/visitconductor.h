// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/attempts.h"
#include "kiosk/livepublisher.h"
#include "kiosk/outbox.h"
#include "kiosk/phonenumber.h"
#include "kiosk/visit.h"
#include "ports/bankhost.h"
#include "ports/clock.h"
#include "ports/customerpanel.h"
#include "wire/codec.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTimer>

#include <optional>

namespace jinbi::kiosk {

/// Plays visits for real: steps the state machine with what happens and does what it asks for.
///
/// Holds the phone number and the sealed PIN of the visit under way, and forgets both with it. Thread: the agent's;
/// calls of the bank host are made here.
class VisitConductor : public QObject
{
    Q_OBJECT

public:
    /// All of it outlives the conductor.
    struct Parts
    {
        VisitRules rules;
        Attempts& attempts;
        Outbox& outbox;
        BankHost& host;
        LivePublisher& publisher;
        const Clock& clock;
        CustomerPanel& panel;
    };
    explicit VisitConductor(const Parts& parts, QObject* parent = nullptr);

    [[nodiscard]] VisitProgress progress() const;
    /// Whether visits can be served: camera, engine and disk work.
    void setAvailable(bool available) { post(ServiceChanged{available}); }
    /// Staff stopped face login: a visit under way ends by another way, and none begins.
    void setSuspended(bool suspended) { post(SuspensionChanged{suspended}); }
    /// Of the visits to come; false while somebody is at the kiosk, and nothing changes then.
    bool setPolicy(const Policy& policy);
    /// Evidence is listed in a record only when it can leave at once.
    void setLinkUp(bool up) { m_linkUp = up; }
    /// Whether somebody may look at the live picture now; the customer's screen says so.
    void setWatched(bool watched, bool isFaceSeen);
    /// Something in the kiosk failed; ends a visit that is under way.
    void fail(const QString& note) { post(Failed{note}); }
    /// The camera failed: only a visit that still needs it ends.
    void cameraLost();

    void glanced(bool face);
    void scanProgressed(const SessionId& session, const ScanProgress& progress);
    void scanEnded(const SessionId& session, const ScanSummary& scan);
    void evidenceMade(const SessionId& session, const QList<wire::EvidencePicture>& pictures);
    void compared(const SessionId& session, const FaceComparison& comparison);

Q_SIGNALS:
    void scanWanted(const jinbi::SessionId& session, qint64 sessionBeganMs);
    void scanTimeUp(const jinbi::SessionId& session);
    void comparisonWanted(const jinbi::SessionId& session, const std::optional<QString>& customer);
    void wipeWanted();
    void progressChanged(const jinbi::VisitProgress& progress);
    void committed(const jinbi::SessionRecord& record, const QList<jinbi::wire::EvidencePicture>& evidence);
    void commitFailed(const jinbi::Error& error);

private:
    void connectPanel();
    void post(const VisitEvent& event);
    void perform(VisitAction action);
    void present();
    void tell(const VisitProgress& now);
    void arrive(const std::optional<Presented>& claim = std::nullopt);
    void takeClaim(const QString& code);
    void acceptNotice();
    void takePhone(const QString& typed);
    void takePin(const PinBlock& block);
    void lookUpPhone();
    void verifyPin();
    void commit();
    void countTries(const SessionRecord& record);
    void wipe();
    [[nodiscard]] bool mayBegin() const;
    [[nodiscard]] bool isOf(const SessionId& session) const { return m_visit.record().id == session; }
    /// Unknown numbers are counted like known ones, by a name that nobody can turn back.
    [[nodiscard]] QString accountOf(const std::optional<QString>& customer, const QString& claimed) const;

    Parts m_parts;
    Visit m_visit;
    QTimer m_timer;
    QList<VisitEvent> m_events; ///< those that happen while one is dealt with
    bool m_stepping = false;
    std::optional<ScreenState> m_shown;
    std::optional<VisitProgress> m_told;
    const QByteArray m_secret; ///< of this run, for accountOf()

    qint64 m_beganMs = 0;
    std::optional<PhoneNumber> m_phone;
    std::optional<QString> m_customer;
    QString m_account;
    std::optional<PinBlock> m_pin;
    QList<wire::EvidencePicture> m_evidence;
    bool m_linkUp = false;
    bool m_watched = false;
    bool m_isFaceSeen = false;
    bool m_unrecorded = false;
    bool m_placeWasEmpty = true; ///< since the last visit
    int m_glances = 0;           ///< alike, one after the other
    bool m_faceBefore = false;
};

} // namespace jinbi::kiosk
