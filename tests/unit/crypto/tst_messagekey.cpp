// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/messagekey.h"
#include "crypto/sealing.h"

#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::crypto;

namespace {

QString topic()
{
    return QStringLiteral("jinbi/v1/k/K-0101/up/session");
}

MessageKey known()
{
    QByteArray bytes;
    for (char i = 0; i < MessageKey::kBytes; ++i)
        bytes.append(i);
    return MessageKey::fromBytes(bytes).value();
}

} // namespace

class TestMessageKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }
    void itIsTheOneThatAnyOtherProgramComputes();
    void whatWasSignedIsRecognised();
    void anythingElseIsNot_data();
    void anythingElseIsNot();
    void everyKioskOfABranchHasItsOwnKey();
    void theSameBranchDerivesTheSameKeyAgain();
    void aKeyOfAnotherLengthIsRefused();
    void aSessionIsSignedAndChecked();
};

void TestMessageKey::itIsTheOneThatAnyOtherProgramComputes()
{
    // Python: base64(blake2b(len(topic).to_bytes(8, "little") + topic + payload, key=bytes(range(32)), digest_size=32))
    QCOMPARE(known().sign(topic(), "{\"v\":1}"), QByteArray("eMkTjVwQAk+32ZdpvRyhUWkV48NrTGKxDtrg3Z47I+o="));
}

void TestMessageKey::whatWasSignedIsRecognised()
{
    for (const QByteArray& payload : {QByteArray(), QByteArray("{}"), QByteArray(200000, 's')})
        QVERIFY(known().hasSigned(topic(), payload, known().sign(topic(), payload)));
}

void TestMessageKey::anythingElseIsNot_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("mac");
    const QByteArray right = known().sign(topic(), "{\"seq\":7}");
    QTest::newRow("none") << topic() << QByteArray("{\"seq\":7}") << QByteArray();
    QTest::newRow("another payload") << topic() << QByteArray("{\"seq\":8}") << right;
    QTest::newRow("another topic") << QStringLiteral("jinbi/v1/k/K-0102/up/session") << QByteArray("{\"seq\":7}")
                                   << right;
    QTest::newRow("a letter moved from payload to topic")
        << topic() + QLatin1Char('{') << QByteArray("\"seq\":7}") << right;
    QTest::newRow("cut off") << topic() << QByteArray("{\"seq\":7}") << right.left(40);
    QTest::newRow("longer") << topic() << QByteArray("{\"seq\":7}") << right + "AAAA";
    QTest::newRow("no base64") << topic() << QByteArray("{\"seq\":7}") << QByteArray(44, '*');
    QTest::newRow("zeros") << topic() << QByteArray("{\"seq\":7}") << QByteArray(32, '\0').toBase64();
}

void TestMessageKey::anythingElseIsNot()
{
    QFETCH(QString, topic);
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, mac);
    QVERIFY(!known().hasSigned(topic, payload, mac));
}

void TestMessageKey::everyKioskOfABranchHasItsOwnKey()
{
    const OpeningKey branch = OpeningKey::create().value();
    const OpeningKey other = OpeningKey::create().value();
    const MessageKey key = branch.messageKeyOf(QStringLiteral("K-0101"));
    QCOMPARE(key.bytes().size(), MessageKey::kBytes);
    QVERIFY(key.bytes() != branch.messageKeyOf(QStringLiteral("K-0102")).bytes());
    QVERIFY(key.bytes() != other.messageKeyOf(QStringLiteral("K-0101")).bytes());
    QVERIFY(key.bytes() != branch.sealingKey().bytes());
}

void TestMessageKey::theSameBranchDerivesTheSameKeyAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("branch.key"));
    const QByteArray first = OpeningKey::fromFile(path).value().messageKeyOf(QStringLiteral("K-0101")).bytes();
    QCOMPARE(OpeningKey::fromFile(path).value().messageKeyOf(QStringLiteral("K-0101")).bytes(), first);
}

void TestMessageKey::aKeyOfAnotherLengthIsRefused()
{
    for (const int size : {0, 31, 33}) {
        const auto made = MessageKey::fromBytes(QByteArray(size, 'k'));
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Invalid);
        QVERIFY(!made.error().detail.contains(QStringLiteral("kkk")));
    }
}

/// For a person to look at: a few microseconds for the size of a session.
void TestMessageKey::aSessionIsSignedAndChecked()
{
    const OpeningKey branch = OpeningKey::create().value();
    const QByteArray payload(1200, 's');
    QBENCHMARK
    {
        const MessageKey key = branch.messageKeyOf(QStringLiteral("K-0101"));
        QVERIFY(key.hasSigned(topic(), payload, key.sign(topic(), payload)));
    }
}

QTEST_GUILESS_MAIN(TestMessageKey)
#include "tst_messagekey.moc"
