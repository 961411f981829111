// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/branchpairing.h"
#include "link/mqttlivefeed.h"
#include "platform/systemclock.h"
#include "services/serviceswitch.h"
#include "support/office.h"
#include "support/scriptedline.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::console;
using namespace jinbi::test;

/// The console's own parts without its window: broker, kiosk processes, feed, switch and office, all real.
class TestStoppedBranch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theWholeBranchStopsAndAnswers();
    void aKioskThatIsPairedMeanwhileIsStoppedToo();
    void theBranchResumes();
    void aRetiredKioskDoesNotComeBack();
    void aKioskOfThisConsoleNeedsNoPairingFile();
    void anAddressOfAnotherComputerIsRefused();
    void cleanupTestCase();

private:
    [[nodiscard]] ServiceSwitch::Answer answer(const KioskId& kiosk) const { return m_service->standing(kiosk).answer; }
    [[nodiscard]] bool isStopped(const KioskId& kiosk) const
    {
        const KioskState* state = m_registry->find(kiosk);
        return state && state->status && state->status->suspension;
    }
    /// Waits for the answer.
    Result<PairingTicket> pair(const char* kiosk, const QString& file);

    QTemporaryDir m_folder;
    platform::SystemClock m_clock;
    KeptSettings m_store;
    std::unique_ptr<EmbeddedBranch> m_branch;
    std::unique_ptr<link::MqttLiveFeed> m_feed;
    std::unique_ptr<KioskRegistry> m_registry;
    std::unique_ptr<Office> m_people;
    std::unique_ptr<ServiceSwitch> m_service;
    std::unique_ptr<BranchPairing> m_office;
    std::unique_ptr<QProcess> m_kiosk;
    const KioskId m_joined = kioskId("K-0201");
};

void TestStoppedBranch::initTestCase()
{
    BranchSettings settings;
    settings.folder = m_folder.filePath(QStringLiteral("branch"));
    settings.rehearsal = true;
    settings.kiosks = 2;
    settings.customers = 4;
    settings.kioskProgram = QStringLiteral(JINBI_BIN_DIR "/jinbi-kiosk");
    auto branch = EmbeddedBranch::open(settings, m_clock);
    QVERIFY(branch);
    m_branch = std::move(*branch);
    link::LeasePolicy policy;
    policy.holder = QStringLiteral("console");
    m_feed = std::make_unique<link::MqttLiveFeed>(link::LiveFeedSetup{m_branch->key(), policy}, m_clock);
    m_registry = std::make_unique<KioskRegistry>(*m_feed, m_clock);
    m_people = std::make_unique<Office>(m_clock, Role::Administrator, Office::patient());
    m_service = std::make_unique<ServiceSwitch>(
        ServiceSwitch::Deps{*m_registry, *m_feed, *m_feed, m_store, m_clock, m_people->log, QStringLiteral("console")});
    m_office = std::make_unique<BranchPairing>(*m_branch, m_store, m_clock, m_people->log);
    connect(m_branch.get(), &EmbeddedBranch::linkReady, this,
            [this](const mqtt::BrokerAddress& address) { QVERIFY(m_feed->start(address)); });
    m_branch->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_registry->onlineCount(), 2, 120000);
}

void TestStoppedBranch::theWholeBranchStopsAndAnswers()
{
    QElapsedTimer since;
    since.start();
    QVERIFY(m_service->stopBranch(QStringLiteral("Fire alarm, 火警"), 0, m_people->permit(Action::StopService)));
    for (const KioskId& kiosk : m_registry->kiosks())
        QTRY_COMPARE_WITH_TIMEOUT(answer(kiosk), ServiceSwitch::Answer::Given, 60000);
    qInfo("both kiosks answered after %lld ms", since.elapsed());
    for (const KioskId& kiosk : m_registry->kiosks()) {
        QVERIFY(isStopped(kiosk));
        QTRY_COMPARE_WITH_TIMEOUT(m_registry->find(kiosk)->progress.stage, Stage::OutOfService, 60000);
    }
}

Result<PairingTicket> TestStoppedBranch::pair(const char* kiosk, const QString& file)
{
    PairingRequest request;
    request.kiosk = kioskId(kiosk);
    request.place = QStringLiteral("Green Lake");
    request.file = file;
    auto pairing = m_office->pair(request, m_people->permit(Action::ManageKiosks));
    if (!QTest::qWaitFor([&] { return pairing.isFinished(); }, 60000))
        return Error{ErrorCode::Unavailable, {}, QStringLiteral("no answer")};
    return pairing.result();
}

void TestStoppedBranch::aKioskThatIsPairedMeanwhileIsStoppedToo()
{
    const QString file = m_folder.filePath(QStringLiteral("K-0201.jinbi-pair"));
    const auto ticket = pair("K-0201", file);
    QVERIFY2(ticket, ticket ? "" : qPrintable(ticket.error().detail));
    QVERIFY(QFile::exists(file));
    QVERIFY(!pair("K-0202", file)); // nothing is overwritten
    const QString data = m_folder.filePath(QStringLiteral("joined"));
    QProcess opening;
    opening.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-kiosk"),
                  {QStringLiteral("--pair"), file, QStringLiteral("--data"), data});
    opening.write(ticket->code.toLatin1() + '\n');
    opening.closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(opening.state() == QProcess::NotRunning, 60000);
    QCOMPARE(opening.exitCode(), 0);
    m_kiosk = std::make_unique<QProcess>();
    m_kiosk->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_kiosk->start(QStringLiteral(JINBI_BIN_DIR "/jinbi-kiosk"), {QStringLiteral("--paired"), data});
    QTRY_VERIFY_WITH_TIMEOUT(isStopped(m_joined), 120000);
    QCOMPARE(answer(m_joined), ServiceSwitch::Answer::Given);
    QCOMPARE(m_office->paired().size(), 1);
}

void TestStoppedBranch::theBranchResumes()
{
    QVERIFY(m_service->resumeBranch(m_people->permit(Action::StopService)));
    for (const KioskId& kiosk : m_registry->kiosks())
        QTRY_VERIFY_WITH_TIMEOUT(!isStopped(kiosk) && answer(kiosk) == ServiceSwitch::Answer::Given, 60000);
}

void TestStoppedBranch::aRetiredKioskDoesNotComeBack()
{
    QSignalSpy changed(m_feed.get(), &LiveFeed::connectionChanged);
    auto retiring = m_office->retire(m_joined, m_people->permit(Action::ManageKiosks));
    QTRY_VERIFY_WITH_TIMEOUT(retiring.isFinished(), 60000);
    QVERIFY(retiring.result().has_value());
    QVERIFY(m_office->paired().isEmpty());
    // It may be back before anybody sees that it was gone.
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 60000);
    QCOMPARE(m_office->retired().size(), 1);
    const BranchPairing::Retired gone = m_office->retired().first();
    QCOMPARE(gone.kiosk, m_joined);
    QCOMPARE(gone.place, QStringLiteral("Green Lake"));
    m_registry->retire(gone.kiosk, gone.place, gone.atMs);
    // The others come back by themselves, and the next beat of their hearts is heard.
    QTRY_VERIFY_WITH_TIMEOUT(m_feed->isConnected(), 60000);
    const qint64 backMs = m_clock.utcMs();
    QTRY_VERIFY_WITH_TIMEOUT(m_registry->find(kioskId("K-0101"))->contactMs > backMs, 60000);
    QVERIFY(!m_registry->find(m_joined));
    const auto again = pair("K-0201", m_folder.filePath(QStringLiteral("again")));
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Refused);
}

void TestStoppedBranch::aKioskOfThisConsoleNeedsNoPairingFile()
{
    const auto own = pair("K-0101", m_folder.filePath(QStringLiteral("own")));
    QVERIFY(!own);
    QCOMPARE(own.error().code, ErrorCode::Refused);
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("own"))));
}

void TestStoppedBranch::anAddressOfAnotherComputerIsRefused()
{
    auto answer = m_office->listenOn(QStringLiteral("192.0.2.77"), m_people->permit(Action::ManageKiosks));
    QTRY_VERIFY(answer.isFinished());
    const Result<void> listening = answer.result();
    QVERIFY(!listening);
    QCOMPARE(listening.error().code, ErrorCode::Invalid);
    QCOMPARE(m_office->listenAddress(), QStringLiteral("127.0.0.1"));
    QCOMPARE(m_office->addresses().first(), QStringLiteral("127.0.0.1"));
}

void TestStoppedBranch::cleanupTestCase()
{
    if (m_kiosk) {
        m_kiosk->terminate();
        QTRY_VERIFY_WITH_TIMEOUT(m_kiosk->state() == QProcess::NotRunning, 30000);
    }
    m_office.reset();
    m_service.reset();
    m_registry.reset();
    m_feed.reset();
    m_branch.reset();
}

QTEST_GUILESS_MAIN(TestStoppedBranch)
#include "tst_stoppedbranch.moc"
