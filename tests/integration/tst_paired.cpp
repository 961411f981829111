// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/accesslist.h"
#include "broker/privatebroker.h"
#include "crypto/privatefile.h"
#include "crypto/sealing.h"
#include "mqtt/mqttclient.h"
#include "pairing/bundle.h"
#include "platform/systemclock.h"
#include "wire/codec.h"
#include "wire/topics.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace jinbi;

namespace {

KioskId hall()
{
    return *KioskId::from(QStringLiteral("K-0201"));
}

/// What one run of jinbi-kiosk said and how it ended.
struct Said
{
    int code = -1;
    QString text;
};

} // namespace

/// A kiosk process of its own joins a branch by a pairing file over another address of this host, does what the branch
/// says, is renewed and is retired.
class TestPaired : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theKioskAppearsInTheBranch();
    void theSameFileDoesNotPairTwice();
    void anotherKioskCannotOrderIt();
    void itStopsWithinAMomentWhenOrdered();
    void aHangupWithoutNewsLosesNothing();
    void aRenewedCertificateIsTakenOnAHangupAndTheOldOneIsRefused();
    void aRetiredKioskIsRefused();
    void outsideARehearsalItRefusesClearly();
    void cleanupTestCase();

private:
    [[nodiscard]] Said kiosk(const QStringList& arguments, const QByteArray& input = {}) const;
    [[nodiscard]] Said pair(const QByteArray& file, const QString& code, const QString& folder) const;
    void writeFile(const QString& path, const QByteArray& bytes) const;
    /// A new pair of the broker as a pairing file.
    QByteArray bundleFile(const pairing::PairingCode& code, bool rehearsal = true);
    void startKiosk(const QString& folder);
    void stopKiosk();
    void listen();
    /// Tries to connect by the identity of a pairing file, and must be refused.
    void comeBack(const pairing::Bundle& bundle) const;
    [[nodiscard]] bool isHeard() const { return m_last && m_last->online; }

    QTemporaryDir m_folder;
    platform::SystemClock m_clock;
    std::unique_ptr<broker::PrivateBroker> m_broker;
    std::optional<crypto::OpeningKey> m_key;
    std::unique_ptr<mqtt::MqttClient> m_console;
    std::unique_ptr<QProcess> m_process;
    std::optional<KioskStatus> m_last;
    QByteArray m_first; ///< the first pairing file
    std::optional<pairing::Bundle> m_second;
    pairing::PairingCode m_firstCode = pairing::PairingCode::create();
};

void TestPaired::initTestCase()
{
    QVERIFY(crypto::initialise());
    m_key = *crypto::OpeningKey::create();
    broker::BrokerSettings settings;
    settings.folder = m_folder.filePath(QStringLiteral("broker"));
    m_broker = std::make_unique<broker::PrivateBroker>(settings);
    m_broker->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_broker->isReady(), 30000);
    listen();
    QTRY_VERIFY_WITH_TIMEOUT(m_console->isConnected(), 30000);
    // It may be back before anybody sees that it was gone.
    QSignalSpy ready(m_broker.get(), &broker::PrivateBroker::ready);
    m_broker->listenOn(QStringLiteral("127.0.0.2"), {});
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(m_broker->isReady() && m_console->isConnected(), 60000);
}

void TestPaired::listen()
{
    m_console = std::make_unique<mqtt::MqttClient>(QString(broker::kConsole), m_broker->address(broker::kConsole));
    m_console->subscribe(wire::filterOfAll(wire::Up::Status), 1);
    connect(m_console.get(), &mqtt::MqttClient::messageReceived, this, [this](const mqtt::Message& message) {
        if (const auto topic = wire::parseUp(message.topic)) {
            if (const auto status = wire::decodeStatus(topic->kiosk, message.payload))
                m_last = *status;
        }
    });
    QVERIFY(m_console->start());
}

void TestPaired::writeFile(const QString& path, const QByteArray& bytes) const
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray TestPaired::bundleFile(const pairing::PairingCode& code, bool rehearsal)
{
    auto handing = m_broker->handOut(hall());
    if (!QTest::qWaitFor([&] { return handing.isFinished(); }, 30000) || !handing.result())
        return {};
    const broker::HandedOut handed = *handing.result();
    pairing::Bundle bundle;
    bundle.id = QUuid::createUuid();
    bundle.createdMs = m_clock.utcMs();
    bundle.expiresMs = bundle.createdMs + pairing::kBundleLastsMs;
    bundle.kiosk = hall();
    bundle.place = QStringLiteral("Green Lake");
    bundle.brokerHost = handed.host;
    bundle.brokerPort = handed.port;
    bundle.ca = handed.authority;
    bundle.certificate = handed.pem.certificate;
    bundle.key = handed.pem.key;
    bundle.sealingKey = m_key->sealingKey().bytes();
    bundle.messageKey = m_key->messageKeyOf(bundle.kiosk.toString()).bytes();
    bundle.rehearsal = rehearsal;
    bundle.customers = 4;
    const auto file = pairing::seal(bundle, code);
    return file ? *file : QByteArray();
}

Said TestPaired::kiosk(const QStringList& arguments, const QByteArray& input) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-kiosk"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60000))
        process.kill();
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

Said TestPaired::pair(const QByteArray& file, const QString& code, const QString& folder) const
{
    const QString path = m_folder.filePath(QStringLiteral("K-0201.jinbi"));
    writeFile(path, file);
    return kiosk({QStringLiteral("--pair"), path, QStringLiteral("--data"), folder}, code.toLatin1() + '\n');
}

void TestPaired::startKiosk(const QString& folder)
{
    m_last.reset();
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(QStringLiteral(JINBI_BIN_DIR "/jinbi-kiosk"), {QStringLiteral("--paired"), folder});
}

void TestPaired::stopKiosk()
{
    if (!m_process)
        return;
    m_process->terminate();
    QTRY_VERIFY_WITH_TIMEOUT(m_process->state() == QProcess::NotRunning, 30000);
    m_process.reset();
}

void TestPaired::comeBack(const pairing::Bundle& bundle) const
{
    const QString stem = m_folder.filePath(bundle.id.toString(QUuid::WithoutBraces));
    const auto file = [&stem](const char* end, const QByteArray& pem) {
        const QString path = stem + QString::fromLatin1(end);
        return crypto::createPrivateFile(path, pem) ? path : QString();
    };
    const mqtt::BrokerAddress address{bundle.brokerHost, bundle.brokerPort, file(".ca", bundle.ca),
                                      file(".crt", bundle.certificate), file(".key", bundle.key)};
    mqtt::MqttClient client(bundle.kiosk.toString(), address);
    QStringList refusals;
    bool wasConnected = false;
    connect(&client, &mqtt::MqttClient::connectionChanged, &client, [&](bool connected, const QString& reason) {
        wasConnected = wasConnected || connected;
        refusals << reason;
    });
    QVERIFY(client.start());
    QTRY_VERIFY_WITH_TIMEOUT(!refusals.isEmpty(), 60000);
    QVERIFY(!wasConnected);
    QVERIFY(!client.isConnected());
}

void TestPaired::theKioskAppearsInTheBranch()
{
    const QString folder = m_folder.filePath(QStringLiteral("kiosk"));
    m_first = bundleFile(m_firstCode);
    QVERIFY(!m_first.isEmpty());
    const Said wrong = pair(m_first, pairing::PairingCode::create().display(), folder);
    QCOMPARE(wrong.code, 1);
    QVERIFY2(wrong.text.contains(QStringLiteral("not that of this file")), qPrintable(wrong.text));
    const Said mistyped = pair(m_first, QStringLiteral("1234"), folder);
    QVERIFY2(mistyped.text.contains(QStringLiteral("12 letters and digits")), qPrintable(mistyped.text));
    const Said damaged = pair(m_first.chopped(7), m_firstCode.display(), folder);
    QVERIFY2(damaged.text.contains(QStringLiteral("damaged")), qPrintable(damaged.text));

    QElapsedTimer since;
    since.start();
    const Said paired = pair(m_first, m_firstCode.display().toLower(), folder);
    QVERIFY2(paired.code == 0, qPrintable(paired.text));
    QVERIFY(!paired.text.contains(m_firstCode.display()));
    startKiosk(folder);
    QTRY_VERIFY_WITH_TIMEOUT(isHeard(), 120000);
    qInfo("paired and heard after %lld ms", since.elapsed());
    QCOMPARE(m_last->kiosk, hall());
    QCOMPARE(m_last->place, QStringLiteral("Green Lake"));
    QVERIFY(m_last->rehearsal);
}

void TestPaired::theSameFileDoesNotPairTwice()
{
    const Said again = pair(m_first, m_firstCode.display(), m_folder.filePath(QStringLiteral("kiosk")));
    QCOMPARE(again.code, 1);
    QVERIFY2(again.text.contains(QStringLiteral("used already")), qPrintable(again.text));
}

void TestPaired::anotherKioskCannotOrderIt()
{
    const KioskId other = *KioskId::from(QStringLiteral("K-0666"));
    auto admitted = m_broker->admit({other});
    QTRY_VERIFY_WITH_TIMEOUT(admitted.isFinished(), 30000);
    mqtt::MqttClient client(other.toString(), admitted.result()->first());
    int reason = -1;
    connect(&client, &mqtt::MqttClient::published, this, [&reason](int, int code) { reason = code; });
    QVERIFY(client.start());
    QTRY_VERIFY_WITH_TIMEOUT(client.isConnected(), 30000);
    const ServiceOrder order{QUuid::createUuid(), true, {QStringLiteral("Malice"), {}, m_clock.utcMs(), 0}};
    QVERIFY(client.publish(wire::topic(hall(), wire::Down::Service), wire::encode(hall(), order), 1, true));
    QTRY_COMPARE_WITH_TIMEOUT(reason, 135, 30000);
    // Whatever would have been delivered is there before the kiosk's next heartbeat but one.
    for (int beat = 0; beat < 2; ++beat) {
        m_last.reset();
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(), 60000);
        QVERIFY(!m_last->suspension);
    }
}

void TestPaired::itStopsWithinAMomentWhenOrdered()
{
    const QString topic = wire::topic(hall(), wire::Down::Service);
    ServiceOrder order{QUuid::createUuid(), true, {QStringLiteral("Repair"), QStringLiteral("console"), 0, 0}};
    order.what.sinceMs = m_clock.utcMs();
    QElapsedTimer since;
    since.start();
    QVERIFY(m_console->publish(topic, wire::encode(hall(), order), 1, true));
    QTRY_VERIFY_WITH_TIMEOUT(m_last && m_last->suspension, 60000);
    qInfo("stopped after %lld ms", since.elapsed());
    QCOMPARE(*m_last->suspension, order.what);
    QTRY_COMPARE_WITH_TIMEOUT(m_last->stage, Stage::OutOfService, 60000);
    stopKiosk();
    startKiosk(m_folder.filePath(QStringLiteral("kiosk")));
    QTRY_VERIFY_WITH_TIMEOUT(isHeard() && m_last->suspension, 120000);
    order.id = QUuid::createUuid();
    order.suspended = false;
    order.what = {{}, QStringLiteral("console"), order.what.sinceMs + 1, 0};
    since.start();
    QVERIFY(m_console->publish(topic, wire::encode(hall(), order), 1, true));
    QTRY_VERIFY_WITH_TIMEOUT(!m_last->suspension, 60000);
    qInfo("resumed after %lld ms", since.elapsed());
}

/// Connects by what is on the disk, which is what it had; a folder that cannot be read changes nothing.
void TestPaired::aHangupWithoutNewsLosesNothing()
{
    QVERIFY(isHeard());
    const QString paired = m_folder.filePath(QStringLiteral("kiosk/paired.json"));
    for (const bool readable : {true, false}) {
        QVERIFY(readable || QFile::rename(paired, paired + QStringLiteral(".away")));
        const qint64 uptimeMs = m_last->uptimeMs;
        m_last.reset();
        QCOMPARE(::kill(static_cast<pid_t>(m_process->processId()), SIGHUP), 0);
        // The beat after the next one is of after the signal.
        QTRY_VERIFY_WITH_TIMEOUT(isHeard() && m_last->uptimeMs > uptimeMs + 6000, 120000);
        QCOMPARE(m_process->state(), QProcess::Running);
    }
    QVERIFY(QFile::rename(paired + QStringLiteral(".away"), paired));
}

void TestPaired::aRenewedCertificateIsTakenOnAHangupAndTheOldOneIsRefused()
{
    const QString folder = m_folder.filePath(QStringLiteral("kiosk"));
    const auto code = pairing::PairingCode::create();
    const qint64 uptimeMs = m_last->uptimeMs;
    const QByteArray renewed = bundleFile(code);
    QVERIFY(!renewed.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(m_broker->isReady() && m_console->isConnected(), 60000);
    m_last.reset();
    const auto former = pairing::open(m_first, m_firstCode, m_clock.utcMs());
    QVERIFY(former);
    comeBack(*former);
    QVERIFY(!isHeard());
    const qint64 pid = m_process->processId();
    const Said paired = pair(renewed, code.display(), folder);
    QVERIFY2(paired.code == 0, qPrintable(paired.text));
    m_last.reset();
    QCOMPARE(::kill(static_cast<pid_t>(pid), SIGHUP), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isHeard(), 120000);
    QCOMPARE(m_process->state(), QProcess::Running);
    QCOMPARE(m_process->processId(), pid);
    QVERIFY2(m_last->uptimeMs > uptimeMs, "it goes on, it was not started again");
    m_second = *pairing::open(renewed, code, m_clock.utcMs());
}

void TestPaired::aRetiredKioskIsRefused()
{
    QVERIFY(isHeard());
    QSignalSpy ready(m_broker.get(), &broker::PrivateBroker::ready);
    auto retiring = m_broker->retire(hall());
    QTRY_VERIFY_WITH_TIMEOUT(retiring.isFinished(), 30000);
    QVERIFY(retiring.result().has_value());
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(m_broker->isReady() && m_console->isConnected(), 60000);
    m_last.reset();
    comeBack(*m_second);
    QVERIFY(!m_last);
    QVERIFY(m_process->state() == QProcess::Running);
    stopKiosk();
    auto handing = m_broker->handOut(hall());
    QTRY_VERIFY_WITH_TIMEOUT(handing.isFinished(), 30000);
    QVERIFY(!handing.result());
    QCOMPARE(handing.result().error().code, ErrorCode::Refused);
}

void TestPaired::outsideARehearsalItRefusesClearly()
{
    pairing::Bundle bundle;
    bundle.id = QUuid::createUuid();
    bundle.createdMs = m_clock.utcMs();
    bundle.expiresMs = bundle.createdMs + pairing::kBundleLastsMs;
    bundle.kiosk = *KioskId::from(QStringLiteral("K-0777"));
    bundle.brokerHost = QStringLiteral("127.0.0.2");
    bundle.brokerPort = 8883;
    bundle.ca = bundle.certificate = bundle.key = "PEM";
    bundle.sealingKey = m_key->sealingKey().bytes();
    bundle.messageKey = m_key->messageKeyOf(bundle.kiosk.toString()).bytes();
    const QString folder = m_folder.filePath(QStringLiteral("real"));
    const auto code = pairing::PairingCode::create();
    QCOMPARE(pair(*pairing::seal(bundle, code), code.display(), folder).code, 0);
    const Said run = kiosk({QStringLiteral("--paired"), folder});
    QVERIFY(run.code != 0);
    QVERIFY2(run.text.contains(QStringLiteral("cannot serve")), qPrintable(run.text));
}

void TestPaired::cleanupTestCase()
{
    stopKiosk();
    m_console.reset();
}

QTEST_GUILESS_MAIN(TestPaired)
#include "tst_paired.moc"
