// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/topics.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::wire;

namespace {

KioskId hall()
{
    return KioskId::from(QStringLiteral("hall-01")).value();
}

} // namespace

class TestTopics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyUplinkIsFoundAgain();
    void everyDownlinkIsFoundAgain();
    void topicsAreTheDocumentedOnes();
    void foreignTopicsAreNotOurs_data();
    void foreignTopicsAreNotOurs();
    void anotherKiosksDownlinkIsNotMine();
};

void TestTopics::everyUplinkIsFoundAgain()
{
    for (const Up what : {Up::Session, Up::Evidence, Up::Status, Up::Progress, Up::Live}) {
        const auto parsed = parseUp(topic(hall(), what));
        QVERIFY(parsed);
        QCOMPARE(parsed->kiosk, hall());
        QVERIFY(parsed->what == what);
    }
}

void TestTopics::everyDownlinkIsFoundAgain()
{
    for (const Down what :
         {Down::Ack, Down::Nack, Down::Resend, Down::Lease, Down::Release, Down::Service, Down::Policy}) {
        const auto parsed = parseDown(topic(hall(), what), hall());
        QVERIFY(parsed);
        QVERIFY(*parsed == what);
    }
}

void TestTopics::topicsAreTheDocumentedOnes()
{
    QCOMPARE(topic(hall(), Up::Session), QStringLiteral("jinbi/v1/k/hall-01/up/session"));
    QCOMPARE(topic(hall(), Down::Release), QStringLiteral("jinbi/v1/k/hall-01/down/release"));
    QCOMPARE(topic(hall(), Down::Service), QStringLiteral("jinbi/v1/k/hall-01/down/service"));
    QCOMPARE(topic(hall(), Down::Policy), QStringLiteral("jinbi/v1/k/hall-01/down/policy"));
    QCOMPARE(filterOfAll(Up::Live), QStringLiteral("jinbi/v1/k/+/up/live"));
    QCOMPARE(filterOfDownlinks(hall()), QStringLiteral("jinbi/v1/k/hall-01/down/+"));
}

void TestTopics::foreignTopicsAreNotOurs_data()
{
    QTest::addColumn<QString>("topic");
    QTest::newRow("empty") << QString();
    QTest::newRow("prefix alone") << QStringLiteral("jinbi/v1/k/");
    QTest::newRow("newer version") << QStringLiteral("jinbi/v2/k/hall-01/up/session");
    QTest::newRow("no kiosk") << QStringLiteral("jinbi/v1/k//up/session");
    QTest::newRow("plus as kiosk") << QStringLiteral("jinbi/v1/k/+/up/session");
    QTest::newRow("hash") << QStringLiteral("jinbi/v1/k/hall-01/up/#");
    QTest::newRow("NUL in the kiosk") << QStringLiteral("jinbi/v1/k/hall") + QChar(0) + QStringLiteral("01/up/session");
    QTest::newRow("kiosk too long") << QStringLiteral("jinbi/v1/k/%1/up/session").arg(QString(33, QLatin1Char('k')));
    QTest::newRow("unknown leaf") << QStringLiteral("jinbi/v1/k/hall-01/up/config");
    QTest::newRow("a downlink") << QStringLiteral("jinbi/v1/k/hall-01/down/ack");
    QTest::newRow("uplink leaf below down") << QStringLiteral("jinbi/v1/k/hall-01/down/session");
    QTest::newRow("one level more") << QStringLiteral("jinbi/v1/k/hall-01/up/session/x");
    QTest::newRow("one level less") << QStringLiteral("jinbi/v1/k/hall-01/session");
    QTest::newRow("upper case") << QStringLiteral("JINBI/v1/k/hall-01/up/session");
    QTest::newRow("system topic") << QStringLiteral("$SYS/broker/clients/total");
    QTest::newRow("70,000 characters") << QStringLiteral("jinbi/v1/k/") + QString(70000, QLatin1Char('a'));
}

void TestTopics::foreignTopicsAreNotOurs()
{
    QFETCH(QString, topic);
    QVERIFY(!parseUp(topic));
}

void TestTopics::anotherKiosksDownlinkIsNotMine()
{
    const KioskId other = KioskId::from(QStringLiteral("hall-02")).value();
    QVERIFY(!parseDown(topic(other, Down::Ack), hall()));
    QVERIFY(!parseDown(topic(hall(), Up::Session), hall()));
}

QTEST_GUILESS_MAIN(TestTopics)
#include "tst_topics.moc"
