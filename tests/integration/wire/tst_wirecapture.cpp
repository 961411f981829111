// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/accesslist.h"
#include "broker/certificates.h"
#include "console/embeddedbranch.h"
#include "mqtt/mqttclient.h"
#include "platform/systemclock.h"
#include "wire/codec.h"
#include "wire/topics.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::console;

/// A whole branch at work: everything that its programs really send over the real broker fits the description.
class TestWireCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingThatIsSentFitsTheDescription();

private:
    void keep(const mqtt::Message& message);
    void listenToKiosks(const mqtt::BrokerAddress& console);
    /// Kiosks report, serve and are looked at; every uplink is heard.
    void serveCustomers(EmbeddedBranch& branch);
    /// In the place of a kiosk that has left, so that its downlinks are heard.
    void listenAsKiosk();
    bool askForEveryAnswer(const SessionRecord& known);
    [[nodiscard]] bool has(const char* kind) const { return m_counts.value(QLatin1StringView(kind).toString()) > 0; }
    void sendLease();
    void sendPolicy(EmbeddedBranch& branch);

    QTemporaryDir m_folder;
    platform::SystemClock m_clock;
    mqtt::BrokerAddress m_address;
    std::unique_ptr<mqtt::MqttClient> m_console;
    std::unique_ptr<mqtt::MqttClient> m_kiosk;
    KioskId m_kioskId = KioskId::from(QStringLiteral("K-0101")).value();
    QMap<QString, int> m_counts;
    std::optional<SessionRecord> m_session;
    std::optional<crypto::MessageKey> m_messageKey; ///< of that kiosk
};

void TestWireCapture::keep(const mqtt::Message& message)
{
    constexpr int kEnough = 150;
    const QString kind = message.topic.section(QLatin1Char('/'), -1);
    const int number = ++m_counts[kind];
    if (kind == QStringLiteral("session") && message.topic == wire::topic(m_kioskId, wire::Up::Session))
        m_session = wire::decodeSession(m_kioskId, message.payload).value();
    if (number > kEnough)
        return;
    QFile file(m_folder.filePath(QStringLiteral("captured/%1-%2").arg(kind).arg(number, 4, 10, QLatin1Char('0'))));
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(message.topic.toUtf8() + ' ' + message.mac + '\n' + message.payload) < 0)
        qFatal("%s", qPrintable(file.errorString()));
}

void TestWireCapture::listenToKiosks(const mqtt::BrokerAddress& console)
{
    m_address = console;
    m_console = std::make_unique<mqtt::MqttClient>(QString(broker::kConsole), console);
    m_console->subscribe(QStringLiteral("jinbi/v1/k/+/up/#"), 1);
    connect(m_console.get(), &mqtt::MqttClient::messageReceived, this, &TestWireCapture::keep);
    QVERIFY(m_console->start());
}

void TestWireCapture::sendLease()
{
    ViewLease lease;
    lease.id = LeaseId::create();
    lease.kiosk = m_kioskId;
    lease.holder = QStringLiteral("console");
    lease.lastsMs = kMaskedLeaseMs;
    (void)m_console->publish(wire::topic(m_kioskId, wire::Down::Lease), wire::encode(lease), 1);
    if (m_kiosk) {
        (void)m_console->publish(wire::topic(m_kioskId, wire::Down::Release), wire::encodeRelease(m_kioskId, lease.id),
                                 1);
    }
}

/// As the console signs it, for the kiosk that now listens in the place of one.
void TestWireCapture::sendPolicy(EmbeddedBranch& branch)
{
    PolicyFields content;
    content.engine = m_session->engine;
    content.accept = m_session->threshold;
    content.review = m_session->threshold;
    QVERIFY(branch.issuer()->load());
    const auto issued = branch.issuer()->issue(m_kioskId, content, m_clock.utcMs());
    QVERIFY2(issued, issued ? "" : qPrintable(issued.error().detail));
    QVERIFY(m_console->publish(wire::topic(m_kioskId, wire::Down::Policy), issued->message, 1, true));
}

void TestWireCapture::serveCustomers(EmbeddedBranch& branch)
{
    QSignalSpy failed(&branch, &EmbeddedBranch::failed);
    QSignalSpy drained(&branch, &EmbeddedBranch::drained);
    connect(&branch, &EmbeddedBranch::linkReady, this, &TestWireCapture::listenToKiosks);
    m_messageKey = branch.key().messageKeyOf(m_kioskId.toString());
    branch.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_console && m_console->isConnected() && has("status"), 100000);
    const auto looksAndServes = [this] {
        if (!has("live"))
            sendLease();
        return has("live") && has("progress") && m_session && m_counts.value(QStringLiteral("session")) >= 4;
    };
    QTRY_VERIFY_WITH_TIMEOUT(looksAndServes() || !failed.isEmpty(), 200000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.first().first().value<Error>().detail));
    branch.drain();
    QTRY_VERIFY_WITH_TIMEOUT(!drained.isEmpty(), 60000);
}

void TestWireCapture::listenAsKiosk()
{
    const QString folder = m_folder.filePath(QStringLiteral("branch/broker"));
    const auto files = broker::Certificates::filesOf(folder, m_kioskId.toString());
    m_kiosk = std::make_unique<mqtt::MqttClient>(m_kioskId.toString(),
                                                 mqtt::BrokerAddress{m_address.host, m_address.port,
                                                                     broker::Certificates::caFileOf(folder),
                                                                     files.certFile, files.keyFile});
    m_kiosk->subscribe(wire::filterOfDownlinks(m_kioskId), 1);
    connect(m_kiosk.get(), &mqtt::MqttClient::messageReceived, this, &TestWireCapture::keep);
    QVERIFY(m_kiosk->start());
    QTRY_VERIFY_WITH_TIMEOUT(m_kiosk->isConnected(), 30000);
}

bool TestWireCapture::askForEveryAnswer(const SessionRecord& known)
{
    const auto say = [this](const QByteArray& payload) {
        const QString topic = wire::topic(m_kioskId, wire::Up::Session);
        (void)m_kiosk->publish(topic, payload, 1, false, 0, m_messageKey->sign(topic, payload));
    };
    SessionRecord later = known;
    later.id = SessionId::create();
    later.seq = known.seq + 1000;
    later.evidence.clear();
    SessionRecord rival = known;
    rival.rehearsal = !rival.rehearsal;
    say(wire::encode(known)); // stored already: acknowledged once more
    say(wire::encode(later)); // far beyond: what lies between is asked for
    say(wire::encode(rival)); // refused
    sendLease();
    return has("ack") && has("nack") && has("resend") && has("lease") && has("release");
}

void TestWireCapture::everythingThatIsSentFitsTheDescription()
{
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("captured")));
    BranchSettings settings;
    settings.folder = m_folder.filePath(QStringLiteral("branch"));
    settings.rehearsal = true;
    settings.kiosks = 2;
    settings.customers = 8;
    settings.pace = 10;
    settings.kioskProgram = QStringLiteral(JINBI_BIN_DIR "/jinbi-kiosk");
    auto branch = EmbeddedBranch::open(settings, m_clock);
    QVERIFY2(branch, branch ? "" : qPrintable(branch.error().message));
    serveCustomers(**branch);
    if (QTest::currentTestFailed())
        return;
    listenAsKiosk();
    sendPolicy(**branch);
    QTRY_VERIFY_WITH_TIMEOUT(has("policy"), 60000);
    QTRY_VERIFY_WITH_TIMEOUT(askForEveryAnswer(*m_session), 60000);

    QProcess check;
    check.setProcessChannelMode(QProcess::MergedChannels);
    check.start(QStringLiteral(JINBI_PYTHON), {QStringLiteral(JINBI_SOURCE_DIR "/tests/unit/wire/check_description.py"),
                                               QStringLiteral(JINBI_WIRE_MESSAGES), QStringLiteral(JINBI_SOURCE_DIR),
                                               m_folder.filePath(QStringLiteral("captured"))});
    QVERIFY(check.waitForFinished(120000));
    const QByteArray said = check.readAll();
    qInfo("%s", said.constData());
    QVERIFY2(check.exitStatus() == QProcess::NormalExit && check.exitCode() == 0, said.constData());
    for (const char* kind :
         {"session", "status", "progress", "live", "ack", "nack", "resend", "lease", "release", "policy"})
        QVERIFY2(said.contains(kind), kind);
}

QTEST_GUILESS_MAIN(TestWireCapture)
#include "tst_wirecapture.moc"
