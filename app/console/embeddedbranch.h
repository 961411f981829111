// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/privatebroker.h"
#include "console/kioskprocess.h"
#include "crypto/sealing.h"
#include "crypto/vaultkey.h"
#include "policy/rehearsalissuer.h"
#include "ports/clock.h"
#include "recorder/recorder.h"
#include "rehearsal/fleetconfig.h"
#include "store/evidencevault.h"
#include "store/sqlsessionlog.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <utility>

namespace jinbi::console {

/// A broker that somebody else runs. `certificates` holds ca, console, recorder and kiosk files as the private one's.
struct ExternalBroker
{
    QString host;
    quint16 port = 8883;
    QString certificates;
};

/// What a branch is made of; everything of it lies in one folder.
struct BranchSettings
{
    QString folder;
    QString name = QStringLiteral("branch-0001"); ///< where roles count, and whose log it is
    bool rehearsal = false;                       ///< with kiosks of its own and drawn customers
    int kiosks = 6;
    int customers = 24;
    quint64 seed = 1;
    int pace = 1;
    QString kioskProgram;
    std::optional<ExternalBroker> externalBroker;        ///< instead of a private mosquitto
    QString listenAddress = QStringLiteral("127.0.0.1"); ///< of the private one
    std::optional<store::StoreAddress> store;            ///< instead of a file in the folder
};

/// The branch that a console carries: broker, recorder, log and, for a rehearsal, kiosks.
///
/// Its parts start one after the other, none of it on the GUI thread for longer than opening a small file. It dies
/// with the console; the kiosks keep what they have in their outboxes. GUI thread.
class EmbeddedBranch : public QObject
{
    Q_OBJECT

public:
    /// Makes or opens the folder (0700), the branch key and the key for pictures. `clock` outlives the branch.
    static Result<std::unique_ptr<EmbeddedBranch>> open(BranchSettings settings, const Clock& clock);
    ~EmbeddedBranch() override;

    void start();
    /// The kiosks serve who is there and leave when everything is acknowledged; drained() follows.
    void drain();

    [[nodiscard]] SessionLog& log() { return *m_log; }
    [[nodiscard]] TimeLog& times() { return *m_log; }
    [[nodiscard]] const crypto::OpeningKey& key() const { return m_key; }
    [[nodiscard]] const BranchSettings& settings() const { return m_settings; }
    /// Null while somebody else runs the broker.
    [[nodiscard]] broker::PrivateBroker* privateBroker() { return m_settings.externalBroker ? nullptr : &m_broker; }
    [[nodiscard]] store::StoreAddress store() const;
    /// Where the signer of the audit log keeps what it signed last.
    [[nodiscard]] QString signedPath() const { return m_settings.folder + QStringLiteral("/audit.signed"); }
    /// Where kiosk `id` of this branch keeps its outbox.
    [[nodiscard]] QString outboxPath(const KioskId& id) const;
    /// The rehearsal's kiosks, whether or not they have reported yet; id and place.
    [[nodiscard]] QList<rehearsal::KioskConfig> expectedKiosks() const { return fleet().kiosks; }
    [[nodiscard]] recorder::RecorderFigures figures() const;
    /// Signs the policies of a rehearsal; null outside of one, where nobody may sign yet.
    [[nodiscard]] std::shared_ptr<policy::RehearsalIssuer> issuer() const { return m_issuer; }
    /// Public keys of those whose policies kiosks take.
    [[nodiscard]] QList<QByteArray> policyKeys() const;
    /// A signed revision that the kiosk may work by; the recorder holds its sessions against it.
    void knowPolicy(const KioskId& kiosk, const PolicyFields& content);

Q_SIGNALS:
    /// Once: where the console's own connection goes. The broker keeps its port when it is started again.
    void linkReady(const jinbi::mqtt::BrokerAddress& console);
    void recordingChanged(bool recording);
    void sessionsStored(const QList<jinbi::SessionRow>& rows);
    void quarantined(const jinbi::KioskId& kiosk, const QString& code, int count);
    void failed(const jinbi::Error& error);
    void drained();

private:
    EmbeddedBranch(BranchSettings settings, crypto::OpeningKey key, crypto::VaultKey vault, const Clock& clock);
    void onBrokerReady(const mqtt::BrokerAddress& console);
    [[nodiscard]] mqtt::BrokerAddress address(const QString& identity) const;
    void startRecorder();
    void admitKiosks();
    void startKiosks(const QList<mqtt::BrokerAddress>& addresses);
    [[nodiscard]] rehearsal::FleetConfig fleet() const;

    BranchSettings m_settings;
    crypto::OpeningKey m_key;
    store::EvidenceVault m_vault;
    const Clock& m_clock;
    QSet<QString> m_retired; ///< kiosks that are let in no more
    broker::PrivateBroker m_broker;
    std::shared_ptr<policy::RehearsalIssuer> m_issuer;
    QList<std::pair<KioskId, PolicyFields>> m_policies; ///< that were signed
    std::unique_ptr<store::SqlSessionLog> m_log;
    std::unique_ptr<recorder::Recorder> m_recorder;
    std::unique_ptr<KioskProcess> m_kiosks;
};

} // namespace jinbi::console
