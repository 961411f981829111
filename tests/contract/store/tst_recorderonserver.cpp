// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/store/privatepostgres.h"
#include "platform/systemclock.h"
#include "unit/store/samplesessions.h"

#include "broker/accesslist.h"
#include "broker/privatebroker.h"
#include "recorder/recorder.h"
#include "store/sessionreader.h"
#include "support/messagekeys.h"
#include "wire/topics.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::recorder;

/// The recorder with a real broker and a real server, which goes away and comes back.
class TestRecorderOnServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void recordingResumesWhenTheServerIsBack();
    void aServerThatGoesAwayIsNoticedWhileNobodyComes();
    void aServerThatIsNotThereYetIsWaitedFor();

private:
    void makeRecorder();
    /// Says it once more, as an outbox does until it is told, and answers whether it was acknowledged by now.
    bool isAcknowledged(const SessionRecord& record);
    [[nodiscard]] qsizetype stored() const;

    QTemporaryDir m_folder;
    platform::SystemClock m_clock;
    std::unique_ptr<test::PrivatePostgres> m_server;
    store::StoreAddress m_address;
    std::unique_ptr<broker::PrivateBroker> m_broker;
    std::unique_ptr<mqtt::MqttClient> m_kiosk;
    std::unique_ptr<Recorder> m_recorder;
    quint64 m_acknowledged = 0;
    QList<bool> m_recording;
    QList<Error> m_failures;
};

void TestRecorderOnServer::init()
{
    m_acknowledged = 0;
    m_recording.clear();
    m_failures.clear();
    m_server = std::make_unique<test::PrivatePostgres>();
    m_address = m_server->address(m_server->makeDatabase());
    broker::BrokerSettings settings;
    settings.folder = m_folder.filePath(QStringLiteral("broker"));
    m_broker = std::make_unique<broker::PrivateBroker>(settings);
    QSignalSpy ready(m_broker.get(), &broker::PrivateBroker::ready);
    m_broker->start();
    QVERIFY(ready.wait(30000));
    const auto admitted = m_broker->admit({samples::kiosk(1)});
    QTRY_VERIFY_WITH_TIMEOUT(admitted.isFinished(), 30000);
    QVERIFY(admitted.result());
    m_kiosk = std::make_unique<mqtt::MqttClient>(samples::kiosk(1).toString(), admitted.result()->first());
    m_kiosk->subscribe(wire::filterOfDownlinks(samples::kiosk(1)), 1);
    connect(m_kiosk.get(), &mqtt::MqttClient::messageReceived, this, [this](const mqtt::Message& message) {
        if (wire::parseDown(message.topic, samples::kiosk(1)) == wire::Down::Ack)
            m_acknowledged = wire::decodeAck(samples::kiosk(1), message.payload).value().upTo;
    });
    QVERIFY(m_kiosk->start());
    QTRY_VERIFY_WITH_TIMEOUT(m_kiosk->isConnected(), 30000);
}

void TestRecorderOnServer::cleanup()
{
    m_recorder.reset();
    m_kiosk.reset();
    m_broker.reset();
    m_server.reset();
}

void TestRecorderOnServer::makeRecorder()
{
    m_recorder = std::make_unique<Recorder>(RecorderSettings{m_address, m_broker->address(QString(broker::kRecorder)),
                                                             QString(broker::kRecorder), test::messageKeyOf},
                                            m_clock);
    connect(m_recorder.get(), &Recorder::recordingChanged, this, [this](bool on) { m_recording.append(on); });
    connect(m_recorder.get(), &Recorder::failed, this, [this](const Error& error) { m_failures.append(error); });
    m_recorder->start();
}

bool TestRecorderOnServer::isAcknowledged(const SessionRecord& record)
{
    const QString topic = wire::topic(record.kiosk, wire::Up::Session);
    const QByteArray payload = wire::encode(record);
    (void)m_kiosk->publish(topic, payload, 1, false, 0, test::messageKeyOf(record.kiosk).sign(topic, payload));
    return m_acknowledged >= record.seq;
}

qsizetype TestRecorderOnServer::stored() const
{
    auto database = store::Database::open(m_address, store::Schema::branch(), store::Database::Access::Read);
    if (!database)
        qFatal("%ls", qUtf16Printable(database.error().detail));
    return store::SessionReader(*std::move(database)).page({}, std::nullopt, 100)->size();
}

void TestRecorderOnServer::recordingResumesWhenTheServerIsBack()
{
    makeRecorder();
    QTRY_COMPARE_WITH_TIMEOUT(m_recording, QList{true}, 30000);
    const SessionRecord first = samples::session(samples::kiosk(1), 1);
    const SessionRecord second = samples::session(samples::kiosk(1), 2);
    QTRY_VERIFY_WITH_TIMEOUT(isAcknowledged(first), 30000);
    QVERIFY(m_failures.isEmpty());

    m_server->stop();
    QTRY_VERIFY_WITH_TIMEOUT(isAcknowledged(second) || m_recording.size() == 2, 30000);
    QCOMPARE(m_recording, (QList{true, false}));
    QVERIFY(!m_failures.isEmpty());
    QCOMPARE(m_failures.first().code, ErrorCode::Unavailable);
    QVERIFY(!m_failures.first().message.isEmpty());
    QCOMPARE(m_acknowledged, 1U);

    m_server->start();
    QTRY_VERIFY_WITH_TIMEOUT(isAcknowledged(second), 60000);
    QCOMPARE(m_recording, (QList{true, false, true}));
    QCOMPARE(stored(), 2);
}

void TestRecorderOnServer::aServerThatGoesAwayIsNoticedWhileNobodyComes()
{
    makeRecorder();
    QTRY_COMPARE_WITH_TIMEOUT(m_recording, QList{true}, 30000);
    m_server->stop();
    QTRY_COMPARE_WITH_TIMEOUT(m_recording, (QList{true, false}), 60000);
    QCOMPARE(m_failures.first().code, ErrorCode::Unavailable);
    m_server->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_recording, (QList{true, false, true}), 60000);
}

void TestRecorderOnServer::aServerThatIsNotThereYetIsWaitedFor()
{
    m_server->stop();
    makeRecorder();
    QTRY_VERIFY_WITH_TIMEOUT(!m_failures.isEmpty(), 30000);
    QCOMPARE(m_failures.first().code, ErrorCode::Unavailable);
    QVERIFY(m_recording.isEmpty());
    m_server->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_recording, QList{true}, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(isAcknowledged(samples::session(samples::kiosk(1), 1)), 30000);
    QCOMPARE(stored(), 1);
}

QTEST_GUILESS_MAIN(TestRecorderOnServer)
#include "tst_recorderonserver.moc"
