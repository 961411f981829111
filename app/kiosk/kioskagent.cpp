// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/kioskagent.h"

#include "camera/cameraworker.h"
#include "jpeg/jpegcodec.h"
#include "kiosk/attempts.h"
#include "kiosk/facewatch.h"
#include "kiosk/livepublisher.h"
#include "kiosk/outbox.h"
#include "kiosk/policykeeper.h"
#include "kiosk/servicegate.h"
#include "kiosk/uplink.h"
#include "kiosk/visitconductor.h"

#include <QCoreApplication>
#include <QDir>
#include <QLoggingCategory>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace jinbi::kiosk {

namespace {

Q_LOGGING_CATEGORY(lcAgent, "jinbi.kiosk.agent")

constexpr int kHeartbeatMs = 5000;
constexpr int kLiveQuality = 70;
/// A wall clock may be set meanwhile, so that no timer trusts it for longer.
constexpr qint64 kLongestLookMs = 60000;

Result<QByteArray> encodeLive(const QImage& picture)
{
    return encodeJpeg(picture, kLiveQuality);
}

/// What two heartbeats may differ in without anything having happened.
KioskStatus withoutTrends(KioskStatus status)
{
    status.sentMs = status.uptimeMs = status.diskFreeBytes = 0;
    status.clockOffsetMs.reset();
    return status;
}

} // namespace

struct KioskAgent::Private
{
    Private(KioskSetup what, KioskDeps with) : setup(std::move(what)), deps(std::move(with)) {}

    KioskSetup setup;
    KioskDeps deps;
    // In the order of need: the last goes first.
    std::unique_ptr<KioskDatabase> database;
    std::unique_ptr<Attempts> attempts;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<ServiceGate> gate;
    std::unique_ptr<PolicyKeeper> policies;
    std::unique_ptr<LivePublisher> publisher;
    std::unique_ptr<camera::CameraWorker> camera;
    std::unique_ptr<VisitConductor> conductor;
    std::unique_ptr<FaceWatch> watch; // lives in the inference thread
    std::unique_ptr<Uplink> uplink;
    std::unique_ptr<QTimer> heartbeat;
    std::unique_ptr<QTimer> watchEnds; ///< the last lease does
    std::unique_ptr<QTimer> stopEnds;

    CameraHealth cameraHealth = CameraHealth::Starting;
    QString cameraNote;
    qint64 startedMs = 0;
    KioskStatus told;
    Policy policy = setup.policy; ///< that visits are played by now
    PolicyStanding standing;

    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] Result<void> open();
    void build();
    [[nodiscard]] KioskStatus status(bool online) const;
    void judgeService();
    void judgeWatched();
    void takeOrder(KioskAgent* agent, const ServiceOrder& order);
    void takePolicy(KioskAgent* agent, const QByteArray& message);
    void applyPolicy();
    [[nodiscard]] std::optional<Suspension> suspension() const;
    void wireEyes(KioskAgent* agent);
    void wireVisit(KioskAgent* agent);
    void wireLink(KioskAgent* agent);
    void heartbeatNow(KioskAgent* agent, bool always);
};

Result<void> KioskAgent::Private::check() const
{
    const bool rehearsal = setup.policy->rehearsal;
    if (rehearsal != deps.host->isRehearsal() || (deps.inference->isRehearsalOnly() && !rehearsal))
        return Error{ErrorCode::Refused,
                     QCoreApplication::translate("KioskAgent", "Rehearsal and real service cannot be mixed."),
                     QStringLiteral("policy rehearsal %1, host rehearsal %2, engine rehearsal only %3")
                         .arg(rehearsal)
                         .arg(deps.host->isRehearsal())
                         .arg(deps.inference->isRehearsalOnly())};
    return setup.policy.worksWith(deps.inference->engineId());
}

Result<void> KioskAgent::Private::open()
{
    Result<std::unique_ptr<KioskDatabase>> opened =
        KioskDatabase::open(QDir(setup.dataFolder).filePath(databaseName()), setup.disk);
    if (!opened)
        return opened.error();
    database = *std::move(opened);
    Result<std::unique_ptr<Outbox>> box = Outbox::open(*database);
    if (!box)
        return box.error();
    outbox = *std::move(box);
    Result<std::unique_ptr<ServiceGate>> kept = ServiceGate::open(*database);
    if (!kept)
        return kept.error();
    gate = *std::move(kept);
    Result<std::unique_ptr<PolicyKeeper>> keeper = PolicyKeeper::open(
        *database, {setup.kiosk, setup.policy, setup.pins, deps.inference->engineId()}, deps.clock->utcMs());
    if (!keeper)
        return keeper.error();
    policies = *std::move(keeper);
    policy = policies->inForce(deps.clock->utcMs(), std::nullopt);
    standing = policies->standing(deps.clock->utcMs(), std::nullopt);
    startedMs = deps.clock->monotonicMs();
    attempts = std::make_unique<Attempts>(*database, startedMs);
    return {};
}

void KioskAgent::Private::build()
{
    VisitRules rules{setup.kiosk, policy};
    rules.rehearsal = setup.policy->rehearsal;
    const auto people = rules.rehearsal ? LivePublisher::People::Drawn : LivePublisher::People::Real;
    publisher = std::make_unique<LivePublisher>(setup.kiosk, setup.branchKey, encodeLive, people);
    camera = std::make_unique<camera::CameraWorker>(deps.makeCamera(), *deps.clock);
    conductor = std::make_unique<VisitConductor>(
        VisitConductor::Parts{rules, *attempts, *outbox, *deps.host, *publisher, *deps.clock, *deps.panel});
    watch = std::make_unique<FaceWatch>(FaceWatch::Parts{setup.kiosk, policy, setup.branchKey, *deps.inference, *camera,
                                                         *deps.references, *publisher, *deps.clock});
    watch->moveToThread(deps.inference->thread());
    uplink = std::make_unique<Uplink>(setup.kiosk, setup.broker, setup.messageKey, *outbox, *deps.clock);
    heartbeat = std::make_unique<QTimer>();
    watchEnds = std::make_unique<QTimer>();
    watchEnds->setSingleShot(true);
    stopEnds = std::make_unique<QTimer>();
    stopEnds->setSingleShot(true);
}

KioskStatus KioskAgent::Private::status(bool online) const
{
    KioskStatus s;
    const VisitProgress visit = conductor->progress();
    s.kiosk = setup.kiosk;
    s.place = setup.place;
    s.online = online;
    s.sentMs = deps.clock->utcMs();
    s.software = QStringLiteral(JINBI_VERSION);
    s.engine = deps.inference->engineId();
    s.classicalEngine = deps.inference->isRehearsalOnly();
    s.networks = deps.inference->networks();
    s.policyRevision = policy->revision;
    s.policy = standing;
    s.mode = policy->mode;
    s.profile = policy->profile;
    s.suspension = suspension();
    s.stage = visit.stage;
    s.camera = cameraHealth;
    s.cameraNote = cameraNote;
    s.disk = database->disk();
    s.diskFreeBytes = database->freeBytes();
    s.outboxDepth = outbox->depth();
    s.uptimeMs = deps.clock->monotonicMs() - startedMs;
    s.clockOffsetMs = uplink->clockOffsetMs();
    s.staffCalled = visit.staffCalled;
    s.rehearsal = setup.policy->rehearsal;
    return s;
}

void KioskAgent::Private::judgeService()
{
    conductor->setAvailable(cameraHealth == CameraHealth::Good && outbox->canAccept());
    const std::optional<Suspension> stop = suspension();
    conductor->setSuspended(stop.has_value());
    if (!stop || stop->untilMs == 0)
        return stopEnds->stop();
    const qint64 left = gate->leftMs(deps.clock->utcMs(), uplink->clockOffsetMs());
    stopEnds->start(static_cast<int>(std::clamp<qint64>(left, 1, kLongestLookMs)));
}

std::optional<Suspension> KioskAgent::Private::suspension() const
{
    return gate->suspension(deps.clock->utcMs(), uplink->clockOffsetMs());
}

void KioskAgent::Private::takeOrder(KioskAgent* agent, const ServiceOrder& order)
{
    const Result<bool> taken = gate->take(order, deps.clock->utcMs(), uplink->clockOffsetMs());
    if (!taken)
        qCWarning(lcAgent) << setup.kiosk.toString() << "follows an order and cannot keep it:" << taken.error().detail;
    judgeService();
    // Also to an order that is known already: whoever sends it again has not heard the answer.
    heartbeatNow(agent, true);
}

void KioskAgent::Private::takePolicy(KioskAgent* agent, const QByteArray& message)
{
    static_cast<void>(policies->take(message, deps.clock->utcMs(), uplink->clockOffsetMs()));
    applyPolicy();
    // As with orders: also to one that is known already.
    heartbeatNow(agent, true);
}

/// Between visits; what is reported is what is in force.
void KioskAgent::Private::applyPolicy()
{
    const qint64 utcMs = deps.clock->utcMs();
    const std::optional<qint64> offsetMs = uplink->clockOffsetMs();
    const PolicyStanding next = policies->standing(utcMs, offsetMs);
    standing.refused = next.refused;
    const Policy& wanted = policies->inForce(utcMs, offsetMs);
    if (wanted != policy) {
        if (!conductor->setPolicy(wanted))
            return;
        policy = wanted;
        QMetaObject::invokeMethod(
            watch.get(), [eyes = watch.get(), wanted] { eyes->setPolicy(wanted); }, Qt::QueuedConnection);
    }
    standing = next;
}

void KioskAgent::Private::judgeWatched()
{
    const qint64 now = deps.clock->monotonicMs();
    const std::optional<qint64> until = publisher->watchedUntilMs(now);
    const std::optional<qint64> faceUntil = publisher->faceSeenUntilMs(now);
    conductor->setWatched(until.has_value(), faceUntil.has_value());
    // The next end of the two; the unmasked one is never the later.
    if (until)
        watchEnds->start(static_cast<int>(faceUntil.value_or(*until) - now));
    else
        watchEnds->stop();
}

void KioskAgent::Private::heartbeatNow(KioskAgent* agent, bool always)
{
    const KioskStatus now = status(true);
    if (!always && withoutTrends(now) == withoutTrends(told))
        return;
    told = now;
    uplink->publish(now);
    Q_EMIT agent->statusChanged(now);
}

void KioskAgent::Private::wireEyes(KioskAgent* agent)
{
    connect(camera.get(), &camera::CameraWorker::frameReady, watch.get(), &FaceWatch::takeFrame);
    connect(camera.get(), &camera::CameraWorker::healthChanged, agent,
            [this, agent](CameraHealth health, const QString& note) {
                cameraHealth = health;
                cameraNote = note;
                if (health != CameraHealth::Good)
                    conductor->cameraLost();
                judgeService();
                heartbeatNow(agent, false);
            });
    connect(watch.get(), &FaceWatch::glanced, conductor.get(), &VisitConductor::glanced);
    connect(watch.get(), &FaceWatch::scanProgressed, conductor.get(), &VisitConductor::scanProgressed);
    connect(watch.get(), &FaceWatch::scanEnded, conductor.get(), &VisitConductor::scanEnded);
    connect(watch.get(), &FaceWatch::evidenceMade, conductor.get(), &VisitConductor::evidenceMade);
    connect(watch.get(), &FaceWatch::compared, conductor.get(), &VisitConductor::compared);
    connect(watch.get(), &FaceWatch::failed, conductor.get(), &VisitConductor::fail);
    connect(watch.get(), &FaceWatch::livePictureMade, agent, [this](const QByteArray& payload) {
        if (!publisher->isBlackout(deps.clock->monotonicMs()))
            uplink->publishLive(payload);
    });
}

void KioskAgent::Private::wireVisit(KioskAgent* agent)
{
    connect(conductor.get(), &VisitConductor::scanWanted, watch.get(), &FaceWatch::beginScan);
    connect(conductor.get(), &VisitConductor::scanTimeUp, watch.get(), &FaceWatch::endScan);
    connect(conductor.get(), &VisitConductor::comparisonWanted, watch.get(), &FaceWatch::compare);
    connect(conductor.get(), &VisitConductor::wipeWanted, watch.get(), &FaceWatch::wipe);
    connect(conductor.get(), &VisitConductor::progressChanged, watch.get(), &FaceWatch::setProgress);
    connect(conductor.get(), &VisitConductor::progressChanged, agent, [this, agent](const VisitProgress& progress) {
        uplink->publish(progress);
        if (progress.stage == Stage::Attract || progress.stage == Stage::OutOfService)
            applyPolicy();
        heartbeatNow(agent, false);
        Q_EMIT agent->attemptChanged(progress.stage == Stage::Scan ? progress.attempt : 0, progress.maxAttempts);
    });
    connect(conductor.get(), &VisitConductor::committed, agent,
            [this, agent](const SessionRecord& record, const QList<wire::EvidencePicture>& evidence) {
                uplink->pump();
                uplink->publishEvidence(evidence);
                Q_EMIT agent->sessionCommitted(record);
            });
    connect(conductor.get(), &VisitConductor::commitFailed, agent, [this, agent](const Error& error) {
        judgeService();
        Q_EMIT agent->commitFailed(error);
    });
}

void KioskAgent::Private::wireLink(KioskAgent* agent)
{
    connect(uplink.get(), &Uplink::connectionChanged, agent, [this, agent](bool connected) {
        conductor->setLinkUp(connected);
        if (!connected)
            return;
        heartbeatNow(agent, true);
        uplink->publish(conductor->progress());
    });
    connect(uplink.get(), &Uplink::acknowledged, agent, &KioskAgent::sessionAcknowledged);
    connect(uplink.get(), &Uplink::leaseArrived, agent, [this](const ViewLease& lease) {
        if (const Result<void> taken = publisher->take(lease, deps.clock->monotonicMs()); !taken)
            qCWarning(lcAgent) << setup.kiosk.toString() << "refused a lease:" << taken.error().detail;
        judgeWatched();
    });
    connect(uplink.get(), &Uplink::leaseReleased, agent, [this](const LeaseId& lease) {
        publisher->release(lease);
        judgeWatched();
    });
    connect(watchEnds.get(), &QTimer::timeout, agent, [this] { judgeWatched(); });
    connect(uplink.get(), &Uplink::orderArrived, agent,
            [this, agent](const ServiceOrder& order) { takeOrder(agent, order); });
    connect(uplink.get(), &Uplink::policyArrived, agent,
            [this, agent](const QByteArray& message) { takePolicy(agent, message); });
    connect(stopEnds.get(), &QTimer::timeout, agent, [this, agent] {
        judgeService();
        heartbeatNow(agent, false);
    });
    connect(heartbeat.get(), &QTimer::timeout, agent, [this, agent] {
        judgeService();
        applyPolicy();
        heartbeatNow(agent, true);
    });
}

KioskAgent::KioskAgent(KioskSetup setup, KioskDeps deps, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(setup), std::move(deps)))
{
}

KioskAgent::~KioskAgent() = default;

Result<void> KioskAgent::start()
{
    if (Result<void> ok = d->check(); !ok)
        return ok;
    if (Result<void> ok = d->open(); !ok)
        return ok;
    d->build();
    d->wireEyes(this);
    d->wireVisit(this);
    d->wireLink(this);
    d->judgeService();
    d->heartbeat->start(kHeartbeatMs);
    d->camera->start();
    Result<void> linked = d->uplink->start(d->status(false));
    if (!linked)
        stop();
    return linked;
}

Result<void> KioskAgent::renew(const mqtt::BrokerAddress& broker, const crypto::MessageKey& key)
{
    if (!d->uplink)
        return Error{ErrorCode::Unavailable, QCoreApplication::translate("KioskAgent", "This kiosk does not run."),
                     QStringLiteral("renewed before the start")};
    Result<void> renewed = d->uplink->renew(broker, key);
    if (renewed) {
        d->setup.broker = broker;
        d->setup.messageKey = key;
    }
    return renewed;
}

void KioskAgent::stop()
{
    if (d->conductor) {
        d->conductor->fail(QStringLiteral("stopped"));
        d->uplink->stop(d->status(false));
        d->heartbeat.reset();
        d->watchEnds.reset();
        d->stopEnds.reset();
        // The inference thread must be done with it before its camera and publisher go.
        d->deps.inference->destroy(std::move(d->watch));
        d->camera.reset();
        d->conductor.reset();
        d->uplink.reset();
        d->publisher.reset();
    }
    d->attempts.reset();
    d->policies.reset();
    d->gate.reset();
    d->outbox.reset();
    d->database.reset();
}

} // namespace jinbi::kiosk
