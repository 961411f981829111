// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/attentionmodel.h"
#include "support/scriptedfeed.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

namespace {

AttentionItem itemOf(quint64 id, ConcernKind kind)
{
    AttentionItem item;
    item.id = id;
    item.kiosk = kioskId("K-0342");
    item.place = QStringLiteral("Central Station");
    item.concern.kind = kind;
    item.concern.attempt = 3;
    item.concern.maxAttempts = 3;
    item.concern.score = score(5800);
    return item;
}

} // namespace

class AttentionModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSelectedItemIsFollowedWhenTheOrderChanges()
    {
        AttentionModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const AttentionItem refused = itemOf(1, ConcernKind::Refused);
        const AttentionItem staff = itemOf(2, ConcernKind::StaffCalled);
        const AttentionItem attack = itemOf(3, ConcernKind::SuspectedAttack);
        model.setItems({refused, staff});
        const QPersistentModelIndex selected = model.index(1);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setItems({attack, staff, refused});
        QCOMPARE(selected.data(AttentionModel::IdRole).toULongLong(), 2u);
        QCOMPARE(selected.row(), 1);
        model.setItems({staff});
        QCOMPARE(selected.row(), 0);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(resets.size(), 0);
    }

    void anItemSaysWhatWhereSinceConsequenceAndFirstAction()
    {
        AttentionModel model;
        model.setItems({itemOf(1, ConcernKind::Refused)});
        const QModelIndex index = model.index(0);
        QCOMPARE(index.data().toString(), QStringLiteral("Refused 3 of 3"));
        QCOMPARE(index.data(AttentionModel::WhereRole).toString(), QStringLiteral("K-0342 Central Station"));
        QCOMPARE(index.data(AttentionModel::ScoreRole).toString(), QStringLiteral("0.58"));
        const QString spoken = index.data(Qt::AccessibleTextRole).toString();
        QVERIFY(spoken.contains(firstAction(ConcernKind::Refused)));
        QVERIFY(spoken.contains(consequence(ConcernKind::Refused)));
    }

    void childrenBeyondTheThirdAreCounted()
    {
        AttentionItem outage = itemOf(1, ConcernKind::Outage);
        outage.kiosk = {};
        for (const char* name : {"K-1", "K-2", "K-3", "K-4", "K-5"})
            outage.children << kioskId(name);
        AttentionModel model;
        model.setItems({outage});
        QVERIFY(model.index(0)
                    .data(AttentionModel::WhereRole)
                    .toString()
                    .startsWith(QStringLiteral("K-1, K-2, K-3 and 2")));
    }
};

QTEST_GUILESS_MAIN(AttentionModelTest)
#include "tst_attentionmodel.moc"
