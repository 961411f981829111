// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/memorysessionlog.h"
#include "support/sessionexamples.h"

#include "domain/tone.h"
#include "itemmodels/sessionlogmodel.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace jinbi;

namespace {

#ifdef JINBI_ADDRESS_SANITIZER
constexpr qint64 kMostBytes = 150 * 1000 * 1000; // red zones and quarantine
#else
constexpr qint64 kMostBytes = 60 * 1000 * 1000;
#endif

QList<SessionRow> manyRows(int count, int first = 0)
{
    QList<SessionRow> rows;
    rows.reserve(count);
    for (int i = 0; i < count; ++i)
        rows.append(examples::row(first + i));
    return rows;
}

/// Negative numbers are newer than all that manyRows() makes.
SessionRow newRow(int number)
{
    SessionRow row = examples::row(number);
    row.key.startedMs = examples::kNow + number * examples::kBetween;
    row.key.id = examples::sessionId(-number);
    return row;
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').at(1).toLongLong() * 4096 : 0;
}

} // namespace

class TestSessionLogModel : public QObject
{
    Q_OBJECT

    static bool isReady(const SessionLogModel& model)
    {
        return QTest::qWaitFor([&] { return model.state() == SessionLogModel::State::Ready && model.isComplete(); },
                               20000);
    }
    /// Asks as a view would, and waits for the answer.
    static const SessionRow* shown(const SessionLogModel& model, int row)
    {
        const bool isThere = QTest::qWaitFor([&] { return model.index(row, 0).data().isValid(); }, 10000);
        return isThere ? model.rowAt(row) : nullptr;
    }

private Q_SLOTS:
    void theTesterFindsNothingWhileRowsComeAndGo()
    {
        MemorySessionLog log;
        log.append(manyRows(400));
        SessionLogModel model(log, QTimeZone::utc());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(isReady(model));
        QCOMPARE(model.rowCount(), 400);
        log.add(newRow(1));
        model.lookForNewer();
        QTRY_COMPARE(model.rowCount(), 401);
        model.setFollowing(false);
        for (int i = 2; i < 9; ++i)
            log.add(newRow(i));
        model.lookForNewer();
        QTRY_COMPARE(model.pendingCount(), 7);
        model.showPending();
        QCOMPARE(model.rowCount(), 408);
        SessionFilter filter;
        filter.outcomes = {Outcome::NoFace};
        model.setFilter(filter);
        QVERIFY(isReady(model));
        QVERIFY(model.rowCount() > 0 && model.rowCount() < 60);
        model.retranslate();
    }

    void everyRowIsReachableAndInOrder()
    {
        MemorySessionLog log;
        const QList<SessionRow> rows = manyRows(5000);
        log.append(rows);
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        QCOMPARE(model.rowCount(), 5000);
        for (const int row : {0, 999, 1000, 1001, 2500, 4999, 3000, 2999, 1000, 0}) {
            const SessionRow* found = shown(model, row);
            QVERIFY(found);
            QVERIFY2(*found == rows.at(row), qPrintable(QString::number(row)));
        }
        // And both ways, without a gap.
        for (int row = 0; row < 5000; row += 250)
            QVERIFY(shown(model, row));
        for (int row = 4999; row >= 0; --row)
            QVERIFY(shown(model, row)->key == rows.at(row).key);
    }

    void aRowThatIsNotThereIsAPlaceholderThatFills()
    {
        MemorySessionLog log;
        log.append(manyRows(3000));
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QModelIndex far = model.index(2500, 0);
        QCOMPARE(far.data(SessionLogModel::LoadedRole).toBool(), false);
        QVERIFY(!far.data().isValid());
        QVERIFY(!far.data(Qt::AccessibleTextRole).toString().isEmpty());
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 2000);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 2999);
        QCOMPARE(far.data(SessionLogModel::LoadedRole).toBool(), true);
    }

    void theFirstPageDoesNotWaitForTheCount()
    {
        MemorySessionLog log;
        log.append(manyRows(60000));
        log.hold(); // an answer that is there already would be taken before anybody listens
        SessionLogModel model(log, QTimeZone::utc());
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        log.release();
        QTRY_VERIFY(!inserted.isEmpty());
        QCOMPARE(inserted.first().at(2).toInt(), 99);
        QVERIFY(isReady(model));
        QCOMPARE(model.rowCount(), 60000);
        // The count grows at the end only.
        for (qsizetype i = 1; i < inserted.size(); ++i)
            QCOMPARE(inserted.at(i).at(1).toInt(), inserted.at(i - 1).at(2).toInt() + 1);
    }

    void answersToAnEarlierFilterAreDropped()
    {
        MemorySessionLog log;
        log.append(manyRows(2000));
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        log.hold();
        SessionFilter refused;
        refused.outcomes = {Outcome::BelowThreshold};
        SessionFilter faceless;
        faceless.outcomes = {Outcome::NoFace};
        model.setFilter(refused);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.state(), SessionLogModel::State::Loading);
        model.setFilter(faceless);
        log.release();
        QVERIFY(isReady(model));
        QVERIFY(model.rowCount() > 0);
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(shown(model, row)->outcome, Outcome::NoFace);
    }

    void newSessionsAppearWhileTheReaderIsAtTheTop()
    {
        MemorySessionLog log;
        log.append(manyRows(50));
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        log.add(newRow(1));
        log.add(newRow(2));
        model.lookForNewer();
        QTRY_COMPARE(model.rowCount(), 52);
        QVERIFY(model.rowAt(0)->key == newRow(2).key);
        QCOMPARE(model.pendingCount(), 0);
    }

    void aLongVisitStoredLateTakesItsPlaceByTime()
    {
        MemorySessionLog log;
        log.append(manyRows(50));
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        SessionRow late = examples::row(77777);
        late.key.startedMs = examples::row(3).key.startedMs - 1000;
        log.add(late);
        log.add(newRow(1));
        model.lookForNewer();
        QTRY_COMPARE(model.rowCount(), 52);
        QVERIFY(model.rowAt(0)->key == newRow(1).key);
        QVERIFY(model.rowAt(5)->key == late.key);
    }

    void awayFromTheTopNothingMovesAndEverythingIsCounted()
    {
        MemorySessionLog log;
        log.append(manyRows(3000));
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        model.setFollowing(false);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const SessionKey before = shown(model, 1500)->key;
        for (int i = 1; i <= 214; ++i) {
            log.add(newRow(i));
            if (i % 50 == 0)
                model.lookForNewer();
        }
        model.lookForNewer();
        QTRY_COMPARE(model.pendingCount(), 214);
        QVERIFY(inserted.isEmpty());
        QVERIFY(model.rowAt(1500)->key == before);
        model.showPending();
        QCOMPARE(model.rowCount(), 3214);
        QCOMPARE(model.pendingCount(), 0);
        QVERIFY(model.rowAt(1714)->key == before);
        QVERIFY(model.rowAt(0)->key == newRow(214).key);
    }

    void aFloodIsReadAnewInsteadOfHeldBack()
    {
        MemorySessionLog log;
        log.append(manyRows(2500));
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        model.setFollowing(false);
        for (int i = 1; i <= 1500; ++i)
            log.add(newRow(i));
        model.lookForNewer();
        QTRY_VERIFY(model.pendingOverflows());
        QCOMPARE(model.rowCount(), 2500);
        model.showPending();
        QVERIFY(isReady(model));
        QCOMPARE(model.rowCount(), 4000);
        QVERIFY(!model.pendingOverflows());
    }

    void theTopStaysShortHoweverLongTheDay()
    {
        MemorySessionLog log;
        log.append(manyRows(1500));
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        for (int i = 1; i <= 4000; ++i) {
            log.add(newRow(i));
            if (i % 400 == 0) {
                model.lookForNewer();
                QTRY_COMPARE(model.rowCount(), 1500 + i);
            }
        }
        QVERIFY(model.rowAt(0)->key == newRow(4000).key);
        for (int row = 0; row < 5500; row += 100) {
            const SessionKey wanted = row < 4000 ? newRow(4000 - row).key : examples::row(row - 4000).key;
            QVERIFY(shown(model, row)->key == wanted);
        }
        QVERIFY(model.loadedPages() >= 4);
    }

    void sessionsThatCameLateIntoAnOldPageAreShown()
    {
        MemorySessionLog log;
        log.append(manyRows(3000));
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        for (int i = 0; i < 300; ++i) { // a kiosk delivers what it kept while its line was down
            SessionRow late = examples::row(100000 + i);
            late.key.startedMs = examples::row(1200 + i).key.startedMs - 1000;
            log.add(late);
        }
        QVERIFY(shown(model, 1100));
        QCOMPARE(model.rowCount(), 3300);
        QSet<SessionId> seen;
        for (int row = 0; row < model.rowCount(); ++row)
            seen.insert(shown(model, row)->key.id);
        QCOMPARE(seen.size(), 3300);
    }

    void sessionsThatRetentionTookLeaveThePage()
    {
        MemorySessionLog log;
        log.append(manyRows(3000));
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        for (int i = 2400; i < 3000; ++i)
            log.remove(examples::row(i).key);
        QVERIFY(!model.index(2100, 0).data().isValid());
        QTRY_COMPARE(model.rowCount(), 2400);
        QVERIFY(model.rowAt(2399)->key == examples::row(2399).key);
    }

    void aMomentIsFoundAtAnyDepth_data()
    {
        QTest::addColumn<qint64>("moment");
        QTest::addColumn<int>("row");
        QTest::newRow("newest") << examples::kNow << 0;
        QTest::newRow("in the future") << examples::kNow + 1000000 << 0;
        QTest::newRow("exactly") << examples::row(4321).key.startedMs << 4321;
        QTest::newRow("just before") << examples::row(4321).key.startedMs - 1 << 4322;
        QTest::newRow("just after") << examples::row(2000).key.startedMs + 1 << 2000;
        QTest::newRow("before everything") << qint64(0) << 4999;
    }
    void aMomentIsFoundAtAnyDepth()
    {
        QFETCH(qint64, moment);
        QFETCH(int, row);
        MemorySessionLog log;
        log.append(manyRows(5000));
        SessionLogModel model(log, QTimeZone::utc());
        QSignalSpy sought(&model, &SessionLogModel::sought);
        model.seek(moment); // before anything was read
        QTRY_COMPARE(sought.size(), 1);
        QCOMPARE(sought.first().first().toInt(), row);
    }

    void aLogThatCannotBeReadSaysWhyAndCanBeTriedAgain()
    {
        MemorySessionLog log;
        log.append(manyRows(10));
        log.failWith(Error{ErrorCode::Io, QStringLiteral("The disk does not answer."), {}});
        SessionLogModel model(log, QTimeZone::utc());
        QTRY_COMPARE(model.state(), SessionLogModel::State::Failed);
        QCOMPARE(model.error()->message, QStringLiteral("The disk does not answer."));
        log.failWith({});
        model.refresh();
        QVERIFY(isReady(model));
        QVERIFY(!model.error());
        QCOMPARE(model.rowCount(), 10);
    }
    void aPageThatCannotBeReadIsSaidAndReadLater()
    {
        MemorySessionLog log;
        log.append(manyRows(3000));
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        log.failWith(Error{ErrorCode::Io, QStringLiteral("The disk does not answer."), {}});
        QVERIFY(!model.index(2500, 0).data().isValid());
        QTRY_VERIFY(model.error());
        QCOMPARE(model.state(), SessionLogModel::State::Ready);
        log.failWith({});
        QVERIFY(!model.index(2500, 0).data().isValid());
        QTRY_VERIFY(!model.error());
        QVERIFY(model.rowAt(2500));
    }

    void cellsSayWhatTheyShow()
    {
        MemorySessionLog log;
        log.append(manyRows(13));
        SessionLogModel model(log, QTimeZone(QByteArrayLiteral("Asia/Shanghai")));
        QVERIFY(isReady(model));
        const auto text = [&](int row, SessionColumn column, int role = Qt::DisplayRole) {
            return model.index(row, static_cast<int>(column)).data(role).toString();
        };
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("Time, UTC+8"));
        QVERIFY(text(0, SessionColumn::Time).endsWith(QStringLiteral("16:00:00")));
        QCOMPARE(text(2, SessionColumn::Outcome), QStringLiteral("Refused"));
        QCOMPARE(model.index(2, 1).data(SessionLogModel::ToneRole).value<Tone>(), Tone::Fault);
        QCOMPARE(text(2, SessionColumn::Score), QStringLiteral("0.53"));
        QCOMPARE(text(2, SessionColumn::Score, Qt::AccessibleTextRole), QStringLiteral("0.53, needs 0.58"));
        QCOMPARE(text(5, SessionColumn::Score), QStringLiteral("–"));
        QCOMPARE(text(5, SessionColumn::Customer), QStringLiteral("–"));
        QCOMPARE(text(0, SessionColumn::Customer), QStringLiteral("C-1000  •••• 0417"));
        QCOMPARE(text(0, SessionColumn::Scan), QStringLiteral("1.2"));
        for (int column = 0; column < kSessionColumns; ++column) {
            QVERIFY(!text(5, static_cast<SessionColumn>(column)).isEmpty());
            QVERIFY(!text(5, static_cast<SessionColumn>(column), Qt::AccessibleTextRole).isEmpty());
        }
    }

    void aMillionRowsCostFiftyPages()
    {
        MemorySessionLog log;
        log.append(manyRows(1000000));
        const qint64 before = residentBytes();
        SessionLogModel model(log, QTimeZone::utc());
        QVERIFY(isReady(model));
        QCOMPARE(model.rowCount(), 1000000);
        for (int row = 500; row < 1000000; row += 9973)
            QVERIFY(shown(model, row)->key == examples::row(row).key);
        QVERIFY(model.loadedPages() <= SessionSegments::kKept);
        QVERIFY(log.pagesAnswered() <= 102); // one for each place looked at, and the first
        const qint64 grown = residentBytes() - before;
        QVERIFY2(grown < kMostBytes, qPrintable(QString::number(grown)));
    }
};

QTEST_GUILESS_MAIN(TestSessionLogModel)
#include "tst_sessionlogmodel.moc"
