// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/screenrun.h"
#include "broker/accesslist.h"
#include "broker/privatebroker.h"
#include "kiosk/entryfield.h"
#include "wire/codec.h"
#include "wire/topics.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;

namespace {

constexpr quint64 kSeed = 5;
constexpr int kCustomers = 12;
constexpr qsizetype kCustomer = 2;
constexpr int kPatienceMs = 60000; ///< a busy machine scans slowly

QStringList logged;

void keepLog(QtMsgType, const QMessageLogContext&, const QString& message)
{
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    logged << message;
}

KioskId kioskId()
{
    return *KioskId::from(QStringLiteral("K-0001"));
}

} // namespace

/// A whole visit through the real screen: real broker and link, real agent thread, the drawn camera and a real face
/// engine; only the person's hands are the test's.
class TestKioskScreenVisit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aCustomerIsVerifiedByTouch();
    void aCustomerIsVerifiedByKeysAlone();
    void anotherWayEndsTheVisit();
    void theEyeFollowsTheLease();
    void neitherNumberNorPinIsLogged();
    void cleanupTestCase();

private:
    [[nodiscard]] ui::KioskScreen& screen() { return m_run->screen(); }
    [[nodiscard]] QPushButton* button(const char* name);
    [[nodiscard]] QString heading();
    [[nodiscard]] bool shows(ScreenMessage message) { return heading() == textOf(message); }
    [[nodiscard]] ui::EntryField* field();
    void touch(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    void goToNotice();
    [[nodiscard]] QByteArray pin() const;
    [[nodiscard]] QString number() const { return m_population.customers().at(kCustomer).phone.mid(2); }

    QTemporaryDir m_folder;
    std::optional<crypto::OpeningKey> m_branchKey;
    rehearsal::Population m_population = rehearsal::Population::fromSeed(kSeed, kCustomers);
    std::unique_ptr<broker::PrivateBroker> m_broker;
    std::unique_ptr<mqtt::MqttClient> m_console;
    std::unique_ptr<agent::ScreenRun> m_run;
};

void TestKioskScreenVisit::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English));
    qInstallMessageHandler(keepLog);
    QVERIFY(crypto::initialise());
    m_branchKey = *crypto::OpeningKey::create();
    broker::BrokerSettings settings;
    settings.folder = m_folder.filePath(QStringLiteral("broker"));
    m_broker = std::make_unique<broker::PrivateBroker>(settings);
    m_broker->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_broker->isReady(), 20000);
    auto admitted = m_broker->admit({kioskId()});
    QTRY_VERIFY_WITH_TIMEOUT(admitted.isFinished(), 20000);
    QVERIFY(admitted.result());
    const mqtt::BrokerAddress address = admitted.result()->first();
    m_console = std::make_unique<mqtt::MqttClient>(QStringLiteral("console"), m_broker->address(broker::kConsole));
    QVERIFY(m_console->start());

    rehearsal::FleetConfig config;
    config.seed = kSeed;
    config.customers = kCustomers;
    config.brokerHost = address.host;
    config.brokerPort = address.port;
    config.caFile = address.caFile;
    config.sealingKey = m_branchKey->sealingKey().bytes();
    config.dataFolder = m_folder.filePath(QStringLiteral("kiosks"));
    rehearsal::KioskConfig kiosk;
    kiosk.id = kioskId();
    kiosk.place = QStringLiteral("Hall");
    kiosk.camera = QStringLiteral("synthetic");
    kiosk.certFile = address.certFile;
    kiosk.keyFile = address.keyFile;
    kiosk.messageKey = m_branchKey->messageKeyOf(kiosk.id.toString()).bytes();
    config.kiosks = {kiosk};
    m_run = std::make_unique<agent::ScreenRun>(config, agent::ScreenRun::Options{kioskId(), kCustomer, {1280, 800}});
    QSignalSpy failed(m_run.get(), &agent::ScreenRun::failed);
    m_run->start();
    // Shown at once, long before the fleet is ready.
    QVERIFY(screen().isVisible());
    QVERIFY(shows(ScreenMessage::OutOfService));
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::Welcome) || !failed.isEmpty(), 120000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.first().first().value<Error>().detail));
}

void TestKioskScreenVisit::cleanupTestCase()
{
    m_run.reset();
}

QPushButton* TestKioskScreenVisit::button(const char* name)
{
    const auto all = screen().findChildren<QPushButton*>(QLatin1String(name));
    const auto seen = std::find_if(all.cbegin(), all.cend(), [](const QPushButton* one) { return one->isVisible(); });
    return seen == all.cend() ? nullptr : *seen;
}

QString TestKioskScreenVisit::heading()
{
    const auto all = screen().findChildren<QLabel*>(QStringLiteral("heading"));
    const auto seen = std::find_if(all.cbegin(), all.cend(), [](const QLabel* one) { return one->isVisible(); });
    return seen == all.cend() ? QString() : (*seen)->text();
}

ui::EntryField* TestKioskScreenVisit::field()
{
    const auto all = screen().findChildren<ui::EntryField*>();
    const auto seen = std::find_if(all.cbegin(), all.cend(), [](const QWidget* one) { return one->isVisible(); });
    return seen == all.cend() ? nullptr : *seen;
}

QByteArray TestKioskScreenVisit::pin() const
{
    QByteArray digits;
    m_population.typePin(m_population.customers().at(kCustomer).pseudonym, false,
                         [&digits](int digit) { digits.append(static_cast<char>('0' + digit)); });
    return digits;
}

void TestKioskScreenVisit::goToNotice()
{
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::Welcome), kPatienceMs);
    QTRY_VERIFY(screen().isSettled());
    touch("firstWay");
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::ReadNotice), kPatienceMs);
    QTRY_VERIFY(screen().isSettled());
}

void TestKioskScreenVisit::aCustomerIsVerifiedByTouch()
{
    goToNotice();
    touch("firstWay");
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::EnterPhone), kPatienceMs);
    // Too short first: what was typed stays.
    for (const QChar digit : number().left(10))
        touch(QByteArray("digit").append(digit.toLatin1()).constData());
    touch("done");
    const auto* limit = field()->parentWidget()->findChild<QLabel*>(QStringLiteral("limit"));
    QTRY_VERIFY_WITH_TIMEOUT(limit->isVisible(), kPatienceMs);
    QCOMPARE(field()->text(), ui::EntryField::grouped(number().left(10)));
    touch(QByteArray("digit").append(number().back().toLatin1()).constData());
    touch("done");
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::EnterPin), kPatienceMs);
    for (const char digit : pin())
        touch(QByteArray("digit").append(digit).constData());
    QCOMPARE(field()->dots(), rehearsal::Population::kPinDigits);
    touch("done");
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::Verified), kPatienceMs);
    QTRY_VERIFY(screen().isSettled());
    touch("firstWay");
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::Welcome), kPatienceMs);
}

void TestKioskScreenVisit::aCustomerIsVerifiedByKeysAlone()
{
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::Welcome) && screen().isSettled(), kPatienceMs);
    QTest::keyClick(&screen(), Qt::Key_Enter, Qt::KeypadModifier);
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::ReadNotice) && screen().isSettled(), kPatienceMs);
    QTest::keyClick(&screen(), Qt::Key_1, Qt::KeypadModifier);
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::EnterPhone), kPatienceMs);
    QTest::keyClicks(&screen(), number() + QLatin1Char('9'));
    QTest::keyClick(&screen(), Qt::Key_Backspace);
    QTest::keyClick(&screen(), Qt::Key_Enter, Qt::KeypadModifier);
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::EnterPin), kPatienceMs);
    QTest::keyClicks(&screen(), QStringLiteral("1111"));
    QTest::keyClick(&screen(), Qt::Key_Enter);
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::PinAgain), kPatienceMs);
    QTest::keyClicks(&screen(), QStringLiteral("98"));
    QTest::keyClick(&screen(), Qt::Key_Backspace);
    QTest::keyClicks(&screen(), QString::fromLatin1(pin()));
    QTest::keyClick(&screen(), Qt::Key_Enter);
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::Verified) && screen().isSettled(), kPatienceMs);
    QTest::keyClick(&screen(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::Welcome), kPatienceMs);
}

void TestKioskScreenVisit::anotherWayEndsTheVisit()
{
    goToNotice();
    touch("callStaff");
    QTRY_COMPARE_WITH_TIMEOUT(button("callStaff")->text(), QStringLiteral("Staff called"), kPatienceMs);
    touch("anotherWay");
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::CardOrCounter), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(shows(ScreenMessage::Welcome), kPatienceMs);
}

void TestKioskScreenVisit::theEyeFollowsTheLease()
{
    const auto* eye = screen().findChild<QLabel*>(QStringLiteral("eyeNote"));
    QVERIFY(!eye->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(m_console->isConnected(), 20000);
    ViewLease lease;
    lease.id = LeaseId::create();
    lease.kiosk = kioskId();
    lease.holder = QStringLiteral("console");
    lease.lastsMs = kMaskedLeaseMs;
    const QString topic = wire::topic(kioskId(), wire::Down::Lease);
    QVERIFY(m_console->publish(topic, wire::encode(lease), 1));
    QTRY_VERIFY_WITH_TIMEOUT(eye->isVisible(), 20000);
    QCOMPARE(eye->text(), QStringLiteral("Staff see the camera, not your face"));
    QVERIFY(
        m_console->publish(wire::topic(kioskId(), wire::Down::Release), wire::encodeRelease(kioskId(), lease.id), 1));
    QTRY_VERIFY_WITH_TIMEOUT(!eye->isVisible(), 20000);
    // A lease that nobody renews or gives back ends by itself.
    lease.id = LeaseId::create();
    lease.lastsMs = 1500;
    lease.masked = false;
    lease.purpose = QStringLiteral("fraud_check");
    QVERIFY(m_console->publish(topic, wire::encode(lease), 1));
    QTRY_VERIFY_WITH_TIMEOUT(eye->isVisible(), 20000);
    QCOMPARE(eye->text(), QStringLiteral("Staff see your face"));
    QTRY_VERIFY_WITH_TIMEOUT(!eye->isVisible(), 20000);
}

void TestKioskScreenVisit::neitherNumberNorPinIsLogged()
{
    // The number that was too short left a line.
    QVERIFY(!logged.filter(QStringLiteral("11 digits")).isEmpty());
    for (const QString& line : std::as_const(logged)) {
        QVERIFY(!line.contains(number()));
        QVERIFY(!line.contains(QString::fromLatin1(pin())));
    }
}

QTEST_MAIN(TestKioskScreenVisit)
#include "tst_kioskscreenvisit.moc"
