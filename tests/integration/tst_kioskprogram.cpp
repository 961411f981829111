// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int kBadArguments = 2;

}

/// The kiosk's program, started with what it cannot use.
class TestKioskProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFleetFileThatCannotBeUsedEndsIt_data();
    void aFleetFileThatCannotBeUsedEndsIt();

private:
    QTemporaryDir m_folder;
};

void TestKioskProgram::aFleetFileThatCannotBeUsedEndsIt_data()
{
    const auto path = [this](const char* name) { return m_folder.filePath(QString::fromUtf8(name)); };
    QFile file(path("a fleet, 终端.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("{\"colour\": 1}") > 0);
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    const QString fleet = QStringLiteral("--fleet");
    QTest::newRow("no file named") << QStringList()
                                   << QByteArray("--fleet FILE, --paired DIR or --pair FILE is required");
    QTest::newRow("file missing") << QStringList{fleet, path("none.json")} << QByteArray("cannot be read");
    QTest::newRow("a folder") << QStringList{fleet, m_folder.path()} << QByteArray("cannot be read");
    QTest::newRow("a mistake in a file with blanks and other scripts in its name")
        << QStringList{fleet, file.fileName()} << QByteArray("sealing_key");
}

void TestKioskProgram::aFleetFileThatCannotBeUsedEndsIt()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, words);
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-kiosk"), arguments);
    QVERIFY(program.waitForFinished(60000));
    const QByteArray said = program.readAll();
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), kBadArguments);
    QVERIFY2(said.contains(words), said.constData());
}

QTEST_GUILESS_MAIN(TestKioskProgram)
#include "tst_kioskprogram.moc"
