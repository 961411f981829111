// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/accesslist.h"
#include "broker/privatebroker.h"
#include "crypto/sealing.h"
#include "kiosk/kioskthread.h"
#include "support/messagekeys.h"
#include "support/policies.h"
#include "unit/kiosk/branchday.h"
#include "unit/kiosk/kioskfakes.h"
#include "wire/topics.h"

#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;
using namespace jinbi::test;

namespace {

constexpr int kPatience = 30000;

/// A real broker, the console's side of the wire, and a kiosk that can be started anew.
struct Branch
{
    bool start()
    {
        broker::BrokerSettings settings;
        settings.folder = folder.filePath(QStringLiteral("broker"));
        broker = std::make_unique<broker::PrivateBroker>(settings);
        broker->start();
        if (!QTest::qWaitFor([this] { return broker->isReady(); }, kPatience))
            return false;
        auto admitted = broker->admit({kioskId()});
        if (!QTest::qWaitFor([&] { return admitted.isFinished(); }, kPatience) || !admitted.result())
            return false;
        kioskAddress = admitted.result()->first();
        recorder = std::make_unique<SmallRecorder>(broker->address(broker::kRecorder));
        console = std::make_unique<mqtt::MqttClient>(QStringLiteral("console"), broker->address(broker::kConsole));
        console->subscribe(wire::filterOfAll(wire::Up::Status), 1);
        QObject::connect(console.get(), &mqtt::MqttClient::messageReceived, console.get(),
                         [this](const mqtt::Message& message) {
                             if (const auto status = wire::decodeStatus(kioskId(), message.payload))
                                 last = *status;
                         });
        hall = std::make_shared<Hall>();
        panel = std::make_unique<ScriptedPanel>(hall, hostKey.sealingKey());
        QDir().mkpath(dataFolder());
        return recorder->start() && console->start() &&
               QTest::qWaitFor([this] { return console->isConnected(); }, kPatience);
    }

    Result<void> openKiosk()
    {
        auto clock = std::make_shared<platform::SystemClock>();
        last.reset();
        KioskSetup setup{kioskId(),
                         QStringLiteral("Hall"),
                         kioskAddress,
                         branchKey.sealingKey(),
                         test::messageKeyOf(kioskId()),
                         kiosktest::policy(),
                         dataFolder(),
                         DiskLimits(),
                         officers.pins()};
        KioskDeps deps;
        deps.makeCamera = [hallNow = hall, clock] { return std::make_unique<HallCamera>(hallNow, clock); };
        deps.inference = std::make_shared<Inference>(std::make_unique<PixelEngine>());
        deps.references = std::make_shared<HallReferences>();
        deps.host = std::make_shared<HallHost>(hostKey);
        deps.clock = clock;
        deps.panel = panel.get();
        thread.reset();
        thread = std::make_unique<KioskThread>(std::move(setup), std::move(deps));
        QObject::connect(&thread->agent(), &KioskAgent::sessionCommitted, panel.get(),
                         [this](const SessionRecord& record) { committed << record; });
        return thread->start();
    }

    [[nodiscard]] QString dataFolder() const { return folder.filePath(QStringLiteral("kiosk")); }
    [[nodiscard]] PolicyRevision revision(quint64 version, int accept = 5900) const
    {
        PolicyFields fields = policyFields();
        fields.accept = units(accept);
        return revisionOf(fields, version, kioskId(), QDateTime::currentMSecsSinceEpoch());
    }
    bool push(const QByteArray& message) const
    {
        return console->publish(wire::topic(kioskId(), wire::Down::Policy), message, 1, true).has_value();
    }
    bool push(const PolicyRevision& revision) const { return push(officers.message(kioskId(), revision)); }
    [[nodiscard]] bool worksBy(const PolicyRevision& revision) const
    {
        return last && last->online && last->policyRevision == revision.version() &&
               last->policy.version == revision.version() &&
               last->policy.hash.toLatin1() == policy::hashOf(policy::canonicalBytes(revision)).toHex();
    }
    [[nodiscard]] std::optional<PolicyRefusal> refusal() const
    {
        return last && last->policy.refused ? std::optional(last->policy.refused->why) : std::nullopt;
    }

    QTemporaryDir folder;
    Officers officers;
    crypto::OpeningKey branchKey = *crypto::OpeningKey::create();
    crypto::OpeningKey hostKey = *crypto::OpeningKey::create();
    std::unique_ptr<broker::PrivateBroker> broker;
    mqtt::BrokerAddress kioskAddress;
    std::unique_ptr<SmallRecorder> recorder;
    std::unique_ptr<mqtt::MqttClient> console;
    std::shared_ptr<Hall> hall;
    std::unique_ptr<ScriptedPanel> panel;
    std::unique_ptr<KioskThread> thread;
    std::optional<KioskStatus> last; ///< heartbeat
    QList<SessionRecord> committed;
};

using Make = std::function<QByteArray(const Branch&)>;

} // namespace

/// Signed policies on their way from the console's topic to the report of a kiosk, through a real broker.
class TestPushedPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void aSignedPolicyIsAppliedAndReported();
    void aKioskThatWasAwayGetsItWhenItComes();
    void whatIsRefusedChangesNothingAndIsReported_data();
    void whatIsRefusedChangesNothingAndIsReported();
    void aMessageOfOneMegabyteIsNotEvenSent();
    void aRestartKeepsThePolicyAlsoWithoutTheBroker();
    void anOldRetainedOneIsHarmless();
    void aVisitEndsByThePolicyThatItBeganWith();
};

void TestPushedPolicy::aSignedPolicyIsAppliedAndReported()
{
    Branch branch;
    QVERIFY(branch.start());
    QVERIFY(branch.openKiosk());
    QTRY_VERIFY_WITH_TIMEOUT(branch.last && branch.last->online, kPatience);
    QCOMPARE(branch.last->policy.version, 0U);
    QCOMPARE(branch.last->policy.startAccept, units(5800));
    const PolicyRevision first = branch.revision(1);
    QVERIFY(branch.push(first));
    QTRY_VERIFY_WITH_TIMEOUT(branch.worksBy(first), kPatience);
    QVERIFY(!branch.refusal());
    branch.panel->play({Errand{6, QStringLiteral("13800000001")}});
    branch.panel->show(branch.panel->shown);
    QTRY_COMPARE_WITH_TIMEOUT(branch.committed.size(), 1, kPatience);
    QCOMPARE(branch.committed.first().policyRevision, 1U);
    QCOMPARE(branch.committed.first().threshold, units(5900));
}

void TestPushedPolicy::aKioskThatWasAwayGetsItWhenItComes()
{
    Branch branch;
    QVERIFY(branch.start());
    const PolicyRevision third = branch.revision(3);
    QVERIFY(branch.push(third));
    QVERIFY(branch.openKiosk());
    QTRY_VERIFY_WITH_TIMEOUT(branch.worksBy(third), kPatience);
}

void TestPushedPolicy::whatIsRefusedChangesNothingAndIsReported_data()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<PolicyRefusal>("why");
    const auto row = [](const char* name, PolicyRefusal why, Make make) {
        QTest::newRow(name) << std::move(make) << why;
    };
    const auto changed = [](const std::function<void(PolicyRevision&)>& change) {
        return [change](const Branch& b) {
            PolicyRevision revision = b.revision(8);
            change(revision);
            return b.officers.message(kioskId(), revision);
        };
    };
    row("bit flip", PolicyRefusal::Signature, [](const Branch& b) {
        wire::SignedPolicy policy = b.officers.sign(b.revision(8));
        policy.content[40] = static_cast<char>(policy.content[40] ^ 1);
        return wire::encode(kioskId(), policy);
    });
    row("one signature", PolicyRefusal::Signature, [](const Branch& b) {
        wire::SignedPolicy policy = b.officers.sign(b.revision(8));
        policy.signatures.removeLast();
        return wire::encode(kioskId(), policy);
    });
    row("one signer twice", PolicyRefusal::SameSigner, [](const Branch& b) {
        wire::SignedPolicy policy = b.officers.sign(b.revision(8));
        policy.signatures[1] = policy.signatures[0];
        return wire::encode(kioskId(), policy);
    });
    row("older version", PolicyRefusal::Older, changed([](PolicyRevision& r) { r.content.revision = 6; }));
    row("same version, other content", PolicyRefusal::Equivocation,
        changed([](PolicyRevision& r) { r.content.revision = 7, r.largeStep = true; }));
    row("another audience", PolicyRefusal::Audience,
        changed([](PolicyRevision& r) { r.audience = {*KioskId::from(QStringLiteral("k-002"))}; }));
    row("another environment", PolicyRefusal::Environment,
        changed([](PolicyRevision& r) { r.environment = Environment::Production; }));
    row("threshold 0.199", PolicyRefusal::Bounds,
        changed([](PolicyRevision& r) { r.content.accept = r.content.review = units(1990); }));
    row("step 0.051", PolicyRefusal::Step, changed([](PolicyRevision& r) { r.content.accept = units(6410); }));
    row("another engine", PolicyRefusal::Misfit,
        changed([](PolicyRevision& r) { r.content.engine.name = QStringLiteral("other"); }));
    row("for another kiosk", PolicyRefusal::Malformed, [](const Branch& b) {
        return wire::encode(*KioskId::from(QStringLiteral("k-002")), b.officers.sign(b.revision(8)));
    });
    row("100 kB", PolicyRefusal::Malformed, [](const Branch& b) {
        return b.officers.message(kioskId(), b.revision(8)).replace("\"v\":1", "\"v\":1" + QByteArray(100000, ' '));
    });
    row("random bytes", PolicyRefusal::Malformed, [](const Branch&) { return QByteArray("\xff\x00 no policy", 12); });
}

void TestPushedPolicy::whatIsRefusedChangesNothingAndIsReported()
{
    QFETCH(Make, make);
    QFETCH(PolicyRefusal, why);
    Branch branch;
    QVERIFY(branch.start());
    QVERIFY(branch.openKiosk());
    const PolicyRevision seventh = branch.revision(7);
    QVERIFY(branch.push(seventh));
    QTRY_VERIFY_WITH_TIMEOUT(branch.worksBy(seventh), kPatience);
    QVERIFY(branch.push(make(branch)));
    QTRY_COMPARE_WITH_TIMEOUT(branch.refusal(), why, kPatience);
    QVERIFY(branch.worksBy(seventh));
    // And the next good one is taken all the same; nothing is left to report then.
    const PolicyRevision ninth = branch.revision(9);
    QVERIFY(branch.push(ninth));
    QTRY_VERIFY_WITH_TIMEOUT(branch.worksBy(ninth), kPatience);
    QVERIFY(!branch.refusal());
}

void TestPushedPolicy::aMessageOfOneMegabyteIsNotEvenSent()
{
    Branch branch;
    QVERIFY(branch.start());
    QVERIFY(branch.openKiosk());
    QVERIFY(!branch.push(QByteArray(qsizetype{1024} * 1024, '{')));
    const PolicyRevision first = branch.revision(1);
    QVERIFY(branch.push(first));
    QTRY_VERIFY_WITH_TIMEOUT(branch.worksBy(first), kPatience);
    QVERIFY(!branch.refusal());
}

void TestPushedPolicy::aRestartKeepsThePolicyAlsoWithoutTheBroker()
{
    Branch branch;
    QVERIFY(branch.start());
    QVERIFY(branch.openKiosk());
    const PolicyRevision second = branch.revision(2);
    QVERIFY(branch.push(second));
    QTRY_VERIFY_WITH_TIMEOUT(branch.worksBy(second), kPatience);
    QVERIFY(branch.push(QByteArray())); // the broker has nothing to give again
    branch.thread.reset();
    QVERIFY(branch.openKiosk());
    QTRY_VERIFY_WITH_TIMEOUT(branch.worksBy(second), kPatience);
}

void TestPushedPolicy::anOldRetainedOneIsHarmless()
{
    Branch branch;
    QVERIFY(branch.start());
    QVERIFY(branch.openKiosk());
    const PolicyRevision sixth = branch.revision(6);
    const PolicyRevision seventh = branch.revision(7, 6000);
    QVERIFY(branch.push(sixth));
    QTRY_VERIFY_WITH_TIMEOUT(branch.worksBy(sixth), kPatience);
    QVERIFY(branch.push(seventh));
    QTRY_VERIFY_WITH_TIMEOUT(branch.worksBy(seventh), kPatience);
    branch.thread.reset();
    QVERIFY(branch.push(sixth)); // a broker that brings the old one back
    QVERIFY(branch.openKiosk());
    QTRY_COMPARE_WITH_TIMEOUT(branch.refusal(), PolicyRefusal::Older, kPatience);
    QCOMPARE(branch.last->policy.refused->version, 6U);
    QVERIFY(branch.worksBy(seventh));
}

void TestPushedPolicy::aVisitEndsByThePolicyThatItBeganWith()
{
    Branch branch;
    QVERIFY(branch.start());
    const PolicyRevision first = branch.revision(1);
    QVERIFY(branch.push(first));
    QVERIFY(branch.openKiosk());
    QTRY_VERIFY_WITH_TIMEOUT(branch.worksBy(first), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(branch.panel->shown.stage, Stage::Attract, kPatience);
    // Somebody stands before the notice while the next one arrives, and goes on only then.
    branch.hall->person = 6;
    Q_EMIT branch.panel->started();
    QTRY_COMPARE_WITH_TIMEOUT(branch.panel->shown.stage, Stage::Notice, kPatience);
    const PolicyRevision second = branch.revision(2, 6000);
    QVERIFY(branch.push(second));
    // Rubbish behind it is reported at once, so what came before was dealt with.
    QVERIFY(branch.push(QByteArray("rubbish")));
    QTRY_COMPARE_WITH_TIMEOUT(branch.refusal(), PolicyRefusal::Malformed, kPatience);
    QCOMPARE(branch.last->stage, Stage::Notice);
    QVERIFY(branch.worksBy(first));
    Q_EMIT branch.panel->anotherWayChosen();
    QTRY_COMPARE_WITH_TIMEOUT(branch.committed.size(), 1, kPatience);
    QCOMPARE(branch.committed.first().policyRevision, 1U);
    QCOMPARE(branch.committed.first().threshold, units(5900));
    branch.hall->person = 0;
    QTRY_VERIFY_WITH_TIMEOUT(branch.worksBy(second), kPatience);
}

QTEST_GUILESS_MAIN(TestPushedPolicy)
#include "tst_pushedpolicy.moc"
