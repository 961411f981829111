// SPDX-License-Identifier: GPL-3.0-or-later
#include "branchday.h"
#include "kioskfakes.h"

#include "broker/accesslist.h"
#include "broker/privatebroker.h"
#include "jpeg/jpegcodec.h"
#include "kiosk/kioskthread.h"
#include "kiosk/outbox.h"
#include "wire/topics.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <limits>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

namespace {

QString phoneOf(int customer)
{
    return QStringLiteral("1380000000%1").arg(customer);
}

/// A whole branch: real broker, real link, real outbox; drawn people and an engine that reads their pixels.
struct Day
{
    bool start(MatchMode mode = MatchMode::Claimed)
    {
        broker::BrokerSettings settings;
        settings.folder = folder.filePath(QStringLiteral("broker"));
        broker = std::make_unique<broker::PrivateBroker>(settings);
        broker->start();
        if (!QTest::qWaitFor([this] { return broker->isReady(); }, 20000))
            return false;
        auto admitted = broker->admit({kioskId()});
        if (!QTest::qWaitFor([&] { return admitted.isFinished(); }, 20000) || !admitted.result())
            return false;
        kioskAddress = admitted.result()->first();
        recorder = std::make_unique<SmallRecorder>(broker->address(broker::kRecorder));
        console = std::make_unique<mqtt::MqttClient>(QStringLiteral("console"), broker->address(broker::kConsole));
        for (const wire::Up up : {wire::Up::Status, wire::Up::Progress, wire::Up::Live})
            console->subscribe(wire::filterOfAll(up), 1);
        QObject::connect(console.get(), &mqtt::MqttClient::messageReceived, console.get(),
                         [this](const mqtt::Message& message) { take(message); });
        if (!recorder->start() || !console->start())
            return false;
        hall = std::make_shared<Hall>();
        panel = std::make_unique<ScriptedPanel>(hall, hostKey.sealingKey());
        policyOfDay = kiosktest::policy(mode);
        QDir().mkpath(dataFolder());
        return QTest::qWaitFor([this] { return console->isConnected(); }, 20000);
    }

    void take(const mqtt::Message& message)
    {
        seen << message.payload;
        const auto topic = wire::parseUp(message.topic);
        if (topic && topic->what == wire::Up::Live) {
            if (const auto live = wire::decodeLive(topic->kiosk, message.payload))
                pictures << *live;
        }
        if (topic && topic->what == wire::Up::Status) {
            if (const auto status = wire::decodeStatus(topic->kiosk, message.payload))
                statuses << *status;
        }
    }

    Result<void> openKiosk()
    {
        auto clock = std::make_shared<platform::SystemClock>();
        KioskSetup setup{kioskId(),
                         QStringLiteral("Hall"),
                         kioskAddress,
                         branchKey.sealingKey(),
                         branchKey.messageKeyOf(kioskId().toString()),
                         *policyOfDay,
                         dataFolder(),
                         disk};
        KioskDeps deps;
        deps.makeCamera = [hallNow = hall, clock] { return std::make_unique<HallCamera>(hallNow, clock); };
        if (!inference)
            inference = std::make_shared<Inference>(std::make_unique<PixelEngine>());
        deps.inference = inference;
        deps.references = std::make_shared<HallReferences>();
        deps.host = std::make_shared<HallHost>(hostKey);
        deps.clock = clock;
        deps.panel = panel.get();
        thread = std::make_unique<KioskThread>(std::move(setup), std::move(deps));
        QObject::connect(&thread->agent(), &KioskAgent::sessionCommitted, panel.get(),
                         [this](const SessionRecord& record) { committed << record; });
        QObject::connect(&thread->agent(), &KioskAgent::sessionAcknowledged, panel.get(),
                         [this](qint64 left) { pending = left; });
        return thread->start();
    }

    [[nodiscard]] QString dataFolder() const { return folder.filePath(QStringLiteral("kiosk")); }
    [[nodiscard]] bool allAcknowledged() const
    {
        for (const SessionRecord& record : committed) {
            if (recorder->sessions.value(record.seq) != record)
                return false;
        }
        return recorder->sessions.size() == committed.size();
    }
    /// Of the kiosk's own file, once it is closed.
    [[nodiscard]] qint64 depthOnDisk() const
    {
        auto database = *KioskDatabase::open(QDir(dataFolder()).filePath(KioskAgent::databaseName()));
        return (*Outbox::open(*database))->depth();
    }

    QTemporaryDir folder;
    crypto::OpeningKey branchKey = *crypto::OpeningKey::create();
    crypto::OpeningKey hostKey = *crypto::OpeningKey::create();
    std::unique_ptr<broker::PrivateBroker> broker;
    mqtt::BrokerAddress kioskAddress;
    std::unique_ptr<SmallRecorder> recorder;
    std::unique_ptr<mqtt::MqttClient> console;
    std::shared_ptr<Hall> hall;
    std::unique_ptr<ScriptedPanel> panel;
    std::optional<Policy> policyOfDay;
    std::shared_ptr<Inference> inference;
    std::unique_ptr<KioskThread> thread;
    DiskLimits disk;
    QList<SessionRecord> committed;
    qint64 pending = -1; ///< as the kiosk last said
    QList<QByteArray> seen;
    QList<wire::LivePicture> pictures;
    QList<KioskStatus> statuses;
};

QList<Errand> tenErrands()
{
    return {{6, phoneOf(1)},
            {6, phoneOf(1), false, {}, Outcome::WrongPin},
            {6, QStringLiteral("13900000000"), true, {}, Outcome::UnknownPhone},
            {6, phoneOf(1)},
            {1, phoneOf(1), true, {}, Outcome::BelowThreshold},
            {7, QStringLiteral("+86 138 0000 0001")},
            {6, phoneOf(1), true, Stage::Notice, Outcome::AnotherWay},
            {6, phoneOf(1), true, Stage::Pin, Outcome::AnotherWay},
            {9, phoneOf(1)},
            {6, phoneOf(1)}};
}

} // namespace

class TestKioskAgent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void tenVisitsReachTheStoreOnce_data();
    void tenVisitsReachTheStoreOnce();
    void whatWasNotAcknowledgedIsSentAfterARestart();
    void aLeaseShowsAMaskedPictureAndNeverThePin();
    void anUnpluggedCameraTakesTheKioskOutOfService();
    void aFullDiskTakesTheKioskOutOfService();
    void rehearsalAndRealServiceAreNotMixed();
    void aStopEndsTheVisitAndOutlivesARestart();
    void aStopEndsByItself();
};

void TestKioskAgent::tenVisitsReachTheStoreOnce_data()
{
    QTest::addColumn<MatchMode>("mode");
    QTest::addColumn<bool>("killBroker");
    QTest::newRow("claimed") << MatchMode::Claimed << false;
    QTest::newRow("claimed, broker killed three times") << MatchMode::Claimed << true;
    QTest::newRow("identify") << MatchMode::Identify << false;
}

void TestKioskAgent::tenVisitsReachTheStoreOnce()
{
    QFETCH(MatchMode, mode);
    QFETCH(bool, killBroker);
    Day day;
    QVERIFY(day.start(mode));
    const QList<Errand> errands = tenErrands();
    day.panel->play(errands);
    QVERIFY(day.openKiosk());
    int kills = 0;
    if (killBroker) {
        connect(&day.thread->agent(), &KioskAgent::sessionCommitted, day.panel.get(), [&] {
            if (day.committed.size() % 3 == 0) {
                ++kills;
                ::kill(static_cast<pid_t>(day.broker->processId()), SIGKILL);
            }
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(day.committed.size(), errands.size(), 90000);
    QTRY_VERIFY_WITH_TIMEOUT(day.allAcknowledged(), 30000);
    QCOMPARE(kills, killBroker ? 3 : 0);
    for (qsizetype i = 0; i < errands.size(); ++i) {
        QCOMPARE(day.committed.at(i).outcome, errands.at(i).outcome);
        QCOMPARE(day.committed.at(i).seq, static_cast<quint64>(i + 1));
        QVERIFY(day.committed.at(i).timing.scanMs <= 5000);
    }
    QCOMPARE(day.panel->farewells.at(1), day.panel->farewells.at(2));
    QCOMPARE(day.panel->farewells.at(1), day.panel->farewells.at(4));
    QCOMPARE(day.panel->shownIn, QThread::currentThread());
    QTRY_COMPARE_WITH_TIMEOUT(day.pending, 0, 30000);
    day.thread.reset();
    QCOMPARE(day.depthOnDisk(), 0);
    if (!killBroker)
        QVERIFY(!day.recorder->evidence.isEmpty());
    for (const wire::EvidencePicture& picture : std::as_const(day.recorder->evidence))
        QVERIFY(decodeJpeg(*day.branchKey.open(picture.sealed)));
    // Of whoever was let in nothing is kept.
    for (const SessionRecord& record : std::as_const(day.committed)) {
        if (record.outcome != Outcome::Accepted)
            continue;
        QVERIFY(record.evidence.isEmpty());
        for (const wire::EvidencePicture& picture : std::as_const(day.recorder->evidence))
            QVERIFY(picture.session != record.id);
    }
    const QByteArray pin(HallHost::kPin);
    QDir data(day.dataFolder());
    for (const QString& name : data.entryList(QDir::Files)) {
        QFile file(data.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        day.seen << file.readAll();
    }
    for (const QByteArray& bytes : std::as_const(day.seen)) {
        QVERIFY(!bytes.contains(pin));
        QVERIFY(!bytes.contains(phoneOf(1).toLatin1()));
    }
}

void TestKioskAgent::whatWasNotAcknowledgedIsSentAfterARestart()
{
    Day day;
    QVERIFY(day.start());
    day.recorder->deaf = true;
    day.panel->play(tenErrands().mid(0, 1));
    QVERIFY(day.openKiosk());
    QTRY_COMPARE_WITH_TIMEOUT(day.committed.size(), 1, 30000);
    day.thread.reset();
    QCOMPARE(day.depthOnDisk(), 1);
    day.recorder->deaf = false;
    QVERIFY(day.openKiosk());
    QTRY_VERIFY_WITH_TIMEOUT(day.allAcknowledged(), 30000);
    QTRY_COMPARE_WITH_TIMEOUT(day.pending, 0, 30000);
    day.thread.reset();
    QCOMPARE(day.depthOnDisk(), 0);
}

void TestKioskAgent::aLeaseShowsAMaskedPictureAndNeverThePin()
{
    Day day;
    QVERIFY(day.start());
    QVERIFY(day.openKiosk());
    QTRY_VERIFY_WITH_TIMEOUT(!day.statuses.isEmpty() && day.statuses.last().camera == CameraHealth::Good, 20000);
    QVERIFY(day.pictures.isEmpty());
    ViewLease lease;
    lease.id = LeaseId::create();
    lease.kiosk = kioskId();
    lease.holder = QStringLiteral("console");
    lease.lastsMs = kMaskedLeaseMs;
    const QString topic = wire::topic(kioskId(), wire::Down::Lease);
    QVERIFY(day.console->publish(topic, wire::encode(lease), 1));
    QTRY_VERIFY_WITH_TIMEOUT(!day.pictures.isEmpty(), 10000);
    day.panel->play(tenErrands().mid(1, 1));
    day.hall->person = 6;
    QTRY_COMPARE_WITH_TIMEOUT(day.committed.size(), 1, 60000);
    const qint64 startedMs = day.committed.first().startedMs;
    const SessionStep pin = day.committed.first().steps.last();
    QCOMPARE(pin.stage, Stage::Pin);
    QVERIFY(pin.tookMs > 2000);
    QTRY_VERIFY_WITH_TIMEOUT(day.pictures.last().meta.capturedMs > startedMs + pin.atMs + pin.tookMs, 10000);
    QSet<int> stages;
    for (const wire::LivePicture& live : std::as_const(day.pictures)) {
        stages << static_cast<int>(live.meta.progress.stage);
        QVERIFY(live.meta.masked);
        const qint64 at = live.meta.capturedMs - startedMs;
        QVERIFY2(at < pin.atMs - 200 || at > pin.atMs + pin.tookMs + 200, qPrintable(QString::number(at)));
    }
    QVERIFY(stages.contains(static_cast<int>(Stage::Scan)) || stages.contains(static_cast<int>(Stage::Notice)));
    QVERIFY(!stages.contains(static_cast<int>(Stage::Pin)));
    QVERIFY(
        day.console->publish(wire::topic(kioskId(), wire::Down::Release), wire::encodeRelease(kioskId(), lease.id), 1));
    // Quiet within half a second: the newest picture grows old.
    QTRY_VERIFY_WITH_TIMEOUT(platform::SystemClock().utcMs() - day.pictures.last().meta.capturedMs > 1500, 20000);
}

void TestKioskAgent::anUnpluggedCameraTakesTheKioskOutOfService()
{
    Day day;
    QVERIFY(day.start());
    QVERIFY(day.openKiosk());
    const auto last = [&day] { return day.statuses.isEmpty() ? KioskStatus() : day.statuses.last(); };
    QTRY_COMPARE_WITH_TIMEOUT(last().stage, Stage::Attract, 20000);
    day.hall->unplugged = true;
    QTRY_COMPARE_WITH_TIMEOUT(last().stage, Stage::OutOfService, 20000);
    QCOMPARE(last().camera, CameraHealth::Unplugged);
    QVERIFY(last().online);
    day.hall->unplugged = false;
    QTRY_COMPARE_WITH_TIMEOUT(last().stage, Stage::Attract, 20000);
    day.thread.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!last().online, 20000);
}

void TestKioskAgent::aFullDiskTakesTheKioskOutOfService()
{
    Day day;
    QVERIFY(day.start());
    day.disk.fullFreeBytes = std::numeric_limits<qint64>::max();
    day.hall->person = 6;
    QVERIFY(day.openKiosk());
    const auto works = [](const KioskStatus& status) { return status.camera == CameraHealth::Good; };
    QTRY_VERIFY_WITH_TIMEOUT(std::any_of(day.statuses.cbegin(), day.statuses.cend(), works), 20000);
    QCOMPARE(day.statuses.last().disk, DiskHealth::Full);
    for (const KioskStatus& status : std::as_const(day.statuses))
        QCOMPARE(status.stage, Stage::OutOfService);
}

void TestKioskAgent::rehearsalAndRealServiceAreNotMixed()
{
    Day day;
    QVERIFY(day.start());
    PolicyFields fields = policyFields();
    fields.rehearsal = false;
    day.policyOfDay = *Policy::from(fields);
    const Result<void> mixed = day.openKiosk();
    QVERIFY(!mixed);
    QCOMPARE(mixed.error().code, ErrorCode::Refused);
    fields.rehearsal = true;
    fields.engine.name = QStringLiteral("another");
    day.policyOfDay = *Policy::from(fields);
    const Result<void> foreign = day.openKiosk();
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().code, ErrorCode::Incompatible);
}

void TestKioskAgent::aStopEndsTheVisitAndOutlivesARestart()
{
    Day day;
    QVERIFY(day.start());
    day.panel->play({{6, QStringLiteral("no number")}}); // stays at the phone number
    QVERIFY(day.openKiosk());
    const auto last = [&day] { return day.statuses.isEmpty() ? KioskStatus() : day.statuses.last(); };
    QTRY_COMPARE_WITH_TIMEOUT(last().stage, Stage::Phone, 30000);
    const qint64 sinceMs = platform::SystemClock().utcMs();
    const ServiceOrder stop{
        QUuid::createUuid(), true, {QStringLiteral("Repair"), QStringLiteral("console"), sinceMs, 0}};
    const QString topic = wire::topic(kioskId(), wire::Down::Service);
    QVERIFY(day.console->publish(topic, wire::encode(kioskId(), stop), 1, true));
    QTRY_VERIFY_WITH_TIMEOUT(last().suspension.has_value(), 20000);
    qInfo("the kiosk answered after %lld ms", static_cast<long long>(platform::SystemClock().utcMs() - sinceMs));
    QCOMPARE(*last().suspension, stop.what);
    QTRY_COMPARE_WITH_TIMEOUT(day.committed.size(), 1, 20000);
    QCOMPARE(day.committed.first().outcome, Outcome::AnotherWay);
    QCOMPARE(day.committed.first().steps.last().note, QStringLiteral("suspended"));
    QTRY_COMPARE_WITH_TIMEOUT(last().stage, Stage::OutOfService, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(day.panel->shown.message, ScreenMessage::Suspended, 20000);

    // The broker forgets everything with it; the kiosk does not.
    day.thread.reset();
    ::kill(static_cast<pid_t>(day.broker->processId()), SIGKILL);
    day.statuses.clear();
    QVERIFY(day.openKiosk());
    QTRY_VERIFY_WITH_TIMEOUT(last().online && last().suspension == stop.what, 30000);

    ServiceOrder older = stop;
    older.id = QUuid::createUuid();
    older.suspended = false;
    older.what = {{}, QStringLiteral("console"), sinceMs - 1, 0};
    const qsizetype before = day.statuses.size();
    QVERIFY(day.console->publish(topic, wire::encode(kioskId(), older), 1, true));
    QTRY_VERIFY_WITH_TIMEOUT(day.statuses.size() > before, 20000);
    QVERIFY(last().suspension);
    older.what.sinceMs = sinceMs + 1;
    older.id = QUuid::createUuid();
    QVERIFY(day.console->publish(topic, wire::encode(kioskId(), older), 1, true));
    QTRY_VERIFY_WITH_TIMEOUT(!last().suspension, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(last().stage, Stage::Attract, 20000);
}

void TestKioskAgent::aStopEndsByItself()
{
    Day day;
    QVERIFY(day.start());
    QVERIFY(day.openKiosk());
    const auto last = [&day] { return day.statuses.isEmpty() ? KioskStatus() : day.statuses.last(); };
    QTRY_COMPARE_WITH_TIMEOUT(last().stage, Stage::Attract, 20000);
    const qint64 now = platform::SystemClock().utcMs();
    const ServiceOrder stop{QUuid::createUuid(), true, {QStringLiteral("Test"), {}, now, now + 2500}};
    QVERIFY(day.console->publish(wire::topic(kioskId(), wire::Down::Service), wire::encode(kioskId(), stop), 1, true));
    QTRY_VERIFY_WITH_TIMEOUT(last().suspension && last().stage == Stage::OutOfService, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!last().suspension && last().stage == Stage::Attract, 20000);
    QVERIFY(platform::SystemClock().utcMs() >= stop.what.untilMs);
}

QTEST_GUILESS_MAIN(TestKioskAgent)
#include "tst_kioskagent.moc"
