// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemmodels/operatormodel.h"
#include "support/office.h"
#include "support/scriptedfeed.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

namespace {

struct Bench
{
    HandClock clock;
    ListedOperatorBook book;
    OperatorModel model{book, clock};
    QAbstractItemModelTester tester{&model};

    OperatorAccount add(const char* login, Role role = Role::BranchStaff)
    {
        OperatorAccount account;
        account.login = QString::fromLatin1(login);
        account.name = QStringLiteral("Person ") + account.login;
        account.role = role;
        account.branches = {QStringLiteral("branch-1"), QStringLiteral("branch-2")};
        return book.put(account, Office::passphrase());
    }
    void reload()
    {
        model.reload();
        Office::settle();
    }
    [[nodiscard]] QString text(int row, int column) const { return model.index(row, column).data().toString(); }
    [[nodiscard]] Tone tone(int row) const
    {
        return model.index(row, OperatorModel::StateColumn).data(OperatorModel::ToneRole).value<Tone>();
    }
};

} // namespace

/// Who may sign in, as a table.
class TestOperatorModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void everyoneIsListedBySignInName();
    void aDelayIsSaidUntilItIsOver();
    void aDisabledAccountSaysWhetherFailuresClosedIt();
    void whoNeverSignedInIsSaidToHaveNever();
    void aRowThatStaysIsNotReset();
    void aStoreThatIsAwayIsAnErrorAndKeepsTheRows();
    void anAnswerThatComesAfterClearingIsDropped();
};

void TestOperatorModel::everyoneIsListedBySignInName()
{
    Bench bench;
    bench.add("zoe", Role::Auditor);
    bench.add("anna", Role::Administrator);
    QCOMPARE(bench.model.state(), OperatorModel::State::Loading);
    bench.reload();
    QCOMPARE(bench.model.state(), OperatorModel::State::Ready);
    QCOMPARE(bench.model.rowCount(), 2);
    QCOMPARE(bench.text(0, OperatorModel::LoginColumn), QStringLiteral("anna"));
    QCOMPARE(bench.text(0, OperatorModel::NameColumn), QStringLiteral("Person anna"));
    QCOMPARE(bench.text(0, OperatorModel::RoleColumn), words::of(Role::Administrator));
    QCOMPARE(bench.text(1, OperatorModel::BranchesColumn), QStringLiteral("branch-1, branch-2"));
    QCOMPARE(bench.text(1, OperatorModel::StateColumn), QStringLiteral("Active"));
    for (int column = 0; column < OperatorModel::ColumnCount; ++column)
        QVERIFY(!bench.model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestOperatorModel::aDelayIsSaidUntilItIsOver()
{
    Bench bench;
    const OperatorAccount anna = bench.add("anna");
    bench.book.standings[anna.id] = {{}, 6, bench.clock.utcMs() + 60000, {}};
    bench.reload();
    QCOMPARE(bench.tone(0), Tone::Attention);
    QVERIFY(bench.text(0, OperatorModel::StateColumn).contains(QStringLiteral("6")));
    const QString before = bench.text(0, OperatorModel::StateColumn);
    const QSignalSpy told(&bench.model, &QAbstractItemModel::dataChanged);
    bench.clock.advance(std::chrono::seconds(30));
    bench.model.tick();
    QCOMPARE(told.size(), 1);
    QVERIFY(bench.text(0, OperatorModel::StateColumn) != before);
    bench.clock.advance(std::chrono::seconds(30));
    QCOMPARE(bench.text(0, OperatorModel::StateColumn), QStringLiteral("Active"));
    QCOMPARE(bench.tone(0), Tone::Normal);
}

void TestOperatorModel::aDisabledAccountSaysWhetherFailuresClosedIt()
{
    Bench bench;
    OperatorAccount anna = bench.add("anna");
    anna.disabled = true;
    bench.book.accounts.insert(anna.id, anna);
    bench.reload();
    QCOMPARE(bench.text(0, OperatorModel::StateColumn), QStringLiteral("Disabled"));
    QVERIFY(bench.model.index(0, 0).data(OperatorModel::DisabledRole).toBool());
    QCOMPARE(bench.model.disabledCount(), 1);
    bench.book.standings[anna.id].failures = 100;
    bench.reload();
    QVERIFY(bench.text(0, OperatorModel::StateColumn).contains(QStringLiteral("100")));
}

void TestOperatorModel::whoNeverSignedInIsSaidToHaveNever()
{
    Bench bench;
    const OperatorAccount anna = bench.add("anna");
    bench.reload();
    QCOMPARE(bench.text(0, OperatorModel::LastSignInColumn), QStringLiteral("Never"));
    bench.book.standings[anna.id].lastSignInMs = 1790000000000;
    bench.reload();
    QVERIFY(bench.text(0, OperatorModel::LastSignInColumn).startsWith(QStringLiteral("2026-09-2")));
}

void TestOperatorModel::aRowThatStaysIsNotReset()
{
    Bench bench;
    const OperatorAccount bert = bench.add("bert");
    const OperatorAccount carl = bench.add("carl");
    bench.reload();
    const QPersistentModelIndex carlsRow = bench.model.index(bench.model.rowOf(carl.id), 0);
    const QSignalSpy reset(&bench.model, &QAbstractItemModel::modelReset);
    bench.add("anna");
    bench.add("bob");
    bench.add("dora");
    bench.book.accounts.remove(bert.id);
    OperatorAccount changed = carl;
    changed.name = QStringLiteral("Carl the second");
    bench.book.accounts.insert(carl.id, changed);
    bench.reload();
    QVERIFY(reset.isEmpty());
    QCOMPARE(bench.model.rowCount(), 4);
    QVERIFY(carlsRow.isValid());
    QCOMPARE(carlsRow.data().toString(), changed.name);
    QCOMPARE(carlsRow.data(OperatorModel::IdRole).toString(), carl.id.toString());
    QCOMPARE(bench.model.rowOf(bert.id), -1);
}

void TestOperatorModel::aStoreThatIsAwayIsAnErrorAndKeepsTheRows()
{
    Bench bench;
    bench.add("anna");
    bench.reload();
    bench.book.isAway = true;
    bench.reload();
    QCOMPARE(bench.model.state(), OperatorModel::State::Failed);
    QCOMPARE(bench.model.error()->message, QStringLiteral("away"));
    QCOMPARE(bench.model.rowCount(), 1);
    bench.book.isAway = false;
    bench.reload();
    QCOMPARE(bench.model.state(), OperatorModel::State::Ready);
    QVERIFY(!bench.model.error());
}

void TestOperatorModel::anAnswerThatComesAfterClearingIsDropped()
{
    Bench bench;
    bench.add("anna");
    bench.model.reload();
    bench.model.clear();
    Office::settle();
    QCOMPARE(bench.model.rowCount(), 0);
    QCOMPARE(bench.model.state(), OperatorModel::State::Loading);
}

QTEST_GUILESS_MAIN(TestOperatorModel)
#include "tst_operatormodel.moc"
