// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/office/branchoffice.h"
#include "unit/store/samplesessions.h"

#include "broker/accesslist.h"
#include "broker/privatebroker.h"
#include "crypto/sealing.h"
#include "office/continuity.h"
#include "platform/systemclock.h"
#include "recorder/recorder.h"
#include "store/sessionreader.h"
#include "support/messagekeys.h"
#include "wire/topics.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace jinbi;
using namespace jinbi::test;
using recorder::Recorder;
using recorder::RecorderSettings;

/// A branch as the console makes it, of broker, recorder and office, whose store is an older copy.
class TestHeldBranch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsSentToAnOlderCopyIsStoredOnceItIsConfirmed();
    void aLostStoreRecordsOnceItHasAnAdministrator();
    void aStoreThatGoesOnRecordsAtOnce();

private:
    void startBranch();
    void stopBranch();
    /// Says it once more, as an outbox does until it is told, and answers whether it was acknowledged by now.
    bool isAcknowledged(const SessionRecord& record);
    [[nodiscard]] QList<SessionId> stored() const;
    /// Three sessions, of which `copy` has the first only.
    void loseTwoSessions();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_copy;
    QString m_state;
    std::optional<crypto::SigningKey> m_key;
    platform::SystemClock m_clock;
    std::unique_ptr<broker::PrivateBroker> m_broker;
    std::unique_ptr<mqtt::MqttClient> m_kiosk;
    std::unique_ptr<Recorder> m_recorder;
    std::optional<Console> m_office;
    QString m_epoch;
    quint64 m_acknowledged = 0;
    QList<bool> m_recording;
    QList<Error> m_failures;
};

void TestHeldBranch::init()
{
    QVERIFY(crypto::initialise());
    m_acknowledged = 0;
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("branch.sqlite"));
    m_copy = m_folder->filePath(QStringLiteral("yesterday.sqlite"));
    m_state = m_folder->filePath(QStringLiteral("audit.signed"));
    m_key = crypto::SigningKey::create().value();
    broker::BrokerSettings settings;
    settings.folder = m_folder->filePath(QStringLiteral("broker"));
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
        if (wire::parseDown(message.topic, samples::kiosk(1)) != wire::Down::Ack)
            return;
        const wire::Ack ack = wire::decodeAck(samples::kiosk(1), message.payload).value();
        m_acknowledged = ack.sparse.isEmpty() ? ack.upTo : ack.sparse.last();
    });
    QVERIFY(m_kiosk->start());
    QTRY_VERIFY_WITH_TIMEOUT(m_kiosk->isConnected(), 30000);
}

void TestHeldBranch::cleanup()
{
    stopBranch();
    m_kiosk.reset();
    m_broker.reset();
}

void TestHeldBranch::startBranch()
{
    m_recording.clear();
    m_failures.clear();
    RecorderSettings settings{m_path, m_broker->address(QString(broker::kRecorder)), QString(broker::kRecorder),
                              test::messageKeyOf};
    settings.inspectStore = [continuity = std::make_shared<const office::Continuity>(m_state)](
                                const store::Database& database) { return continuity->check(database); };
    m_recorder = std::make_unique<Recorder>(settings, m_clock);
    connect(m_recorder.get(), &Recorder::recordingChanged, this, [this](bool on) { m_recording.append(on); });
    connect(m_recorder.get(), &Recorder::failed, this, [this](const Error& error) { m_failures.append(error); });
    m_recorder->start();
    const office::AuditSigner signer{*m_key, QStringLiteral("branch-1"), m_state};
    const office::LogTrust trust{QStringLiteral("branch-1"), {m_key->publicKey()}, m_state};
    m_office.emplace(store::StoreAddress(m_path), m_clock, signer, trust);
}

void TestHeldBranch::stopBranch()
{
    m_office.reset(); // before the recorder, whose store it joins
    m_recorder.reset();
}

bool TestHeldBranch::isAcknowledged(const SessionRecord& record)
{
    const QString topic = wire::topic(record.kiosk, wire::Up::Session);
    const QByteArray payload = wire::encode(record);
    (void)m_kiosk->publish(topic, payload, 1, false, 0, test::messageKeyOf(record.kiosk).sign(topic, payload));
    return m_acknowledged >= record.seq;
}

QList<SessionId> TestHeldBranch::stored() const
{
    auto database = store::Database::open(m_path, store::Schema::branch(), store::Database::Access::Read);
    if (!database)
        qFatal("%ls", qUtf16Printable(database.error().detail));
    QList<SessionId> ids;
    const auto rows = store::SessionReader(*std::move(database)).page({}, std::nullopt, 100);
    for (const SessionRow& row : *rows)
        ids.append(row.key.id);
    return ids;
}

void TestHeldBranch::loseTwoSessions()
{
    startBranch();
    QTRY_COMPARE_WITH_TIMEOUT(m_recording, QList{true}, 30000);
    QVERIFY(answerOf(m_office->book->addFirst(account(QStringLiteral("anna")), passphrase())));
    const SessionRecord first = samples::session(samples::kiosk(1), 1);
    QTRY_VERIFY_WITH_TIMEOUT(isAcknowledged(first), 30000);
    stopBranch();
    QVERIFY(QFile::copy(m_path, m_copy));
    startBranch();
    for (const quint64 seq : {2U, 3U}) {
        const SessionRecord later = samples::session(samples::kiosk(1), seq);
        QTRY_VERIFY_WITH_TIMEOUT(isAcknowledged(later), 30000);
    }
    // A piece of work opens the office's store: what is not covered is signed at the end.
    QVERIFY(!answerOf(m_office->book->isEmpty()).value());
    stopBranch();
    QVERIFY(QFile::remove(m_path));
}

void TestHeldBranch::whatIsSentToAnOlderCopyIsStoredOnceItIsConfirmed()
{
    loseTwoSessions();
    QVERIFY(QFile::rename(m_copy, m_path));
    const QList<SessionId> before = stored();
    startBranch();
    QTRY_VERIFY_WITH_TIMEOUT(!m_failures.isEmpty(), 30000);
    QCOMPARE(m_failures.first().code, ErrorCode::Held);
    QVERIFY2(m_failures.first().message.contains(QStringLiteral("older copy")), qPrintable(m_failures.first().message));
    const SessionRecord next = samples::session(samples::kiosk(1), 4);
    for (int i = 0; i < 3; ++i) {
        const qsizetype told = m_failures.size();
        QVERIFY(!isAcknowledged(next));
        QTRY_VERIFY_WITH_TIMEOUT(m_failures.size() > told, 30000); // it looks again by itself
        QCOMPARE(m_failures.last().code, ErrorCode::Held);
    }
    QCOMPARE(stored(), before);
    QVERIFY(m_recording.isEmpty());

    const auto held = answerOf(m_office->book->hold());
    QVERIFY(held && *held);
    QCOMPARE((*held)->kind, StoreHold::Kind::Older);
    QVERIFY(answerOf(m_office->book->accept(**held, QStringLiteral("anna"), passphrase())));
    QTRY_COMPARE_WITH_TIMEOUT(m_recording, QList{true}, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(isAcknowledged(next), 30000);
    (void)isAcknowledged(next);
    QTRY_VERIFY_WITH_TIMEOUT(m_recorder->figures().duplicates >= 1, 30000);
    QCOMPARE(stored().count(next.id), 1);
    QCOMPARE(stored().size(), before.size() + 1);
    QVERIFY(answerOf(m_office->log->verify())->isIntact);
}

void TestHeldBranch::aLostStoreRecordsOnceItHasAnAdministrator()
{
    loseTwoSessions();
    startBranch();
    QTRY_VERIFY_WITH_TIMEOUT(!m_failures.isEmpty(), 30000);
    QCOMPARE(m_failures.first().code, ErrorCode::Held);
    const auto held = answerOf(m_office->book->hold());
    QVERIFY(held && *held);
    QCOMPARE((*held)->kind, StoreHold::Kind::Lost);
    QVERIFY((*held)->isNobodys);
    QVERIFY(answerOf(m_office->book->acceptAsFirst(**held, account(QStringLiteral("berta")), passphrase())));
    QTRY_COMPARE_WITH_TIMEOUT(m_recording, QList{true}, 30000);
    const SessionRecord next = samples::session(samples::kiosk(1), 4);
    QTRY_VERIFY_WITH_TIMEOUT(isAcknowledged(next), 30000);
    QCOMPARE(stored(), QList{next.id});
}

void TestHeldBranch::aStoreThatGoesOnRecordsAtOnce()
{
    loseTwoSessions();
    // The copy, and the state of that time: it is as if nothing had come after.
    QVERIFY(QFile::remove(m_state) && QFile::rename(m_copy, m_path));
    startBranch();
    QTRY_COMPARE_WITH_TIMEOUT(m_recording, QList{true}, 30000);
    QVERIFY(m_failures.isEmpty());
    QVERIFY(!answerOf(m_office->book->hold()).value());
}

QTEST_GUILESS_MAIN(TestHeldBranch)
#include "tst_heldbranch.moc"
