// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/audit/auditprogram.h"
#include "unit/backup/livebranch.h"

#include "audit/merkle.h"
#include "office/continuity.h"
#include "store/auditreader.h"
#include "store/auditrecord.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace jinbi;
using namespace jinbi::test;

namespace {

/// A branch that commits batch after batch in a thread of its own, for as long as this lives.
class Recording
{
public:
    explicit Recording(int atOnce) : m_thread([this, atOnce] { run(atOnce); }) { m_branch.wait(nullptr); }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;
    ~Recording()
    {
        m_isEnough = true;
        m_thread.join();
    }
    [[nodiscard]] const LiveBranch& branch() const { return *m_branch; }
    /// Everybody was told that these are on the disk.
    [[nodiscard]] qint64 acknowledged() const { return m_acknowledged; }

private:
    void run(int atOnce)
    {
        LiveBranch branch;
        branch.record(600);
        branch.sign();
        m_acknowledged = branch.recorded();
        m_branch = &branch;
        m_branch.notify_one();
        while (!m_isEnough) {
            branch.record(atOnce);
            m_acknowledged = branch.recorded();
        }
    }

    std::atomic<bool> m_isEnough = false;
    std::atomic<qint64> m_acknowledged = 0;
    std::atomic<const LiveBranch*> m_branch = nullptr;
    std::thread m_thread;
};

} // namespace

/// Copying a store while it is written to.
class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() { m_out = std::make_unique<QTemporaryDir>(); }
    void whatComesBackIsAPrefixOfWhatWasAcknowledged();
    void anOlderCopyIsHeldAgainstWhatWasSignedLater();
    void theFolderHoldsTheStoreAndNoKey();
    void aChangedLogIsCopiedAndTold();
    void aStoreOfAnOlderVersionIsCopiedAsItIs();
    void aFolderThatIsThereIsLeftAlone();
    void aFolderWithoutAStoreGivesNoBackup();
    void whoIsKilledLeavesNothingByTheFinalName();
    void whoStopsLeavesNothing();
    void aFullDiskIsSaidAndLeavesNothing();
    void twoDoNotFillOneFolder();

private:
    [[nodiscard]] QString out(const char* name) const { return m_out->filePath(QLatin1StringView(name).toString()); }
    static audit::Hash rootOf(const QString& store, quint64 entries);

    std::unique_ptr<QTemporaryDir> m_out;
};

audit::Hash TestBackup::rootOf(const QString& store, quint64 entries)
{
    const auto database = store::Database::open(store, store::Schema::branch(), store::Database::Access::Read);
    const auto leaves = store::AuditReader(*database).leavesAfter(-1, static_cast<int>(entries));
    audit::Frontier frontier;
    for (const store::StoredLeaf& leaf : *leaves)
        frontier.append(audit::leafHash(store::auditrecord::view(leaf.entry)));
    return frontier.root();
}

void TestBackup::whatComesBackIsAPrefixOfWhatWasAcknowledged()
{
    constexpr int kAtOnce = 3;
    const Recording recording(kAtOnce);
    const LiveBranch& branch = recording.branch();
    QList<backup::Manifest> made;
    QList<qint64> before;
    for (int i = 0; i < 5; ++i) {
        before.append(recording.acknowledged());
        const auto manifest = backup::backUp(branch.folder(), m_out->filePath(QString::number(i)), 1, goOn);
        if (!manifest)
            qFatal("%ls", qUtf16Printable(manifest.error().message));
        made.append(*manifest);
        // One batch may be committed and not counted yet.
        QVERIFY(manifest->contents.rows.value(QStringLiteral("session")) <= recording.acknowledged() + kAtOnce);
    }
    for (int i = 0; i < made.size(); ++i) {
        const backup::StoreContents& contents = made.at(i).contents;
        const qint64 sessions = contents.rows.value(QStringLiteral("session"));
        QVERIFY(sessions >= before.at(i));
        QCOMPARE(sessions % kAtOnce, 0);
        const QString folder = m_out->filePath(QStringLiteral("back %1").arg(i));
        const auto restored = backup::restore(m_out->filePath(QString::number(i)), folder, goOn);
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
        const QString store = folder + QStringLiteral("/branch.sqlite");
        QCOMPARE(number(store, QStringLiteral("SELECT count(*) FROM session")), sessions);
        QCOMPARE(number(store, QStringLiteral("SELECT max(seq) FROM session")), sessions);
        // The log says of each session that it was stored; before the first one it says that it was opened.
        QCOMPARE(contents.log->entries, static_cast<quint64>(sessions + 1));
        QVERIFY(contents.log->isIntact);
        const audit::Hash root = rootOf(branch.storePath(), contents.log->entries);
        QCOMPARE(contents.log->root.toStdString(), audit::toBase64(root));
        QCOMPARE(runAudit({QStringLiteral("verify"), store}).code, 0);
    }
}

void TestBackup::anOlderCopyIsHeldAgainstWhatWasSignedLater()
{
    LiveBranch branch;
    branch.record(10);
    branch.sign();
    QVERIFY(backup::backUp(branch.folder(), out("copy"), 1, goOn));
    const office::Continuity continuity(branch.signedPath());
    QVERIFY(backup::restore(out("copy"), out("same"), goOn));
    branch.record(10);
    branch.sign();
    QVERIFY(backup::restore(out("copy"), out("older"), goOn));
    const auto older =
        store::Database::open(out("older/branch.sqlite"), store::Schema::branch(), store::Database::Access::Read);
    const auto hold = continuity.look(*older);
    QVERIFY(hold && *hold);
    QCOMPARE((*hold)->kind, StoreHold::Kind::Older);
    QCOMPARE((*hold)->signedEntries - (*hold)->entries, quint64(10));
}

void TestBackup::theFolderHoldsTheStoreAndNoKey()
{
    LiveBranch branch;
    branch.record(4);
    branch.sign();
    const auto made = backup::backUp(branch.folder(), out("copy"), 1790000000123, goOn);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QCOMPARE(listing(m_out->path()),
             QStringList({QStringLiteral("copy"), QStringLiteral("backup.json"), QStringLiteral("branch.sqlite")}));
    constexpr QFileDevice::Permissions kOthers =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    for (const char* name : {"copy", "copy/backup.json", "copy/branch.sqlite"})
        QCOMPARE(QFile::permissions(out(name)) & kOthers, QFileDevice::Permissions());
    const auto manifest = backup::manifestOf(out("copy"));
    QVERIFY(manifest);
    QCOMPARE(*manifest, *made);
    QCOMPARE(manifest->madeMs, 1790000000123);
    QCOMPARE(manifest->contents.rows.value(QStringLiteral("session")), 4);
    QCOMPARE(manifest->contents.rows.value(QStringLiteral("audit_leaf")), 5);
    QVERIFY(manifest->contents.log->note.contains(QStringLiteral("branch-1/audit")));
    QCOMPARE(backup::keysOf(branch.folder()), QStringList({QStringLiteral("audit.key"), QStringLiteral("audit.signed"),
                                                           QStringLiteral("branch.key"), QStringLiteral("vault.key")}));
}

void TestBackup::aChangedLogIsCopiedAndTold()
{
    LiveBranch branch;
    branch.record(6);
    {
        auto changing =
            store::Database::open(branch.storePath(), store::Schema::branch(), store::Database::Access::Join);
        QVERIFY(changing);
        QVERIFY(changing->execute(QStringLiteral("DROP TRIGGER audit_leaf_changed")));
        QVERIFY(changing->execute(QStringLiteral("UPDATE audit_leaf SET entry = x'00' WHERE seq = 3")));
    }
    const auto made = backup::backUp(branch.folder(), out("copy"), 1, goOn);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QVERIFY(!made->contents.log->isIntact);
    QCOMPARE(made->contents.log->firstBad, quint64(3));
    QVERIFY(backup::restore(out("copy"), out("back"), goOn));
}

void TestBackup::aStoreOfAnOlderVersionIsCopiedAsItIs()
{
    store::Schema older = store::Schema::branch();
    const QDir all(older.migrations);
    QVERIFY(QDir(m_out->path()).mkdir(QStringLiteral("sql")));
    for (const QString& name : all.entryList({QStringLiteral("????_*.sql")}, QDir::Files, QDir::Name).mid(0, 3))
        QVERIFY(QFile::copy(all.filePath(name), m_out->filePath(QStringLiteral("sql/") + name)));
    older.migrations = out("sql");
    QVERIFY(QDir(m_out->path()).mkdir(QStringLiteral("old")));
    QVERIFY(store::Database::openOrCreate(out("old/branch.sqlite"), older));
    const auto made = backup::backUp(out("old"), out("copy"), 1, goOn);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QCOMPARE(made->contents.schema, 3);
    QVERIFY(!made->contents.log);
    QVERIFY(backup::restore(out("copy"), out("back"), goOn));
    QCOMPARE(number(out("back/branch.sqlite"), QStringLiteral("SELECT version FROM schema_version")), 3);
    QVERIFY(store::Database::open(out("back/branch.sqlite"), store::Schema::branch(), store::Database::Access::Write));
}

void TestBackup::aFolderThatIsThereIsLeftAlone()
{
    LiveBranch branch;
    QVERIFY(QDir(m_out->path()).mkdir(QStringLiteral("copy")));
    const auto made = backup::backUp(branch.folder(), out("copy"), 1, goOn);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Refused);
    QVERIFY(made.error().message.contains(QStringLiteral("there already")));
    QCOMPARE(listing(m_out->path()), QStringList(QStringLiteral("copy")));
}

void TestBackup::aFolderWithoutAStoreGivesNoBackup()
{
    const auto made = backup::backUp(m_out->path(), out("copy"), 1, goOn);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::NotFound);
    QCOMPARE(listing(m_out->path()), QStringList());
}

// Killed at the first, second, third … report of progress, until one is done before it is killed.
void TestBackup::whoIsKilledLeavesNothingByTheFinalName()
{
    LiveBranch branch;
    branch.record(50);
    int kills = 0;
    for (bool isDone = false; !isDone; ++kills) {
        const pid_t child = ::fork();
        if (child == 0) {
            int reports = 0;
            const auto made = backup::backUp(branch.folder(), out("copy"), 1, [&](const backup::Step&) {
                if (reports++ == kills)
                    ::kill(::getpid(), SIGKILL);
                return true;
            });
            ::_exit(made ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        isDone = !WIFSIGNALED(status);
        QVERIFY(isDone == QDir(out("copy")).exists());
        if (isDone)
            QCOMPARE(WEXITSTATUS(status), 0);
    }
    QVERIFY(kills > 10);
    // What they left was taken away by the one after them.
    QCOMPARE(listing(m_out->path()),
             QStringList({QStringLiteral("copy"), QStringLiteral("backup.json"), QStringLiteral("branch.sqlite")}));
    QVERIFY(backup::restore(out("copy"), out("back"), goOn));
}

void TestBackup::whoStopsLeavesNothing()
{
    LiveBranch branch;
    branch.record(50);
    int last = 0;
    for (bool isDone = false; !isDone; ++last) {
        int reports = 0;
        const auto made =
            backup::backUp(branch.folder(), out("copy"), 1, [&](const backup::Step&) { return reports++ != last; });
        isDone = made.has_value();
        if (isDone)
            break;
        QCOMPARE(made.error().code, ErrorCode::Cancelled);
        QVERIFY(!made.error().message.isEmpty());
        QCOMPARE(listing(m_out->path()), QStringList());
    }
    QVERIFY(last > 10);
}

void TestBackup::aFullDiskIsSaidAndLeavesNothing()
{
    LiveBranch branch;
    branch.record(300);
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
    const rlimit small{256 * 1024, old.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto made = backup::backUp(branch.folder(), out("copy"), 1, goOn);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Io);
    QVERIFY2(made.error().message.contains(QStringLiteral("no room")), qPrintable(made.error().detail));
    QCOMPARE(listing(m_out->path()), QStringList());
    branch.record(1); // the console noticed nothing
}

void TestBackup::twoDoNotFillOneFolder()
{
    LiveBranch branch;
    branch.record(5);
    std::optional<Result<backup::Manifest>> second;
    const auto first = backup::backUp(branch.folder(), out("copy"), 1, [&](const backup::Step&) {
        if (!second)
            second = backup::backUp(branch.folder(), out("copy"), 2, goOn);
        return true;
    });
    QVERIFY(first);
    QVERIFY(second && !*second);
    QCOMPARE(second->error().code, ErrorCode::Unavailable);
    QVERIFY(backup::restore(out("copy"), out("back"), goOn));
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
