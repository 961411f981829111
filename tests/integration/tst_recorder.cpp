// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/store/samplesessions.h"

#include "broker/accesslist.h"
#include "broker/privatebroker.h"
#include "platform/systemclock.h"
#include "recorder/recorder.h"
#include "store/sessionreader.h"
#include "store/statement.h"
#include "support/messagekeys.h"
#include "wire/topics.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <memory>
#include <random>
#include <sys/resource.h>

using namespace jinbi;
using namespace jinbi::recorder;

namespace {

const QString kGreeting = QStringLiteral("e0");

/// What a kiosk says and hears, without a kiosk.
class Kiosk : public QObject
{
    Q_OBJECT

public:
    Kiosk(const KioskId& kioskId, const mqtt::BrokerAddress& address) : id(kioskId), client(kioskId.toString(), address)
    {
        client.subscribe(wire::filterOfDownlinks(id), 1);
        connect(&client, &mqtt::MqttClient::messageReceived, this, &Kiosk::hear);
    }

    void say(const QByteArray& payload, int qos = 1, bool retain = false)
    {
        publish(wire::Up::Session, payload, qos, retain);
    }
    /// Signed, as a kiosk does it.
    void publish(wire::Up what, const QByteArray& payload, int qos = 1, bool retain = false)
    {
        const QString topic = wire::topic(id, what);
        QVERIFY(client.publish(topic, payload, qos, retain, 0, test::messageKeyOf(id).sign(topic, payload)));
    }
    void say(const SessionRecord& record) { say(wire::encode(record)); }

    /// A connection is reported before the broker has taken the subscriptions, and what is said until then is lost. So
    /// this repeats itself, as a real outbox does, until both sides have proved to hear each other.
    bool greet()
    {
        if (m_greeting.id.isNull()) {
            m_greeting = samples::session(id, 1);
            m_greeting.epoch = kGreeting;
        }
        if (!m_isGreeted)
            say(m_greeting);
        return m_isGreeted;
    }

    const KioskId id;
    mqtt::MqttClient client;
    QList<wire::Ack> acks; ///< of all outboxes but the one of greet()
    QList<wire::Nack> nacks;
    QList<wire::Resend> resends;

Q_SIGNALS:
    void acknowledged(const jinbi::wire::Ack& ack);

private:
    void hear(const mqtt::Message& message)
    {
        const auto what = wire::parseDown(message.topic, id);
        QVERIFY(what);
        switch (*what) {
        case wire::Down::Ack:
            hearAck(wire::decodeAck(id, message.payload).value());
            break;
        case wire::Down::Nack:
            nacks.append(wire::decodeNack(id, message.payload).value());
            break;
        case wire::Down::Resend:
            resends.append(wire::decodeResend(id, message.payload).value());
            break;
        default:
            QFAIL("unexpected downlink");
        }
    }

    void hearAck(const wire::Ack& ack)
    {
        if (ack.epoch == kGreeting) {
            m_isGreeted = true;
            return;
        }
        acks.append(ack);
        Q_EMIT acknowledged(ack);
    }

    SessionRecord m_greeting;
    bool m_isGreeted = false;
};

} // namespace

class TestRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everySessionIsStoredOnceAndAcknowledged();
    void acknowledgedMeansStored();
    void aDuplicateIsAcknowledgedAgain();
    void aGapIsAskedForAndCloses();
    void anOlderCopyOfTheStoreIsNoticedAtTheNextSession();
    void whatCannotBeStoredIsRefusedAndQuarantined();
    void aKioskThatSendsRubbishIsToldToTheOperator();
    void whatTheKioskDidNotSignIsToldToTheOperator();
    void aRetainedSessionIsRefusedUntilItIsSentItself();
    void aPictureIsStoredSealed();
    void aLostBrokerIsFoundAgain();
    void aDatabaseInUseIsReportedAndNothingIsAcknowledged();
    void aFullDiskIsReportedAndNothingIsAcknowledged();

private:
    void startRecorder();
    [[nodiscard]] store::SessionReader reader() const;
    [[nodiscard]] qint64 number(const QString& sql) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    platform::SystemClock m_clock;
    std::unique_ptr<broker::PrivateBroker> m_broker;
    std::unique_ptr<Recorder> m_recorder;
    std::unique_ptr<Kiosk> m_kiosk;
    std::unique_ptr<Kiosk> m_other;
};

void TestRecorder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("branch.db"));
    broker::BrokerSettings settings;
    settings.folder = m_folder->filePath(QStringLiteral("broker"));
    m_broker = std::make_unique<broker::PrivateBroker>(settings);
    QSignalSpy ready(m_broker.get(), &broker::PrivateBroker::ready);
    m_broker->start();
    QVERIFY(ready.wait(20000));
    const auto admitted = m_broker->admit({samples::kiosk(1), samples::kiosk(2)});
    QTRY_VERIFY_WITH_TIMEOUT(admitted.isFinished(), 20000);
    const auto addresses = admitted.result();
    QVERIFY(addresses);
    m_kiosk = std::make_unique<Kiosk>(samples::kiosk(1), addresses->at(0));
    m_other = std::make_unique<Kiosk>(samples::kiosk(2), addresses->at(1));
    for (const auto& kiosk : {m_kiosk.get(), m_other.get()}) {
        QVERIFY(kiosk->client.start());
        QTRY_VERIFY_WITH_TIMEOUT(kiosk->client.isConnected(), 20000);
    }
}

void TestRecorder::cleanup()
{
    m_recorder.reset();
    m_kiosk.reset();
    m_other.reset();
    m_broker.reset();
}

void TestRecorder::startRecorder()
{
    const RecorderSettings settings{m_path, m_broker->address(QString(broker::kRecorder)), QStringLiteral("recorder"),
                                    test::messageKeyOf};
    m_recorder = std::make_unique<Recorder>(settings, m_clock);
    QSignalSpy recording(m_recorder.get(), &Recorder::recordingChanged);
    m_recorder->start();
    QVERIFY(recording.wait(20000));
    QCOMPARE(recording.first().first().toBool(), true);
    for (Kiosk* kiosk : {m_kiosk.get(), m_other.get()})
        QTRY_VERIFY_WITH_TIMEOUT(kiosk->greet(), 20000);
}

store::SessionReader TestRecorder::reader() const
{
    auto database = store::Database::open(m_path, store::Schema::branch(), store::Database::Access::Read);
    if (!database)
        qFatal("%ls", qUtf16Printable(database.error().detail));
    return store::SessionReader(*std::move(database));
}

qint64 TestRecorder::number(const QString& sql) const
{
    const store::SessionReader source = reader();
    const auto row = store::Statement(source.database(), sql).first({});
    return row && *row ? (*row)->first().toLongLong() : -1;
}

void TestRecorder::everySessionIsStoredOnceAndAcknowledged()
{
    startRecorder();
    QList<SessionId> told;
    connect(m_recorder.get(), &Recorder::sessionsStored, this, [&told](const QList<SessionRow>& rows) {
        for (const SessionRow& row : rows)
            told.append(row.key.id);
    });
    QRandomGenerator random(3);
    QList<SessionRecord> all;
    QList<SessionRecord> sent;
    for (const Kiosk* kiosk : {m_kiosk.get(), m_other.get()}) {
        for (quint64 seq = 1; seq <= 300; ++seq) {
            SessionRecord record = samples::session(kiosk->id, seq, m_clock.utcMs() - 60000);
            samples::shuffle(record, random);
            record.evidence.clear();
            all.append(record);
        }
    }
    sent = all + all.mid(100, 250);
    std::mt19937 shuffler(8);
    std::shuffle(sent.begin(), sent.end(), shuffler);
    for (const SessionRecord& record : sent)
        (record.kiosk == m_kiosk->id ? *m_kiosk : *m_other).say(record);

    for (const Kiosk* kiosk : {m_kiosk.get(), m_other.get()})
        QTRY_VERIFY_WITH_TIMEOUT(!kiosk->acks.isEmpty() && kiosk->acks.last().upTo == 300, 30000);
    QTRY_VERIFY(std::all_of(all.cbegin(), all.cend(), [&told](const auto& r) { return told.count(r.id) == 1; }));
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM session WHERE epoch = 'e1'")), all.size());
    const store::SessionReader source = reader();
    for (const SessionRecord& record : std::as_const(all))
        QCOMPARE(source.detail(record.id)->record, record);
    QTRY_VERIFY(m_recorder->figures().duplicates >= 250);
    const RecorderFigures figures = m_recorder->figures();
    QCOMPARE(figures.stored, all.size() + 2);
    QCOMPARE(figures.received, figures.stored + figures.duplicates);
    QCOMPARE(figures.conflicts, 0);
    QVERIFY(m_kiosk->nacks.isEmpty());
    QVERIFY(figures.batches < sent.size());
    qInfo("received->stored p50 %lld ms, p95 %lld ms; stored->acked p50 %lld ms, p95 %lld ms; %lld batches",
          figures.receivedToStored.p50, figures.receivedToStored.p95, figures.storedToAcked.p50,
          figures.storedToAcked.p95, figures.batches);
}

void TestRecorder::acknowledgedMeansStored()
{
    startRecorder();
    const store::SessionReader source = reader();
    QHash<quint64, SessionId> sent;
    int looked = 0;
    // At the very moment of the acknowledgement, by another connection.
    connect(m_kiosk.get(), &Kiosk::acknowledged, this, [&](const wire::Ack& ack) {
        for (auto it = sent.cbegin(); it != sent.cend(); ++it) {
            if (it.key() > ack.upTo && !ack.sparse.contains(it.key()))
                continue;
            QVERIFY(source.detail(it.value()));
            ++looked;
        }
        QVERIFY(qAbs(ack.storeUtcMs - m_clock.utcMs()) < 20000);
    });
    for (const quint64 seq : {1, 2, 3, 5, 8, 4}) {
        const SessionRecord record = samples::session(m_kiosk->id, seq);
        sent.insert(seq, record.id);
        m_kiosk->say(record);
    }
    QTRY_VERIFY(!m_kiosk->acks.isEmpty() && m_kiosk->acks.last().upTo == 5);
    QVERIFY(looked >= 6);
}

void TestRecorder::aDuplicateIsAcknowledgedAgain()
{
    startRecorder();
    const SessionRecord record = samples::session(m_kiosk->id, 1);
    m_kiosk->say(record);
    QTRY_COMPARE(m_kiosk->acks.size(), 1);
    m_kiosk->say(record);
    QTRY_COMPARE(m_kiosk->acks.size(), 2);
    QCOMPARE(m_kiosk->acks[1].upTo, 1U);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM session WHERE epoch = 'e1'")), 1);
}

void TestRecorder::aGapIsAskedForAndCloses()
{
    startRecorder();
    m_kiosk->say(samples::session(m_kiosk->id, 1));
    m_kiosk->say(samples::session(m_kiosk->id, 4));
    QTRY_VERIFY(!m_kiosk->resends.isEmpty());
    QCOMPARE(m_kiosk->resends.first(), (wire::Resend{QStringLiteral("e1"), 2, 3}));
    QTRY_VERIFY(m_kiosk->acks.last().sparse == QList<quint64>{4} && m_kiosk->acks.last().upTo == 1);
    // Not answered: it is asked again without any message from the kiosk.
    QTRY_VERIFY_WITH_TIMEOUT(m_kiosk->resends.size() >= 2, 10000);
    m_kiosk->say(samples::session(m_kiosk->id, 2));
    m_kiosk->say(samples::session(m_kiosk->id, 3));
    QTRY_COMPARE(m_kiosk->acks.last().upTo, 4U);
    QVERIFY(m_other->resends.isEmpty());
}

void TestRecorder::anOlderCopyOfTheStoreIsNoticedAtTheNextSession()
{
    const QString copy = m_folder->filePath(QStringLiteral("yesterday.db"));
    startRecorder();
    m_kiosk->say(samples::session(m_kiosk->id, 1));
    QTRY_COMPARE(m_kiosk->acks.isEmpty() ? 0U : m_kiosk->acks.last().upTo, 1U);
    m_recorder.reset();
    QVERIFY(QFile::copy(m_path, copy));
    startRecorder();
    m_kiosk->say(samples::session(m_kiosk->id, 2));
    m_kiosk->say(samples::session(m_kiosk->id, 3));
    QTRY_COMPARE(m_kiosk->acks.last().upTo, 3U);
    m_recorder.reset();
    QVERIFY(QFile::remove(m_path) && QFile::rename(copy, m_path));
    QVERIFY(m_kiosk->resends.isEmpty());
    startRecorder();
    // The kiosk has deleted what was acknowledged, so nobody can close this gap: it is told once it is given up.
    m_kiosk->say(samples::session(m_kiosk->id, 4));
    QTRY_VERIFY(!m_kiosk->resends.isEmpty());
    QCOMPARE(m_kiosk->resends.first(), (wire::Resend{QStringLiteral("e1"), 2, 3}));
    QTRY_VERIFY(m_kiosk->acks.last().sparse == QList<quint64>{4} && m_kiosk->acks.last().upTo == 1);
}

void TestRecorder::whatCannotBeStoredIsRefusedAndQuarantined()
{
    startRecorder();
    QMap<QString, int> quarantined;
    connect(m_recorder.get(), &Recorder::quarantined, this,
            [&quarantined](const KioskId&, const QString& code, int count) { quarantined[code] += count; });
    const SessionRecord good = samples::session(m_kiosk->id, 1);
    SessionRecord rival = samples::session(m_kiosk->id, 1);
    SessionRecord tampered = samples::session(m_kiosk->id, 2);
    tampered.outcome = Outcome::Accepted;
    m_kiosk->say(good);
    m_kiosk->say(rival);
    m_kiosk->say(tampered);
    m_kiosk->say(wire::encode(samples::session(m_kiosk->id, 3)).replace("\"v\":1", "\"v\":9"));
    m_kiosk->say(wire::encode(samples::session(m_other->id, 4)));
    m_kiosk->say(wire::encode(samples::session(m_kiosk->id, 5)), 0);
    m_kiosk->say("{\"v\":1,");
    m_kiosk->say(samples::session(m_kiosk->id, 6));
    QTRY_COMPARE(m_kiosk->nacks.size(), 5);
    QMap<quint64, QString> codes;
    for (const wire::Nack& nack : std::as_const(m_kiosk->nacks))
        codes.insert(nack.seq, nack.code);
    QCOMPARE(codes, (QMap<quint64, QString>{{1, QStringLiteral("conflict")},
                                            {2, QStringLiteral("range")},
                                            {3, QStringLiteral("version")},
                                            {4, QStringLiteral("identity")},
                                            {5, QStringLiteral("malformed")}}));
    // What was refused is dealt with: nothing is asked for again, and the last good one is passed.
    QTRY_COMPARE(m_kiosk->acks.last().upTo, 6U);
    QTRY_COMPARE(quarantined.value(QStringLiteral("malformed")), 2);
    QCOMPARE(quarantined.size(), 5);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM quarantine")), 6);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM session WHERE epoch = 'e1'")), 2);
    QCOMPARE(reader().detail(good.id)->record, good);
    QVERIFY(m_other->nacks.isEmpty());
}

void TestRecorder::aKioskThatSendsRubbishIsToldToTheOperator()
{
    startRecorder();
    QStringList told;
    connect(m_recorder.get(), &Recorder::failed, this, [&told](const Error& e) { told.append(e.message); });
    for (int i = 0; i < 11; ++i)
        m_kiosk->say("{\"v\":" + QByteArray::number(i));
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.first().contains(m_kiosk->id.toString()));
    // One session with another threshold than the policy has is enough.
    SessionRecord loose = samples::session(m_kiosk->id, 1);
    loose.threshold = MatchScore::fromUnits(100).value();
    m_kiosk->say(loose);
    QTRY_COMPARE(told.size(), 2);
    QVERIFY(told.last().contains(QLatin1StringView("0.0100")));
    // The branch goes on meanwhile: the session is stored, and the other kiosk is not concerned.
    QTRY_COMPARE(number(QStringLiteral("SELECT count(*) FROM session WHERE epoch = 'e1'")), 1);
    m_other->say(samples::session(m_other->id, 1));
    QTRY_VERIFY(!m_other->acks.isEmpty());
    QCOMPARE(told.size(), 2);
}

void TestRecorder::whatTheKioskDidNotSignIsToldToTheOperator()
{
    startRecorder();
    QStringList told;
    connect(m_recorder.get(), &Recorder::failed, this, [&told](const Error& e) { told.append(e.message); });
    const SessionRecord record = samples::session(m_kiosk->id, 1);
    const QString topic = wire::topic(m_kiosk->id, wire::Up::Session);
    QVERIFY(m_kiosk->client.publish(topic, wire::encode(record), 1));
    QTRY_COMPARE(m_kiosk->nacks.size(), 1);
    QCOMPARE(m_kiosk->nacks.first().code, QStringLiteral("mac"));
    QCOMPARE(m_kiosk->nacks.first().seq, 1U);
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.first().contains(QStringLiteral("was not signed by it")));
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM session WHERE epoch = 'e1'")), 0);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM quarantine WHERE code = 'mac'")), 1);
    m_kiosk->say(record);
    QTRY_COMPARE(number(QStringLiteral("SELECT count(*) FROM session WHERE epoch = 'e1'")), 1);
}

void TestRecorder::aRetainedSessionIsRefusedUntilItIsSentItself()
{
    const SessionRecord record = samples::session(m_kiosk->id, 1);
    QSignalSpy published(&m_kiosk->client, &mqtt::MqttClient::published);
    m_kiosk->say(wire::encode(record), 1, true);
    QVERIFY(published.wait());
    startRecorder();
    QCOMPARE(m_recorder->figures().refused, 1);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM session WHERE epoch = 'e1'")), 0);
    m_kiosk->say(record);
    QTRY_VERIFY(!m_kiosk->acks.isEmpty() && m_kiosk->acks.last().upTo == 1);
    QVERIFY(m_kiosk->nacks.isEmpty());
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM session WHERE epoch = 'e1'")), 1);
}

void TestRecorder::aPictureIsStoredSealed()
{
    startRecorder();
    const SessionRecord record = samples::session(m_kiosk->id, 1);
    const wire::EvidencePicture picture{EvidenceId::create(), record.id, 800, QByteArray(60000, 's')};
    m_kiosk->say(record);
    for (int i = 0; i < 2; ++i)
        m_kiosk->publish(wire::Up::Evidence, wire::encode(m_kiosk->id, picture));
    // What comes after both copies is acknowledged after both were dealt with.
    m_kiosk->say(samples::session(m_kiosk->id, 2));
    QTRY_VERIFY(!m_kiosk->acks.isEmpty() && m_kiosk->acks.last().upTo == 2);
    QCOMPARE(m_recorder->figures().pictures, 1);
    QCOMPARE(reader().pictures(record.id)->first().picture, picture);
}

void TestRecorder::aLostBrokerIsFoundAgain()
{
    startRecorder();
    m_kiosk->say(samples::session(m_kiosk->id, 1));
    QTRY_COMPARE(m_kiosk->acks.size(), 1);
    QList<bool> changes;
    connect(m_recorder.get(), &Recorder::recordingChanged, this, [&changes](bool on) { changes.append(on); });
    QCOMPARE(::kill(static_cast<pid_t>(m_broker->processId()), SIGKILL), 0);
    QTRY_COMPARE_WITH_TIMEOUT(changes, (QList<bool>{false, true}), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(m_kiosk->client.isConnected(), 20000);
    // Subscriptions of both sides are made again; until then a message may pass unheard, as the outbox allows for.
    const SessionRecord next = samples::session(m_kiosk->id, 2);
    const auto repeat = [this, &next] {
        m_kiosk->say(next);
        return m_kiosk->acks.last().upTo == 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(repeat(), 20000);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM session WHERE epoch = 'e1'")), 2);
}

void TestRecorder::aDatabaseInUseIsReportedAndNothingIsAcknowledged()
{
    auto held =
        std::make_unique<Result<store::Database>>(store::Database::openOrCreate(m_path, store::Schema::branch()));
    QVERIFY(*held);
    const RecorderSettings settings{m_path, m_broker->address(QString(broker::kRecorder)), QStringLiteral("recorder"),
                                    test::messageKeyOf};
    m_recorder = std::make_unique<Recorder>(settings, m_clock);
    QSignalSpy recording(m_recorder.get(), &Recorder::recordingChanged);
    QList<ErrorCode> failures;
    connect(m_recorder.get(), &Recorder::failed, this, [&failures](const Error& e) { failures.append(e.code); });
    m_recorder->start();
    QTRY_COMPARE(failures, QList{ErrorCode::Unavailable});
    QVERIFY(recording.isEmpty());
    // Free again: the recorder finds out by itself.
    held.reset();
    QVERIFY(recording.wait(20000));
    QTRY_VERIFY_WITH_TIMEOUT(m_kiosk->greet(), 20000);
    m_kiosk->say(samples::session(m_kiosk->id, 1));
    QTRY_COMPARE(m_kiosk->acks.size(), 1);
}

void TestRecorder::aFullDiskIsReportedAndNothingIsAcknowledged()
{
    startRecorder();
    QList<ErrorCode> failures;
    connect(m_recorder.get(), &Recorder::failed, this, [&failures](const Error& e) { failures.append(e.code); });
    m_kiosk->say(samples::session(m_kiosk->id, 1));
    QTRY_COMPARE(m_kiosk->acks.size(), 1);

    // A file size limit is the disk that is full: the journal cannot grow any more.
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
    const auto size = static_cast<rlim_t>(QFileInfo(m_path + QStringLiteral("-wal")).size());
    QVERIFY(size > 0);
    const rlimit small{size, old.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const SessionRecord second = samples::session(m_kiosk->id, 2);
    m_kiosk->say(second);
    QTRY_COMPARE(failures, QList{ErrorCode::Io});
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
    QCOMPARE(m_kiosk->acks.size(), 1);
    QVERIFY(m_recorder->figures().lostBatches >= 1);
    QVERIFY(!reader().detail(second.id));

    // The kiosk repeats what was not acknowledged.
    m_kiosk->say(second);
    QTRY_COMPARE(m_kiosk->acks.size(), 2);
    QCOMPARE(m_kiosk->acks.last().upTo, 2U);
}

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
