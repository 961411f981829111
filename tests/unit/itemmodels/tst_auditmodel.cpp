// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/actwords.h"
#include "domain/tone.h"
#include "itemmodels/auditmodel.h"
#include "support/memoryauditlog.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

namespace {

void fill(MemoryAuditLog& log, int entries)
{
    for (int i = 0; i < entries; ++i)
        log.add(i % 5 == 0 ? ActKind::Refused : ActKind::SignedIn, QStringLiteral("mei"), QStringLiteral("a"));
}

/// As a view does at its end.
void scrollToEnd(AuditModel& model)
{
    while (model.canFetchMore({}))
        model.fetchMore({});
}

bool isWithoutGap(const AuditModel& model, quint64 newest)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.rowAt(row)->seq != newest - static_cast<quint64>(row))
            return false;
    }
    return true;
}

QString cell(const AuditModel& model, int row, AuditColumn column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

constexpr auto kTesting = QAbstractItemModelTester::FailureReportingMode::QtTest;

} // namespace

class TestAuditModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsScrolledToIsRead()
    {
        MemoryAuditLog log;
        fill(log, 3000);
        AuditModel model(log, QTimeZone::utc());
        const QAbstractItemModelTester tester(&model, kTesting);
        QTRY_COMPARE(model.state(), AuditModel::State::Ready);
        const int before = model.rowCount(); // the tester asks for more as a view would
        QVERIFY(before < 3000);
        scrollToEnd(model);
        QCOMPARE(model.rowCount(), 3000);
        QVERIFY(isWithoutGap(model, 2999));
        QVERIFY(model.isComplete());
        QCOMPARE(log.largestLimit, AuditModel::kPageRows);
    }

    void nothingBlocksWhileAnAnswerIsAwaited()
    {
        MemoryAuditLog log;
        fill(log, 500);
        log.isHeld = true;
        AuditModel model(log, QTimeZone::utc());
        QCOMPARE(model.state(), AuditModel::State::Loading);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.canFetchMore({}));
        log.release();
        QTRY_COMPARE(model.rowCount(), AuditModel::kPageRows);
        log.isHeld = true;
        const int asked = log.questions;
        model.fetchMore({});
        model.fetchMore({});
        QCOMPARE(log.questions, asked + 1);
        log.release();
        QTRY_COMPARE(model.rowCount(), 2 * AuditModel::kPageRows);
    }

    void answersToAnEarlierFilterAreDropped()
    {
        MemoryAuditLog log;
        fill(log, 100);
        log.isHeld = true;
        AuditModel model(log, QTimeZone::utc());
        AuditFilter refused;
        refused.kinds = {ActKind::Refused};
        model.setFilter(refused);
        log.release();
        QTRY_COMPARE(model.rowCount(), 20);
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.rowAt(row)->kind, ActKind::Refused);
    }

    void noMoreThanTheCapIsHeldAndThatIsSaid()
    {
        MemoryAuditLog log;
        fill(log, 3000);
        AuditModel model(log, QTimeZone::utc(), nullptr, 1000);
        const QAbstractItemModelTester tester(&model, kTesting);
        scrollToEnd(model);
        QCOMPARE(model.rowCount(), 1000);
        QVERIFY(model.isFull());
        QVERIFY(!model.isComplete());
        fill(log, 300);
        model.lookForNewer();
        QTRY_VERIFY(isWithoutGap(model, 3299));
        QCOMPARE(model.rowCount(), 1000);
        QVERIFY(model.isFull());
    }

    void newEntriesComeInAboveWithoutAGap_data()
    {
        QTest::addColumn<int>("fresh");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("a page exactly") << AuditModel::kPageRows;
        QTest::newRow("several pages") << 3 * AuditModel::kPageRows + 7;
    }
    void newEntriesComeInAboveWithoutAGap()
    {
        QFETCH(int, fresh);
        MemoryAuditLog log;
        fill(log, 300);
        AuditModel model(log, QTimeZone::utc());
        const QAbstractItemModelTester tester(&model, kTesting);
        scrollToEnd(model);
        const QPersistentModelIndex kept = model.index(17, 0);
        const quint64 seq = kept.data(AuditModel::SeqRole).toULongLong();
        fill(log, fresh);
        model.lookForNewer();
        QTRY_COMPARE(model.rowCount(), 300 + fresh);
        QVERIFY(isWithoutGap(model, static_cast<quint64>(299 + fresh)));
        QCOMPARE(kept.row(), 17 + fresh);
        QCOMPARE(kept.data(AuditModel::SeqRole).toULongLong(), seq);
    }

    void theFirstEntryOfAnEmptyLogAppears()
    {
        MemoryAuditLog log;
        AuditModel model(log, QTimeZone::utc());
        QTRY_COMPARE(model.state(), AuditModel::State::Ready);
        log.add(ActKind::Opened, QStringLiteral("branch"), {});
        model.lookForNewer();
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowOf(0), std::optional(0));
        QVERIFY(!model.rowOf(1));
    }

    void aLogThatCannotBeReadIsAskedAgain()
    {
        MemoryAuditLog log;
        fill(log, 500);
        log.failure = Error{ErrorCode::Io, QStringLiteral("The disk does not answer."), {}};
        AuditModel model(log, QTimeZone::utc());
        QTRY_COMPARE(model.state(), AuditModel::State::Failed);
        QCOMPARE(model.error()->code, ErrorCode::Io);
        log.failure.reset();
        model.retry();
        QTRY_COMPARE(model.state(), AuditModel::State::Ready);
        QVERIFY(!model.error());
        log.failure = Error{ErrorCode::Io, QStringLiteral("again"), {}};
        model.fetchMore({});
        QTRY_VERIFY(model.error().has_value());
        QCOMPARE(model.state(), AuditModel::State::Ready);
        QCOMPARE(model.rowCount(), AuditModel::kPageRows);
        QVERIFY(!model.canFetchMore({}));
        log.failure.reset();
        model.retry();
        QTRY_COMPARE(model.rowCount(), 2 * AuditModel::kPageRows);
    }

    void peopleKiosksAndTheBranchHaveNames()
    {
        MemoryAuditLog log;
        log.add(ActKind::KioskPaired, QStringLiteral("id-1"), QStringLiteral("K-01"));
        log.add(ActKind::ClockJump, QStringLiteral("kiosk:K-02"), {});
        log.add(ActKind::Opened, QStringLiteral("branch"), {});
        log.add(ActKind::SignedIn, QStringLiteral("id-9"), {});
        AuditModel model(log, QTimeZone::utc());
        model.setNames({{QStringLiteral("id-1"), QStringLiteral("Wang Mei")}});
        QTRY_COMPARE(model.rowCount(), 4);
        QCOMPARE(cell(model, 3, AuditColumn::Who), QStringLiteral("Wang Mei"));
        QCOMPARE(cell(model, 2, AuditColumn::Who), QStringLiteral("K-02"));
        QCOMPARE(cell(model, 1, AuditColumn::Who), QStringLiteral("This branch"));
        QCOMPARE(cell(model, 0, AuditColumn::Who), QStringLiteral("id-9"));
        QCOMPARE(cell(model, 3, AuditColumn::What), QStringLiteral("Kiosk paired"));
    }

    void detailsAreOneLineInWords()
    {
        MemoryAuditLog log;
        const auto fact = [](const char* name, const char* value) {
            return Fact{QString::fromLatin1(name), QString::fromLatin1(value)};
        };
        log.add(ActKind::ServiceStopped, QStringLiteral("id"), QStringLiteral("branch"),
                {fact("branch", "b-1"), fact("role", "auditor"), fact("until_ms", "1795300000000")},
                {fact("reason", "water\nin the hall")});
        log.add(ActKind::OperatorChanged, QStringLiteral("id"), {}, {fact("new_role", "auditor"), fact("hue", "blue")},
                {fact("reason", "")});
        log.add(ActKind::Refused, QStringLiteral("id"), QStringLiteral("stop_service"));
        AuditModel model(log, QTimeZone::utc());
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(cell(model, 2, AuditColumn::Details),
                 QStringLiteral("water in the hall · Until: 2026-11-21 22:26:40"));
        QCOMPARE(cell(model, 1, AuditColumn::Details), QStringLiteral("reason erased · Role now: Auditor · hue: blue"));
        QCOMPARE(cell(model, 0, AuditColumn::Object), QStringLiteral("stop or resume face login"));
        QCOMPARE(cell(model, 0, AuditColumn::Details), QStringLiteral("–"));
    }

    void everyKindHasAWord()
    {
        QSet<QString> words;
        int kinds = 0;
        for (int number = 1; number < 100; ++number) {
            const QString word = words::of(static_cast<ActKind>(number));
            kinds += word.endsWith(QString::number(number)) ? 0 : 1;
            words.insert(word);
        }
        QCOMPARE(kinds, 35);
        QCOMPARE(words.size(), 99);
    }

    void theFirstBrokenEntryIsMarked()
    {
        MemoryAuditLog log;
        fill(log, 10);
        AuditModel model(log, QTimeZone::utc());
        QTRY_COMPARE(model.rowCount(), 10);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setFirstBad(7);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.index(2, 0).data(AuditModel::ToneRole).value<Tone>(), Tone::Fault);
        QVERIFY(model.index(3, 0).data(AuditModel::ToneRole).value<Tone>() != Tone::Fault);
    }
};

QTEST_GUILESS_MAIN(TestAuditModel)
#include "tst_auditmodel.moc"
