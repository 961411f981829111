// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/processes.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;

namespace {

constexpr int kSeconds = 25;
/// A kiosk process enrols its customers first; killed sooner it would never serve anybody.
constexpr int kKioskSeconds = 60;
constexpr int kKioskPauseMs = 13000;
constexpr int kBrokerPauseMs = 1500;

QStringList consoleArguments(const QString& data, const QString& out, int seconds)
{
    return {QStringLiteral("--rehearsal"),
            QStringLiteral("--headless"),
            QString::number(seconds),
            QStringLiteral("--kiosks"),
            QStringLiteral("3"),
            QStringLiteral("--pace"),
            QStringLiteral("6"),
            QStringLiteral("--data"),
            data,
            QStringLiteral("--out"),
            out};
}

QJsonObject summaryIn(const QString& folder)
{
    QFile file(folder + QStringLiteral("/summary.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

/// Whole processes, killed with SIGKILL while customers are served. Whatever a kiosk committed is stored exactly once.
class TestKilling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsLostWhenKiosksAreKilled();
    void nothingIsLostWhenTheBrokerIsKilled();
    void nothingIsLostWhenTheConsoleIsKilledAndItsChildrenDieWithIt();

private:
    void killWhileItRuns(const QString& program, int seconds, int pauseMs, int least);
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

void TestKilling::killWhileItRuns(const QString& program, int seconds, int pauseMs, int least)
{
    QProcess console;
    console.setProcessChannelMode(QProcess::ForwardedChannels);
    console.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-console"), consoleArguments(m_data, m_out, seconds));
    QVERIFY(console.waitForStarted());
    int kills = 0;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < (seconds - 5) * 1000 && console.state() == QProcess::Running) {
        console.waitForFinished(pauseMs + QRandomGenerator::global()->bounded(2500));
        for (const qint64 pid : test::descendantsNamed(console.processId(), program))
            kills += ::kill(static_cast<pid_t>(pid), SIGKILL) == 0 ? 1 : 0;
    }
    QVERIFY2(kills >= least, qPrintable(QStringLiteral("only %1 kills").arg(kills)));
    QVERIFY(console.waitForFinished(120000));
    qInfo("%d kills of %s", kills, qPrintable(program));
    verifyExactlyOnce();
    QCOMPARE(console.exitCode(), 0);
}

void TestKilling::nothingIsLostWhenKiosksAreKilled()
{
    killWhileItRuns(QStringLiteral("jinbi-kiosk"), kKioskSeconds, kKioskPauseMs, 3);
}

void TestKilling::nothingIsLostWhenTheBrokerIsKilled()
{
    killWhileItRuns(QStringLiteral("mosquitto"), kSeconds, kBrokerPauseMs, 3);
}

void TestKilling::nothingIsLostWhenTheConsoleIsKilledAndItsChildrenDieWithIt()
{
    for (int round = 0; round < 2; ++round) {
        QProcess console;
        console.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-console"), consoleArguments(m_data, m_out, 600));
        QVERIFY(console.waitForStarted());
        const qint64 pid = console.processId();
        QTRY_VERIFY_WITH_TIMEOUT(!test::descendantsNamed(pid, QStringLiteral("jinbi-kiosk")).isEmpty(), 30000);
        console.waitForFinished(9000 + QRandomGenerator::global()->bounded(4000));
        const auto children = test::descendantsNamed(pid, QStringLiteral("jinbi-kiosk")) +
                              test::descendantsNamed(pid, QStringLiteral("mosquitto"));
        QVERIFY(!children.isEmpty());
        console.kill();
        QVERIFY(console.waitForFinished(10000));
        for (const qint64 child : children)
            QTRY_VERIFY_WITH_TIMEOUT(!test::isRunning(child), 15000);
    }
    QProcess console;
    console.setProcessChannelMode(QProcess::ForwardedChannels);
    console.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-console"), consoleArguments(m_data, m_out, kSeconds));
    QVERIFY(console.waitForFinished((kSeconds + 120) * 1000));
    verifyExactlyOnce();
    QCOMPARE(console.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestKilling)
#include "tst_killing.moc"
