// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/sessionmaker.h"
#include "admin/storegenerator.h"
#include "store/database.h"
#include "store/statement.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace jinbi;
using namespace jinbi::admin;

namespace {

const BranchShape kShape{12000, 7, 40, QDate(2026, 6, 30), 3};

QList<QVariantList> rows(const QString& path, const QString& sql)
{
    const auto database = store::Database::open(path, store::Schema::branch(), store::Database::Access::Read);
    if (!database)
        qFatal("%s", qPrintable(database.error().detail));
    store::Statement statement(*database, sql);
    const auto columns = statement.run({});
    if (!columns)
        qFatal("%s", qPrintable(columns.error().detail));
    QList<QVariantList> all;
    while (*statement.next()) {
        QVariantList row;
        for (int i = 0; statement.value(i).isValid(); ++i)
            row.append(statement.value(i));
        all.append(row);
    }
    return all;
}

Result<void> make(const QString& path, const BranchShape& shape, bool byTheRecordersPath = false)
{
    std::atomic<bool> isCancelled = false;
    StoreGenerator generator(shape, isCancelled, [](const GeneratorStep&) {});
    return byTheRecordersPath ? generator.addToStore(path) : generator.createStore(path);
}

} // namespace

class TestGenerate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(make(quickPath(), kShape)); }

    void aQuickStoreEqualsWhatTheRecorderWouldHaveStored_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("sessions") << QStringLiteral(
            "SELECT id, kiosk, epoch, seq, started_ms, outcome, ifnull(failing, '-'), ifnull(score, '-'), threshold, "
            "liveness, customer, phone_tail, attempts, scan_ms, decision_ms, total_ms, engine, network_digest, "
            "policy_revision, mode, ifnull(face_matched, '-'), ifnull(phone_known, '-'), ifnull(pin_valid, '-'), "
            "rehearsal, body FROM session ORDER BY id");
        QTest::newRow("hours") << QStringLiteral("SELECT * FROM rollup_hour ORDER BY kiosk, hour, outcome");
        QTest::newRow("scores") << QStringLiteral("SELECT * FROM rollup_score ORDER BY kiosk, day, policy, label, bin");
        QTest::newRow("times") << QStringLiteral("SELECT * FROM rollup_time ORDER BY kiosk, day, what, bin");
        QTest::newRow("stages") << QStringLiteral("SELECT * FROM rollup_stage ORDER BY kiosk, day, stage");
        QTest::newRow("customers") << QStringLiteral("SELECT folded, name FROM seen_customer ORDER BY name");
        QTest::newRow("sequences") << QStringLiteral("SELECT * FROM kiosk_epoch ORDER BY kiosk");
        QTest::newRow("schema") << QStringLiteral(
            "SELECT type, name, tbl_name, ifnull(sql, '-') FROM sqlite_master ORDER BY type, name");
    }

    void aQuickStoreEqualsWhatTheRecorderWouldHaveStored()
    {
        QFETCH(QString, sql);
        const QString slow = m_folder.filePath(QStringLiteral("slow.sqlite"));
        if (!QFile::exists(slow))
            QVERIFY(make(slow, kShape, true));
        const QList<QVariantList> expected = rows(slow, sql);
        QVERIFY(!expected.isEmpty());
        QVERIFY(rows(quickPath(), sql) == expected);
    }

    void theSameSeedGivesTheSameSessionsAndAnotherGivesOthers()
    {
        const QString sql = QStringLiteral("SELECT id, body FROM session ORDER BY id");
        const QString again = m_folder.filePath(QStringLiteral("again.sqlite"));
        QVERIFY(make(again, kShape));
        QVERIFY(rows(again, sql) == rows(quickPath(), sql));
        BranchShape other = kShape;
        other.seed = 4;
        const QString path = m_folder.filePath(QStringLiteral("other.sqlite"));
        QVERIFY(make(path, other));
        QVERIFY(rows(path, sql) != rows(quickPath(), sql));
    }

    void everySessionIsWithinTheLimitsOfARecord()
    {
        const BankCalendar calendar(kShape);
        const SessionMaker maker(kShape);
        qint64 made = 0;
        QHash<int, quint64> last;
        for (int day = 0; day < calendar.days(); ++day) {
            qint64 before = 0;
            for (const Arrival& arrival : calendar.day(day)) {
                const auto valid = validate(maker.make(arrival));
                QVERIFY2(valid, valid ? "" : qPrintable(valid.error().detail));
                QVERIFY(arrival.startedMs >= before);
                before = arrival.startedMs;
                QCOMPARE(arrival.seq, ++last[arrival.kiosk]);
                ++made;
            }
        }
        QCOMPARE(made, kShape.sessions);
    }

    void nobodyComesOnSundayOrAtNight()
    {
        const auto hours = rows(quickPath(), QStringLiteral("SELECT DISTINCT strftime('%w %H', started_ms / 1000 + "
                                                            "28800, 'unixepoch') FROM session"));
        QVERIFY(hours.size() > 20);
        for (const QVariantList& each : hours) {
            const QStringList parts = each.first().toString().split(QLatin1Char(' '));
            QVERIFY(parts.first() != QStringLiteral("0"));
            QVERIFY(parts.last().toInt() >= 9 && parts.last().toInt() < 18);
        }
    }

    void everyOutcomeAndReturningCustomersOccur()
    {
        QCOMPARE(rows(quickPath(), QStringLiteral("SELECT DISTINCT outcome FROM session")).size(),
                 // None is a gate or a counter, where a ticket could be unknown.
                 static_cast<qsizetype>(kAllOutcomes.size()) - (kShape.kiosks < 8 ? 1 : 0) - 1);
        const auto accepted =
            rows(quickPath(), QStringLiteral("SELECT count(*) FROM session WHERE outcome = 'accepted'"));
        const double share = accepted.first().first().toDouble() / static_cast<double>(kShape.sessions);
        QVERIFY2(share > 0.8 && share < 0.92, qPrintable(QString::number(share)));
        QVERIFY(!rows(quickPath(), QStringLiteral("SELECT customer FROM session WHERE customer <> '' GROUP BY customer "
                                                  "HAVING count(*) > 5"))
                     .isEmpty());
    }

    void aStoreThatIsThereIsLeftAlone()
    {
        QFile file(quickPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        const auto made = make(quickPath(), kShape);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Refused);
        file.seek(0);
        QVERIFY(file.readAll() == before);
    }

    void whatIsStoppedLeavesNothing()
    {
        const QTemporaryDir folder;
        std::atomic<bool> isCancelled = false;
        StoreGenerator generator(kShape, isCancelled,
                                 [&](const GeneratorStep& step) { isCancelled = isCancelled || step.done > 3000; });
        const auto made = generator.createStore(folder.filePath(QStringLiteral("branch.sqlite")));
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Cancelled);
        QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("*.sqlite*")}, QDir::Files),
                 QStringList{QStringLiteral("branch.sqlite.lock")});
    }

    void theProgramSaysWhatItDoesAndRefusesWhatItCannot_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        const auto words = [](const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
        const QString folder = m_folder.filePath(QStringLiteral("by program"));
        QTest::newRow("makes one") << words("generate --sessions 500 --days 3 --data") + QStringList{folder} << 0;
        QTest::newRow("not twice") << words("generate --sessions 500 --days 3 --data") + QStringList{folder} << 1;
        QTest::newRow("no folder") << words("generate --sessions 500") << 2;
        QTest::newRow("no number") << words("generate --sessions many --data x") << 2;
        QTest::newRow("no such day") << words("generate --sessions 5 --data x --until 2026-02-31") << 2;
        QTest::newRow("no such command") << words("destroy") << 2;
    }

    void theProgramSaysWhatItDoesAndRefusesWhatItCannot()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-admin"), arguments);
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), code);
        QVERIFY(!process.readAllStandardError().isEmpty());
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("x"))));
    }

private:
    [[nodiscard]] QString quickPath() const { return m_folder.filePath(QStringLiteral("quick.sqlite")); }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestGenerate)
#include "tst_generate.moc"
