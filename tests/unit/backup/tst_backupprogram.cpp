// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/commandline.h"
#include "unit/backup/livebranch.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace jinbi;
using namespace jinbi::test;

namespace {

struct Said
{
    int code = -1;
    QString out;
    QString complaints;
};

Said runAdmin(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-admin"), arguments);
    if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

/// `jinbi-admin backup` and `restore` as somebody at a terminal sees them.
class TestBackupProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void aBackupIsMadeAndComesBack();
    void whatCannotBeDoneIsSaid_data();
    void whatCannotBeDoneIsSaid();
    void aSignalIsNoticed();
};

void TestBackupProgram::aBackupIsMadeAndComesBack()
{
    LiveBranch branch;
    branch.record(12);
    branch.sign();
    const QTemporaryDir out;
    const QString copy = out.filePath(QStringLiteral("copy"));
    const QString back = out.filePath(QStringLiteral("back"));
    const Said made =
        runAdmin({QStringLiteral("backup"), QStringLiteral("--data"), branch.folder(), QStringLiteral("--to"), copy});
    QVERIFY2(made.code == 0, qPrintable(made.complaints));
    QVERIFY(made.out.contains(QStringLiteral("12 sessions")));
    QVERIFY(made.out.contains(QStringLiteral("13 entries, root ")));
    QVERIFY(made.out.contains(QStringLiteral("audit.key, audit.signed, branch.key, vault.key")));
    QVERIFY(made.complaints.contains(QStringLiteral("copying")));
    const Said restored =
        runAdmin({QStringLiteral("restore"), QStringLiteral("--from"), copy, QStringLiteral("--data"), back});
    QVERIFY2(restored.code == 0, qPrintable(restored.complaints));
    QVERIFY(restored.out.contains(QStringLiteral("13 entries, root ")));
    QVERIFY(restored.out.contains(QStringLiteral("Put the keys of the branch beside it")));
    QVERIFY(restored.out.contains(QStringLiteral("holds the store")));
    QCOMPARE(number(back + QStringLiteral("/branch.sqlite"), QStringLiteral("SELECT count(*) FROM session")), 12);
    const Said again =
        runAdmin({QStringLiteral("restore"), QStringLiteral("--from"), copy, QStringLiteral("--data"), back});
    QCOMPARE(again.code, 1);
    QVERIFY(again.complaints.contains(QStringLiteral("has a store already")));
}

void TestBackupProgram::whatCannotBeDoneIsSaid_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* line, int code, const char* sentence) {
        QTest::newRow(name) << QString::fromLatin1(line).split(QLatin1Char(' ')) << code
                            << QLatin1StringView(sentence).toString();
    };
    row("server", "backup --data postgresql://bank@db/jinbi --to /nowhere/x", 1, "pg_dump");
    row("no folder", "backup --data /nowhere/at/all --to /nowhere/x", 1, "does not exist");
    row("no target", "backup --data /nowhere", 2, "--data DIR and --to DIR are required");
    row("no backup", "restore --from /nowhere --data /nowhere/x", 1, "There is no backup in /nowhere");
    row("no data", "restore --from /nowhere", 2, "--from DIR and --data DIR are required");
    row("unknown option", "restore --quietly", 2, "quietly");
}

void TestBackupProgram::whatCannotBeDoneIsSaid()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, sentence);
    const Said said = runAdmin(arguments);
    QCOMPARE(said.code, code);
    QVERIFY2(said.complaints.contains(sentence), qPrintable(said.complaints));
}

void TestBackupProgram::aSignalIsNoticed()
{
    for (const int signal : {SIGINT, SIGTERM}) {
        const std::atomic<bool>& isStopped = admin::watchForStop();
        QVERIFY(!isStopped);
        ::raise(signal);
        QVERIFY(isStopped);
    }
}

QTEST_GUILESS_MAIN(TestBackupProgram)
#include "tst_backupprogram.moc"
