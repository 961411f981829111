// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"
#include "pages/people/newpassphrasedialog.h"
#include "pages/people/operatordialog.h"
#include "pages/people/peoplepage.h"
#include "shell/passphrasedesk.h"
#include "support/office.h"
#include "support/scriptedfeed.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;
using namespace jinbi::ui;

namespace {

const QString kGood = QStringLiteral("four quiet herons at noon");

/// The page over accounts in memory, with the desk of a console: the passphrase is really typed.
struct Bench
{
    HandClock clock;
    Office office;
    PassphraseDesk desk{office.policy, office.signIn};
    PeoplePage page{{office.book, desk, clock, Office::kBranch}};

    explicit Bench(Role role = Role::Administrator, bool isAway = false) : office(clock, role, Office::patient())
    {
        QLocale::setDefault(QLocale::c());
        add("chen.jing", "Chen Jing", Role::BranchStaff);
        add("zhao.lei", "Zhao Lei", Role::SecurityOfficer);
        office.book.isAway = isAway;
        desk.setWindow(&page);
        page.resize(1180, 640);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        Office::settle();
    }
    OperatorAccount add(const char* login, const char* name, Role role)
    {
        OperatorAccount account;
        account.login = QString::fromLatin1(login);
        account.name = QString::fromLatin1(name);
        account.role = role;
        account.branches = {Office::kBranch};
        return office.book.put(account, Office::passphrase());
    }
    [[nodiscard]] OperatorAccount known(const char* login) const
    {
        for (const OperatorAccount& each : office.book.accounts) {
            if (each.login == QLatin1StringView(login))
                return each;
        }
        return {};
    }
    template <class T = QWidget>
    T* child(const char* name)
    {
        return page.findChild<T*>(QString::fromLatin1(name));
    }
    QAbstractItemModel& rows() { return *child<QTableView>("peopleTable")->model(); }
    void click(const char* name) { QTest::mouseClick(child(name), Qt::LeftButton); }
    void choose(const char* login) { page.select(known(login).id); }
    void type(const char* field, const QString& text)
    {
        child<QLineEdit>(field)->setFocus();
        QTest::keyClicks(child(field), text);
    }
    /// Into the question that stands before everything now.
    void confirm()
    {
        QTRY_VERIFY(child("afreshPassphrase"));
        type("afreshPassphrase", Office::kPassphrase);
        QTest::keyClick(child("afreshPassphrase"), Qt::Key_Return);
        QTRY_VERIFY(!child("afreshPassphrase"));
        Office::settle();
    }
    QString said(const char* label = "peopleSaid") { return child<QLabel>(label)->text(); }
    void refuseNext(const char* why) { office.book.refusal = Error{ErrorCode::Refused, QString::fromLatin1(why), {}}; }
};

} // namespace

/// Operators, as the administrator manages them by keys and mouse.
class TestPeoplePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Scheme::Light); }
    void everybodyIsListed();
    void whoMayNotManageThemSeesNobody();
    void aStoreThatIsAwaySaysSoAndIsAskedAgain();
    void somebodyIsAddedByTheKeyboard();
    void whatDoesNotDoIsSaidBeforeAnythingIsAsked();
    void aRefusalKeepsWhatWasTypedButThePassphrase();
    void theSentenceUnderTheRoleFollowsIt();
    void enterOnARowChangesTheAccount();
    void somebodyIsDisabledAndEnabledAgain();
    void theSentenceOfTheServiceIsShown();
    void whoDoesNotTypeThePassphraseChangesNothing();
    void aNewPassphraseIsTypedTwice();
    void newRecoveryCodesAreShownOnceAndEndTheHint();
    void escapeChoosesNobody();
    void itIsDrawnAsItShouldBe_data();
    void itIsDrawnAsItShouldBe();
};

void TestPeoplePage::everybodyIsListed()
{
    Bench bench;
    QCOMPARE(bench.rows().rowCount(), 3);
    QCOMPARE(bench.page.fact(), QStringLiteral("3 operator(s)"));
    QVERIFY(bench.child("peopleTable")->isVisible());
    bench.choose("zhao.lei");
    for (const char* button : {"changeOperator", "toggleOperator", "newPassphraseButton"})
        QVERIFY2(bench.child(button)->isEnabled(), button);
}

void TestPeoplePage::whoMayNotManageThemSeesNobody()
{
    for (const Role role : kRoles) {
        Bench bench(role);
        const bool may = rightOf(role, Action::ManagePeople) != Right::Refused;
        QCOMPARE(bench.rows().rowCount(), may ? 3 : 0);
        QCOMPARE(bench.child("addOperator")->isEnabled(), may);
        // Nor does somebody see those whom the one before them saw.
        bench.office.signIn.signOut();
        bench.page.reload();
        Office::settle();
        QCOMPARE(bench.rows().rowCount(), 0);
    }
}

void TestPeoplePage::aStoreThatIsAwaySaysSoAndIsAskedAgain()
{
    Bench bench(Role::Administrator, true);
    QVERIFY(bench.child("peopleEmpty")->isVisible());
    QCOMPARE(bench.said("emptyLine"), QStringLiteral("away"));
    QVERIFY(!bench.child("addOperator")->isEnabled());
    bench.office.book.isAway = false;
    bench.click("emptyAction");
    Office::settle();
    QVERIFY(bench.child("peopleTable")->isVisible());
    QCOMPARE(bench.rows().rowCount(), 3);
}

void TestPeoplePage::somebodyIsAddedByTheKeyboard()
{
    Bench bench;
    const QSignalSpy told(&bench.page, &PeoplePage::peopleChanged);
    bench.child("addOperator")->setFocus();
    QTest::keyClick(bench.child("addOperator"), Qt::Key_Space);
    QTRY_VERIFY(bench.child("operatorName") && bench.child("operatorName")->hasFocus());
    QTest::keyClicks(bench.child("operatorName"), QStringLiteral("Ma Rui"));
    QTest::keyClick(bench.child("operatorName"), Qt::Key_Tab);
    QVERIFY(bench.child("operatorLogin")->hasFocus());
    QTest::keyClicks(bench.child("operatorLogin"), QStringLiteral("Ma.Rui"));
    QTest::keyClick(bench.child("operatorLogin"), Qt::Key_Tab);
    QVERIFY(bench.child("operatorRole")->hasFocus());
    QTest::keyClick(bench.child("operatorRole"), Qt::Key_End);
    QTest::keyClick(bench.child("operatorRole"), Qt::Key_Tab);
    QVERIFY(bench.child("newPassphrase")->hasFocus());
    QTest::keyClicks(bench.child("newPassphrase"), kGood);
    QTest::keyClick(bench.child("newPassphrase"), Qt::Key_Tab);
    QVERIFY(bench.child("newPassphraseAgain")->hasFocus());
    QTest::keyClicks(bench.child("newPassphraseAgain"), kGood);
    QTest::keyClick(bench.child("newPassphraseAgain"), Qt::Key_Return);
    bench.confirm();
    QTRY_VERIFY(!bench.page.findChild<OperatorDialog*>());
    const OperatorAccount added = bench.known("ma.rui");
    QCOMPARE(added.name, QStringLiteral("Ma Rui"));
    QCOMPARE(added.role, Role::Auditor);
    QCOMPARE(added.branches, QStringList{Office::kBranch});
    QCOMPARE(bench.office.book.passphrases.value(added.id), kGood.toUtf8());
    QCOMPARE(told.size(), 1);
    QTRY_COMPARE(bench.rows().rowCount(), 4);
    // Chosen, and said.
    QCOMPARE(bench.child<QTableView>("peopleTable")->currentIndex().data(OperatorModel::IdRole).toString(),
             added.id.toString());
    QVERIFY(bench.said().contains(QStringLiteral("Ma Rui")));
}

void TestPeoplePage::whatDoesNotDoIsSaidBeforeAnythingIsAsked()
{
    Bench bench;
    bench.click("addOperator");
    QTRY_VERIFY(bench.child("operatorName"));
    QTRY_VERIFY(bench.child("operatorName")->hasFocus());
    const auto refused = [&](const char* field) {
        bench.click("operatorKeep");
        return !bench.said("operatorMistake").isEmpty() &&
               bench.child(field)->window()->focusWidget() == bench.child(field) && !bench.child("afreshPassphrase");
    };
    bench.type("operatorLogin", QStringLiteral("ma.rui"));
    QVERIFY(refused("operatorName"));
    bench.type("operatorName", QStringLiteral("Ma Rui"));
    QVERIFY(bench.said("operatorMistake").isEmpty()); // whoever mends it is not scolded meanwhile
    bench.type("operatorLogin", QStringLiteral("/"));
    QVERIFY(refused("operatorLogin"));
    QTest::keyClick(bench.child("operatorLogin"), Qt::Key_Backspace);
    QVERIFY(refused("newPassphrase"));
    bench.type("newPassphrase", QStringLiteral("short"));
    QVERIFY(refused("newPassphrase"));
    QVERIFY(bench.said("operatorMistake").contains(QString::number(Passphrase::kShortest)));
    bench.child<QLineEdit>("newPassphrase")->clear();
    bench.type("newPassphrase", kGood);
    QVERIFY(refused("newPassphraseAgain"));
    QCOMPARE(bench.office.book.accounts.size(), 3);
    QTest::keyClick(bench.child("operatorName"), Qt::Key_Escape);
    QTRY_VERIFY(!bench.page.findChild<OperatorDialog*>());
}

void TestPeoplePage::aRefusalKeepsWhatWasTypedButThePassphrase()
{
    Bench bench;
    bench.click("addOperator");
    QTRY_VERIFY(bench.child("operatorName"));
    bench.type("operatorName", QStringLiteral("Ma Rui"));
    bench.type("operatorLogin", QStringLiteral("mei"));
    bench.type("newPassphrase", kGood);
    bench.type("newPassphraseAgain", kGood);
    bench.refuseNext("Sign-in name: mei is taken.");
    bench.click("operatorKeep");
    bench.confirm();
    QTRY_COMPARE(bench.said("operatorMistake"), QStringLiteral("Sign-in name: mei is taken."));
    QCOMPARE(bench.child<QLineEdit>("operatorName")->text(), QStringLiteral("Ma Rui"));
    QCOMPARE(bench.child<QLineEdit>("operatorLogin")->text(), QStringLiteral("mei"));
    QVERIFY(bench.child<QLineEdit>("newPassphrase")->text().isEmpty());
    QVERIFY(bench.child<QLineEdit>("newPassphraseAgain")->text().isEmpty());
    QVERIFY(bench.child("operatorKeep")->isEnabled());
}

void TestPeoplePage::theSentenceUnderTheRoleFollowsIt()
{
    Bench bench;
    bench.click("addOperator");
    QTRY_VERIFY(bench.child("operatorRole"));
    auto* role = bench.child<QComboBox>("operatorRole");
    QCOMPARE(role->count(), static_cast<int>(kRoles.size()));
    for (const Role each : kRoles) {
        role->setCurrentIndex(role->findData(static_cast<int>(each)));
        QCOMPARE(bench.said("operatorRights"), words::rightsOf(each));
    }
}

void TestPeoplePage::enterOnARowChangesTheAccount()
{
    Bench bench;
    bench.page.focusMainList();
    bench.choose("chen.jing");
    QTest::keyClick(bench.child("peopleTable"), Qt::Key_Return);
    QTRY_VERIFY(bench.child("operatorName"));
    QVERIFY(!bench.child("operatorLogin")->isEnabled());
    QVERIFY(!bench.child("newPassphrase"));
    bench.child<QLineEdit>("operatorName")->clear();
    bench.type("operatorName", QStringLiteral("Chen Jing-Yi"));
    bench.child("operatorRole")->setFocus();
    QTest::keyClick(bench.child("operatorRole"), Qt::Key_Down);
    QTest::keyClick(bench.child("operatorName"), Qt::Key_Return);
    bench.confirm();
    QTRY_VERIFY(!bench.page.findChild<OperatorDialog*>());
    QCOMPARE(bench.known("chen.jing").name, QStringLiteral("Chen Jing-Yi"));
    QCOMPARE(bench.known("chen.jing").role, Role::SecurityOfficer);
    QVERIFY(bench.said().contains(QStringLiteral("Chen Jing-Yi")));
}

void TestPeoplePage::somebodyIsDisabledAndEnabledAgain()
{
    Bench bench;
    bench.choose("chen.jing");
    QCOMPARE(bench.child<QPushButton>("toggleOperator")->text(), QStringLiteral("Disable"));
    bench.click("toggleOperator");
    bench.confirm();
    QTRY_VERIFY(bench.known("chen.jing").disabled);
    QTRY_COMPARE(bench.child<QPushButton>("toggleOperator")->text(), QStringLiteral("Enable"));
    QVERIFY(bench.page.fact().contains(QStringLiteral("disabled")));
    bench.click("toggleOperator");
    bench.confirm();
    QTRY_VERIFY(!bench.known("chen.jing").disabled);
}

void TestPeoplePage::theSentenceOfTheServiceIsShown()
{
    Bench bench;
    bench.choose("mei");
    bench.refuseNext("Somebody else has to change your own account.");
    bench.click("toggleOperator");
    bench.confirm();
    QTRY_COMPARE(bench.said(), QStringLiteral("Somebody else has to change your own account."));
    QVERIFY(!bench.known("mei").disabled);
    bench.choose("chen.jing");
    QVERIFY(bench.said().isEmpty());
}

void TestPeoplePage::whoDoesNotTypeThePassphraseChangesNothing()
{
    Bench bench;
    bench.choose("chen.jing");
    bench.click("toggleOperator");
    QTRY_VERIFY(bench.child("afreshPassphrase"));
    QTest::keyClick(bench.child("afreshPassphrase"), Qt::Key_Escape);
    QTRY_VERIFY(!bench.child("afreshPassphrase"));
    QVERIFY(!bench.known("chen.jing").disabled);
    QVERIFY(!bench.child("peopleSaid")->isVisible());
}

void TestPeoplePage::aNewPassphraseIsTypedTwice()
{
    Bench bench;
    bench.choose("chen.jing");
    bench.click("newPassphraseButton");
    QTRY_VERIFY(bench.child("newPassphrase") && bench.child("newPassphrase")->hasFocus());
    QTest::keyClicks(bench.child("newPassphrase"), kGood);
    QTest::keyClick(bench.child("newPassphrase"), Qt::Key_Return);
    QVERIFY(!bench.said("newPassphraseMistake").isEmpty());
    bench.type("newPassphraseAgain", kGood);
    QTest::keyClick(bench.child("newPassphraseAgain"), Qt::Key_Return);
    bench.confirm();
    QTRY_VERIFY(!bench.page.findChild<NewPassphraseDialog*>());
    QCOMPARE(bench.office.book.passphrases.value(bench.known("chen.jing").id), kGood.toUtf8());
    QVERIFY(bench.said().contains(QStringLiteral("Chen Jing")));
}

void TestPeoplePage::newRecoveryCodesAreShownOnceAndEndTheHint()
{
    Bench bench;
    QTRY_VERIFY(bench.child("recoveryHint")->isVisible());
    bench.click("newRecoveryCodes");
    bench.confirm();
    QTRY_VERIFY(bench.child("recoveryCodes"));
    QCOMPARE(bench.said("recoveryCodes"), bench.office.book.recoveryCodes.join(QLatin1Char('\n')));
    QVERIFY(!bench.child("recoveryDone")->isEnabled());
    QTest::keyClick(bench.child("recoverySafe"), Qt::Key_Space);
    keepPicture(*bench.child("recoveryDialog"), QStringLiteral("people-codes"));
    bench.click("recoveryDone");
    QTRY_VERIFY(!bench.child("recoveryDialog"));
    QTRY_VERIFY(!bench.child("recoveryHint")->isVisible());
    bench.office.book.recoveryCodes.removeLast();
    bench.page.reload();
    Office::settle();
    QVERIFY(bench.child("recoveryHint")->isVisible());
}

void TestPeoplePage::escapeChoosesNobody()
{
    Bench bench;
    bench.choose("chen.jing");
    QTest::keyClick(bench.child("peopleTable"), Qt::Key_Escape);
    QVERIFY(!bench.child("changeOperator")->isEnabled());
    QVERIFY(bench.child("peopleTable")->hasFocus());
    QTest::keyClick(bench.child("peopleTable"), Qt::Key_Down);
    QVERIFY(bench.child("changeOperator")->isEnabled());
}

void TestPeoplePage::itIsDrawnAsItShouldBe_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void TestPeoplePage::itIsDrawnAsItShouldBe()
{
    QFETCH(Scheme, scheme);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    theme::apply(scheme);
    Bench bench;
    OperatorAccount gone = bench.add("yang.xue", "Yang Xue", Role::Auditor);
    gone.disabled = true;
    bench.office.book.accounts.insert(gone.id, gone);
    bench.office.book.standings[bench.known("chen.jing").id] = {{}, 6, bench.clock.utcMs() + 60000, 1752580000000};
    bench.office.book.standings[bench.known("mei").id].lastSignInMs = 1752589000000;
    bench.page.reload();
    Office::settle();
    bench.choose("zhao.lei");
    keepPicture(bench.page, QStringLiteral("people-") + name);
    bench.click("addOperator");
    QTRY_VERIFY(bench.child("operatorName"));
    bench.type("operatorName", QStringLiteral("Ma Rui"));
    bench.type("operatorLogin", QStringLiteral("ma.rui"));
    bench.type("newPassphrase", QStringLiteral("short"));
    QTest::keyClick(bench.child("newPassphrase"), Qt::Key_Return);
    keepPicture(*bench.page.findChild<OperatorDialog*>(), QStringLiteral("people-add-") + name);
    QTest::keyClick(bench.child("operatorName"), Qt::Key_Escape);
    QTRY_VERIFY(!bench.page.findChild<OperatorDialog*>());
    bench.click("changeOperator");
    QTRY_VERIFY(bench.child("operatorName"));
    keepPicture(*bench.page.findChild<OperatorDialog*>(), QStringLiteral("people-change-") + name);
    QTest::keyClick(bench.child("operatorName"), Qt::Key_Escape);
    QTRY_VERIFY(!bench.page.findChild<OperatorDialog*>());
    bench.click("newPassphraseButton");
    QTRY_VERIFY(bench.child("newPassphrase"));
    keepPicture(*bench.page.findChild<NewPassphraseDialog*>(), QStringLiteral("people-passphrase-") + name);
    QTest::keyClick(bench.child("newPassphrase"), Qt::Key_Escape);
    QTRY_VERIFY(!bench.page.findChild<NewPassphraseDialog*>());
    theme::apply(Scheme::Light);
}

QTEST_MAIN(TestPeoplePage)
#include "tst_peoplepage.moc"
