// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/office/branchoffice.h"

#include "crypto/sealing.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

class TestOfficePeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StoreKinds::addRows(); }
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_office = std::make_unique<BranchOffice>(m_kinds);
        m_anna = m_office->begin();
    }
    void cleanup() { m_office.reset(); }
    void whoeverIsAddedCanSignInAndIsListed();
    void aPersonsNameIsInNoEntry();
    void whatDoesNotDoIsNamed_data();
    void whatDoesNotDoIsNamed();
    void aLoginIsGivenOnce();
    void leaveForSomethingElseIsNoLeave();
    void leaveIsSpentOnce();
    void aChangeIsKeptAndTold();
    void nobodyChangesTheirOwnAccount();
    void theLastAdministratorStays();
    void aNewPassphraseReplacesTheOldAndEndsALockOut();
    void nobodyByThatNameIsNotFound();
    void whatCannotBeWrittenDownIsNotDone();
    void aStoreThatComesLaterIsFound();

private:
    Result<OperatorAccount> add(OperatorAccount account)
    {
        return answerOf(m_office->book().add(std::move(account), passphrase(), AccessPolicy::permit(m_anna.id)));
    }
    Result<void> change(const OperatorAccount& account, OperatorId who)
    {
        return answerOf(m_office->book().change(account, AccessPolicy::permit(who)));
    }

    StoreKinds m_kinds;
    std::unique_ptr<BranchOffice> m_office;
    OperatorAccount m_anna;
};

void TestOfficePeople::whoeverIsAddedCanSignInAndIsListed()
{
    OperatorAccount bert = account(QStringLiteral("bert"), Role::SecurityOfficer);
    bert.branches = {QStringLiteral("branch-2"), QStringLiteral("branch-1")};
    const auto added = add(bert);
    QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
    QVERIFY(!added->id.isNull());
    QVERIFY(m_office->prove(QStringLiteral("bert"), QStringLiteral("four quiet herons at noon")));
    const auto all = answerOf(m_office->book().all());
    QCOMPARE(all->size(), 2);
    QCOMPARE(all->last().account.role, Role::SecurityOfficer);
    QCOMPARE(all->last().lastSignInMs, std::optional<qint64>(m_office->clock.utcMs()));
    QVERIFY(!all->first().lastSignInMs);
    QCOMPARE(all->last().account.branches, QStringList({QStringLiteral("branch-1"), QStringLiteral("branch-2")}));
    QCOMPARE(answerOf(m_office->book().find(added->id))->name, QStringLiteral("Person bert"));
    const AuditRow row = m_office->rowsOf(ActKind::OperatorAdded).first();
    QCOMPARE(row.actor, m_anna.id.toString());
    QCOMPARE(row.object, added->id.toString());
    QCOMPARE(factOf(row, "new_role"), QStringLiteral("security_officer"));
    QCOMPARE(factOf(row, "role"), QStringLiteral("administrator"));
}

void TestOfficePeople::aPersonsNameIsInNoEntry()
{
    QVERIFY(add(account(QStringLiteral("bert"))));
    store::Statement all(m_office->keeper(), QStringLiteral("SELECT entry FROM audit_leaf"));
    QVERIFY(all.run({}));
    while (all.next().value())
        QVERIFY(!all.value(0).toByteArray().contains("bert"));
    // Beside the log it is there, and it can go.
    const QList<Fact> personal = m_office->rowsOf(ActKind::OperatorAdded).first().personal;
    QCOMPARE(personal.size(), 2);
    QCOMPARE(personal.first().value, QStringLiteral("bert"));
    QCOMPARE(personal.last().value, QStringLiteral("Person bert"));
    m_office->run(QStringLiteral("DELETE FROM audit_opening"));
    QVERIFY(m_office->rowsOf(ActKind::OperatorAdded).first().personal.first().value.isEmpty());
}

void TestOfficePeople::whatDoesNotDoIsNamed_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("branch");
    QTest::addColumn<QString>("typed");
    const QString good = QStringLiteral("four quiet herons at noon");
    const QString here = QStringLiteral("branch-1");
    QTest::newRow("login") << QStringLiteral("no spaces") << QStringLiteral("N") << here << good;
    QTest::newRow("no login") << QString() << QStringLiteral("N") << here << good;
    QTest::newRow("name") << QStringLiteral("bert") << QStringLiteral("\u200e") << here << good;
    QTest::newRow("no branch") << QStringLiteral("bert") << QStringLiteral("N") << QString() << good;
    QTest::newRow("short") << QStringLiteral("bert") << QStringLiteral("N") << here << QStringLiteral("heron");
    QTest::newRow("own name") << QStringLiteral("bert-the-builder") << QStringLiteral("N") << here
                              << QStringLiteral("bert-the-builder1");
}

void TestOfficePeople::whatDoesNotDoIsNamed()
{
    QFETCH(QString, login);
    QFETCH(QString, name);
    QFETCH(QString, branch);
    QFETCH(QString, typed);
    OperatorAccount bad = account(login);
    bad.name = name;
    bad.branches = branch.isEmpty() ? QStringList() : QStringList{branch};
    const auto added = answerOf(m_office->book().add(bad, passphrase(typed), AccessPolicy::permit(m_anna.id)));
    QVERIFY(!added);
    QCOMPARE(added.error().code, ErrorCode::Invalid);
    QVERIFY(!added.error().message.isEmpty());
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM operator")), 1);
}

void TestOfficePeople::aLoginIsGivenOnce()
{
    const auto again = add(account(QStringLiteral(" ANNA")));
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Refused);
    QCOMPARE(m_office->rowsOf(ActKind::OperatorAdded).size(), 1);
}

void TestOfficePeople::leaveForSomethingElseIsNoLeave()
{
    auto& book = m_office->book();
    const auto other = [this] { return AccessPolicy::permit(m_anna.id, Action::ExportSessions); };
    QCOMPARE(answerOf(book.add(account(QStringLiteral("bert")), passphrase(), other())).error().code,
             ErrorCode::Refused);
    QCOMPARE(answerOf(book.change(m_anna, other())).error().code, ErrorCode::Refused);
    QCOMPARE(answerOf(book.resetPassphrase(m_anna.id, passphrase(), other())).error().code, ErrorCode::Refused);
    QCOMPARE(answerOf(book.renewRecoveryCodes(other())).error().code, ErrorCode::Refused);
    QCOMPARE(m_office->rows().size(), 3);
}

void TestOfficePeople::leaveIsSpentOnce()
{
    Permit permit = AccessPolicy::permit(m_anna.id);
    QVERIFY(std::move(permit).spend(Action::ManagePeople, ActKind::OperatorAdded));
    const auto added = answerOf(m_office->book().add(account(QStringLiteral("bert")), passphrase(), std::move(permit)));
    QVERIFY(!added);
    QCOMPARE(added.error().code, ErrorCode::Refused);
}

void TestOfficePeople::aChangeIsKeptAndTold()
{
    OperatorAccount bert = add(account(QStringLiteral("bert"), Role::BranchStaff)).value();
    bert.name = QStringLiteral("Bert B.");
    bert.role = Role::Auditor;
    bert.branches = {QStringLiteral("branch-9")};
    QVERIFY(change(bert, m_anna.id));
    QVERIFY(*answerOf(m_office->book().find(bert.id)) == bert);
    const AuditRow row = m_office->rowsOf(ActKind::OperatorChanged).first();
    QCOMPARE(factOf(row, "old_role"), QStringLiteral("branch_staff"));
    QCOMPARE(factOf(row, "new_role"), QStringLiteral("auditor"));
    QCOMPARE(factOf(row, "branches"), QStringLiteral("branch-9"));
    bert.disabled = true;
    QVERIFY(change(bert, m_anna.id));
    QCOMPARE(m_office->rowsOf(ActKind::OperatorDisabled).first().object, bert.id.toString());
    QCOMPARE(m_office->prove(QStringLiteral("bert"), QStringLiteral("four quiet herons at noon")).error().code,
             ErrorCode::Refused);
    bert.login = QStringLiteral("robert");
    QCOMPARE(change(bert, m_anna.id).error().code, ErrorCode::Invalid);
}

void TestOfficePeople::nobodyChangesTheirOwnAccount()
{
    QVERIFY(add(account(QStringLiteral("bert"))));
    m_anna.name = QStringLiteral("Queen Anna");
    QCOMPARE(change(m_anna, m_anna.id).error().code, ErrorCode::Refused);
    QVERIFY(answerOf(m_office->book().find(m_anna.id))->name != m_anna.name);
}

void TestOfficePeople::theLastAdministratorStays()
{
    const OperatorAccount bert = add(account(QStringLiteral("bert"))).value();
    OperatorAccount changed = m_anna;
    changed.disabled = true;
    QVERIFY(change(changed, bert.id));
    for (const bool isDisabled : {true, false}) {
        changed = bert;
        changed.disabled = isDisabled;
        changed.role = isDisabled ? Role::Administrator : Role::Auditor;
        const auto refused = change(changed, m_anna.id);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
    }
    QVERIFY(*answerOf(m_office->book().find(bert.id)) == bert);
    changed = bert;
    changed.name = QStringLiteral("Bert the last");
    QVERIFY(change(changed, m_anna.id));
}

void TestOfficePeople::aNewPassphraseReplacesTheOldAndEndsALockOut()
{
    const OperatorAccount bert = add(account(QStringLiteral("bert"))).value();
    for (int i = 0; i < 5; ++i)
        QVERIFY(!m_office->prove(QStringLiteral("bert"), QStringLiteral("a wrong one")));
    QCOMPARE(m_office->prove(QStringLiteral("bert"), QStringLiteral("a wrong one")).error().code,
             ErrorCode::Unavailable);
    // The list says so.
    OperatorStanding standing = answerOf(m_office->book().all())->last();
    QCOMPARE(standing.failures, 5);
    QCOMPARE(standing.waitUntilMs, m_office->clock.utcMs() + 30000);
    const QString fresh = QStringLiteral("seven slow geese at dawn");
    QCOMPARE(answerOf(m_office->book().resetPassphrase(bert.id, passphrase(QStringLiteral("short")),
                                                       AccessPolicy::permit(m_anna.id)))
                 .error()
                 .code,
             ErrorCode::Invalid);
    QVERIFY(answerOf(m_office->book().resetPassphrase(bert.id, passphrase(fresh), AccessPolicy::permit(m_anna.id))));
    standing = answerOf(m_office->book().all())->last();
    QCOMPARE(standing.failures, 0);
    QCOMPARE(standing.waitUntilMs, 0);
    QVERIFY(m_office->prove(QStringLiteral("bert"), fresh));
    QCOMPARE(m_office->prove(QStringLiteral("bert"), QStringLiteral("four quiet herons at noon")).error().code,
             ErrorCode::Refused);
    QCOMPARE(m_office->rowsOf(ActKind::PassphraseChanged).first().object, bert.id.toString());
}

void TestOfficePeople::nobodyByThatNameIsNotFound()
{
    OperatorAccount ghost = account(QStringLiteral("ghost"));
    ghost.id = OperatorId::create();
    QCOMPARE(answerOf(m_office->book().find(ghost.id)).error().code, ErrorCode::NotFound);
    QCOMPARE(change(ghost, m_anna.id).error().code, ErrorCode::NotFound);
    QCOMPARE(answerOf(m_office->book().resetPassphrase(ghost.id, passphrase(), AccessPolicy::permit(m_anna.id)))
                 .error()
                 .code,
             ErrorCode::NotFound);
}

void TestOfficePeople::whatCannotBeWrittenDownIsNotDone()
{
    // The place of the next entry is taken, as by a log that was tampered with.
    m_office->run(QStringLiteral("INSERT INTO audit_leaf (seq, entry, leaf, at_ms, kind, actor, object) "
                                 "VALUES (3, ?, ?, 1, 1, '', '')"),
                  {QByteArray("x"), QByteArray(32, 'h')});
    QVERIFY(!add(account(QStringLiteral("bert"))));
    QVERIFY(!m_office->prove(QStringLiteral("anna"), QStringLiteral("four quiet herons at noon")));
    QVERIFY(!answerOf(
        m_office->book().resetPassphrase(m_anna.id, passphrase(), AccessPolicy::permit(OperatorId::create()))));
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM operator")), 1);
    QCOMPARE(m_office->number(QStringLiteral("SELECT count(*) FROM operator WHERE last_sign_in_ms IS NULL")), 1);
}

void TestOfficePeople::aStoreThatComesLaterIsFound()
{
    const auto place = m_kinds.make();
    const Console early(place->address(), m_office->clock, std::nullopt, m_office->trust());
    QCOMPARE(answerOf(early.book->isEmpty()).error().code, ErrorCode::Unavailable);
    QCOMPARE(answerOf(early.log->append({})).error().code, ErrorCode::Unavailable);
    const auto keeper = store::Database::openOrCreate(place->address(), store::Schema::branch());
    QVERIFY(keeper);
    QVERIFY(answerOf(early.book->isEmpty()).value());
}

QTEST_GUILESS_MAIN(TestOfficePeople)
#include "tst_officepeople.moc"
