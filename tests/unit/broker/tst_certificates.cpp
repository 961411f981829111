// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/accesslist.h"
#include "broker/certificates.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::broker;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

KioskId hall()
{
    return KioskId::from(QStringLiteral("hall-01")).value();
}

} // namespace

class TestCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theAuthorityIsReusedAtTheNextStart();
    void aClientKeepsItsKeyAtTheNextStart();
    void everyIdentityHasAFileOfItsOwn();
    void everyFileIsForItsOwnerOnly();
    void aLooseKeyIsReplaced();
    void anAuthorityThatOthersCanReadIsRefused();
    void halfAnAuthorityIsNotReplaced();
    void aDamagedAuthorityIsNotReplaced();
    void aClientOfAnotherAuthorityIsReplaced();
    void aKioskCannotBeCalledLikeAProgram_data();
    void aKioskCannotBeCalledLikeAProgram();
    void theAccessListNamesEveryTopicAndDeniesTheRest();

private:
    QString folder() const { return m_folder->filePath(QStringLiteral("branch")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCertificates::theAuthorityIsReusedAtTheNextStart()
{
    const auto first = Certificates::inFolder(folder());
    QVERIFY(first);
    const QByteArray before = contentOf(first->caFile());
    QVERIFY(before.startsWith("-----BEGIN CERTIFICATE-----"));
    const auto second = Certificates::inFolder(folder());
    QVERIFY(second);
    QCOMPARE(contentOf(second->caFile()), before);
}

void TestCertificates::aClientKeepsItsKeyAtTheNextStart()
{
    const auto first = Certificates::inFolder(folder())->kiosk(hall());
    QVERIFY(first);
    const QByteArray before = contentOf(first->keyFile);
    QVERIFY(!before.isEmpty());
    const auto second = Certificates::inFolder(folder())->kiosk(hall());
    QVERIFY(second);
    QCOMPARE(contentOf(second->keyFile), before);
}

void TestCertificates::everyIdentityHasAFileOfItsOwn()
{
    const auto certificates = Certificates::inFolder(folder());
    QVERIFY(certificates);
    const auto kiosk = certificates->kiosk(hall());
    const auto console = certificates->program(kConsole);
    const auto server = certificates->server({QStringLiteral("127.0.0.1")});
    QVERIFY(kiosk && console && server);
    const QSet<QByteArray> keys{contentOf(kiosk->keyFile), contentOf(console->keyFile), contentOf(server->keyFile)};
    QCOMPARE(keys.size(), 3);
}

void TestCertificates::everyFileIsForItsOwnerOnly()
{
    const auto certificates = Certificates::inFolder(folder());
    QVERIFY(certificates && certificates->kiosk(hall()) && certificates->server({QStringLiteral("localhost")}));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QVERIFY(!(QFile::permissions(folder()) & others));
    int seen = 0;
    for (QDirIterator it(folder(), QDir::Files, QDirIterator::Subdirectories); it.hasNext(); ++seen) {
        const QString path = it.next();
        QVERIFY2(!(QFile::permissions(path) & others), qPrintable(path));
    }
    QCOMPARE(seen, 6);
}

void TestCertificates::aLooseKeyIsReplaced()
{
    const auto certificates = Certificates::inFolder(folder());
    QVERIFY(certificates);
    const auto first = certificates->kiosk(hall());
    QVERIFY(first);
    const QByteArray before = contentOf(first->keyFile);
    QVERIFY(QFile::setPermissions(first->keyFile, QFileDevice::ReadOwner | QFileDevice::ReadOther));
    const auto second = certificates->kiosk(hall());
    QVERIFY(second);
    QVERIFY(contentOf(second->keyFile) != before);
    QVERIFY(!(QFile::permissions(second->keyFile) & QFileDevice::ReadOther));
}

void TestCertificates::anAuthorityThatOthersCanReadIsRefused()
{
    QVERIFY(Certificates::inFolder(folder()));
    const QString key = folder() + QStringLiteral("/ca.key");
    QVERIFY(QFile::setPermissions(key, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup));
    const auto again = Certificates::inFolder(folder());
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Refused);
}

void TestCertificates::halfAnAuthorityIsNotReplaced()
{
    QVERIFY(Certificates::inFolder(folder()));
    QVERIFY(QFile::remove(folder() + QStringLiteral("/ca.key")));
    const auto again = Certificates::inFolder(folder());
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::NotFound);
}

void TestCertificates::aDamagedAuthorityIsNotReplaced()
{
    const auto first = Certificates::inFolder(folder());
    QVERIFY(first);
    QFile file(first->caFile());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() / 2));
    file.close();
    const auto again = Certificates::inFolder(folder());
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Corrupt);
}

void TestCertificates::aClientOfAnotherAuthorityIsReplaced()
{
    const auto mine = Certificates::inFolder(folder());
    const auto other = Certificates::inFolder(m_folder->filePath(QStringLiteral("other")));
    QVERIFY(mine && other);
    const auto own = mine->kiosk(hall());
    const auto foreign = other->kiosk(hall());
    QVERIFY(own && foreign);
    QVERIFY(QFile::remove(own->certFile) && QFile::copy(foreign->certFile, own->certFile));
    QVERIFY(QFile::remove(own->keyFile) && QFile::copy(foreign->keyFile, own->keyFile));
    QVERIFY(mine->kiosk(hall()));
    QVERIFY(contentOf(own->certFile) != contentOf(foreign->certFile));
}

void TestCertificates::aKioskCannotBeCalledLikeAProgram_data()
{
    QTest::addColumn<KioskId>("kiosk");
    QTest::newRow("console") << KioskId::from(QStringLiteral("console")).value();
    QTest::newRow("recorder") << KioskId::from(QStringLiteral("recorder")).value();
    QTest::newRow("nothing") << KioskId();
}

void TestCertificates::aKioskCannotBeCalledLikeAProgram()
{
    QFETCH(KioskId, kiosk);
    const auto certificates = Certificates::inFolder(folder());
    QVERIFY(certificates);
    const auto files = certificates->kiosk(kiosk);
    QVERIFY(!files);
    QCOMPARE(files.error().code, ErrorCode::Refused);
}

void TestCertificates::theAccessListNamesEveryTopicAndDeniesTheRest()
{
    QCOMPARE(accessList(), QByteArray("pattern write jinbi/v1/k/%u/up/session\n"
                                      "pattern write jinbi/v1/k/%u/up/evidence\n"
                                      "pattern write jinbi/v1/k/%u/up/status\n"
                                      "pattern write jinbi/v1/k/%u/up/progress\n"
                                      "pattern write jinbi/v1/k/%u/up/live\n"
                                      "pattern read jinbi/v1/k/%u/down/ack\n"
                                      "pattern read jinbi/v1/k/%u/down/nack\n"
                                      "pattern read jinbi/v1/k/%u/down/resend\n"
                                      "pattern read jinbi/v1/k/%u/down/lease\n"
                                      "pattern read jinbi/v1/k/%u/down/release\n"
                                      "pattern read jinbi/v1/k/%u/down/service\n"
                                      "pattern read jinbi/v1/k/%u/down/policy\n"
                                      "\nuser console\n"
                                      "topic read jinbi/v1/k/+/up/session\n"
                                      "topic read jinbi/v1/k/+/up/evidence\n"
                                      "topic read jinbi/v1/k/+/up/status\n"
                                      "topic read jinbi/v1/k/+/up/progress\n"
                                      "topic read jinbi/v1/k/+/up/live\n"
                                      "topic write jinbi/v1/k/+/down/lease\n"
                                      "topic write jinbi/v1/k/+/down/release\n"
                                      "topic write jinbi/v1/k/+/down/service\n"
                                      "topic write jinbi/v1/k/+/down/policy\n"
                                      "\nuser recorder\n"
                                      "topic read jinbi/v1/k/+/up/session\n"
                                      "topic read jinbi/v1/k/+/up/evidence\n"
                                      "topic read jinbi/v1/k/+/up/status\n"
                                      "topic write jinbi/v1/k/+/down/ack\n"
                                      "topic write jinbi/v1/k/+/down/nack\n"
                                      "topic write jinbi/v1/k/+/down/resend\n"));
}

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"
