// SPDX-License-Identifier: GPL-3.0-or-later
#include "branch.h"

#include "wire/topics.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace jinbi;
using broker::PrivateBroker;

namespace {

bool isRunning(qint64 process)
{
    // A zombie has been killed and only waits to be asked.
    QFile stat(QStringLiteral("/proc/%1/stat").arg(process));
    return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z ");
}

} // namespace

class TestPrivateBroker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startingDoesNotBlock();
    void theAddressIsComplete();
    void aKilledBrokerComesBackOnItsPortAndClientsReconnect();
    void theNextStartUsesTheSamePort();
    void aTakenPortIsGivenUp();
    void stoppingEndsTheChild();
    void theBrokerDiesWithItsOwner();
    void theBrokerDiesWithItsKilledOwner();
    void anUnusableFolderIsToldOnce();
};

void TestPrivateBroker::startingDoesNotBlock()
{
    Branch branch;
    QSignalSpy ready(&branch.broker(), &PrivateBroker::ready);
    branch.broker().start();
    // Had it waited for the child, the broker would be ready by now.
    QVERIFY(!branch.broker().isReady());
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 10000);
}

void TestPrivateBroker::theAddressIsComplete()
{
    Branch branch;
    QVERIFY(branch.start());
    const mqtt::BrokerAddress address = branch.broker().address(QStringLiteral("recorder"));
    QCOMPARE(address.host, QStringLiteral("127.0.0.1"));
    QVERIFY(address.port >= 1024);
    for (const QString& path : {address.caFile, address.certFile, address.keyFile})
        QVERIFY2(QFile::exists(path), qPrintable(path));
}

void TestPrivateBroker::aKilledBrokerComesBackOnItsPortAndClientsReconnect()
{
    Branch branch;
    QVERIFY(branch.start());
    const quint16 port = branch.broker().address({}).port;
    auto console = branch.client(QStringLiteral("console"));
    auto kiosk = branch.client(QStringLiteral("hall-01"));
    const QString topic = wire::topic(KioskId::from(QStringLiteral("hall-01")).value(), wire::Up::Session);
    console->subscribe(wire::filterOfAll(wire::Up::Session), 1);
    QSignalSpy consoleChanged(console.get(), &mqtt::MqttClient::connectionChanged);
    QSignalSpy kioskChanged(kiosk.get(), &mqtt::MqttClient::connectionChanged);
    QVERIFY(console->start() && kiosk->start());
    QTRY_VERIFY(consoleChanged.size() == 1 && kioskChanged.size() == 1);
    QVERIFY(console->isConnected() && kiosk->isConnected());

    QSignalSpy lost(&branch.broker(), &PrivateBroker::lost);
    QSignalSpy ready(&branch.broker(), &PrivateBroker::ready);
    const qint64 before = branch.broker().processId();
    QCOMPARE(::kill(static_cast<pid_t>(before), SIGKILL), 0);
    QTRY_COMPARE(lost.size(), 1);
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(branch.broker().processId() != before);
    QCOMPARE(branch.broker().address({}).port, port);
    QTRY_VERIFY(consoleChanged.size() >= 3 && consoleChanged.last().first().toBool());
    QTRY_VERIFY(kioskChanged.size() >= 3 && kioskChanged.last().first().toBool());
    QCOMPARE(consoleChanged[1].first().toBool(), false);

    // The subscription was made anew.
    QSignalSpy received(console.get(), &mqtt::MqttClient::messageReceived);
    QTRY_VERIFY(kiosk->publish(topic, "again", 1) && received.wait(200));
}

void TestPrivateBroker::theNextStartUsesTheSamePort()
{
    QTemporaryDir folder;
    quint16 first = 0;
    for (int round = 0; round < 2; ++round) {
        broker::BrokerSettings settings;
        settings.folder = folder.path();
        PrivateBroker broker(settings);
        broker.start();
        QTRY_VERIFY_WITH_TIMEOUT(broker.isReady(), 10000);
        if (round == 0)
            first = broker.address({}).port;
        else
            QCOMPARE(broker.address({}).port, first);
    }
}

void TestPrivateBroker::aTakenPortIsGivenUp()
{
    Branch branch;
    QVERIFY(branch.start());
    QTemporaryDir folder;
    QFile port(folder.filePath(QStringLiteral("port")));
    QVERIFY(port.open(QIODevice::WriteOnly));
    port.write(QByteArray::number(branch.broker().address({}).port));
    port.close();
    broker::BrokerSettings settings;
    settings.folder = folder.path();
    PrivateBroker second(settings);
    second.start();
    QTRY_VERIFY_WITH_TIMEOUT(second.isReady(), 10000);
    QVERIFY(second.address({}).port != branch.broker().address({}).port);
}

void TestPrivateBroker::stoppingEndsTheChild()
{
    Branch branch;
    QVERIFY(branch.start());
    QSignalSpy lost(&branch.broker(), &PrivateBroker::lost);
    const qint64 process = branch.broker().processId();
    QVERIFY(isRunning(process));
    branch.broker().stop();
    QTRY_VERIFY(!isRunning(process));
    QTRY_COMPARE(branch.broker().processId(), 0);
    QCOMPARE(lost.size(), 0);
}

void TestPrivateBroker::theBrokerDiesWithItsOwner()
{
    auto branch = std::make_unique<Branch>();
    QVERIFY(branch->start());
    const qint64 process = branch->broker().processId();
    QVERIFY(isRunning(process));
    branch.reset();
    QVERIFY(!isRunning(process));
}

void TestPrivateBroker::theBrokerDiesWithItsKilledOwner()
{
    QTemporaryDir folder;
    QProcess owner;
    owner.start(QStringLiteral(JINBI_BROKER_OWNER), {folder.path()});
    QTRY_VERIFY_WITH_TIMEOUT(owner.canReadLine(), 10000);
    const qint64 process = owner.readLine().split(' ').first().toLongLong();
    QVERIFY(process > 1 && isRunning(process));
    QCOMPARE(::kill(static_cast<pid_t>(owner.processId()), SIGKILL), 0);
    QTRY_COMPARE(owner.state(), QProcess::NotRunning);
    QTRY_VERIFY(!isRunning(process));
}

void TestPrivateBroker::anUnusableFolderIsToldOnce()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    broker::BrokerSettings settings;
    settings.folder = file.fileName() + QStringLiteral("/below");
    PrivateBroker broker(settings);
    QSignalSpy failed(&broker, &PrivateBroker::failed);
    broker.start();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Io);
    QVERIFY(!broker.isReady());
}

QTEST_GUILESS_MAIN(TestPrivateBroker)
#include "tst_privatebroker.moc"
