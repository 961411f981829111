// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/kioskfleet.h"

#include "camera/foldersource.h"
#include "camera/knowncamera.h"
#include "camera/scene.h"
#include "camera/sourcefactory.h"
#include "camera/syntheticsource.h"
#include "face/engines.h"
#include "kiosk/inference.h"
#include "kiosk/kioskthread.h"
#include "rehearsal/photos.h"
#include "rehearsal/scriptedpanel.h"
#include "rehearsal/standin.h"
#include "rehearsal/visitors.h"

#include <QCoreApplication>
#include <QDir>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTextStream>

#include <algorithm>
#include <thread>

namespace jinbi::agent {

namespace {

Q_LOGGING_CATEGORY(lcFleet, "jinbi.agent.fleet")

constexpr qint64 kPersonMs = 16000;
constexpr qint64 kEmptyMs = 9000;
constexpr QLatin1StringView kSynthetic("synthetic");
constexpr QLatin1StringView kFolder("folder:");

mqtt::BrokerAddress brokerOf(const rehearsal::FleetConfig& fleet, const rehearsal::KioskConfig& kiosk)
{
    return {fleet.brokerHost, fleet.brokerPort, fleet.caFile, kiosk.certFile, kiosk.keyFile};
}

QString folderOf(const rehearsal::FleetConfig& fleet, const KioskId& kiosk)
{
    return fleet.dataFolder + QLatin1Char('/') + kiosk.toString();
}

QString userDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/jinbi");
}

} // namespace

/// One kiosk with its camera, its screen and its customers; members in the order they depend on each other.
struct KioskFleet::Place
{
    KioskId kiosk;
    std::shared_ptr<camera::Scene> scene;
    camera::FolderSource* folder = nullptr; ///< owned by the camera thread; lives until the thread ends
    std::unique_ptr<rehearsal::ScriptedPanel> panel;
    std::unique_ptr<kiosk::KioskThread> thread;
    std::unique_ptr<rehearsal::Visitors> visitors; ///< none where a person uses the screen
    std::unique_ptr<rehearsal::StandIn> standIn;
    qint64 pending = 0;
    bool empty = false; ///< drained, as far as people are concerned
};

KioskFleet::KioskFleet(rehearsal::FleetConfig config, QObject* parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_clock(std::make_shared<platform::SystemClock>())
    , m_population(rehearsal::Population::fromSeed(m_config.seed, m_config.customers))
{
}

KioskFleet::~KioskFleet()
{
    for (auto& place : m_places) {
        place->visitors.reset();
        place->thread->stop();
    }
}

Result<void> KioskFleet::prepareEngines()
{
    const int kiosks = static_cast<int>(m_config.kiosks.size());
    EngineSetup setup = EngineSetup::fromEnvironment(userDataFolder(), kiosks);
    const int threads = std::max(1, setup.plan.engines);
    // Each inference thread gets an engine of its own.
    setup.plan.engines = 1;
    for (int i = 0; i < threads; ++i) {
        EngineChoice choice = chooseEngine(setup);
        if (!choice.engine)
            return Error{ErrorCode::Unavailable, choice.banner, QStringLiteral("no face engine")};
        if (!choice.banner.isEmpty() && i == 0)
            qCWarning(lcFleet).noquote() << choice.banner;
        m_networks = choice.networks;
        m_engines.push_back(std::move(choice.engine));
    }
    m_engine = m_engines.front()->id();
    return {};
}

Result<void> KioskFleet::prepareCustomers()
{
    if (!m_config.enrol.isEmpty()) {
        const auto people = rehearsal::peopleIn(m_config.enrol);
        if (!people)
            return people.error();
        m_people = *people;
        m_population = rehearsal::Population::ofFolders(m_config.seed, m_people);
    }
    const auto photosOf = [this](qsizetype i) {
        const rehearsal::Customer& customer = m_population.customers().at(i);
        return m_people.isEmpty() ? rehearsal::drawnPhotos(customer)
                                  : rehearsal::folderPhotos(m_config.enrol, m_people.at(i), customer.pseudonym);
    };
    auto enrolled = rehearsal::enrol(*m_engines.front(), m_population.customers().size(), photosOf);
    if (!enrolled)
        return enrolled.error();
    m_enrolment = std::move(*enrolled);
    m_gallery = std::move(m_enrolment.gallery);
    auto host = rehearsal::RehearsalHost::create(m_population, m_config.rehearsal);
    if (!host)
        return host.error();
    m_host = std::move(*host);
    return {};
}

Result<KioskFleet::CameraMaker> KioskFleet::cameraOf(Place& place, const rehearsal::KioskConfig& config)
{
    const quint64 hall = qHash(config.id);
    if (config.camera == kSynthetic) {
        place.scene = std::make_shared<camera::Scene>();
        return CameraMaker([scene = place.scene, clock = m_clock, hall]() -> std::unique_ptr<FrameSource> {
            return std::make_unique<camera::SyntheticSource>(scene, *clock, hall);
        });
    }
    std::unique_ptr<FrameSource> source;
    if (config.camera.startsWith(kFolder)) {
        // Long enough for a visit up to the phone number, and long enough empty to end it before the next person.
        camera::FolderSource::Timing timing;
        timing.personMs = kPersonMs / m_config.pace;
        timing.emptyMs = kEmptyMs / m_config.pace;
        auto folder = std::make_unique<camera::FolderSource>(config.camera.mid(kFolder.size()), *m_clock, timing);
        place.folder = folder.get();
        source = std::move(folder);
    } else {
        auto made = camera::makeSource(config.camera, *m_clock,
                                       folderOf(m_config, config.id) + QLatin1Char('/') + camera::knownCameraName());
        if (!made)
            return made.error();
        source = std::move(*made);
    }
    // std::function wants to be copied; the camera is made here, on the main thread, and fetched once.
    auto held = std::make_shared<std::unique_ptr<FrameSource>>(std::move(source));
    return CameraMaker([held] { return std::move(*held); });
}

bool KioskFleet::hasScreen(const rehearsal::KioskConfig& config) const
{
    return m_screen && m_screen->kiosk == config.id;
}

Result<void> KioskFleet::checkScreen() const
{
    if (!m_screen)
        return {};
    const bool known = std::any_of(m_config.kiosks.cbegin(), m_config.kiosks.cend(),
                                   [this](const auto& config) { return hasScreen(config); });
    if (!known)
        return Error{ErrorCode::NotFound, tr("The fleet has no kiosk %1.").arg(m_screen->kiosk.toString()),
                     QStringLiteral("--screen names no kiosk of the file")};
    const qsizetype count = m_population.customers().size();
    if (m_screen->customer && (*m_screen->customer < 0 || *m_screen->customer >= count))
        return Error{ErrorCode::Invalid, tr("There are customers 1 to %1.").arg(count),
                     QStringLiteral("--customer is out of range")};
    return {};
}

Result<void> KioskFleet::seatScreen(Place& place, const rehearsal::KioskConfig& config)
{
    if (!m_screen->customer)
        return {};
    const rehearsal::Customer& customer = m_population.customers().at(*m_screen->customer);
    if (!m_config.rehearsal || !place.scene || !m_people.isEmpty())
        return Error{ErrorCode::Refused,
                     tr("Kiosk %1: \"--customer\" needs a rehearsal with a drawn camera.").arg(config.id.toString()),
                     QStringLiteral("--customer without a drawn camera")};
    if (m_enrolment.notEnrolled.contains(customer.pseudonym))
        return Error{ErrorCode::NotFound, tr("Customer %1 could not be enrolled.").arg(customer.pseudonym),
                     QStringLiteral("--customer was not enrolled")};
    place.standIn = std::make_unique<rehearsal::StandIn>(customer, place.scene);
    connect(m_screen->panel, &CustomerPanel::started, place.standIn.get(), &rehearsal::StandIn::come);
    connect(&place.thread->agent(), &kiosk::KioskAgent::statusChanged, place.standIn.get(),
            [standIn = place.standIn.get()](const KioskStatus& status) { standIn->follow(status.stage); });
    QTextStream out(stderr);
    rehearsal::introduce(m_population, *m_screen->customer, out);
    return {};
}

Result<void> KioskFleet::seatVisitors(Place& place, const rehearsal::KioskConfig& config)
{
    if (place.scene) {
        rehearsal::VisitScript script(m_population, m_config.seed * 7919U + qHash(config.id));
        place.visitors = std::make_unique<rehearsal::DrawnVisitors>(script, place.scene, m_config.pace, *place.panel);
        return {};
    }
    const qsizetype claimed = m_people.indexOf(config.claims);
    if (!place.folder && config.profile != Profile::Atm) {
        return Error{ErrorCode::Unavailable,
                     tr("Kiosk %1: a gate or a counter needs a reader, and there is none for a real camera yet.")
                         .arg(config.id.toString()),
                     QStringLiteral("profile and camera")};
    }
    if (!place.folder && claimed < 0) {
        return Error{ErrorCode::NotFound,
                     tr("Kiosk %1: \"claims\" has to name a folder of \"enrol\".").arg(config.id.toString()),
                     QStringLiteral("claims names nobody")};
    }
    rehearsal::ClaimingVisitors::WhoIsThere who;
    if (place.folder)
        who = [this, folder = place.folder] { return m_people.indexOf(folder->currentPerson()); };
    else
        who = [claimed, panel = place.panel.get()] { return panel->stage() == Stage::Notice ? claimed : -1; };
    place.visitors = std::make_unique<rehearsal::ClaimingVisitors>(m_population, std::move(who), *place.panel);
    return {};
}

Result<void> KioskFleet::startKiosk(const rehearsal::KioskConfig& config)
{
    auto place = std::make_unique<Place>();
    place->kiosk = config.id;
    Place* seat = place.get();
    const auto start = rehearsal::rehearsalPolicy(m_enrolment, m_engine, config.mode, config.profile);
    const auto branchKey = crypto::SealingKey::fromBytes(m_config.sealingKey);
    const auto messageKey = crypto::MessageKey::fromBytes(config.messageKey);
    auto camera = cameraOf(*place, config);
    if (!start)
        return start.error();
    if (!branchKey)
        return branchKey.error();
    if (!messageKey)
        return messageKey.error();
    if (!camera)
        return camera.error();

    const QString data = folderOf(m_config, config.id);
    if (!QDir().mkpath(data))
        return Error{ErrorCode::Io, tr("The kiosk's folder could not be made."), data};
    if (!hasScreen(config))
        place->panel = std::make_unique<rehearsal::ScriptedPanel>(m_population, m_host->pinKey(), m_config.pace);
    kiosk::KioskDeps deps;
    deps.makeCamera = *camera;
    deps.inference = m_inferences.at(m_places.size() % m_inferences.size());
    deps.references = m_gallery;
    deps.host = m_host;
    deps.clock = m_clock;
    deps.panel = place->panel ? place->panel.get() : m_screen->panel;
    const policy::Pins pins{m_config.rehearsal ? Environment::Rehearsal : Environment::Production, m_config.policyKeys};
    place->thread = std::make_unique<kiosk::KioskThread>(
        kiosk::KioskSetup{
            config.id, config.place, brokerOf(m_config, config), *branchKey, *messageKey, *start, data, {}, pins},
        std::move(deps));
    if (auto seated = place->panel ? seatVisitors(*place, config) : seatScreen(*place, config); !seated)
        return seated;
    m_places.push_back(std::move(place));
    if (auto started = seat->thread->start(); !started)
        return started;

    watch(*seat);
    return {};
}

void KioskFleet::watch(Place& place)
{
    Place* seat = &place;
    const kiosk::KioskAgent* agent = &seat->thread->agent();
    connect(agent, &kiosk::KioskAgent::sessionAcknowledged, this, [this, seat](qint64 pending) {
        seat->pending = pending;
        checkDrained();
    });
    connect(agent, &kiosk::KioskAgent::sessionCommitted, this, [seat] { ++seat->pending; });
    if (!seat->visitors) {
        connect(agent, &kiosk::KioskAgent::attemptChanged, this, &KioskFleet::attemptChanged);
        return;
    }
    connect(seat->visitors.get(), &rehearsal::Visitors::drained, this, [this, seat] {
        seat->empty = true;
        checkDrained();
    });
    seat->visitors->start();
}

Result<void> KioskFleet::start()
{
    if (auto ready = crypto::initialise(); !ready)
        return ready;
    if (auto ready = checkScreen(); !ready)
        return ready;
    if (auto ready = prepareEngines(); !ready)
        return ready;
    if (auto ready = prepareCustomers(); !ready)
        return ready;
    for (auto& engine : m_engines)
        m_inferences.push_back(std::make_shared<kiosk::Inference>(std::move(engine), m_networks));
    m_engines.clear();
    Q_EMIT hostReady(m_host->pinKey());
    for (const rehearsal::KioskConfig& config : m_config.kiosks) {
        if (auto started = startKiosk(config); !started)
            return started;
    }
    return {};
}

void KioskFleet::drain()
{
    m_draining = true;
    for (auto& place : m_places) {
        // Nobody knows when the person at a screen is done; what was committed is what counts.
        if (place->visitors)
            place->visitors->drain();
        else
            place->empty = true;
    }
    checkDrained();
}

void KioskFleet::renew(const rehearsal::FleetConfig& config)
{
    for (const rehearsal::KioskConfig& kiosk : config.kiosks) {
        const auto place = std::find_if(m_places.cbegin(), m_places.cend(),
                                        [&kiosk](const auto& each) { return each->kiosk == kiosk.id; });
        if (place == m_places.cend())
            continue;
        const auto key = crypto::MessageKey::fromBytes(kiosk.messageKey);
        const auto renewed = key ? (*place)->thread->renew(brokerOf(config, kiosk), *key) : Result<void>(key.error());
        if (renewed)
            qCInfo(lcFleet) << kiosk.id.toString() << "uses its identity as it is on the disk now";
        else
            qCWarning(lcFleet) << kiosk.id.toString() << "keeps its identity:" << renewed.error().detail;
    }
}

Result<QList<KioskId>> KioskFleet::forgetCameras(const rehearsal::FleetConfig& config, const QString& kiosk)
{
    QList<KioskId> forgotten;
    for (const rehearsal::KioskConfig& each : config.kiosks) {
        if (!kiosk.isEmpty() && each.id.toString() != kiosk)
            continue;
        const auto done =
            camera::forgetCamera(folderOf(config, each.id) + QLatin1Char('/') + camera::knownCameraName());
        if (!done)
            return done.error();
        if (*done)
            forgotten << each.id;
    }
    return forgotten;
}

void KioskFleet::checkDrained()
{
    const bool done = std::all_of(m_places.cbegin(), m_places.cend(),
                                  [](const auto& place) { return place->empty && place->pending == 0; });
    if (m_draining && done)
        Q_EMIT drained();
}

} // namespace jinbi::agent
