// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/kioskmodel.h"
#include "itemmodels/kioskvisitsmodel.h"
#include "services/timetext.h"
#include "support/scriptedfeed.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

namespace {

KioskState stateOf(const char* name)
{
    const HandClock clock;
    KioskState state;
    state.kiosk = kioskId(name);
    state.place = QStringLiteral("Harbour");
    state.contact = KioskState::Contact::Online;
    state.contactMs = clock.utcMs();
    state.status = statusOf(state.kiosk, state.place, clock);
    return state;
}

QString text(const KioskModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class KioskModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreOrderedByKioskAndReplacedInPlace()
    {
        KioskModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const char* name : {"K-0342", "K-0009", "K-0117"})
            model.put(stateOf(name));
        QCOMPARE(text(model, 0, KioskModel::KioskColumn), QStringLiteral("K-0009"));
        QCOMPARE(model.rowOf(kioskId("K-0342")), 2);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        KioskState state = stateOf("K-0117");
        state.place = QStringLiteral("Airport");
        model.put(state);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(text(model, 1, KioskModel::PlaceColumn), QStringLiteral("Airport"));
    }

    void aRetiredKioskSaysSinceWhenAndNeedsNothing()
    {
        KioskModel model;
        KioskState state;
        state.kiosk = kioskId("K-0117");
        state.retiredMs = HandClock().utcMs();
        model.put(state);
        QCOMPARE(text(model, 0, KioskModel::StateColumn),
                 QStringLiteral("Retired %1").arg(timetext::moment(HandClock().utcMs())));
        QVERIFY(model.index(0, 0).data(KioskModel::RetiredRole).toBool());
        QVERIFY(!model.index(0, 0).data(KioskModel::NeedsAttentionRole).toBool());
        QCOMPARE(model.index(0, KioskModel::StateColumn).data(KioskModel::ToneRole).value<Tone>(), Tone::Normal);
        state.retiredMs = 0;
        model.put(state);
        QCOMPARE(text(model, 0, KioskModel::StateColumn), QStringLiteral("Retired"));
    }

    void whatWasNeverReportedIsADash()
    {
        KioskModel model;
        KioskState state;
        state.kiosk = kioskId("K-0001");
        model.put(state);
        for (int column = KioskModel::PlaceColumn; column < KioskModel::ColumnCount; ++column) {
            if (column != KioskModel::StateColumn)
                QCOMPARE(text(model, 0, column), QStringLiteral("–"));
        }
        QCOMPARE(text(model, 0, KioskModel::StateColumn), QStringLiteral("Not seen yet"));
    }

    void theClassicalEngineIsMarkedForRehearsal()
    {
        KioskModel model;
        KioskState state = stateOf("K-0001");
        state.status->classicalEngine = true;
        model.put(state);
        QVERIFY(text(model, 0, KioskModel::EngineColumn).endsWith(QStringLiteral("rehearsal only")));
    }

    void aClockOffsetHasItsSign_data()
    {
        QTest::addColumn<qint64>("offsetMs");
        QTest::addColumn<QString>("shown");
        QTest::addRow("ahead") << qint64(1234) << QStringLiteral("+1.2");
        QTest::addRow("behind") << qint64(-2500) << QStringLiteral("\u22122.5");
        QTest::addRow("nearly none") << qint64(-40) << QStringLiteral("0.0");
    }
    void aClockOffsetHasItsSign()
    {
        QFETCH(const qint64, offsetMs);
        QFETCH(const QString, shown);
        KioskModel model;
        KioskState state = stateOf("K-0001");
        state.status->clockOffsetMs = offsetMs;
        model.put(state);
        QCOMPARE(text(model, 0, KioskModel::ClockColumn), shown);
    }

    void stateSortsBySeverity()
    {
        KioskModel model;
        KioskState calm = stateOf("K-0001");
        KioskState refused = stateOf("K-0002");
        Concern concern;
        concern.kind = ConcernKind::Refused;
        refused.concerns << concern;
        model.put(calm);
        model.put(refused);
        const auto key = [&](int row) {
            return model.index(row, KioskModel::StateColumn).data(KioskModel::SortRole).toInt();
        };
        QVERIFY(key(1) > key(0));
        QVERIFY(model.index(1, 0).data(KioskModel::NeedsAttentionRole).toBool());
        QCOMPARE(model.index(1, KioskModel::StateColumn).data(KioskModel::ToneRole).value<Tone>(), Tone::Fault);
    }

    void everyColumnHasAHeadingAndEveryCellAnAccessibleText()
    {
        KioskModel model;
        model.put(stateOf("K-0001"));
        for (int column = 0; column < KioskModel::ColumnCount; ++column) {
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
            QVERIFY(!model.index(0, column).data(Qt::AccessibleTextRole).toString().isEmpty());
        }
    }

    void theVisitsOfOneKioskAreReplacedAsAWhole()
    {
        KioskVisitsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        SessionRow row;
        row.key = {1000, SessionId::create()};
        row.outcome = Outcome::NoFace;
        model.setRows({row, row});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, KioskVisitsModel::ScoreColumn).data().toString(), QStringLiteral("–"));
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(KioskModelTest)
#include "tst_kioskmodel.moc"
