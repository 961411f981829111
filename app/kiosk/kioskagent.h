// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/sealing.h"
#include "domain/kioskstatus.h"
#include "domain/policy.h"
#include "domain/sessionrecord.h"
#include "kiosk/inference.h"
#include "kiosk/kioskdatabase.h"
#include "mqtt/mqttclient.h"
#include "policy/verifier.h"
#include "ports/bankhost.h"
#include "ports/clock.h"
#include "ports/customerpanel.h"
#include "ports/framesource.h"
#include "ports/referencesource.h"

#include <QObject>

#include <functional>
#include <memory>

namespace jinbi::kiosk {

/// What one kiosk is.
struct KioskSetup
{
    KioskId kiosk;
    QString place;
    mqtt::BrokerAddress broker;
    crypto::SealingKey branchKey;  ///< pictures are sealed to it
    crypto::MessageKey messageKey; ///< sessions and pictures are signed by it
    Policy policy;                 ///< to start with, and where no signed one works
    QString dataFolder;            ///< holds databaseName(); must exist
    DiskLimits disk;
    policy::Pins pins = {}; ///< whose signed policies it takes
};

/// What a kiosk works with; everything outlives the agent.
struct KioskDeps
{
    std::function<std::unique_ptr<FrameSource>()> makeCamera; ///< called once; the source is used by the camera thread
    std::shared_ptr<Inference> inference;
    std::shared_ptr<ReferenceSource> references; ///< called in the inference thread only
    std::shared_ptr<BankHost> host;              ///< called in the agent's thread only
    std::shared_ptr<const Clock> clock;
    CustomerPanel* panel = nullptr; ///< not owned
};

/// One kiosk: camera, visit, screen, bank host, outbox and link, wired together.
///
/// Thread: the agent's own (see KioskThread), with an event loop; nothing in it waits for a camera, a face engine or
/// the network, only for the bank host. Many agents may live in one process.
class KioskAgent : public QObject
{
    Q_OBJECT

public:
    static QString databaseName() { return QStringLiteral("kiosk.sqlite"); }

    KioskAgent(KioskSetup setup, KioskDeps deps, QObject* parent = nullptr);
    ~KioskAgent() override;

    /// Opens the outbox, then camera and link. Errors: those of the database; Incompatible when the policy belongs to
    /// another engine; Refused when a rehearsal host, engine or policy would meet real ones.
    Result<void> start();
    /// Ends a visit under way as a fault, says goodbye and joins the camera; at most about two seconds.
    void stop();
    /// Takes another identity, or another broker, into use: a visit under way and the outbox are left alone. After an
    /// error the old one is still in use.
    Result<void> renew(const mqtt::BrokerAddress& broker, const crypto::MessageKey& key);

Q_SIGNALS:
    /// A session is on the kiosk's disk: it will reach the store exactly once.
    void sessionCommitted(const jinbi::SessionRecord& record);
    void sessionAcknowledged(qint64 pending);
    void statusChanged(const jinbi::KioskStatus& status);
    /// Which capture of a scan is being taken, out of how many; 0 outside of one.
    void attemptChanged(int attempt, int of);
    /// A visit could not be recorded; the kiosk goes out of service.
    void commitFailed(const jinbi::Error& error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace jinbi::kiosk
