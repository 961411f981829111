// SPDX-License-Identifier: GPL-3.0-or-later
#include "branch.h"

#include "wire/topics.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace jinbi;
using mqtt::Message;
using mqtt::MqttClient;
using wire::Down;
using wire::Up;

namespace {

KioskId kiosk(const char* name)
{
    return KioskId::from(QString::fromLatin1(name)).value();
}

constexpr int kNotAuthorised = 135;

} // namespace

/// Against a real broker with the real access list.
class TestMqttClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_branch.start()); }

    void aMessageOnTheOwnTopicIsDelivered();
    void aMacTravelsWithItsMessage();
    void aMessageOnAnotherKiosksTopicIsNotDelivered();
    void aDownlinkReachesItsKioskOnly();
    void nobodyWritesWhatIsNotHis_data();
    void nobodyWritesWhatIsNotHis();
    void theRecorderDoesNotReadLivePictures();
    void subscribingToEverythingShowsNothing();
    void aWillOnAnotherKiosksTopicIsNotDelivered();
    void anOversizedPayloadIsRefused();
    void theLargestPayloadIsDelivered();
    void aTopicWithAWildcardIsRefused();
    void withoutConnectionNothingIsQueued();
    void theTapRunsInTheNetworkThreadAndSwallows();
    void signalsArriveInTheOwnersThread();
    void theWillTellsOfALostClient();
    void aRetainedMessageReachesALateSubscriber();
    void anExpiredMessageIsNotDelivered();
    void subscribingWhileConnectedWorks();
    void stoppingDoesNotWaitForABrokerThatIsAway();
    void neitherStartingNorStoppingWaitsForAMuteBroker();
    void thousandMessagesArriveInOrder();

private:
    std::unique_ptr<MqttClient> connected(const char* identity, const QString& filter = {})
    {
        auto client = m_branch.client(QString::fromLatin1(identity));
        if (!filter.isEmpty())
            client->subscribe(filter, 1);
        if (!client->start() || !QTest::qWaitFor([&] { return client->isConnected(); }))
            return nullptr;
        return client;
    }
    /// Everything sent before is through once this message has come: same kiosk, same path.
    bool roundTrip(MqttClient& from, const KioskId& sender, MqttClient& to, Up what = Up::Session)
    {
        QSignalSpy received(&to, &MqttClient::messageReceived);
        const QByteArray mark = QByteArray::number(++m_marks);
        if (!from.publish(wire::topic(sender, what), mark, 1))
            return false;
        return QTest::qWaitFor([&] {
            for (const QList<QVariant>& call : received) {
                if (call.first().value<Message>().payload == mark)
                    return true;
            }
            return false;
        });
    }

    Branch m_branch;
    int m_marks = 0;
};

void TestMqttClient::aMessageOnTheOwnTopicIsDelivered()
{
    auto console = connected("console", wire::filterOfAll(Up::Session));
    auto hall = connected("hall-01");
    QVERIFY(console && hall);
    QSignalSpy received(console.get(), &MqttClient::messageReceived);
    QSignalSpy published(hall.get(), &MqttClient::published);
    const auto id = hall->publish(wire::topic(kiosk("hall-01"), Up::Session), QByteArray("\0bytes", 6), 1);
    QVERIFY(id);
    QTRY_COMPARE(published.size(), 1);
    QCOMPARE(published.first(), (QList<QVariant>{*id, 0}));
    QTRY_COMPARE(received.size(), 1);
    const auto message = received.first().first().value<Message>();
    QCOMPARE(message.topic, QStringLiteral("jinbi/v1/k/hall-01/up/session"));
    QCOMPARE(message.payload, QByteArray("\0bytes", 6));
    QCOMPARE(message.qos, 1);
    QVERIFY(!message.retained);
}

void TestMqttClient::aMacTravelsWithItsMessage()
{
    auto console = connected("console", wire::filterOfAll(Up::Session));
    auto hall = connected("hall-01");
    QVERIFY(console && hall);
    QSignalSpy received(console.get(), &MqttClient::messageReceived);
    const QString topic = wire::topic(kiosk("hall-01"), Up::Session);
    QVERIFY(hall->publish(topic, "signed", 1, false, 60, "bm90IGEgcmVhbCBvbmU="));
    QVERIFY(hall->publish(topic, "bare", 1));
    QTRY_COMPARE(received.size(), 2);
    QCOMPARE(received.at(0).first().value<Message>().mac, QByteArray("bm90IGEgcmVhbCBvbmU="));
    QVERIFY(received.at(1).first().value<Message>().mac.isEmpty());
}

void TestMqttClient::aMessageOnAnotherKiosksTopicIsNotDelivered()
{
    auto console = connected("console", wire::filterOfAll(Up::Session));
    auto one = connected("hall-01");
    auto two = connected("hall-02");
    QVERIFY(console && one && two);
    QSignalSpy received(console.get(), &MqttClient::messageReceived);
    QSignalSpy published(one.get(), &MqttClient::published);
    QVERIFY(one->publish(wire::topic(kiosk("hall-02"), Up::Session), "forged", 1));
    QTRY_COMPARE(published.size(), 1);
    QCOMPARE(published.first().last().toInt(), kNotAuthorised);
    QVERIFY(roundTrip(*one, kiosk("hall-01"), *console));
    QVERIFY(roundTrip(*two, kiosk("hall-02"), *console));
    QCOMPARE(received.size(), 2);
    for (const QList<QVariant>& call : received)
        QVERIFY(call.first().value<Message>().payload != "forged");
}

void TestMqttClient::aDownlinkReachesItsKioskOnly()
{
    auto recorder = connected("recorder");
    auto one = connected("hall-01", wire::filterOfDownlinks(kiosk("hall-01")));
    auto two = connected("hall-02", wire::filterOfDownlinks(kiosk("hall-02")));
    // A kiosk may ask for another's downlinks; it just gets none.
    two->subscribe(wire::filterOfDownlinks(kiosk("hall-01")), 1);
    QVERIFY(recorder && one && two);
    QSignalSpy toOne(one.get(), &MqttClient::messageReceived);
    QSignalSpy toTwo(two.get(), &MqttClient::messageReceived);
    QVERIFY(recorder->publish(wire::topic(kiosk("hall-01"), Down::Ack), "to one", 1));
    QVERIFY(recorder->publish(wire::topic(kiosk("hall-02"), Down::Ack), "to two", 1));
    QTRY_COMPARE(toOne.size(), 1);
    QTRY_COMPARE(toTwo.size(), 1);
    QCOMPARE(toOne.first().first().value<Message>().payload, QByteArray("to one"));
    QCOMPARE(toTwo.first().first().value<Message>().payload, QByteArray("to two"));
}

void TestMqttClient::nobodyWritesWhatIsNotHis_data()
{
    QTest::addColumn<QByteArray>("identity");
    QTest::addColumn<QString>("topic");
    const KioskId hall = kiosk("hall-01");
    QTest::newRow("kiosk its own downlink") << QByteArray("hall-01") << wire::topic(hall, Down::Ack);
    QTest::newRow("kiosk an unknown uplink") << QByteArray("hall-01") << QStringLiteral("jinbi/v1/k/hall-01/up/config");
    QTest::newRow("kiosk below an uplink")
        << QByteArray("hall-01") << QStringLiteral("jinbi/v1/k/hall-01/up/session/x");
    QTest::newRow("kiosk outside") << QByteArray("hall-01") << QStringLiteral("hall-01");
    QTest::newRow("kiosk the system") << QByteArray("hall-01") << QStringLiteral("$SYS/broker/version");
    QTest::newRow("console an ack") << QByteArray("console") << wire::topic(hall, Down::Ack);
    QTest::newRow("console a session") << QByteArray("console") << wire::topic(hall, Up::Session);
    QTest::newRow("recorder a lease") << QByteArray("recorder") << wire::topic(hall, Down::Lease);
    QTest::newRow("recorder a policy") << QByteArray("recorder") << wire::topic(hall, Down::Policy);
    QTest::newRow("kiosk its own policy") << QByteArray("hall-01") << wire::topic(hall, Down::Policy);
    QTest::newRow("kiosk another's policy") << QByteArray("hall-01") << wire::topic(kiosk("hall-02"), Down::Policy);
    QTest::newRow("recorder a status") << QByteArray("recorder") << wire::topic(hall, Up::Status);
}

void TestMqttClient::nobodyWritesWhatIsNotHis()
{
    QFETCH(QByteArray, identity);
    QFETCH(QString, topic);
    auto client = connected(identity.constData());
    QVERIFY(client);
    QSignalSpy published(client.get(), &MqttClient::published);
    QVERIFY(client->publish(topic, "not mine", 1));
    QTRY_COMPARE(published.size(), 1);
    QCOMPARE(published.first().last().toInt(), kNotAuthorised);
}

void TestMqttClient::theRecorderDoesNotReadLivePictures()
{
    auto recorder = connected("recorder", wire::filterOfAll(Up::Live));
    QVERIFY(recorder);
    recorder->subscribe(wire::filterOfAll(Up::Session), 1);
    auto hall = connected("hall-01");
    QVERIFY(hall);
    QSignalSpy received(recorder.get(), &MqttClient::messageReceived);
    QVERIFY(hall->publish(wire::topic(kiosk("hall-01"), Up::Live), "face", 1));
    QVERIFY(roundTrip(*hall, kiosk("hall-01"), *recorder));
    QCOMPARE(received.size(), 1);
}

void TestMqttClient::subscribingToEverythingShowsNothing()
{
    auto one = connected("hall-01", QStringLiteral("#"));
    auto two = connected("hall-02");
    auto recorder = connected("recorder");
    QVERIFY(one && two && recorder);
    QSignalSpy received(one.get(), &MqttClient::messageReceived);
    QVERIFY(two->publish(wire::topic(kiosk("hall-02"), Up::Session), "not for one", 1));
    QVERIFY(recorder->publish(wire::topic(kiosk("hall-02"), Down::Ack), "not for one", 1));
    QVERIFY(recorder->publish(wire::topic(kiosk("hall-01"), Down::Ack), "for one", 1));
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.first().first().value<Message>().payload, QByteArray("for one"));
}

void TestMqttClient::aWillOnAnotherKiosksTopicIsNotDelivered()
{
    auto console = connected("console", wire::filterOfAll(Up::Status));
    auto honest = connected("hall-02");
    QVERIFY(console && honest);
    QSignalSpy received(console.get(), &MqttClient::messageReceived);
    auto liar = m_branch.client(QStringLiteral("hall-01"));
    liar->setWill(wire::topic(kiosk("hall-02"), Up::Status), "hall-02 is dead", false);
    QSignalSpy told(liar.get(), &MqttClient::connectionChanged);
    QVERIFY(liar->start());
    QTRY_VERIFY(!told.isEmpty());
    // Taken over by a second program of the same identity, the first one's will would be due.
    auto usurper = m_branch.client(QStringLiteral("hall-01"));
    usurper->setWill(wire::topic(kiosk("hall-01"), Up::Status), "hall-01 is dead", false);
    QVERIFY(usurper->start());
    QTRY_VERIFY(told.last().first().toBool() == false);
    QVERIFY(roundTrip(*honest, kiosk("hall-02"), *console, Up::Status));
    for (const QList<QVariant>& call : received)
        QVERIFY(call.first().value<Message>().payload != "hall-02 is dead");
}

void TestMqttClient::anOversizedPayloadIsRefused()
{
    auto hall = connected("hall-01");
    QVERIFY(hall);
    const auto id = hall->publish(wire::topic(kiosk("hall-01"), Up::Live), QByteArray(256 * 1024 + 1, 'x'), 0);
    QVERIFY(!id);
    QCOMPARE(id.error().code, ErrorCode::Invalid);
}

void TestMqttClient::theLargestPayloadIsDelivered()
{
    auto console = connected("console", wire::filterOfAll(Up::Live));
    auto hall = connected("hall-01");
    QVERIFY(console && hall);
    QSignalSpy received(console.get(), &MqttClient::messageReceived);
    QVERIFY(hall->publish(wire::topic(kiosk("hall-01"), Up::Live), QByteArray(256 * 1024, 'x'), 0));
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.first().first().value<Message>().payload.size(), 256 * 1024);
}

void TestMqttClient::aTopicWithAWildcardIsRefused()
{
    auto hall = connected("hall-01");
    QVERIFY(hall);
    const auto id = hall->publish(wire::filterOfAll(Up::Session), "to all", 1);
    QVERIFY(!id);
    QCOMPARE(id.error().code, ErrorCode::Invalid);
}

void TestMqttClient::withoutConnectionNothingIsQueued()
{
    auto hall = m_branch.client(QStringLiteral("hall-01"));
    const QString topic = wire::topic(kiosk("hall-01"), Up::Session);
    QCOMPARE(hall->publish(topic, "early", 1).error().code, ErrorCode::Unavailable);
    auto console = connected("console", wire::filterOfAll(Up::Session));
    QVERIFY(console);
    QSignalSpy received(console.get(), &MqttClient::messageReceived);
    QVERIFY(hall->start());
    QTRY_VERIFY(hall->isConnected());
    QVERIFY(roundTrip(*hall, kiosk("hall-01"), *console));
    QCOMPARE(received.size(), 1);
    hall->stop();
    QCOMPARE(hall->publish(topic, "late", 1).error().code, ErrorCode::Unavailable);
}

void TestMqttClient::theTapRunsInTheNetworkThreadAndSwallows()
{
    std::atomic<int> tapped = 0;
    std::atomic<bool> inOwnThread = false;
    const QThread* mine = QThread::currentThread();
    auto console = m_branch.client(QStringLiteral("console"));
    console->setTap([&](const Message& message) {
        ++tapped;
        inOwnThread = QThread::currentThread() == mine;
        return message.payload == "for the tap";
    });
    console->subscribe(wire::filterOfAll(Up::Session), 1);
    QVERIFY(console->start());
    QTRY_VERIFY(console->isConnected());
    auto hall = connected("hall-01");
    QVERIFY(hall);
    QSignalSpy received(console.get(), &MqttClient::messageReceived);
    QVERIFY(hall->publish(wire::topic(kiosk("hall-01"), Up::Session), "for the tap", 1));
    QVERIFY(roundTrip(*hall, kiosk("hall-01"), *console));
    QCOMPARE(tapped.load(), 2);
    QVERIFY(!inOwnThread);
    QCOMPARE(received.size(), 1);
}

void TestMqttClient::signalsArriveInTheOwnersThread()
{
    auto console = m_branch.client(QStringLiteral("console"));
    QList<QThread*> threads;
    connect(
        console.get(), &MqttClient::connectionChanged, console.get(), [&] { threads.append(QThread::currentThread()); },
        Qt::DirectConnection);
    QVERIFY(console->start());
    QTRY_COMPARE(threads.size(), 1);
    QCOMPARE(threads.first(), QThread::currentThread());
}

void TestMqttClient::theWillTellsOfALostClient()
{
    auto console = connected("console", wire::filterOfAll(Up::Status));
    QVERIFY(console);
    QSignalSpy received(console.get(), &MqttClient::messageReceived);
    auto first = m_branch.client(QStringLiteral("hall-03"));
    first->setWill(wire::topic(kiosk("hall-03"), Up::Status), "gone", false);
    QVERIFY(first->start());
    QTRY_VERIFY(first->isConnected());
    // The same identity again takes the session over: the first ends without a goodbye.
    auto second = connected("hall-03");
    QVERIFY(second);
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.first().first().value<Message>().payload, QByteArray("gone"));
}

void TestMqttClient::aRetainedMessageReachesALateSubscriber()
{
    auto hall = connected("hall-04");
    QVERIFY(hall);
    QSignalSpy published(hall.get(), &MqttClient::published);
    QVERIFY(hall->publish(wire::topic(kiosk("hall-04"), Up::Status), "here", 1, true));
    QTRY_COMPARE(published.size(), 1);
    auto console = m_branch.client(QStringLiteral("console"));
    QSignalSpy received(console.get(), &MqttClient::messageReceived);
    console->subscribe(wire::topic(kiosk("hall-04"), Up::Status), 1);
    QVERIFY(console->start());
    QTRY_COMPARE(received.size(), 1);
    QVERIFY(received.first().first().value<Message>().retained);
}

void TestMqttClient::anExpiredMessageIsNotDelivered()
{
    auto hall = connected("hall-05");
    QVERIFY(hall);
    QSignalSpy published(hall.get(), &MqttClient::published);
    const QString status = wire::topic(kiosk("hall-05"), Up::Status);
    QVERIFY(hall->publish(status, "soon stale", 1, true, 1));
    QTRY_COMPARE(published.size(), 1);
    // A retained message is there for every new subscriber until it expires.
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 auto console = m_branch.client(QStringLiteral("console"));
                                 QSignalSpy received(console.get(), &MqttClient::messageReceived);
                                 console->subscribe(status, 1);
                                 console->subscribe(wire::filterOfAll(Up::Session), 1);
                                 return console->start() && QTest::qWaitFor([&] { return console->isConnected(); }) &&
                                        roundTrip(*hall, kiosk("hall-05"), *console) && received.size() == 1;
                             })(),
                             20000);
}

void TestMqttClient::subscribingWhileConnectedWorks()
{
    auto console = connected("console");
    auto hall = connected("hall-01");
    QVERIFY(console && hall);
    console->subscribe(wire::filterOfAll(Up::Progress), 1);
    QSignalSpy received(console.get(), &MqttClient::messageReceived);
    QTRY_VERIFY(hall->publish(wire::topic(kiosk("hall-01"), Up::Progress), "p", 1) && received.wait(100));
}

void TestMqttClient::stoppingDoesNotWaitForABrokerThatIsAway()
{
    mqtt::BrokerAddress address = m_branch.broker().address(QStringLiteral("console"));
    address.port = 1; // nobody there
    MqttClient client(QStringLiteral("console"), address);
    QSignalSpy changed(&client, &MqttClient::connectionChanged);
    QVERIFY(client.start());
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first(), (QList<QVariant>{false, QStringLiteral("The broker cannot be reached.")}));
    client.stop();
}

void TestMqttClient::neitherStartingNorStoppingWaitsForAMuteBroker()
{
    // Takes the connection and never says a word: whoever waits for an answer waits for ever.
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    mqtt::BrokerAddress address = m_branch.broker().address(QStringLiteral("console"));
    address.port = mute.serverPort();
    MqttClient client(QStringLiteral("console"), address);
    QVERIFY(client.start());
    QTRY_VERIFY(mute.hasPendingConnections());
    QVERIFY(!client.isConnected());
    client.stop();
}

void TestMqttClient::thousandMessagesArriveInOrder()
{
    auto console = connected("console", wire::filterOfAll(Up::Session));
    auto hall = connected("hall-01");
    QVERIFY(console && hall);
    QSignalSpy received(console.get(), &MqttClient::messageReceived);
    const QString topic = wire::topic(kiosk("hall-01"), Up::Session);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(hall->publish(topic, QByteArray::number(i), 1));
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1000, 20000);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(received[i].first().value<Message>().payload, QByteArray::number(i));
}

QTEST_GUILESS_MAIN(TestMqttClient)
#include "tst_mqttclient.moc"
