// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/embeddedbranch.h"

#include "broker/accesslist.h"
#include "broker/certificates.h"
#include "broker/revocations.h"
#include "jpeg/jpegcodec.h"
#include "kiosk/kioskagent.h"
#include "office/continuity.h"

#include <QDir>
#include <QFile>

#include <array>

namespace jinbi::console {

namespace {

QString placeName(int index)
{
    const std::array places{
        EmbeddedBranch::tr("Jinbi Road 1"),    EmbeddedBranch::tr("Jinbi Road 2"),
        EmbeddedBranch::tr("Green Lake"),      EmbeddedBranch::tr("Dongfeng Square"),
        EmbeddedBranch::tr("Railway Station"), EmbeddedBranch::tr("University Town"),
        EmbeddedBranch::tr("Panlong River"),   EmbeddedBranch::tr("Airport"),
    };
    const auto count = static_cast<int>(places.size());
    const QString& name = places.at(static_cast<std::size_t>(index % count));
    return index < count ? name : QStringLiteral("%1 %2").arg(name).arg(index / count + 1);
}

KioskId rehearsalKiosk(int index)
{
    return *KioskId::from(QStringLiteral("K-%1").arg(101 + index, 4, 10, QLatin1Char('0')));
}

/// Of six kiosks four are cash machines, one is a gate and one stands at a counter.
Profile rehearsalProfile(int index)
{
    switch (index % 6) {
    case 4:
        return Profile::Gate;
    case 5:
        return Profile::Counter;
    default:
        return Profile::Atm;
    }
}

broker::BrokerSettings brokerIn(const QString& folder, const QString& listenAddress)
{
    broker::BrokerSettings settings;
    settings.folder = folder;
    settings.listenAddress = listenAddress;
    return settings;
}

Result<void> makePrivateFolder(const QString& path)
{
    if (QDir().mkpath(path) && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return {};
    return Error{ErrorCode::Io, EmbeddedBranch::tr("The branch folder %1 cannot be made or written.").arg(path), {}};
}

} // namespace

Result<std::unique_ptr<EmbeddedBranch>> EmbeddedBranch::open(BranchSettings settings, const Clock& clock)
{
    if (auto ready = crypto::initialise(); !ready)
        return ready.error();
    for (const char* part : {"", "/broker", "/kiosks"}) {
        if (auto made = makePrivateFolder(settings.folder + QLatin1StringView(part)); !made)
            return made.error();
    }
    auto key = crypto::OpeningKey::fromFile(settings.folder + QStringLiteral("/branch.key"));
    if (!key)
        return key.error();
    // A lost one is made anew: what was locked with it says so, and all else goes on.
    auto vault = crypto::VaultKey::fromFile(settings.folder + QStringLiteral("/vault.key"));
    if (!vault)
        return vault.error();
    std::shared_ptr<policy::RehearsalIssuer> issuer;
    if (settings.rehearsal) {
        auto opened = policy::RehearsalIssuer::open(settings.folder);
        if (!opened)
            return opened.error();
        issuer = std::make_shared<policy::RehearsalIssuer>(*std::move(opened));
    }
    std::unique_ptr<EmbeddedBranch> branch(
        new EmbeddedBranch(std::move(settings), std::move(*key), std::move(*vault), clock));
    branch->m_issuer = std::move(issuer);
    return branch;
}

EmbeddedBranch::EmbeddedBranch(BranchSettings settings, crypto::OpeningKey key, crypto::VaultKey vault,
                               const Clock& clock)
    : m_settings(std::move(settings))
    , m_key(std::move(key))
    , m_vault(m_key, std::move(vault))
    , m_clock(clock)
    , m_broker(brokerIn(m_settings.folder + QStringLiteral("/broker"), m_settings.listenAddress))
{
    // What cannot be read here is told by the broker, which does not start then.
    if (const auto retired = broker::Revocations(m_settings.folder + QStringLiteral("/broker")).retired())
        m_retired = *retired;
    m_log = std::make_unique<store::SqlSessionLog>(store(), [vault = m_vault](const store::KeptPicture& kept) {
        const auto clear = vault.open(kept);
        return clear ? decodeJpeg(*clear) : Result<QImage>(clear.error());
    });
    connect(&m_broker, &broker::PrivateBroker::ready, this, &EmbeddedBranch::onBrokerReady);
    connect(&m_broker, &broker::PrivateBroker::failed, this, &EmbeddedBranch::failed);
}

EmbeddedBranch::~EmbeddedBranch()
{
    // Customers first, then what records them, then what carries it.
    m_kiosks.reset();
    m_recorder.reset();
    m_log.reset();
}

QList<QByteArray> EmbeddedBranch::policyKeys() const
{
    return m_issuer ? m_issuer->pins().keys : QList<QByteArray>();
}

void EmbeddedBranch::knowPolicy(const KioskId& kiosk, const PolicyFields& content)
{
    m_policies.append({kiosk, content});
    if (m_recorder)
        m_recorder->knowPolicy(kiosk, content);
}

store::StoreAddress EmbeddedBranch::store() const
{
    return m_settings.store.value_or(m_settings.folder + QStringLiteral("/branch.sqlite"));
}

QString EmbeddedBranch::outboxPath(const KioskId& id) const
{
    return QStringLiteral("%1/kiosks/%2/%3").arg(m_settings.folder, id.toString(), kiosk::KioskAgent::databaseName());
}

recorder::RecorderFigures EmbeddedBranch::figures() const
{
    return m_recorder ? m_recorder->figures() : recorder::RecorderFigures();
}

mqtt::BrokerAddress EmbeddedBranch::address(const QString& identity) const
{
    if (!m_settings.externalBroker)
        return m_broker.address(identity);
    const ExternalBroker& external = *m_settings.externalBroker;
    const auto files = broker::Certificates::filesOf(external.certificates, identity);
    return {external.host, external.port, broker::Certificates::caFileOf(external.certificates), files.certFile,
            files.keyFile};
}

void EmbeddedBranch::start()
{
    if (m_settings.externalBroker)
        onBrokerReady(address(QString(broker::kConsole)));
    else
        m_broker.start();
}

void EmbeddedBranch::drain()
{
    if (m_kiosks)
        m_kiosks->drain();
    else
        Q_EMIT drained();
}

void EmbeddedBranch::onBrokerReady(const mqtt::BrokerAddress& console)
{
    if (m_recorder) // started again after it died: the port is the same and everybody reconnects
        return;
    startRecorder();
    Q_EMIT linkReady(console);
    if (m_settings.rehearsal)
        admitKiosks();
}

void EmbeddedBranch::startRecorder()
{
    m_recorder = std::make_unique<recorder::Recorder>(
        recorder::RecorderSettings{store(), address(QString(broker::kRecorder)), QString(broker::kRecorder),
                                   [key = m_key](const KioskId& kiosk) { return key.messageKeyOf(kiosk.toString()); },
                                   [continuity = std::make_shared<const office::Continuity>(signedPath())](
                                       const store::Database& database) { return continuity->check(database); },
                                   m_vault},
        m_clock);
    connect(m_recorder.get(), &recorder::Recorder::recordingChanged, this, &EmbeddedBranch::recordingChanged);
    connect(m_recorder.get(), &recorder::Recorder::sessionsStored, this, &EmbeddedBranch::sessionsStored);
    connect(m_recorder.get(), &recorder::Recorder::quarantined, this, &EmbeddedBranch::quarantined);
    connect(m_recorder.get(), &recorder::Recorder::failed, this, &EmbeddedBranch::failed);
    for (const auto& [kiosk, content] : std::as_const(m_policies))
        m_recorder->knowPolicy(kiosk, content);
    m_recorder->start();
}

void EmbeddedBranch::admitKiosks()
{
    QList<KioskId> kiosks;
    for (const rehearsal::KioskConfig& kiosk : expectedKiosks())
        kiosks.append(kiosk.id);
    if (kiosks.isEmpty())
        return;
    if (m_settings.externalBroker) { // whoever runs it has made the kiosks' certificates
        QList<mqtt::BrokerAddress> addresses;
        for (const KioskId& kiosk : kiosks)
            addresses.append(address(kiosk.toString()));
        startKiosks(addresses);
        return;
    }
    m_broker.admit(kiosks).then(this, [this](const Result<QList<mqtt::BrokerAddress>>& addresses) {
        if (addresses)
            startKiosks(*addresses);
        else
            Q_EMIT failed(addresses.error());
    });
}

void EmbeddedBranch::startKiosks(const QList<mqtt::BrokerAddress>& addresses)
{
    rehearsal::FleetConfig config = fleet();
    for (qsizetype i = 0; i < config.kiosks.size(); ++i) {
        config.brokerHost = addresses.at(i).host;
        config.brokerPort = addresses.at(i).port;
        config.caFile = addresses.at(i).caFile;
        config.kiosks[i].certFile = addresses.at(i).certFile;
        config.kiosks[i].keyFile = addresses.at(i).keyFile;
    }
    m_kiosks = std::make_unique<KioskProcess>(m_settings.kioskProgram,
                                              m_settings.folder + QStringLiteral("/kiosks/fleet.json"));
    connect(m_kiosks.get(), &KioskProcess::drained, this, &EmbeddedBranch::drained);
    connect(m_kiosks.get(), &KioskProcess::failed, this, &EmbeddedBranch::failed);
    m_kiosks->start(config);
}

rehearsal::FleetConfig EmbeddedBranch::fleet() const
{
    rehearsal::FleetConfig config;
    config.customers = m_settings.customers;
    config.seed = m_settings.seed;
    config.pace = m_settings.pace;
    config.sealingKey = m_key.sealingKey().bytes();
    config.policyKeys = policyKeys();
    config.dataFolder = m_settings.folder + QStringLiteral("/kiosks");
    for (int i = 0; m_settings.rehearsal && i < m_settings.kiosks; ++i) {
        rehearsal::KioskConfig kiosk;
        kiosk.id = rehearsalKiosk(i);
        if (m_retired.contains(kiosk.id.toString()))
            continue;
        kiosk.place = placeName(i);
        kiosk.messageKey = m_key.messageKeyOf(kiosk.id.toString()).bytes();
        kiosk.camera = QStringLiteral("synthetic");
        // Both orders of matching run in a rehearsal: most kiosks 1:1, every third 1:N.
        kiosk.mode = i % 3 == 2 ? MatchMode::Identify : MatchMode::Claimed;
        kiosk.profile = rehearsalProfile(i);
        if (kiosk.profile != Profile::Atm)
            kiosk.mode = MatchMode::Claimed;
        config.kiosks.append(kiosk);
    }
    return config;
}

} // namespace jinbi::console
