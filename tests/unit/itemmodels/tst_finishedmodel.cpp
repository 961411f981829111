// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/finishedmodel.h"
#include "support/scriptedfeed.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

namespace {

FinishedVisit visitAt(qint64 endedMs)
{
    FinishedVisit visit;
    visit.session = SessionId::create();
    visit.kiosk = kioskId("K-0009");
    visit.outcome = Outcome::Accepted;
    visit.endedMs = endedMs;
    return visit;
}

} // namespace

class FinishedModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void visitsComeAtTheTopAndLeaveAtTheEnd()
    {
        FinishedModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const FinishedVisit a = visitAt(1000);
        const FinishedVisit b = visitAt(2000);
        const FinishedVisit c = visitAt(2000);
        const FinishedVisit d = visitAt(3000);
        model.setVisits({b, a});
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        model.setVisits({d, c, b});
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0).data(FinishedModel::SessionRole).value<SessionId>(), d.session);
        QCOMPARE(model.index(2).data(FinishedModel::SessionRole).value<SessionId>(), b.session);
    }

    void aVisitWithoutAScoreHasADash()
    {
        FinishedModel model;
        model.setVisits({visitAt(1000)});
        QCOMPARE(model.index(0).data(FinishedModel::ScoreRole).toString(), QStringLiteral("–"));
    }
};

QTEST_GUILESS_MAIN(FinishedModelTest)
#include "tst_finishedmodel.moc"
