// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"
#include "pages/signin/signinview.h"
#include "shell/passphrasedesk.h"
#include "support/office.h"
#include "support/scriptedfeed.h"
#include "widgets/theme.h"
#include "windowfixture.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;
using namespace jinbi::ui;
using namespace std::chrono_literals;
using State = SignIn::State;

namespace {

const QString kWrong = QStringLiteral("wrong horse battery");

/// The console's window with its curtain, wired as the console does it, over accounts in memory.
struct Desk : WindowFixture
{
    HandClock time;
    Office office;
    PassphraseDesk desk;
    SignInView* view = nullptr;

    explicit Desk(Role role = Role::BranchStaff) : office(time, role), desk(office.policy, office.signIn)
    {
        office.signIn.signOut();
        build();
    }
    void build()
    {
        desk.setWindow(window.get());
        view = new SignInView(office.signIn);
        window->setCurtain(view);
        QObject::connect(&office.signIn, &SignIn::changed, window.get(), [this] { show(); });
        QObject::connect(window.get(), &MainWindow::lockWanted, &office.signIn, &SignIn::lock);
        QObject::connect(window.get(), &MainWindow::signOutWanted, &office.signIn, &SignIn::signOut);
        show();
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    void show() const
    {
        const OperatorAccount* who = office.signIn.account();
        window->setOperator(who ? std::optional(*who) : std::nullopt, office.signIn.last(),
                            office.signIn.state() != State::SignedIn);
    }
    template <class T = QWidget>
    T* child(const char* name)
    {
        return window->findChild<T*>(QString::fromLatin1(name));
    }
    /// To whatever has the keyboard.
    void type(const QString& text) { QTest::keyClicks(window->focusWidget(), text); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(window->focusWidget() ? window->focusWidget() : window.get(), key, modifiers);
    }
    void signIn(const QString& login, const QString& passphrase)
    {
        child<QLineEdit>("signInName")->setFocus();
        type(login);
        key(Qt::Key_Tab);
        type(passphrase);
        key(Qt::Key_Return);
        Office::settle();
    }
    void come() { signIn(office.account.login, Office::kPassphrase); }
    QString mistake()
    {
        const QList<QLabel*> labels = view->findChildren<QLabel*>(QStringLiteral("mistake"));
        for (const QLabel* label : labels) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }
};

} // namespace

/// Who comes in, through a real window with real keys.
class TestSignInView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOfTheBranchIsSeenBeforeSomebodySignsIn();
    void theRightPassphraseLetsIn();
    void aWrongPassphraseKeepsTheNameAndDropsTheRest();
    void anEmptyFieldIsSaidBeforeAnythingIsAsked();
    void theFirstStartMakesAnAdministrator();
    void theFirstStartSaysWhichFieldIsWrong_data();
    void theFirstStartSaysWhichFieldIsWrong();
    void aLockHidesEverythingAndAnOpenDialogToo();
    void anotherPersonFindsNothingThatWasOpen();
    void aViewThatIsNotAllowedIsNeitherOfferedNorReached();
    void anAdministratorComesBackByACode();
    void whatDoesNotDoAsARecoveryIsSaidAtItsField();
    void anInventedPersonComesInByOneClick();
    void thePassphraseIsAskedAgainForWhatNeedsIt();
    void whoDoesNotTypeItAgainGetsNothing();
    void theButtonTellsOfTheLastTimeAndOfFailures();
    void itIsDrawnAsItShouldBe_data();
    void itIsDrawnAsItShouldBe();
};

void TestSignInView::nothingOfTheBranchIsSeenBeforeSomebodySignsIn()
{
    Desk desk;
    QVERIFY(desk.view->isVisible());
    QVERIFY(!desk.window->currentPage()->isVisible());
    QVERIFY(!desk.child("rail")->isVisible());
    QCOMPARE(desk.window->windowTitle(), QStringLiteral("Jinbi"));
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_K})
        desk.key(key, Qt::ControlModifier);
    QVERIFY(!desk.window->currentPage()->isVisible());
    QCOMPARE(desk.window->focusWidget(), desk.child("signInName"));
}

void TestSignInView::theRightPassphraseLetsIn()
{
    Desk desk;
    desk.come();
    QCOMPARE(desk.office.signIn.state(), State::SignedIn);
    QVERIFY(!desk.view->isVisible());
    QVERIFY(desk.window->currentPage()->isVisible());
    QCOMPARE(desk.child<QPushButton>("operator")->text(), desk.office.account.name);
    QVERIFY(desk.child<QLineEdit>("signInPassphrase")->text().isEmpty());
}

void TestSignInView::aWrongPassphraseKeepsTheNameAndDropsTheRest()
{
    Desk desk;
    desk.signIn(QStringLiteral("mei"), kWrong);
    QCOMPARE(desk.office.signIn.state(), State::SignedOut);
    QCOMPARE(desk.child<QLineEdit>("signInName")->text(), QStringLiteral("mei"));
    QVERIFY(desk.child<QLineEdit>("signInPassphrase")->text().isEmpty());
    QCOMPARE(desk.window->focusWidget(), desk.child("signInPassphrase"));
    QCOMPARE(desk.mistake(), QStringLiteral("wrong"));
    desk.type(QStringLiteral("c"));
    QCOMPARE(desk.mistake(), QString());
}

void TestSignInView::anEmptyFieldIsSaidBeforeAnythingIsAsked()
{
    Desk desk;
    desk.office.book.proofs.clear();
    desk.key(Qt::Key_Return);
    QVERIFY(!desk.mistake().isEmpty());
    desk.type(QStringLiteral("mei"));
    desk.key(Qt::Key_Return);
    QVERIFY(!desk.mistake().isEmpty());
    QCOMPARE(desk.window->focusWidget(), desk.child("signInPassphrase"));
    QVERIFY(desk.office.book.proofs.isEmpty());
}

void TestSignInView::theFirstStartMakesAnAdministrator()
{
    theme::apply(Scheme::Light);
    HandClock clock;
    ListedOperatorBook book;
    SignIn signIn(book, clock, Office::kBranch, {});
    SignInView view(signIn);
    view.resize(1024, 768);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    signIn.open();
    Office::settle();
    QCOMPARE(signIn.state(), State::FirstStart);
    const auto fill = [&view](const char* name, const QString& text) {
        QTest::keyClicks(view.findChild<QLineEdit*>(QString::fromLatin1(name)), text);
    };
    fill("firstName", QStringLiteral("Li Na"));
    fill("firstLogin", QStringLiteral("Li.Na"));
    fill("firstPassphrase", Office::kPassphrase);
    fill("firstRepeat", Office::kPassphrase);
    const QList<QLabel*> labels = view.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->isVisible() && label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
    keepPicture(view, QStringLiteral("first-start"));
    QTest::mouseClick(view.findChild<QPushButton*>(QStringLiteral("firstButton")), Qt::LeftButton);
    Office::settle();
    QCOMPARE(signIn.state(), State::SignedOut);
    QCOMPARE(book.accounts.size(), 1);
    const OperatorAccount made = *book.accounts.cbegin();
    QCOMPARE(made.role, Role::Administrator);
    QCOMPARE(made.login, QStringLiteral("li.na"));
    // The codes are seen once, and nobody goes on without a word that they are put away.
    auto* codes = view.findChild<QLabel*>(QStringLiteral("recoveryCodes"));
    QVERIFY(codes->isVisible());
    QCOMPARE(codes->text(), book.recoveryCodes.join(QLatin1Char('\n')));
    auto* goOn = view.findChild<QPushButton*>(QStringLiteral("recoveryDone"));
    QVERIFY(!goOn->isEnabled());
    keepPicture(view, QStringLiteral("first-codes"));
    QTest::keyClick(view.findChild<QWidget*>(QStringLiteral("recoverySafe")), Qt::Key_Space);
    QVERIFY(goOn->isEnabled());
    QTest::mouseClick(goOn, Qt::LeftButton);
    QVERIFY(!codes->isVisible());
    QVERIFY(codes->text().isEmpty());
    QVERIFY(signIn.recoveryCodes().isEmpty());
    QCOMPARE(made.branches, QStringList{Office::kBranch});
    // Only the passphrase is left to type.
    QCOMPARE(view.findChild<QLineEdit*>(QStringLiteral("signInName"))->text(), QStringLiteral("li.na"));
    QVERIFY(view.findChild<QLineEdit*>(QStringLiteral("firstPassphrase"))->text().isEmpty());
}

void TestSignInView::theFirstStartSaysWhichFieldIsWrong_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QString>("repeat");
    QTest::addColumn<QString>("field");
    const QString good = Office::kPassphrase;
    QTest::newRow("no name") << QString() << QStringLiteral("li") << good << good << QStringLiteral("firstName");
    QTest::newRow("no login") << QStringLiteral("Li") << QString() << good << good << QStringLiteral("firstLogin");
    QTest::newRow("short") << QStringLiteral("Li") << QStringLiteral("li") << QStringLiteral("12 characters")
                           << QStringLiteral("12 characters") << QStringLiteral("firstPassphrase");
    QTest::newRow("two different ones") << QStringLiteral("Li") << QStringLiteral("li") << good << kWrong
                                        << QStringLiteral("firstRepeat");
}

void TestSignInView::theFirstStartSaysWhichFieldIsWrong()
{
    QFETCH(QString, field);
    HandClock clock;
    ListedOperatorBook book;
    SignIn signIn(book, clock, Office::kBranch, {});
    SignInView view(signIn);
    view.show();
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    signIn.open();
    Office::settle();
    const char* fields[] = {"firstName", "firstLogin", "firstPassphrase", "firstRepeat"};
    const char* columns[] = {"name", "login", "passphrase", "repeat"};
    for (int i = 0; i < 4; ++i) {
        const QString text = *static_cast<QString*>(QTest::qData(columns[i], qMetaTypeId<QString>()));
        QTest::keyClicks(view.findChild<QLineEdit*>(QString::fromLatin1(fields[i])), text);
    }
    QTest::keyClick(view.findChild<QLineEdit*>(QStringLiteral("firstRepeat")), Qt::Key_Return);
    Office::settle();
    QVERIFY(book.accounts.isEmpty());
    QCOMPARE(view.focusWidget()->objectName(), field);
    QCOMPARE(view.findChild<QLineEdit*>(QStringLiteral("firstLogin"))->isEnabled(), true);
}

void TestSignInView::aLockHidesEverythingAndAnOpenDialogToo()
{
    Desk desk;
    desk.come();
    auto* dialog = new QDialog(desk.window.get());
    auto* typed = new QLineEdit(dialog);
    dialog->open();
    QTest::keyClicks(typed, QStringLiteral("half a reason"));
    QTest::keyClick(typed, Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(desk.office.signIn.state(), State::Locked);
    QVERIFY(desk.view->isVisible());
    QVERIFY(!dialog->isVisible());
    QVERIFY(!desk.window->currentPage()->isVisible());
    desk.child<QLineEdit>("unlockPassphrase")->setFocus();
    desk.type(Office::kPassphrase);
    desk.key(Qt::Key_Return);
    Office::settle();
    QCOMPARE(desk.office.signIn.state(), State::SignedIn);
    QVERIFY(dialog->isVisible());
    QCOMPARE(typed->text(), QStringLiteral("half a reason"));
}

void TestSignInView::anotherPersonFindsNothingThatWasOpen()
{
    Desk desk;
    OperatorAccount other = desk.office.account;
    other.id = {};
    other.login = QStringLiteral("zhao");
    other.name = QStringLiteral("Zhao Lei");
    other = desk.office.book.put(other, Office::passphrase());
    desk.come();
    QPointer<QDialog> dialog = new QDialog(desk.window.get());
    QSignalSpy finished(dialog.data(), &QDialog::finished);
    dialog->open();
    QTest::keyClick(dialog.data(), Qt::Key_L, Qt::ControlModifier);
    QTest::mouseClick(desk.child("switchOperator"), Qt::LeftButton);
    desk.signIn(other.login, Office::kPassphrase);
    QCOMPARE(desk.office.signIn.account()->id, other.id);
    QCOMPARE(finished.size(), 1);
    QTRY_VERIFY(!dialog);
    QCOMPARE(desk.child<QPushButton>("operator")->text(), other.name);
}

void TestSignInView::aViewThatIsNotAllowedIsNeitherOfferedNorReached()
{
    Desk desk;
    desk.come();
    desk.window->goTo(desk.pages.at(1));
    desk.window->setAllowed(desk.pages.at(1), false);
    QCOMPARE(desk.window->currentPage(), desk.pages.at(0));
    desk.key(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(desk.window->currentPage(), desk.pages.at(0));
    const QString entry = QStringLiteral("rail-") + desk.pages.at(1)->objectName();
    QVERIFY(!desk.child(qPrintable(entry))->isVisible());
    desk.window->setAllowed(desk.pages.at(1), true);
    desk.key(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(desk.window->currentPage(), desk.pages.at(1));
}

void TestSignInView::anAdministratorComesBackByACode()
{
    Desk desk(Role::Administrator);
    const QString fresh = QStringLiteral("four quiet herons at noon");
    desk.office.book.recoveryCodes = {QStringLiteral("ABCDE-FGHJK-LMNPQ-RSTUV")};
    desk.child<QLineEdit>("signInName")->setFocus();
    desk.type(desk.office.account.login);
    QTest::mouseClick(desk.child("forgotten"), Qt::LeftButton);
    QCOMPARE(desk.window->focusWidget(), desk.child("recoveryCode"));
    QCOMPARE(desk.child<QLineEdit>("recoveryName")->text(), desk.office.account.login);
    const auto fill = [&](const QString& code) {
        desk.child<QLineEdit>("recoveryCode")->clear();
        desk.child<QLineEdit>("recoveryCode")->setFocus();
        desk.type(code);
        desk.key(Qt::Key_Tab);
        desk.type(fresh);
        desk.key(Qt::Key_Tab);
        desk.type(fresh);
        keepPicture(*desk.window, QStringLiteral("recovery"));
        desk.key(Qt::Key_Return);
        Office::settle();
    };
    fill(QStringLiteral("22222-FGHJK-LMNPQ-RSTUV"));
    QVERIFY(!desk.mistake().isEmpty());
    QVERIFY(desk.child<QLineEdit>("recoveryPassphrase")->text().isEmpty());
    QCOMPARE(desk.child<QLineEdit>("recoveryCode")->text(), QStringLiteral("22222-FGHJK-LMNPQ-RSTUV"));
    fill(QStringLiteral("abcde fghjk lmnpq rstuv"));
    QVERIFY(desk.child("signInPassphrase")->isVisible());
    QVERIFY(desk.child<QLineEdit>("recoveryCode")->text().isEmpty());
    QCOMPARE(desk.window->focusWidget(), desk.child("signInPassphrase"));
    desk.type(fresh);
    desk.key(Qt::Key_Return);
    Office::settle();
    QCOMPARE(desk.office.signIn.state(), State::SignedIn);
    QVERIFY(desk.office.book.recoveryCodes.isEmpty());
    // Whose session is locked unlocks it; there is nothing to recover behind it.
    desk.office.signIn.lock();
    QTest::mouseClick(desk.child("switchOperator"), Qt::LeftButton);
    QVERIFY(desk.child("signInPassphrase")->isVisible());
    QVERIFY(!desk.child("forgotten")->isVisible());
}

void TestSignInView::whatDoesNotDoAsARecoveryIsSaidAtItsField()
{
    Desk desk(Role::Administrator);
    QTest::mouseClick(desk.child("forgotten"), Qt::LeftButton);
    const auto refused = [&](const char* field) {
        QTest::mouseClick(desk.child("recoveryButton"), Qt::LeftButton);
        return !desk.mistake().isEmpty() && desk.window->focusWidget() == desk.child(field);
    };
    QVERIFY(refused("recoveryName"));
    desk.type(QStringLiteral("mei"));
    QVERIFY(refused("recoveryCode"));
    desk.type(QStringLiteral("ABCDE-FGHJK-LMNPQ-RSTU0"));
    QVERIFY(refused("recoveryCode"));
    desk.key(Qt::Key_Backspace);
    desk.type(QStringLiteral("V"));
    QVERIFY(refused("recoveryPassphrase"));
    desk.type(QStringLiteral("four quiet herons at noon"));
    QVERIFY(refused("recoveryRepeat"));
    QTest::mouseClick(desk.child("recoveryBack"), Qt::LeftButton);
    QVERIFY(desk.child("signInName")->isVisible());
    QVERIFY(desk.child<QLineEdit>("recoveryPassphrase")->text().isEmpty());
}

void TestSignInView::anInventedPersonComesInByOneClick()
{
    Desk desk;
    QSignalSpy chosen(desk.view, &SignInView::personChosen);
    desk.view->setInventedPeople({{QStringLiteral("chen.jing"), QStringLiteral("Chen Jing"), Role::BranchStaff}});
    QTest::mouseClick(desk.child("person-chen.jing"), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("chen.jing"));
}

void TestSignInView::thePassphraseIsAskedAgainForWhatNeedsIt()
{
    Desk desk(Role::SecurityOfficer);
    desk.come();
    int granted = 0;
    QObject context;
    desk.desk.ask(Action::ExportSessions, &context, [&](Result<Permit> permit) { granted += permit ? 1 : 0; });
    QCOMPARE(granted, 0);
    auto* field = desk.child<QLineEdit>("afreshPassphrase");
    QVERIFY(field && field->isVisible());
    QTest::keyClicks(field, kWrong);
    QTest::keyClick(field, Qt::Key_Return);
    Office::settle();
    QCOMPARE(granted, 0);
    QVERIFY(!desk.child<QLabel>("afreshMistake")->text().isEmpty());
    QTest::keyClicks(field, Office::kPassphrase);
    QTest::keyClick(field, Qt::Key_Return);
    Office::settle();
    QCOMPARE(granted, 1);
}

void TestSignInView::whoDoesNotTypeItAgainGetsNothing()
{
    Desk desk(Role::SecurityOfficer);
    desk.come();
    std::optional<ErrorCode> code;
    QObject context;
    desk.desk.ask(Action::ExportSessions, &context, [&](Result<Permit> permit) {
        if (!permit)
            code = permit.error().code;
    });
    QTest::keyClick(desk.child("afreshPassphrase"), Qt::Key_Escape);
    QCOMPARE(code, std::optional(ErrorCode::Cancelled));
}

void TestSignInView::theButtonTellsOfTheLastTimeAndOfFailures()
{
    Desk desk;
    desk.come();
    desk.window->setOperator(desk.office.account, {1752589927000, 3}, false);
    QTest::mouseClick(desk.child("operator"), Qt::LeftButton);
    auto* menu = desk.child<QMenu>("operatorMenu");
    QTRY_VERIFY(menu->isVisible());
    QStringList texts;
    for (const QAction* action : menu->actions()) {
        if (action->isVisible())
            texts.append(action->text());
    }
    QVERIFY2(texts.filter(QStringLiteral("3 failed attempt")).size() == 1, qPrintable(texts.join(u'|')));
    QVERIFY(texts.filter(QStringLiteral("Last sign-in")).size() == 1);
    keepPicture(*menu, QStringLiteral("operator-menu"));
    menu->close();
}

void TestSignInView::itIsDrawnAsItShouldBe_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void TestSignInView::itIsDrawnAsItShouldBe()
{
    QFETCH(Scheme, scheme);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    theme::apply(scheme);
    Desk desk(Role::SecurityOfficer);
    desk.window->resize(1280, 800);
    desk.signIn(QStringLiteral("mei"), kWrong);
    keepPicture(*desk.window, QStringLiteral("signin-") + name);
    desk.child<QLineEdit>("signInName")->clear();
    desk.come();
    keepPicture(*desk.window, QStringLiteral("signed-in-") + name);
    QObject context;
    desk.desk.ask(Action::ExportSessions, &context, [](const Result<Permit>&) {});
    keepPicture(*desk.child("passphraseDialog"), QStringLiteral("afresh-") + name);
    QTest::keyClick(desk.child("afreshPassphrase"), Qt::Key_Escape);
    desk.office.signIn.lock();
    QVERIFY(desk.child("unlockPassphrase")->isVisible());
    keepPicture(*desk.window, QStringLiteral("locked-") + name);
    theme::apply(Scheme::Light);
}

QTEST_MAIN(TestSignInView)
#include "tst_signinview.moc"
