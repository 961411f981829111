// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/signin.h"
#include "support/office.h"
#include "support/scriptedfeed.h"

#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;
using namespace std::chrono_literals;
using State = SignIn::State;

namespace {

Passphrase wrong()
{
    return Passphrase::from(QStringLiteral("wrong horse battery")).value();
}

Result<void> answerOf(QFuture<Result<void>> future)
{
    Office::settle();
    return future.isFinished() ? future.result() : Result<void>(Error{});
}

StoreHold hold()
{
    StoreHold held;
    held.entries = 20;
    held.signedEntries = 25;
    held.signedRoot = QStringLiteral("root");
    return held;
}

} // namespace

/// Who sits at a console, and until when.
class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBranchWithoutAccountsMakesItsAdministrator();
    void aSecondFirstStartIsRefused();
    void aStoreThatIsAwayIsAskedUntilItAnswers();
    void theWrongPassphraseLetsNobodyIn();
    void anAccountOfAnotherBranchIsRefused();
    void aConsoleThatNobodyTouchesLocksItself();
    void whoeverTouchesItStays();
    void aSuspendLocksThoughTheMonotonicClockStoodStill();
    void theFirstTouchAfterASuspendLocksInsteadOfPassingForPresence();
    void onlyTheSamePersonUnlocks();
    void somebodyElseMayTakeOverALockedConsole();
    void aSessionEndsAfterTwelveHours();
    void anAccountThatIsDisabledEndsItsSession();
    void aStoreThatIsAwayForAMomentEndsNobody();
    void aNewRoleCountsAtOnce();
    void anAnswerThatComesAfterALockIsDropped();
    void aHeldStoreLetsNobodyInUntilAnAdministratorConfirmsIt();
    void aHeldStoreWithoutAccountsIsConfirmedByItsFirstOne();
    void aStoreThatIsHeldNoLongerIsFoundByItself();
    void aStoreThatComesBackAsAnotherEndsTheSession();
};

void TestSignIn::aBranchWithoutAccountsMakesItsAdministrator()
{
    HandClock clock;
    ListedOperatorBook book;
    SignIn signIn(book, clock, Office::kBranch, {});
    signIn.open();
    Office::settle();
    QCOMPARE(signIn.state(), State::FirstStart);
    OperatorAccount account;
    account.login = QStringLiteral("li");
    account.name = QStringLiteral("Li Na");
    account.branches = {Office::kBranch};
    QVERIFY(answerOf(signIn.addFirst(account, Office::passphrase())));
    QCOMPARE(signIn.state(), State::SignedOut);
    QVERIFY(answerOf(signIn.signIn(QStringLiteral("li"), Office::passphrase())));
    QCOMPARE(signIn.account()->role, Role::Administrator);
}

void TestSignIn::aSecondFirstStartIsRefused()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    QVERIFY(!answerOf(office.signIn.addFirst({}, Office::passphrase())));
    QCOMPARE(office.book.accounts.size(), 1);
}

void TestSignIn::aStoreThatIsAwayIsAskedUntilItAnswers()
{
    HandClock clock;
    ListedOperatorBook book;
    book.isAway = true;
    SignIn signIn(book, clock, Office::kBranch, {});
    QSignalSpy troubled(&signIn, &SignIn::troubled);
    signIn.open();
    QVERIFY2(!troubled.wait(400), "a store that is only being opened is no trouble yet");
    clock.advance(3s);
    QTRY_VERIFY(!troubled.isEmpty());
    QCOMPARE(signIn.state(), State::Opening);
    book.isAway = false;
    QTRY_COMPARE(signIn.state(), State::FirstStart);
}

void TestSignIn::theWrongPassphraseLetsNobodyIn()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    office.signIn.signOut();
    QVERIFY(!answerOf(office.signIn.signIn(office.account.login, wrong())));
    QCOMPARE(office.signIn.state(), State::SignedOut);
    QVERIFY(!office.signIn.account());
}

void TestSignIn::anAccountOfAnotherBranchIsRefused()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    office.signIn.signOut();
    office.book.accounts[office.account.id].branches = {QStringLiteral("branch-0002")};
    QVERIFY(!answerOf(office.signIn.signIn(office.account.login, Office::passphrase())));
    QCOMPARE(office.signIn.state(), State::SignedOut);
}

void TestSignIn::aConsoleThatNobodyTouchesLocksItself()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    clock.advance(5min);
    QTRY_COMPARE(office.signIn.state(), State::Locked);
    QCOMPARE(office.book.left.last(), (std::pair{office.account.id, true}));
}

void TestSignIn::whoeverTouchesItStays()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    for (int i = 0; i < 10; ++i) {
        clock.advance(4min);
        office.signIn.touch();
        QCOMPARE(office.signIn.state(), State::SignedIn);
    }
}

void TestSignIn::aSuspendLocksThoughTheMonotonicClockStoodStill()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    clock.suspend(8h);
    QTRY_COMPARE(office.signIn.state(), State::Locked);
}

void TestSignIn::theFirstTouchAfterASuspendLocksInsteadOfPassingForPresence()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    clock.suspend(8h);
    office.signIn.touch();
    QCOMPARE(office.signIn.state(), State::Locked);
}

void TestSignIn::onlyTheSamePersonUnlocks()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    office.signIn.lock();
    QCOMPARE(office.signIn.state(), State::Locked);
    QVERIFY(!answerOf(office.signIn.unlock(wrong())));
    QCOMPARE(office.signIn.state(), State::Locked);
    QVERIFY(answerOf(office.signIn.unlock(Office::passphrase())));
    QCOMPARE(office.signIn.state(), State::SignedIn);
    QCOMPARE(office.book.proofs.last(), Proof::Unlock);
}

void TestSignIn::somebodyElseMayTakeOverALockedConsole()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    OperatorAccount other = office.account;
    other.id = {};
    other.login = QStringLiteral("zhao");
    other = office.book.put(other, wrong());
    office.signIn.lock();
    QVERIFY(answerOf(office.signIn.signIn(other.login, wrong())));
    QCOMPARE(office.signIn.account()->id, other.id);
    QCOMPARE(office.book.left.last(), (std::pair{office.account.id, false}));
}

void TestSignIn::aSessionEndsAfterTwelveHours()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    QSignalSpy ended(&office.signIn, &SignIn::ended);
    for (int i = 0; i < 180; ++i) {
        clock.advance(4min);
        office.signIn.touch();
    }
    QTRY_COMPARE(office.signIn.state(), State::SignedOut);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().value<SignIn::End>(), SignIn::End::Absolute);
}

void TestSignIn::anAccountThatIsDisabledEndsItsSession()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    QSignalSpy ended(&office.signIn, &SignIn::ended);
    office.book.accounts[office.account.id].disabled = true;
    clock.advance(3s); // within the five seconds that a withdrawn right may last
    QTRY_COMPARE(office.signIn.state(), State::SignedOut);
    QCOMPARE(ended.first().first().value<SignIn::End>(), SignIn::End::Withdrawn);
}

void TestSignIn::aStoreThatIsAwayForAMomentEndsNobody()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    office.book.isAway = true;
    QSignalSpy changed(&office.signIn, &SignIn::changed);
    clock.advance(3s);
    QTRY_COMPARE(office.book.finds, 1);
    Office::settle();
    QCOMPARE(office.signIn.state(), State::SignedIn);
    QVERIFY(changed.isEmpty());
}

void TestSignIn::aNewRoleCountsAtOnce()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    QVERIFY(!office.policy.may(Action::ReadAudit));
    office.book.accounts[office.account.id].role = Role::Auditor;
    clock.advance(3s);
    QTRY_VERIFY(office.policy.may(Action::ReadAudit));
    QVERIFY(!office.policy.may(Action::WatchLive));
}

void TestSignIn::anAnswerThatComesAfterALockIsDropped()
{
    HandClock clock;
    Office office(clock, Role::SecurityOfficer);
    office.book.isSlow = true;
    auto confirmed = office.signIn.confirm(Office::passphrase());
    office.signIn.lock();
    office.book.late->addResult(Admission{office.account, {}});
    office.book.late->finish();
    QVERIFY(!answerOf(confirmed));
    QVERIFY(!office.signIn.isFresh());
}

void TestSignIn::aHeldStoreLetsNobodyInUntilAnAdministratorConfirmsIt()
{
    HandClock clock;
    Office office(clock, Role::Administrator);
    OperatorAccount officer = office.account;
    officer.id = {};
    officer.login = QStringLiteral("zhao");
    officer.role = Role::SecurityOfficer;
    office.book.put(officer, Office::passphrase());
    office.book.held = hold();
    SignIn signIn(office.book, clock, Office::kBranch, {});
    signIn.open();
    Office::settle();
    QCOMPARE(signIn.state(), State::Held);
    QCOMPARE(signIn.hold(), std::optional(hold()));
    QCOMPARE(answerOf(signIn.signIn(office.account.login, Office::passphrase())).error().code, ErrorCode::Refused);
    QCOMPARE(answerOf(signIn.acceptStore(officer.login, Office::passphrase())).error().code, ErrorCode::Refused);
    QCOMPARE(answerOf(signIn.acceptStore(office.account.login, wrong())).error().code, ErrorCode::Refused);
    QCOMPARE(signIn.state(), State::Held);
    QVERIFY(answerOf(signIn.acceptStore(office.account.login, Office::passphrase())));
    QCOMPARE(signIn.state(), State::SignedOut);
    QVERIFY(!signIn.hold());
    QVERIFY(answerOf(signIn.signIn(officer.login, Office::passphrase())));
    QVERIFY(!answerOf(signIn.acceptStore(office.account.login, Office::passphrase())));
}

void TestSignIn::aHeldStoreWithoutAccountsIsConfirmedByItsFirstOne()
{
    HandClock clock;
    ListedOperatorBook book;
    book.held = hold();
    book.held->isNobodys = true;
    SignIn signIn(book, clock, Office::kBranch, {});
    signIn.open();
    Office::settle();
    QCOMPARE(signIn.state(), State::FirstStart);
    QCOMPARE(signIn.hold(), book.held);
    OperatorAccount account;
    account.login = QStringLiteral("li");
    account.name = QStringLiteral("Li Na");
    account.branches = {Office::kBranch};
    QVERIFY(answerOf(signIn.addFirst(account, Office::passphrase())));
    QCOMPARE(signIn.state(), State::SignedOut);
    QVERIFY(!signIn.hold() && !book.held);
}

void TestSignIn::aStoreThatIsHeldNoLongerIsFoundByItself()
{
    HandClock clock;
    Office office(clock, Role::Administrator);
    office.book.held = hold();
    SignIn signIn(office.book, clock, Office::kBranch, {});
    QSignalSpy changed(&signIn, &SignIn::changed);
    signIn.open();
    QTRY_COMPARE(signIn.state(), State::Held);
    clock.advance(3s);
    Office::settle();
    office.book.held->entries += 1; // by another console
    clock.advance(3s);
    QTRY_COMPARE(signIn.hold()->entries, hold().entries + 1);
    office.book.held.reset();
    clock.advance(3s);
    QTRY_COMPARE(signIn.state(), State::SignedOut);
    // What has not changed is not told again: somebody may be typing.
    QCOMPARE(changed.size(), 3);
}

void TestSignIn::aStoreThatComesBackAsAnotherEndsTheSession()
{
    HandClock clock;
    Office office(clock, Role::BranchStaff);
    office.book.held = hold();
    clock.advance(3s);
    QTRY_COMPARE(office.signIn.state(), State::Held);
    QVERIFY(!office.signIn.account());
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
