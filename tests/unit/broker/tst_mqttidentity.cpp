// SPDX-License-Identifier: GPL-3.0-or-later
#include "branch.h"

#include "broker/certificates.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <mosquitto.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace jinbi;
using mqtt::MqttClient;

namespace {

KioskId kiosk(const char* name)
{
    return KioskId::from(QString::fromLatin1(name)).value();
}

void writePrivate(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// The branch's own authority signs the same certificate again, for other days.
bool signAgain(const QString& certFile, const QString& folder, int fromDays, int toDays)
{
    const auto open = [](const QString& path, const char* mode) {
        return BIO_new_file(QFile::encodeName(path).constData(), mode);
    };
    const QString authority = folder + QStringLiteral("/ca.key");
    BIO* in = open(certFile, "r");
    BIO* keyIn = open(authority, "r");
    X509* certificate = in ? PEM_read_bio_X509(in, nullptr, nullptr, nullptr) : nullptr;
    EVP_PKEY* key = keyIn ? PEM_read_bio_PrivateKey(keyIn, nullptr, nullptr, nullptr) : nullptr;
    constexpr long kDay = 86400;
    bool ok = certificate && key && X509_gmtime_adj(X509_getm_notBefore(certificate), fromDays * kDay) &&
              X509_gmtime_adj(X509_getm_notAfter(certificate), toDays * kDay) &&
              X509_sign(certificate, key, EVP_sha256()) > 0;
    BIO* out = ok ? open(certFile, "w") : nullptr;
    ok = out && PEM_write_bio_X509(out, certificate) == 1;
    for (BIO* each : {in, keyIn, out})
        BIO_free_all(each);
    EVP_PKEY_free(key);
    X509_free(certificate);
    return ok;
}

} // namespace

/// Who is let in by a real broker, and whom a client believes.
class TestMqttIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_branch.start()); }

    void aClientWithoutACertificateIsRefused();
    void aClientOfARogueAuthorityIsRefused();
    void aClientThatTrustsAnotherAuthorityNeverConnects();
    void aBrokerUnderAnotherNameIsNotTrusted();
    void theNameOfTheHostIsTrusted();
    void aKeyThatOthersCanReadIsRefused();
    void aMissingCertificateIsRefused();
    void anIdentityThatDoesNotFitIsRefused_data();
    void anIdentityThatDoesNotFitIsRefused();
    void aCertificateOutsideItsTimeIsNamed_data();
    void aCertificateOutsideItsTimeIsNamed();

private:
    Branch m_branch;
};

void TestMqttIdentity::aClientWithoutACertificateIsRefused()
{
    const mqtt::BrokerAddress address = m_branch.broker().address(QStringLiteral("console"));
    struct Seen
    {
        bool connected = false;
        bool ended = false;
    } seen;
    mosquitto* client = mosquitto_new("console", true, &seen);
    mosquitto_connect_callback_set(client,
                                   [](mosquitto*, void* s, int rc) { static_cast<Seen*>(s)->connected = rc == 0; });
    mosquitto_disconnect_callback_set(client, [](mosquitto*, void* s, int) { static_cast<Seen*>(s)->ended = true; });
    QCOMPARE(
        mosquitto_tls_set(client, QFile::encodeName(address.caFile).constData(), nullptr, nullptr, nullptr, nullptr),
        int(MOSQ_ERR_SUCCESS));
    // The broker may hang up as early as within the call.
    if (mosquitto_connect(client, "127.0.0.1", address.port, 10) == MOSQ_ERR_SUCCESS) {
        QTRY_VERIFY(mosquitto_loop(client, 10, 1) != MOSQ_ERR_SUCCESS);
        QVERIFY(seen.ended);
    }
    QVERIFY(!seen.connected);
    mosquitto_destroy(client);
}

void TestMqttIdentity::aClientOfARogueAuthorityIsRefused()
{
    QTemporaryDir folder;
    const auto rogue = broker::Certificates::inFolder(folder.path());
    QVERIFY(rogue);
    const auto files = rogue->kiosk(kiosk("hall-01"));
    QVERIFY(files);
    mqtt::BrokerAddress address = m_branch.broker().address(QStringLiteral("console"));
    address.certFile = files->certFile;
    address.keyFile = files->keyFile;
    MqttClient client(QStringLiteral("hall-01"), address);
    QSignalSpy changed(&client, &MqttClient::connectionChanged);
    QVERIFY(client.start());
    // What was on its way to the broker when it hung up can cost the alert; then the next attempt says why.
    const QList<QVariant> said{
        false, QStringLiteral("The broker does not trust the authority that signed this computer's certificate.")};
    QTRY_VERIFY(changed.contains(said));
    for (const QList<QVariant>& each : changed)
        QVERIFY(!each.first().toBool());
}

void TestMqttIdentity::aClientThatTrustsAnotherAuthorityNeverConnects()
{
    QTemporaryDir folder;
    const auto other = broker::Certificates::inFolder(folder.path());
    QVERIFY(other);
    mqtt::BrokerAddress address = m_branch.broker().address(QStringLiteral("console"));
    address.caFile = other->caFile();
    MqttClient client(QStringLiteral("console"), address);
    QSignalSpy changed(&client, &MqttClient::connectionChanged);
    QVERIFY(client.start());
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(changed.first(),
             (QList<QVariant>{
                 false, QStringLiteral("The broker's certificate has expired or was signed by another authority.")}));
    QVERIFY(!client.isConnected());
}

void TestMqttIdentity::aBrokerUnderAnotherNameIsNotTrusted()
{
    Branch open(QStringLiteral("0.0.0.0"));
    QVERIFY(open.start());
    mqtt::BrokerAddress address = open.broker().address(QStringLiteral("console"));
    address.host = QStringLiteral("127.0.0.2"); // reaches the same broker, whose certificate does not say so
    MqttClient client(QStringLiteral("console"), address);
    QSignalSpy changed(&client, &MqttClient::connectionChanged);
    QVERIFY(client.start());
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(changed.first(),
             (QList<QVariant>{false, QStringLiteral("The broker's certificate is for another address.")}));

    MqttClient right(QStringLiteral("console"), open.broker().address(QStringLiteral("console")));
    QVERIFY(right.start());
    QTRY_VERIFY(right.isConnected());
    QVERIFY(!client.isConnected());
}

void TestMqttIdentity::theNameOfTheHostIsTrusted()
{
    mqtt::BrokerAddress address = m_branch.broker().address(QStringLiteral("console"));
    address.host = QStringLiteral("localhost");
    MqttClient client(QStringLiteral("console"), address);
    QVERIFY(client.start());
    QTRY_VERIFY(client.isConnected());
}

void TestMqttIdentity::aKeyThatOthersCanReadIsRefused()
{
    const mqtt::BrokerAddress address = m_branch.admit(QStringLiteral("loose"));
    QVERIFY(QFile::setPermissions(address.keyFile, QFileDevice::ReadOwner | QFileDevice::ReadOther));
    MqttClient client(QStringLiteral("loose"), address);
    const auto started = client.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::Refused);
}

void TestMqttIdentity::aMissingCertificateIsRefused()
{
    mqtt::BrokerAddress address = m_branch.broker().address(QStringLiteral("console"));
    address.certFile += QStringLiteral(".no");
    MqttClient client(QStringLiteral("console"), address);
    const auto started = client.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::NotFound);
}

void TestMqttIdentity::anIdentityThatDoesNotFitIsRefused_data()
{
    QTest::addColumn<QString>("identity");
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("words");
    const mqtt::BrokerAddress one = m_branch.admit(QStringLiteral("fit-01"));
    const mqtt::BrokerAddress two = m_branch.admit(QStringLiteral("fit-02"));
    const auto bytes = [](const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QString name = QStringLiteral("fit-01");
    QTest::newRow("certificate with the wrong CN")
        << name << bytes(two.certFile) << bytes(two.keyFile) << QStringLiteral("is for \"fit-02\", not for \"fit-01\"");
    QTest::newRow("key and certificate mismatch")
        << name << bytes(one.certFile) << bytes(two.keyFile) << QStringLiteral("does not belong to the certificate");
    QTest::newRow("certificate of random bytes")
        << name << QByteArray("no certificate") << bytes(one.keyFile) << QStringLiteral("holds no certificate");
    QTest::newRow("key of random bytes") << name << bytes(one.certFile) << QByteArray("no key")
                                         << QStringLiteral("holds no key");
}

void TestMqttIdentity::anIdentityThatDoesNotFitIsRefused()
{
    QFETCH(QString, identity);
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    QFETCH(QString, words);
    QVERIFY(!certificate.isEmpty() && !key.isEmpty());
    QTemporaryDir folder;
    mqtt::BrokerAddress address = m_branch.broker().address(QStringLiteral("console"));
    address.certFile = folder.filePath(QStringLiteral("a file, 证书.crt"));
    address.keyFile = folder.filePath(QStringLiteral("a key, 密钥.key"));
    writePrivate(address.certFile, certificate);
    writePrivate(address.keyFile, key);
    MqttClient client(identity, address);
    const auto started = client.start();
    QVERIFY(!started);
    QVERIFY2(started.error().message.contains(words), qPrintable(started.error().message));
}

void TestMqttIdentity::aCertificateOutsideItsTimeIsNamed_data()
{
    QTest::addColumn<int>("fromDays");
    QTest::addColumn<int>("toDays");
    QTest::addColumn<QString>("words");
    QTest::newRow("certificate expired") << -20 << -1
                                         << QStringLiteral("This computer's certificate for the broker has expired.");
    QTest::newRow("certificate not yet valid")
        << 1 << 20
        << QStringLiteral(
               "This computer's certificate for the broker is not valid yet. Check the clock of this computer.");
}

void TestMqttIdentity::aCertificateOutsideItsTimeIsNamed()
{
    QFETCH(int, fromDays);
    QFETCH(int, toDays);
    QFETCH(QString, words);
    const mqtt::BrokerAddress address = m_branch.admit(QStringLiteral("late-01"));
    QVERIFY(signAgain(address.certFile, m_branch.folder(), fromDays, toDays));
    MqttClient client(QStringLiteral("late-01"), address);
    QSignalSpy changed(&client, &MqttClient::connectionChanged);
    QVERIFY(client.start());
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(changed.first(), (QList<QVariant>{false, words}));
    QVERIFY(!client.isConnected());
    QVERIFY(QFile::remove(address.certFile)); // the next row gets a sound one
}

QTEST_GUILESS_MAIN(TestMqttIdentity)
#include "tst_mqttidentity.moc"
