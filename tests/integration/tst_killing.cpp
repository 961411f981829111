// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/processes.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <functional>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace jinbi;

namespace {

/// Long enough for a loaded machine to serve people between the kills; the campaign of --long kills ten times as often.
const int kSeconds = qEnvironmentVariableIsSet("JINBI_LONG") ? 400 : 40;
constexpr int kOnceMoreSeconds = 15;
constexpr int kPatienceMs = 90000;

QStringList consoleArguments(const QString& data, const QString& out, int seconds)
{
    return {QStringLiteral("--rehearsal"), QStringLiteral("--headless"),
            QString::number(seconds),      QStringLiteral("--no-pictures"),
            QStringLiteral("--kiosks"),    QStringLiteral("3"),
            QStringLiteral("--pace"),      QStringLiteral("6"),
            QStringLiteral("--customers"), QStringLiteral("8"),
            QStringLiteral("--data"),      data,
            QStringLiteral("--out"),       out};
}

QJsonObject summaryIn(const QString& folder)
{
    QFile file(folder + QStringLiteral("/summary.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// Sessions in the branch's database, read beside its writer.
int storedIn(const QString& data)
{
    const QString path = data + QStringLiteral("/branch.sqlite");
    if (!QFile::exists(path))
        return 0;
    int count = 0;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("count"));
        database.setDatabaseName(path);
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"));
        if (database.open()) {
            QSqlQuery query(QStringLiteral("SELECT COUNT(*) FROM session"), database);
            count = query.next() ? query.value(0).toInt() : 0;
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("count"));
    return count;
}

} // namespace

QProcessEnvironment environmentWith(const char* name, const QString& value)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(name), value);
    return environment;
}

// A sanitizer's allocator does not throw: it ends the program with a report of its own, or without when it has no
// memory for one. What is stored counts all the same; the words are tested in the other builds.
#ifdef JINBI_ADDRESS_SANITIZER
constexpr bool kEndsByItsOwnWord = false;
#else
constexpr bool kEndsByItsOwnWord = true;
#endif

/// An X server of its own, which a test can take away.
class Display
{
public:
    Display()
    {
        m_server.start(QStringLiteral("Xvfb"),
                       {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                        QStringLiteral("0"), QStringLiteral("1280x900x24"), QStringLiteral("-nolisten"),
                        QStringLiteral("tcp")});
        while (m_server.state() != QProcess::NotRunning && !m_server.canReadLine() && m_server.waitForReadyRead(30000))
            continue;
        const QString number = QString::fromLatin1(m_server.readLine()).trimmed();
        m_name = number.isEmpty() ? QString() : QLatin1Char(':') + number;
    }
    /// Empty when there is none.
    [[nodiscard]] const QString& name() const { return m_name; }
    void remove()
    {
        m_server.kill();
        m_server.waitForFinished(10000);
    }

private:
    QProcess m_server;
    QString m_name;
};

/// A terminal that can be closed while a program runs in it.
class Terminal
{
public:
    Terminal() : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        if (::grantpt(m_master) == 0 && ::unlockpt(m_master) == 0)
            m_name = ::ptsname(m_master);
    }
    ~Terminal() { close(); }
    Q_DISABLE_COPY_MOVE(Terminal)
    /// The program leads a session of its own, which this terminal belongs to.
    void carry(QProcess& program) const
    {
        program.setChildProcessModifier([name = m_name] {
            ::setsid();
            const int slave = ::open(name.constData(), O_RDWR);
            ::ioctl(slave, TIOCSCTTY, 0);
        });
    }
    void close()
    {
        if (m_master >= 0)
            ::close(m_master);
        m_master = -1;
    }

private:
    int m_master;
    QByteArray m_name;
};

/// Half of the address space that it has now: whatever it asks the system for from here on is refused, a big picture
/// as well as one more thread.
bool starve(qint64 pid)
{
    QFile pages(QStringLiteral("/proc/%1/statm").arg(pid));
    if (!pages.open(QIODevice::ReadOnly))
        return false;
    const auto bytes =
        static_cast<rlim_t>(pages.readAll().split(' ').first().toLongLong() * ::sysconf(_SC_PAGESIZE) / 2);
    const rlimit limit{bytes, bytes};
    return ::prlimit(static_cast<pid_t>(pid), RLIMIT_AS, &limit, nullptr) == 0;
}

/// Whole processes, killed with SIGKILL while customers are served. Whatever a kiosk committed is stored exactly once.
class TestKilling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsLostWhenKiosksAreKilled();
    void nothingIsLostWhenTheBrokerIsKilled();
    void nothingIsLostWhenTheConsoleIsKilledAndItsChildrenDieWithIt();

    void theConsoleEndsWithItsTerminal();
    void theConsoleEndsWithItsDisplay();
    void nothingIsLostWhenMemoryRunsOut_data();
    void nothingIsLostWhenMemoryRunsOut();

private:
    /// Serves customers in a window, loses what `takeAway` takes, ends by itself with its children, and
    /// the next start finds every session exactly once.
    void loseWhileItRuns(QProcess& console, const std::function<void()>& takeAway);
    void serveOnceMore();
    void killWhileItRuns(const QString& program, int sessionsBetween, int least);
    bool waitForSessions(QProcess& console, int more, int before) const;
    void verifyExactlyOnce();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_data;
    QString m_out;
};

void TestKilling::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = m_folder->filePath(QStringLiteral("data"));
    m_out = m_folder->filePath(QStringLiteral("out"));
}

void TestKilling::verifyExactlyOnce()
{
    const QJsonObject summary = summaryIn(m_out);
    const QJsonObject sessions = summary[QLatin1StringView("sessions")].toObject();
    QVERIFY2(summary[QLatin1StringView("good")].toBool(), QJsonDocument(summary).toJson().constData());
    QVERIFY(sessions[QLatin1StringView("committed")].toInt() > 0);
    QCOMPARE(sessions[QLatin1StringView("committed")].toInt(), sessions[QLatin1StringView("stored")].toInt());
    QCOMPARE(sessions[QLatin1StringView("duplicates")].toInt(), 0);
}

/// Waits until so many more sessions are stored than `before`; false when the console ended or time is up.
bool TestKilling::waitForSessions(QProcess& console, int more, int before) const
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < kPatienceMs && console.state() == QProcess::Running) {
        if (storedIn(m_data) >= before + more)
            return true;
        console.waitForFinished(200);
    }
    return false;
}

void TestKilling::killWhileItRuns(const QString& program, int sessionsBetween, int least)
{
    QProcess console;
    console.setProcessChannelMode(QProcess::ForwardedChannels);
    console.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-console"), consoleArguments(m_data, m_out, kSeconds));
    QVERIFY(console.waitForStarted());
    int kills = 0;
    QElapsedTimer clock;
    clock.start();
    // Every kill falls while customers are served: sessions have been stored since the one before.
    while (clock.elapsed() < (kSeconds - 3) * 1000 && waitForSessions(console, sessionsBetween, storedIn(m_data))) {
        console.waitForFinished(QRandomGenerator::global()->bounded(500));
        for (const qint64 pid : test::descendantsNamed(console.processId(), program))
            kills += ::kill(static_cast<pid_t>(pid), SIGKILL) == 0 ? 1 : 0;
    }
    // The wait for sessions may have seen its end already.
    QVERIFY(console.state() == QProcess::NotRunning || console.waitForFinished(kPatienceMs + 120000));
    qInfo("%d kills of %s, %d sessions stored", kills, qPrintable(program), storedIn(m_data));
    QVERIFY2(kills >= least, qPrintable(QStringLiteral("only %1 kills").arg(kills)));
    verifyExactlyOnce();
    QCOMPARE(console.exitCode(), 0);
}

void TestKilling::nothingIsLostWhenKiosksAreKilled()
{
    killWhileItRuns(QStringLiteral("jinbi-kiosk"), 2, 1);
}

void TestKilling::nothingIsLostWhenTheBrokerIsKilled()
{
    killWhileItRuns(QStringLiteral("mosquitto"), 1, 2);
}

void TestKilling::nothingIsLostWhenTheConsoleIsKilledAndItsChildrenDieWithIt()
{
    for (int round = 0; round < 2; ++round) {
        QProcess console;
        console.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-console"), consoleArguments(m_data, m_out, 600));
        QVERIFY(console.waitForStarted());
        const qint64 pid = console.processId();
        QVERIFY(waitForSessions(console, 2, storedIn(m_data)));
        console.waitForFinished(QRandomGenerator::global()->bounded(500));
        const auto children = test::descendantsNamed(pid, QStringLiteral("jinbi-kiosk")) +
                              test::descendantsNamed(pid, QStringLiteral("mosquitto"));
        QVERIFY(!children.isEmpty());
        console.kill();
        QVERIFY(console.waitForFinished(10000));
        for (const qint64 child : children)
            QTRY_VERIFY_WITH_TIMEOUT(!test::isRunning(child), 15000);
    }
    serveOnceMore();
}

void TestKilling::serveOnceMore()
{
    QProcess console;
    console.setProcessChannelMode(QProcess::ForwardedChannels);
    console.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-console"), consoleArguments(m_data, m_out, kOnceMoreSeconds));
    QVERIFY(console.state() == QProcess::NotRunning || console.waitForFinished((kOnceMoreSeconds + 120) * 1000));
    verifyExactlyOnce();
    QCOMPARE(console.exitCode(), 0);
}

void TestKilling::loseWhileItRuns(QProcess& console, const std::function<void()>& takeAway)
{
    QStringList arguments = consoleArguments(m_data, m_out, 0);
    arguments.removeAt(1); // --headless
    arguments.removeAt(1);
    arguments.removeAt(1);
    console.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    console.setWorkingDirectory(m_folder->path());
    console.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-console"), arguments);
    QVERIFY(console.waitForStarted());
    QVERIFY(waitForSessions(console, 2, 0));
    const qint64 pid = console.processId();
    const auto children = test::descendantsNamed(pid, QStringLiteral("jinbi-kiosk")) +
                          test::descendantsNamed(pid, QStringLiteral("mosquitto"));
    QVERIFY(!children.isEmpty());
    takeAway();
    QVERIFY2(console.state() == QProcess::NotRunning || console.waitForFinished(60000), "it hangs");
    QCOMPARE(console.exitStatus(), QProcess::NormalExit);
    for (const qint64 child : children)
        QTRY_VERIFY_WITH_TIMEOUT(!test::isRunning(child), 15000);
    QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("core*")}).isEmpty());
    const int stored = storedIn(m_data);
    serveOnceMore();
    QVERIFY(storedIn(m_data) >= stored);
}

void TestKilling::theConsoleEndsWithItsTerminal()
{
    Terminal terminal;
    QProcess console;
    console.setProcessEnvironment(environmentWith("QT_QPA_PLATFORM", QStringLiteral("offscreen")));
    terminal.carry(console);
    loseWhileItRuns(console, [&terminal] { terminal.close(); });
    QCOMPARE(console.exitCode(), 0);
}

void TestKilling::theConsoleEndsWithItsDisplay()
{
    Display display;
    if (display.name().isEmpty())
        QSKIP("There is no Xvfb here (package xvfb), so that no display can be taken away.");
    auto environment = environmentWith("QT_QPA_PLATFORM", QStringLiteral("xcb"));
    environment.insert(QStringLiteral("DISPLAY"), display.name());
    QProcess console;
    console.setProcessEnvironment(environment);
    loseWhileItRuns(console, [&display] { display.remove(); });
}

void TestKilling::nothingIsLostWhenMemoryRunsOut_data()
{
    QTest::addColumn<bool>("ofKiosks");
    QTest::newRow("kiosks") << true;
    QTest::newRow("console and recorder") << false;
}

/// A process in the middle of its work gets no more memory than it has: it says so and ends, or carries on without.
void TestKilling::nothingIsLostWhenMemoryRunsOut()
{
    QFETCH(bool, ofKiosks);
    QProcess console;
    console.setProcessChannelMode(QProcess::MergedChannels);
    console.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-console"), consoleArguments(m_data, m_out, 600));
    QVERIFY(console.waitForStarted());
    QVERIFY(waitForSessions(console, 2, 0));
    const auto kiosks = test::descendantsNamed(console.processId(), QStringLiteral("jinbi-kiosk"));
    QCOMPARE(kiosks.size(), 1);
    const qint64 starved = ofKiosks ? kiosks.first() : console.processId();
    QVERIFY(starve(starved));
    const int before = storedIn(m_data);
    QTRY_VERIFY_WITH_TIMEOUT(!test::isRunning(starved) || storedIn(m_data) >= before + 4, kPatienceMs);
    const bool ended = !test::isRunning(starved);
    // Another process takes the place of kiosks that ended.
    if (ofKiosks)
        QVERIFY(waitForSessions(console, 2, storedIn(m_data)));
    console.terminate();
    QVERIFY(console.state() == QProcess::NotRunning || console.waitForFinished(60000));
    const QByteArray said = console.readAll();
    qInfo("%s", ended ? "it ended" : "it carried on");
    if (kEndsByItsOwnWord) {
        QVERIFY2(!ended || said.contains("Not enough memory: this program ends."), said.right(2000).constData());
        QCOMPARE(console.exitStatus(), QProcess::NormalExit);
    }
    serveOnceMore();
}

QTEST_GUILESS_MAIN(TestKilling)
#include "tst_killing.moc"
