// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorder/inbox.h"
#include "support/messagekeys.h"
#include "unit/store/samplesessions.h"
#include "wire/topics.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::recorder;

class TestInbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodSessionWaitsToBeStored();
    void aGoodPictureWaitsToBeStored();
    void aBadSessionIsRefusedByItsReason_data();
    void aBadSessionIsRefusedByItsReason();
    void aBadPictureIsRefusedWithoutAnAnswer();
    void aRetainedCopyIsRefusedWithoutAnAnswer();
    void aSessionWithoutAPromiseIsRefused();
    void aTopicThatIsNotOursIsRefusedWithoutAnAnswer();
    void whatTheKioskDidNotSignIsRefused_data();
    void whatTheKioskDidNotSignIsRefused();
    void aPictureThatTheKioskDidNotSignIsRefused();
    void withoutKeysNothingIsBelieved();
    void clearingLeavesNothing();

private:
    static mqtt::Message sessionMessage(const QByteArray& payload) { return signedMessage(wire::Up::Session, payload); }
    static mqtt::Message signedMessage(wire::Up what, const QByteArray& payload)
    {
        const QString topic = wire::topic(samples::kiosk(1), what);
        return {topic, payload, 1, false, test::messageKeyOf(samples::kiosk(1)).sign(topic, payload)};
    }
};

void TestInbox::aGoodSessionWaitsToBeStored()
{
    const SessionRecord record = samples::session(samples::kiosk(1), 7);
    Inbox inbox(test::messageKeyOf);
    inbox.add(sessionMessage(wire::encode(record)), 42);
    QCOMPARE(inbox.size(), 1);
    QCOMPARE(inbox.batch().sessions.first().record, record);
    QCOMPARE(inbox.arrivals(), QList<qint64>{42});
    QVERIFY(inbox.refusals().isEmpty());
}

void TestInbox::aGoodPictureWaitsToBeStored()
{
    const wire::EvidencePicture picture{EvidenceId::create(), SessionId::create(), 300, QByteArray(900, 's')};
    Inbox inbox(test::messageKeyOf);
    inbox.add(signedMessage(wire::Up::Evidence, wire::encode(samples::kiosk(1), picture)), 0);
    QCOMPARE(inbox.batch().evidence.size(), 1);
    QCOMPARE(inbox.batch().evidence.first().picture, picture);
    QCOMPARE(inbox.batch().evidence.first().kiosk, samples::kiosk(1));
}

void TestInbox::aBadSessionIsRefusedByItsReason_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("answered");
    const SessionRecord good = samples::session(samples::kiosk(1), 7);
    SessionRecord tampered = good;
    tampered.outcome = Outcome::Accepted;
    tampered.score = MatchScore::fromUnits(100).value();
    SessionRecord ancient = good;
    ancient.startedMs = 5;
    const auto with = [&good](const char* from, const char* to) { return wire::encode(good).replace(from, to); };
    const auto row = [](const char* name, const QByteArray& payload, const char* code, bool answered) {
        QTest::newRow(name) << payload << QString::fromLatin1(code) << answered;
    };
    row("accepted under the threshold", wire::encode(tampered), "range", true);
    row("in 1970", wire::encode(ancient), "range", true);
    row("unknown outcome", with("timed_out", "exploded"), "range", true);
    row("another kiosk's", wire::encode(samples::session(samples::kiosk(2), 7)), "identity", true);
    row("another kiosk within", with("\"kiosk\":\"K-0001\",\"liveness\"", "\"kiosk\":\"K-0002\",\"liveness\""),
        "identity", true);
    row("newer version", with("\"v\":1", "\"v\":2"), "version", true);
    row("another kind", with("\"kind\":\"session\"", "\"kind\":\"status\""), "malformed", true);
    row("too long", wire::encode(good).replace("}}", "},\"x\":\"" + QByteArray(70000, 'x') + "\"}"), "malformed", true);
    row("seq of nothing", with("\"seq\":7", "\"seq\":0"), "range", false);
    row("half", wire::encode(good).left(100), "malformed", false);
    row("empty", QByteArray(), "malformed", false);
    row("list", "[1]", "malformed", false);
}

void TestInbox::aBadSessionIsRefusedByItsReason()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, code);
    QFETCH(bool, answered);
    Inbox inbox(test::messageKeyOf);
    inbox.add(sessionMessage(payload), 0);
    QVERIFY(inbox.batch().sessions.isEmpty());
    QCOMPARE(inbox.batch().refused.size(), 1);
    const store::RefusedMessage& refused = inbox.batch().refused.first();
    QCOMPARE(refused.code, code);
    QCOMPARE(refused.kiosk, samples::kiosk(1));
    QVERIFY(!refused.detail.isEmpty());
    QCOMPARE(inbox.refusals().size(), answered ? 1 : 0);
    QCOMPARE(refused.seq, answered ? 7U : 0U);
    if (answered) {
        QCOMPARE(inbox.refusals().first().kiosk, samples::kiosk(1));
        QCOMPARE(inbox.refusals().first().nack.code, code);
        QCOMPARE(inbox.refusals().first().nack.epoch, QStringLiteral("e1"));
        QCOMPARE(inbox.refusals().first().nack.seq, 7U);
    }
}

void TestInbox::aBadPictureIsRefusedWithoutAnAnswer()
{
    Inbox inbox(test::messageKeyOf);
    inbox.add(signedMessage(wire::Up::Evidence, "JNB1 and nothing more"), 0);
    QVERIFY(inbox.batch().evidence.isEmpty());
    QCOMPARE(inbox.batch().refused.size(), 1);
    QVERIFY(inbox.refusals().isEmpty());
}

void TestInbox::aRetainedCopyIsRefusedWithoutAnAnswer()
{
    mqtt::Message message = sessionMessage(wire::encode(samples::session(samples::kiosk(1), 7)));
    message.retained = true;
    Inbox inbox(test::messageKeyOf);
    inbox.add(message, 0);
    QVERIFY(inbox.batch().sessions.isEmpty());
    QCOMPARE(inbox.batch().refused.first().seq, 0U);
    QVERIFY(inbox.refusals().isEmpty());
}

void TestInbox::aSessionWithoutAPromiseIsRefused()
{
    mqtt::Message message = sessionMessage(wire::encode(samples::session(samples::kiosk(1), 7)));
    message.qos = 0;
    Inbox inbox(test::messageKeyOf);
    inbox.add(message, 0);
    QVERIFY(inbox.batch().sessions.isEmpty());
    QCOMPARE(inbox.refusals().first().nack.code, QStringLiteral("malformed"));
}

void TestInbox::aTopicThatIsNotOursIsRefusedWithoutAnAnswer()
{
    Inbox inbox(test::messageKeyOf);
    for (const QString& topic : {QStringLiteral("jinbi/v1/k/K-0001/up/status"),
                                 QStringLiteral("jinbi/v1/k//up/session"), QStringLiteral("$SYS/broker")})
        inbox.add({topic, wire::encode(samples::session(samples::kiosk(1), 7)), 1, false}, 0);
    QCOMPARE(inbox.batch().refused.size(), 3);
    QVERIFY(inbox.batch().refused.first().kiosk.isNull());
    QVERIFY(inbox.refusals().isEmpty());
}

void TestInbox::whatTheKioskDidNotSignIsRefused_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("mac");
    const QByteArray good = wire::encode(samples::session(samples::kiosk(1), 7));
    const QString topic = wire::topic(samples::kiosk(1), wire::Up::Session);
    const QByteArray own = test::messageKeyOf(samples::kiosk(1)).sign(topic, good);
    QByteArray altered = good;
    altered.replace("\"v\":1", "\"v\": 1");
    QTest::newRow("not signed at all") << good << QByteArray();
    QTest::newRow("altered on the way") << altered << own;
    QTest::newRow("signed by another kiosk") << good << test::messageKeyOf(samples::kiosk(2)).sign(topic, good);
    QTest::newRow("signed for another topic")
        << good << test::messageKeyOf(samples::kiosk(1)).sign(wire::topic(samples::kiosk(1), wire::Up::Evidence), good);
    QTest::newRow("rubbish") << good << QByteArray("not base64 at all");
}

void TestInbox::whatTheKioskDidNotSignIsRefused()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, mac);
    mqtt::Message message = sessionMessage(payload);
    message.mac = mac;
    Inbox inbox(test::messageKeyOf);
    inbox.add(message, 0);
    QVERIFY(inbox.batch().sessions.isEmpty());
    QCOMPARE(inbox.batch().refused.first().code, QStringLiteral("mac"));
    QCOMPARE(inbox.batch().refused.first().kiosk, samples::kiosk(1));
    QVERIFY(inbox.batch().refused.first().detail.startsWith(QStringLiteral("mac: ")));
    QCOMPARE(inbox.refusals().first().nack.code, QStringLiteral("mac"));
    QCOMPARE(inbox.refusals().first().nack.seq, 7U);
}

void TestInbox::aPictureThatTheKioskDidNotSignIsRefused()
{
    const wire::EvidencePicture picture{EvidenceId::create(), SessionId::create(), 300, QByteArray(900, 's')};
    mqtt::Message message = signedMessage(wire::Up::Evidence, wire::encode(samples::kiosk(1), picture));
    message.payload.back() = 'x';
    Inbox inbox(test::messageKeyOf);
    inbox.add(message, 0);
    QVERIFY(inbox.batch().evidence.isEmpty());
    QCOMPARE(inbox.batch().refused.first().code, QStringLiteral("mac"));
    QVERIFY(inbox.refusals().isEmpty());
}

void TestInbox::withoutKeysNothingIsBelieved()
{
    Inbox inbox({});
    inbox.add(sessionMessage(wire::encode(samples::session(samples::kiosk(1), 7))), 0);
    QVERIFY(inbox.batch().sessions.isEmpty());
    QCOMPARE(inbox.batch().refused.size(), 1);
}

void TestInbox::clearingLeavesNothing()
{
    Inbox inbox(test::messageKeyOf);
    inbox.add(sessionMessage(wire::encode(samples::session(samples::kiosk(1), 7))), 0);
    inbox.add(sessionMessage(wire::encode(samples::session(samples::kiosk(2), 7))), 0);
    QCOMPARE(inbox.size(), 2);
    inbox.clear();
    QCOMPARE(inbox.size(), 0);
    QVERIFY(inbox.arrivals().isEmpty());
    QVERIFY(inbox.refusals().isEmpty());
}

QTEST_GUILESS_MAIN(TestInbox)
#include "tst_inbox.moc"
