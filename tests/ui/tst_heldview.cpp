// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"
#include "pages/signin/signinview.h"
#include "support/office.h"
#include "support/scriptedfeed.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QLineEdit>
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

/// The view alone, before a store that is held.
struct HeldView
{
    HandClock time;
    Office office;
    SignIn signIn;
    SignInView view;

    explicit HeldView(StoreHold::Kind kind)
        : office(time, Role::Administrator), signIn(office.book, time, Office::kBranch, {}), view(signIn)
    {
        StoreHold hold;
        hold.kind = kind;
        hold.entries = kind == StoreHold::Kind::Lost ? 0 : 4812;
        hold.lastMs = 1752589927000;
        hold.signedEntries = kind == StoreHold::Kind::Other ? 4700 : hold.entries + 297;
        hold.signedMs = 1752690000000;
        hold.isNobodys = kind == StoreHold::Kind::Lost;
        if (hold.isNobodys)
            office.book.accounts.clear();
        office.book.held = hold;
        view.resize(1024, 768);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        signIn.open();
        QTRY_VERIFY(signIn.hold().has_value());
    }
    template <class T>
    T* child(const char* name)
    {
        return view.findChild<T*>(QString::fromLatin1(name));
    }
    void confirm(const QString& login, const QString& passphrase)
    {
        QTest::keyClicks(child<QLineEdit>("holdName"), login);
        QTest::keyClicks(child<QLineEdit>("holdPassphrase"), passphrase);
        QTest::mouseClick(child<QPushButton>("holdButton"), Qt::LeftButton);
        Office::settle();
    }
    QString heading() const
    {
        const QList<QLabel*> labels = view.findChildren<QLabel*>(QStringLiteral("heading"));
        for (const QLabel* label : labels) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }
    QString allText() const
    {
        QStringList texts;
        const QList<QLabel*> labels = view.findChildren<QLabel*>();
        for (const QLabel* label : labels) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u'|');
    }
};

} // namespace

/// What stands before a store that is not what was signed.
class TestHeldView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHeldStoreSaysWhatIsMissingAndAsksAnAdministrator();
    void aLostStoreIsConfirmedByTheFirstAccount();
    void anInventedPersonConfirmsByOneClick();
    void aHeldStoreIsDrawnAsItShouldBe_data();
    void aHeldStoreIsDrawnAsItShouldBe();
};

void TestHeldView::aHeldStoreSaysWhatIsMissingAndAsksAnAdministrator()
{
    HeldView bench(StoreHold::Kind::Older);
    QCOMPARE(bench.heading(), QStringLiteral("This store is an older copy"));
    const QString text = bench.allText();
    QVERIFY2(text.contains(QStringLiteral("entry 4,811 of 20")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("297 later")), qPrintable(text));
    bench.confirm(bench.office.account.login, kWrong);
    QCOMPARE(bench.signIn.state(), State::Held);
    QCOMPARE(bench.child<QLineEdit>("holdName")->text(), bench.office.account.login);
    QVERIFY(bench.child<QLineEdit>("holdPassphrase")->text().isEmpty());
    // Looked at again meanwhile: what somebody types stays.
    bench.time.advance(3s);
    bench.child<QLineEdit>("holdName")->clear();
    bench.confirm(bench.office.account.login, Office::kPassphrase);
    QCOMPARE(bench.signIn.state(), State::SignedOut);
    QVERIFY(!bench.office.book.held);
    QVERIFY(bench.child<QLineEdit>("signInPassphrase")->isVisible());
    QCOMPARE(bench.child<QLineEdit>("signInName")->text(), bench.office.account.login);
}

void TestHeldView::aLostStoreIsConfirmedByTheFirstAccount()
{
    HeldView bench(StoreHold::Kind::Lost);
    QCOMPARE(bench.signIn.state(), State::FirstStart);
    QCOMPARE(bench.heading(), QStringLiteral("The store of this branch is lost"));
    QTest::keyClicks(bench.child<QLineEdit>("firstName"), QStringLiteral("Li Na"));
    QTest::keyClicks(bench.child<QLineEdit>("firstLogin"), QStringLiteral("li.na"));
    QTest::keyClicks(bench.child<QLineEdit>("firstPassphrase"), Office::kPassphrase);
    QTest::keyClicks(bench.child<QLineEdit>("firstRepeat"), Office::kPassphrase);
    QTest::keyClick(bench.child<QLineEdit>("firstRepeat"), Qt::Key_Return);
    Office::settle();
    QCOMPARE(bench.signIn.state(), State::SignedOut);
    QVERIFY(!bench.office.book.held);
}

void TestHeldView::anInventedPersonConfirmsByOneClick()
{
    HeldView bench(StoreHold::Kind::Other);
    bench.view.setInventedPeople({{QStringLiteral("yang.xue"), QStringLiteral("Yang Xue"), Role::Administrator}});
    QSignalSpy chosen(&bench.view, &SignInView::personChosen);
    QTest::mouseClick(bench.child<QPushButton>("person-yang.xue"), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QVERIFY2(bench.allText().contains(QStringLiteral("confirms in their name")), qPrintable(bench.allText()));
}

void TestHeldView::aHeldStoreIsDrawnAsItShouldBe_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::addColumn<StoreHold::Kind>("kind");
    QTest::newRow("older-light") << Scheme::Light << StoreHold::Kind::Older;
    QTest::newRow("older-dark") << Scheme::Dark << StoreHold::Kind::Older;
    QTest::newRow("other-light") << Scheme::Light << StoreHold::Kind::Other;
    QTest::newRow("lost-dark") << Scheme::Dark << StoreHold::Kind::Lost;
}

void TestHeldView::aHeldStoreIsDrawnAsItShouldBe()
{
    QFETCH(Scheme, scheme);
    QFETCH(StoreHold::Kind, kind);
    theme::apply(scheme);
    HeldView bench(kind);
    if (kind == StoreHold::Kind::Older)
        bench.confirm(bench.office.account.login, kWrong);
    const QList<QLabel*> labels = bench.view.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->isVisible() && label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
    keepPicture(bench.view, QStringLiteral("held-") + QString::fromLatin1(QTest::currentDataTag()));
    theme::apply(Scheme::Light);
}

QTEST_MAIN(TestHeldView)
#include "tst_heldview.moc"
