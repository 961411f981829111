// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/accesslist.h"
#include "console/embeddedbranch.h"
#include "console/runledger.h"
#include "console/runsummary.h"
#include "jpeg/jpegcodec.h"
#include "mqtt/mqttclient.h"
#include "platform/systemclock.h"
#include "rehearsal/population.h"
#include "store/sessionreader.h"
#include "store/statement.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace jinbi;
using namespace jinbi::console;

namespace {

/// Everything that this process and its children write to standard error, in a file.
class StderrFile
{
public:
    explicit StderrFile(const QString& path) : m_old(::dup(STDERR_FILENO))
    {
        const int file = ::open(path.toLocal8Bit().constData(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
        ::dup2(file, STDERR_FILENO);
        ::close(file);
    }
    ~StderrFile()
    {
        ::dup2(m_old, STDERR_FILENO);
        ::close(m_old);
    }
    Q_DISABLE_COPY_MOVE(StderrFile)

private:
    int m_old;
};

QByteArray pinOf(const rehearsal::Population& population, const QString& customer)
{
    QByteArray digits;
    population.typePin(customer, false, [&digits](int digit) { digits.append(static_cast<char>('0' + digit)); });
    return digits;
}

/// Whether `secret` stands there as a number of its own.
bool holds(const QByteArray& bytes, const QByteArray& secret)
{
    for (qsizetype at = bytes.indexOf(secret); at >= 0; at = bytes.indexOf(secret, at + 1)) {
        const auto isDigit = [&](qsizetype i) {
            return i >= 0 && i < bytes.size() && bytes.at(i) >= '0' && bytes.at(i) <= '9';
        };
        if (!isDigit(at - 1) && !isDigit(at + secret.size()))
            return true;
    }
    return false;
}

} // namespace

/// A whole branch without a window: real broker, real kiosk process, real store; drawn customers type phone numbers and
/// PINs that are known here, and are looked for in everything that is left behind.
class TestBranch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everySessionIsStoredOnce();
    void somebodyTypedAPhoneNumberAndAPin();
    void noPhoneNumberAndNoPinIsInAnyMessage();
    void noPhoneNumberAndNoPinIsInAnyFileOrLog();
    void keysAndDatabasesArePrivate();
    void everyPictureLiesUnderTheKeyOfItsSession();

private:
    void listen(const mqtt::BrokerAddress& address);
    void lookFor(const QByteArray& bytes, const QString& where);

    QTemporaryDir m_folder;
    platform::SystemClock m_clock;
    QByteArray m_wire;
    qsizetype m_messages = 0;
    QList<SessionRow> m_stored;
    Reconciliation m_result;
    std::unique_ptr<mqtt::MqttClient> m_listener;
};

void TestBranch::listen(const mqtt::BrokerAddress& address)
{
    m_listener = std::make_unique<mqtt::MqttClient>(QString(broker::kConsole), address);
    m_listener->subscribe(QStringLiteral("jinbi/v1/k/+/up/#"), 1);
    connect(m_listener.get(), &mqtt::MqttClient::messageReceived, this, [this](const mqtt::Message& message) {
        m_wire += message.topic.toUtf8() + '\n' + message.payload + '\n';
        ++m_messages;
    });
    QVERIFY(m_listener->start());
}

void TestBranch::initTestCase()
{
    const StderrFile log(m_folder.filePath(QStringLiteral("log.txt")));
    BranchSettings settings;
    settings.folder = m_folder.filePath(QStringLiteral("branch"));
    settings.rehearsal = true;
    settings.kiosks = 3;
    settings.pace = 10;
    settings.kioskProgram = QStringLiteral(JINBI_BIN_DIR "/jinbi-kiosk");
    auto branch = EmbeddedBranch::open(settings, m_clock);
    QVERIFY2(branch, branch ? "" : qPrintable(branch.error().message));
    connect(branch->get(), &EmbeddedBranch::sessionsStored, this,
            [this](const QList<SessionRow>& rows) { m_stored += rows; });
    connect(branch->get(), &EmbeddedBranch::linkReady, this, &TestBranch::listen);
    QSignalSpy failed(branch->get(), &EmbeddedBranch::failed);
    QSignalSpy drained(branch->get(), &EmbeddedBranch::drained);
    (*branch)->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_stored.size() >= 8 || !failed.isEmpty(), 200000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.first().first().value<Error>().detail));

    (*branch)->drain();
    QTRY_VERIFY_WITH_TIMEOUT(!drained.isEmpty(), 60000);
    const auto ledger = readLedgers(**branch);
    QVERIFY2(ledger, ledger ? "" : qPrintable(ledger.error().detail));
    const auto kept = readStoredIds(**branch);
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
    m_result = reconcile(*ledger, *kept);
    m_listener.reset();
}

void TestBranch::everySessionIsStoredOnce()
{
    QVERIFY(m_result.committed >= 8);
    QVERIFY(m_result.isExactlyOnce());
    QCOMPARE(qint64(m_stored.size()), m_result.stored);
}

void TestBranch::somebodyTypedAPhoneNumberAndAPin()
{
    // Otherwise the next tests would look for what was never there.
    const auto typed = std::count_if(m_stored.cbegin(), m_stored.cend(),
                                     [](const SessionRow& row) { return row.outcome == Outcome::Accepted; });
    QVERIFY(typed > 0);
}

void TestBranch::lookFor(const QByteArray& bytes, const QString& where)
{
    const auto population = rehearsal::Population::fromSeed(1, 24);
    for (const rehearsal::Customer& customer : population.customers()) {
        QVERIFY2(!bytes.contains(customer.phone.toLatin1()), qPrintable(QStringLiteral("phone number in ") + where));
        QVERIFY2(!bytes.contains(customer.phone.mid(2).toLatin1()),
                 qPrintable(QStringLiteral("phone number in ") + where));
        QVERIFY2(!holds(bytes, pinOf(population, customer.pseudonym)), qPrintable(QStringLiteral("PIN in ") + where));
    }
}

void TestBranch::noPhoneNumberAndNoPinIsInAnyMessage()
{
    QVERIFY(m_messages > 20);
    lookFor(m_wire, QStringLiteral("a message"));
}

void TestBranch::noPhoneNumberAndNoPinIsInAnyFileOrLog()
{
    int files = 0;
    QDirIterator walk(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        lookFor(file.readAll(), file.fileName());
        ++files;
    }
    QVERIFY(files > 10);
}

void TestBranch::keysAndDatabasesArePrivate()
{
    QDirIterator walk(m_folder.filePath(QStringLiteral("branch")), QDir::Files | QDir::Hidden,
                      QDirIterator::Subdirectories);
    constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    while (walk.hasNext()) {
        const QString path = walk.next();
        QVERIFY2(!(QFile::permissions(path) & kOthers), qPrintable(path));
    }
}

void TestBranch::everyPictureLiesUnderTheKeyOfItsSession()
{
    const QString folder = m_folder.filePath(QStringLiteral("branch"));
    QVERIFY(QFile::exists(folder + QStringLiteral("/vault.key")));
    const store::EvidenceVault vault(crypto::OpeningKey::fromFile(folder + QStringLiteral("/branch.key")).value(),
                                     crypto::VaultKey::fromFile(folder + QStringLiteral("/vault.key")).value());
    auto database = store::Database::open(folder + QStringLiteral("/branch.sqlite"), store::Schema::branch(),
                                          store::Database::Access::Read);
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    const store::SessionReader reader(*std::move(database));
    int pictures = 0;
    for (const SessionRow& row : std::as_const(m_stored)) {
        const auto kept = reader.pictures(row.key.id);
        QVERIFY(kept);
        QVERIFY(row.outcome != Outcome::Accepted || kept->isEmpty());
        for (const store::KeptPicture& each : *kept) {
            QCOMPARE(each.subject, store::EvidenceVault::subjectOf(row.key.id));
            QVERIFY(decodeJpeg(*vault.open(each)));
            ++pictures;
        }
    }
    const auto rows =
        store::Statement(reader.database(), QStringLiteral("SELECT count(*), coalesce(sum(CASE WHEN subject IS NULL OR "
                                                           "delete_at_ms IS NULL THEN 1 ELSE 0 END), 0) FROM evidence"))
            .first({});
    QVERIFY(rows && *rows);
    QVERIFY((*rows)->at(0).toInt() >= pictures);
    QCOMPARE((*rows)->at(1).toInt(), 0);
    qInfo("%d pictures of %lld sessions", pictures, static_cast<long long>(m_stored.size()));
}

QTEST_GUILESS_MAIN(TestBranch)
#include "tst_branch.moc"
