// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/backup/livebranch.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <sys/resource.h>

using namespace jinbi;
using namespace jinbi::test;

using Change = std::function<void(const QString& backup)>;
Q_DECLARE_METATYPE(Change)

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(path));
    return file.readAll();
}

void rewrite(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(path));
}

QString databaseOf(const QString& backup)
{
    return backup + QStringLiteral("/branch.sqlite");
}

QString manifestPathOf(const QString& backup)
{
    return backup + QStringLiteral("/backup.json");
}

/// As somebody who can count and hash.
void rewriteManifest(const QString& backup, const std::function<void(backup::Manifest&)>& change)
{
    auto manifest = backup::manifestOf(backup);
    const QByteArray bytes = contentOf(databaseOf(backup));
    manifest->bytes = bytes.size();
    manifest->sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    change(*manifest);
    rewrite(manifestPathOf(backup), manifest->toJson());
}

/// Changes the database and makes its size and hash fit again.
Change byStatements(const QStringList& statements)
{
    return [statements](const QString& backup) {
        {
            auto database =
                store::Database::open(databaseOf(backup), store::Schema::branch(), store::Database::Access::Write);
            for (const QString& sql : statements) {
                if (const auto ok = database->execute(sql); !ok)
                    qFatal("%ls", qUtf16Printable(ok.error().detail));
            }
            if (const auto ok = database->execute(QStringLiteral("PRAGMA journal_mode=DELETE")); !ok)
                qFatal("%ls", qUtf16Printable(ok.error().detail));
        }
        rewriteManifest(backup, [](backup::Manifest&) {});
    };
}

Change byteAt(const QString& name, double place)
{
    return [=](const QString& backup) {
        const QString path = backup + QLatin1Char('/') + name;
        QByteArray bytes = contentOf(path);
        const auto at = static_cast<qsizetype>(place * static_cast<double>(bytes.size()));
        bytes[at] = static_cast<char>(bytes.at(at) ^ 1);
        rewrite(path, bytes);
    };
}

} // namespace

/// Putting a copy back, and refusing one that is not what it says.
class TestRestore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aSoundBackupComesBackAsItWas();
    void aFolderWithTheKeysInItIsFilled();
    void aBackupThatIsNotWhatItSaysIsRefused_data();
    void aBackupThatIsNotWhatItSaysIsRefused();
    void noByteOfTheManifestMayChange();
    void aFolderWithAStoreIsLeftAlone_data();
    void aFolderWithAStoreIsLeftAlone();
    void aFullDiskIsSaidAndLeavesNothing();
    void whoStopsLeavesNothing();

private:
    [[nodiscard]] QString copy() const { return m_out->filePath(QStringLiteral("copy")); }
    [[nodiscard]] QString back() const { return m_out->filePath(QStringLiteral("back")); }

    QTemporaryDir m_sound;
    std::unique_ptr<QTemporaryDir> m_out;
};

void TestRestore::initTestCase()
{
    QVERIFY(crypto::initialise());
    LiveBranch branch;
    branch.record(300);
    branch.sign();
    branch.record(20);
    const auto made = backup::backUp(branch.folder(), m_sound.filePath(QStringLiteral("copy")), 1, goOn);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
}

void TestRestore::init()
{
    m_out = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkdir(copy()));
    for (const char* name : {"/branch.sqlite", "/backup.json"})
        QVERIFY(QFile::copy(m_sound.filePath(QStringLiteral("copy")) + QLatin1StringView(name),
                            copy() + QLatin1StringView(name)));
}

void TestRestore::aSoundBackupComesBackAsItWas()
{
    const auto restored = backup::restore(copy(), back(), goOn);
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
    QCOMPARE(listing(back()), QStringList(QStringLiteral("branch.sqlite")));
    QVERIFY(contentOf(databaseOf(back())) == contentOf(databaseOf(copy())));
    QCOMPARE(QFile::permissions(databaseOf(back())) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    // It goes on from there.
    QVERIFY(store::Database::open(databaseOf(back()), store::Schema::branch(), store::Database::Access::Write));
    QCOMPARE(number(databaseOf(back()), QStringLiteral("SELECT count(*) FROM session")), 320);
}

void TestRestore::aFolderWithTheKeysInItIsFilled()
{
    QVERIFY(QDir().mkdir(back()));
    rewrite(back() + QStringLiteral("/branch.key"), "key");
    const auto restored = backup::restore(copy(), back(), goOn);
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
    QCOMPARE(listing(back()), QStringList({QStringLiteral("branch.key"), QStringLiteral("branch.sqlite")}));
}

void TestRestore::aBackupThatIsNotWhatItSaysIsRefused_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const Change& change, const char* sentence) {
        QTest::newRow(name) << change << QLatin1StringView(sentence).toString();
    };
    const auto promise = [](const std::function<void(backup::Manifest&)>& change) {
        return Change([change](const QString& backup) { rewriteManifest(backup, change); });
    };
    row("a byte", byteAt(QStringLiteral("branch.sqlite"), 0.5), "SHA-256");
    row("the last byte", byteAt(QStringLiteral("branch.sqlite"), 0.999999), "SHA-256");
    row(
        "cut off",
        [](const QString& backup) { rewrite(databaseOf(backup), contentOf(databaseOf(backup)).chopped(4096)); },
        "bytes, not");
    row(
        "empty", [](const QString& backup) { rewrite(databaseOf(backup), {}); }, "has 0 bytes, not");
    row(
        "no database", [](const QString& backup) { QFile::remove(databaseOf(backup)); }, "has no branch.sqlite");
    row(
        "no manifest", [](const QString& backup) { QFile::remove(manifestPathOf(backup)); }, "no backup in");
    row(
        "no JSON", [](const QString& backup) { rewrite(manifestPathOf(backup), "{"); }, "backup.json is damaged");
    row(
        "later format",
        [](const QString& backup) {
            rewrite(manifestPathOf(backup),
                    contentOf(manifestPathOf(backup)).replace("\"version\": 1", "\"version\": 2"));
        },
        "newer version of this program");
    row(
        "another file",
        [](const QString& backup) {
            rewrite(databaseOf(backup), QByteArray(9000, 'x'));
            rewriteManifest(backup, [](backup::Manifest&) {});
        },
        "is no database");
    // Pages, tables, version and log, where size and hash were made to fit.
    row(
        "page",
        [](const QString& backup) {
            QByteArray bytes = contentOf(databaseOf(backup));
            for (qsizetype at = 4096 * 5; at < bytes.size(); at += 4096)
                bytes.replace(at, 8, QByteArray(8, '\xff'));
            rewrite(databaseOf(backup), bytes);
            rewriteManifest(backup, [](backup::Manifest&) {});
        },
        "damaged");
    row("newer schema", byStatements({QStringLiteral("UPDATE schema_version SET version = 99, min_compatible = 99")}),
        "made by a newer version");
    row("schema", promise([](backup::Manifest& m) { --m.contents.schema; }), "schema version");
    row("a session gone", byStatements({QStringLiteral("DELETE FROM session WHERE seq = 7")}),
        "The table session of the copy has 319 rows, not 320.");
    row("more accounts promised", promise([](backup::Manifest& m) { ++m.contents.rows[QStringLiteral("operator")]; }),
        "The table operator of the copy has 0 rows, not 1.");
    row("a table more", byStatements({QStringLiteral("CREATE TABLE more (id INTEGER)")}), "other tables");
    row("an entry changed",
        byStatements({QStringLiteral("DROP TRIGGER audit_leaf_changed"),
                      QStringLiteral("UPDATE audit_leaf SET entry = (SELECT entry FROM audit_leaf WHERE seq = 8) "
                                     "WHERE seq = 9")}),
        "does not fit itself");
    row("another root",
        promise([](backup::Manifest& m) { m.contents.log->root = QString(43, QLatin1Char('A')) + QLatin1Char('='); }),
        "has the root");
    row("more entries promised", promise([](backup::Manifest& m) { ++m.contents.log->entries; }),
        "321 entries, not 322");
    row("another checkpoint",
        byStatements({QStringLiteral("DROP TRIGGER audit_checkpoint_changed"),
                      QStringLiteral("UPDATE audit_checkpoint SET note = replace(note, 'branch-1', 'branch-2')")}),
        "newest checkpoint");
    row("another checkpoint promised", promise([](backup::Manifest& m) { m.contents.log->note += QLatin1Char('x'); }),
        "newest checkpoint");
}

void TestRestore::aBackupThatIsNotWhatItSaysIsRefused()
{
    QFETCH(Change, change);
    QFETCH(QString, sentence);
    change(copy());
    const QStringList before = listing(copy());
    const auto restored = backup::restore(copy(), back(), goOn);
    QVERIFY(!restored);
    QVERIFY2(restored.error().message.contains(sentence), qPrintable(restored.error().message));
    QVERIFY(!QDir(back()).exists());
    QCOMPARE(listing(copy()), before);
}

void TestRestore::noByteOfTheManifestMayChange()
{
    const QByteArray sound = contentOf(manifestPathOf(copy()));
    for (qsizetype at = 0; at < sound.size(); ++at) {
        QByteArray bytes = sound;
        bytes[at] = static_cast<char>(bytes.at(at) ^ 2);
        const auto manifest = backup::Manifest::fromJson(bytes);
        QVERIFY2(!manifest, qPrintable(QStringLiteral("byte %1").arg(at)));
    }
    for (qsizetype size = 0; size < sound.size(); ++size)
        QVERIFY(!backup::Manifest::fromJson(sound.first(size)));
    QVERIFY(backup::Manifest::fromJson(sound));
}

void TestRestore::aFolderWithAStoreIsLeftAlone_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"branch.sqlite", "branch.sqlite-wal", "branch.sqlite-journal"})
        QTest::newRow(name) << QLatin1StringView(name).toString();
}

void TestRestore::aFolderWithAStoreIsLeftAlone()
{
    QFETCH(QString, name);
    QVERIFY(QDir().mkdir(back()));
    rewrite(back() + QLatin1Char('/') + name, "somebody's");
    const auto restored = backup::restore(copy(), back(), goOn);
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::Refused);
    QVERIFY(restored.error().message.contains(name));
    QCOMPARE(listing(back()), QStringList(name));
    QCOMPARE(contentOf(back() + QLatin1Char('/') + name), QByteArray("somebody's"));
}

void TestRestore::aFullDiskIsSaidAndLeavesNothing()
{
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
    const rlimit small{256 * 1024, old.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto restored = backup::restore(copy(), back(), goOn);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::Io);
    QVERIFY(restored.error().message.contains(QStringLiteral("no room")));
    QVERIFY(!QDir(back()).exists());
}

void TestRestore::whoStopsLeavesNothing()
{
    int last = 0;
    for (;; ++last) {
        int reports = 0;
        const auto restored = backup::restore(copy(), back(), [&](const backup::Step&) { return reports++ != last; });
        if (restored)
            break;
        QCOMPARE(restored.error().code, ErrorCode::Cancelled);
        QVERIFY(!QDir(back()).exists());
    }
    QVERIFY(last > 10);
}

QTEST_GUILESS_MAIN(TestRestore)
#include "tst_restore.moc"
