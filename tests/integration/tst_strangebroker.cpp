// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/certificates.h"
#include "kiosk/outbox.h"
#include "kiosk/uplink.h"
#include "support/messagekeys.h"
#include "unit/kiosk/kioskfakes.h"
#include "wire/topics.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <functional>
#include <memory>
#include <sys/prctl.h>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;

namespace {

constexpr int kPatience = 30000;

/// A kiosk's link in front of a broker that cannot be trusted to do its work; the broker's script says what it does.
class Scene
{
public:
    explicit Scene(const QString& mode)
    {
        const auto authority = broker::Certificates::inFolder(m_folder.path());
        const auto server = authority->server({QStringLiteral("127.0.0.1")});
        const auto own = authority->kiosk(kioskId());
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("/usr/bin/python3"),
                        {QStringLiteral(STRANGE_BROKER), mode, server->certFile, server->keyFile});
        if (!m_process.waitForReadyRead(kPatience))
            qFatal("the broker's script did not start");
        address = {QStringLiteral("127.0.0.1"), m_process.readLine().trimmed().toUShort(), authority->caFile(),
                   own->certFile, own->keyFile};
        database = *KioskDatabase::open(m_folder.filePath(QStringLiteral("kiosk.sqlite")));
        outbox = *Outbox::open(*database);
        uplink = std::make_unique<Uplink>(kioskId(), address, test::messageKeyOf(kioskId()), *outbox, clock);
    }
    ~Scene()
    {
        uplink.reset();
        m_process.kill();
        m_process.waitForFinished();
    }
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    bool start()
    {
        KioskStatus will;
        will.kiosk = kioskId();
        will.sentMs = kUtcMs;
        will.engine = engineId();
        return uplink->start(will).has_value();
    }
    /// How often the broker said this.
    qsizetype heard(const QByteArray& line)
    {
        while (m_process.canReadLine())
            m_lines.append(m_process.readLine().trimmed());
        return std::count_if(m_lines.cbegin(), m_lines.cend(),
                             [&line](const QByteArray& each) { return each.startsWith(line); });
    }
    QList<QByteArray> lines() { return heard({}), m_lines; }
    void send(const QString& leaf, const QByteArray& payload)
    {
        m_process.write("jinbi/v1/k/" + kioskId().toString().toUtf8() + "/down/" + leaf.toUtf8() + ' ' +
                        payload.toHex() + '\n');
    }
    void send(wire::Down what, const QByteArray& payload)
    {
        send(wire::topic(kioskId(), what).section(QLatin1Char('/'), -1), payload);
    }
    wire::Ack ack(quint64 upTo) const { return {outbox->epoch(), upTo, {}, kUtcMs}; }

    mqtt::BrokerAddress address;
    FakeClock clock;
    std::unique_ptr<KioskDatabase> database;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<Uplink> uplink;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QList<QByteArray> m_lines;
};

} // namespace

/// What a kiosk does about a broker, or a store behind it, that is broken or hostile.
class TestStrangeBroker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBrokerThatNeverAcknowledgesHearsTheSessionAgain();
    void aShorterKeepAliveOfTheServerIsKept();
    void aBrokerThatHangsUpIsTriedLessAndLessOften();
    void theReasonOfADisconnectIsTold_data();
    void theReasonOfADisconnectIsTold();
    void aDownlinkThatCannotBeTrueChangesNothing_data();
    void aDownlinkThatCannotBeTrueChangesNothing();
};

void TestStrangeBroker::aBrokerThatNeverAcknowledgesHearsTheSessionAgain()
{
    Scene scene(QStringLiteral("silent"));
    QVERIFY(scene.outbox->commit(sessionRecord(), kUtcMs));
    QVERIFY(scene.start());
    QTRY_VERIFY_WITH_TIMEOUT(scene.heard("PUBLISH") >= 3, kPatience);
    QList<QByteArray> published;
    for (const QByteArray& line : scene.lines()) {
        if (line.startsWith("PUBLISH"))
            published.append(line);
    }
    QCOMPARE(published.count(published.first()), published.size()); // the very same bytes
    QCOMPARE(scene.outbox->depth(), 1);
    scene.send(wire::Down::Ack, wire::encode(kioskId(), scene.ack(1)));
    QTRY_COMPARE_WITH_TIMEOUT(scene.outbox->depth(), 0, kPatience);
}

void TestStrangeBroker::aShorterKeepAliveOfTheServerIsKept()
{
    Scene scene(QStringLiteral("keepalive"));
    QVERIFY(scene.start());
    // The client asked for ten seconds; the server hangs up after three without a word.
    QTRY_VERIFY_WITH_TIMEOUT(scene.heard("PING") >= 3, kPatience);
    QCOMPARE(scene.heard("SILENCE"), 0);
    QCOMPARE(scene.heard("CONNECT"), 1);
    QVERIFY(scene.uplink->isConnected());
}

void TestStrangeBroker::aBrokerThatHangsUpIsTriedLessAndLessOften()
{
    Scene scene(QStringLiteral("hangup"));
    QVERIFY(scene.outbox->commit(sessionRecord(), kUtcMs));
    QElapsedTimer sinceStart;
    sinceStart.start();
    QVERIFY(scene.start());
    QTRY_VERIFY_WITH_TIMEOUT(scene.heard("CONNECT") >= 5, kPatience);
    // 0.2 + 0.4 + 0.8 + 1.6 s, each less a fifth at most.
    QVERIFY2(sinceStart.elapsed() >= 2400, qPrintable(QString::number(sinceStart.elapsed())));
    QCOMPARE(scene.outbox->depth(), 1);
}

void TestStrangeBroker::theReasonOfADisconnectIsTold_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("words");
    QTest::newRow("session taken over: duplicate identity")
        << QStringLiteral("taken-over") << QStringLiteral("Another program uses the same identity.");
    QTest::newRow("DISCONNECT with a reason: server shutting down")
        << QStringLiteral("leaving") << QStringLiteral("The broker is shutting down.");
    QTest::newRow("old broker without MQTT 5")
        << QStringLiteral("old") << QStringLiteral("The broker does not speak MQTT 5.");
}

void TestStrangeBroker::theReasonOfADisconnectIsTold()
{
    QFETCH(QString, mode);
    QFETCH(QString, words);
    Scene scene(mode);
    mqtt::MqttClient client(kioskId().toString(), scene.address);
    client.subscribe(wire::filterOfDownlinks(kioskId()), 1);
    QSignalSpy changed(&client, &mqtt::MqttClient::connectionChanged);
    QVERIFY(client.start());
    const auto isTold = [&changed, &words] {
        return std::any_of(changed.cbegin(), changed.cend(),
                           [&words](const QList<QVariant>& call) { return call.last().toString() == words; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(scene.heard("CONNECT") >= 2, kPatience); // and tried again
}

void TestStrangeBroker::aDownlinkThatCannotBeTrueChangesNothing_data()
{
    QTest::addColumn<QString>("leaf");
    QTest::addColumn<std::function<QByteArray(const Scene&)>>("payload");
    using Make = std::function<QByteArray(const Scene&)>;
    const auto row = [](const char* name, const char* leaf, Make make) {
        QTest::newRow(name) << QString::fromLatin1(leaf) << std::move(make);
    };
    row("ack of the future", "ack", [](const Scene& s) { return wire::encode(kioskId(), s.ack(9000)); });
    row("ack for a seq never sent", "ack", [](const Scene& s) {
        return wire::encode(kioskId(), wire::Ack{s.outbox->epoch(), 0, {7}, kUtcMs});
    });
    row("ack of another epoch", "ack", [](const Scene&) {
        return wire::encode(kioskId(), wire::Ack{QStringLiteral("elsewhere"), 1, {}, kUtcMs});
    });
    row("ack for another kiosk", "ack",
        [](const Scene& s) { return wire::encode(*KioskId::from(QStringLiteral("other")), s.ack(1)); });
    row("nack of the future", "nack", [](const Scene& s) {
        return wire::encode(kioskId(), wire::Nack{s.outbox->epoch(), 9000, QStringLiteral("range"), {}});
    });
    row("resend of the future", "resend", [](const Scene& s) {
        return wire::encode(kioskId(), wire::Resend{s.outbox->epoch(), 9000, 9999});
    });
    row("unknown command", "selfdestruct", [](const Scene&) { return QByteArray("{\"v\":1}"); });
    row("1 MB", "ack", [](const Scene&) { return QByteArray(1024 * 1024, '{'); });
    row("policy of 1 MB", "policy", [](const Scene&) { return QByteArray(1024 * 1024, '{'); });
    row("newer version", "ack",
        [](const Scene& s) { return wire::encode(kioskId(), s.ack(1)).replace("\"v\":1", "\"v\":2"); });
    row("random bytes", "lease", [](const Scene&) { return QByteArray("\xff\x00\x80 no lease", 12); });
}

void TestStrangeBroker::aDownlinkThatCannotBeTrueChangesNothing()
{
    QFETCH(QString, leaf);
    QFETCH(std::function<QByteArray(const Scene&)>, payload);
    Scene scene(QStringLiteral("silent"));
    QVERIFY(scene.outbox->commit(sessionRecord(), kUtcMs));
    QVERIFY(scene.outbox->commit(sessionRecord(), kUtcMs));
    QSignalSpy leases(scene.uplink.get(), &Uplink::leaseArrived);
    QVERIFY(scene.start());
    QTRY_VERIFY_WITH_TIMEOUT(scene.heard("PUBLISH") >= 2, kPatience);
    scene.send(leaf, payload(scene));
    scene.send(leaf, payload(scene)); // and once more: a replay does no more than the first
    // What follows is believed, so what came before was dealt with; only the true acknowledgement took something away.
    scene.send(wire::Down::Ack, wire::encode(kioskId(), scene.ack(1)));
    QTRY_COMPARE_WITH_TIMEOUT(scene.outbox->depth(), 1, kPatience);
    QCOMPARE(scene.outbox->pending(0, 10)->first().seq, 2U);
    QCOMPARE(scene.outbox->deadLetters(), 0);
    QVERIFY(leases.isEmpty());
    QVERIFY(scene.uplink->isConnected());
    QCOMPARE(scene.heard("CONNECT"), 1);
}

QTEST_GUILESS_MAIN(TestStrangeBroker)
#include "tst_strangebroker.moc"
