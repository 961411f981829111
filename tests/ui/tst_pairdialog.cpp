// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"
#include "pages/fleet/fleetpage.h"
#include "pages/fleet/listendialog.h"
#include "pages/fleet/pairdialog.h"
#include "support/office.h"
#include "support/scriptedline.h"
#include "widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;
using namespace jinbi::ui;

namespace {

/// An office that remembers what it was asked for and answers when told to.
class ScriptedOffice final : public PairingOffice
{
public:
    QFuture<Result<PairingTicket>> pair(const PairingRequest& request, Permit) override
    {
        requests << request;
        m_answer = std::make_unique<QPromise<Result<PairingTicket>>>();
        m_answer->start();
        return m_answer->future();
    }
    void answer(const Result<PairingTicket>& with)
    {
        m_answer->addResult(with);
        m_answer->finish();
    }
    QFuture<Result<void>> retire(const KioskId&, Permit) override { return {}; }
    [[nodiscard]] QString listenAddress() const override { return address; }
    [[nodiscard]] QStringList addresses() const override
    {
        return {QStringLiteral("127.0.0.1"), QStringLiteral("192.0.2.7")};
    }
    QFuture<Result<void>> listenOn(const QString& wanted, Permit) override
    {
        address = wanted;
        return QtFuture::makeReadyFuture(Result<void>());
    }
    [[nodiscard]] bool isRehearsal() const override { return rehearsal; }

    QList<PairingRequest> requests;
    QString address = QStringLiteral("127.0.0.1");
    bool rehearsal = true;

private:
    std::unique_ptr<QPromise<Result<PairingTicket>>> m_answer;
};

PairingTicket ticket()
{
    return {QStringLiteral("/home/desk/K-0201.jinbi-pair"), QStringLiteral("7K3M-9QWD-2F5X"),
            QStringLiteral("192.0.2.7:8883"), 1752676327000};
}

struct Bench : LiveBench
{
    ScriptedLine line;
    KeptSettings store;
    Office people{clock, Role::Administrator, Office::patient()};
    OfficeDesk desk{people};
    ServiceSwitch service{{registry, feed, line, store, clock, people.log, QStringLiteral("console")}};
    ScriptedOffice office;
    FleetPage page{registry, clock, FleetPage::Controls{service, desk, &office}};

    Bench()
    {
        QLocale::setDefault(QLocale::c());
        page.resize(1500, 900);
        online("K-0001");
        online("K-0002", "Green Lake");
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTRY_COMPARE(child<QTableView>("fleetTable")->model()->rowCount(), 2);
    }
    template <class T = QWidget>
    T* child(const char* name)
    {
        return page.findChild<T*>(QString::fromLatin1(name));
    }
    void click(const char* name) { QTest::mouseClick(child(name), Qt::LeftButton); }
    /// Opens the menu and clicks the entry.
    void pick(const char* name)
    {
        click("kioskActions");
        auto* menu = child<QMenu>("kioskMenu");
        QTRY_VERIFY(menu->isVisible());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(child<QAction>(name)).center());
    }
};

} // namespace

/// Adding, renewing and retiring kiosks in Fleet, by mouse and keyboard.
class TestPairDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Scheme::Light); }
    void aNameIsCheckedWhileItIsTyped();
    void theCodeIsShownOnceTheFileIsWritten();
    void aRefusalKeepsWhatWasTyped();
    void anAnswerAfterTheDialogWasClosedIsDropped();
    void aRenewalNamesTheKioskAndWhatItCutsOff();
    void retiringIsAskedForTheChosenKiosk();
    void withoutAChosenKioskNothingIsRenewedOrRetired();
    void aRealBranchSaysThatAKioskCannotServeYet();
    void anAddressOfTheNetworkSaysWhatItOpens();
    void itIsDrawnAsItShouldBe_data();
    void itIsDrawnAsItShouldBe();
};

void TestPairDialog::aNameIsCheckedWhileItIsTyped()
{
    Bench bench;
    bench.pick("addKiosk");
    QTRY_VERIFY(bench.page.findChild<PairDialog*>());
    QVERIFY(!bench.child("pairMake")->isEnabled());
    auto* name = bench.child<QLineEdit>("pairName");
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("K/0201"));
    QVERIFY(!bench.child("pairMake")->isEnabled());
    QVERIFY(!bench.child<QLabel>("pairMistake")->text().isEmpty());
    name->clear();
    QTest::keyClicks(name, QStringLiteral("K-0201"));
    QVERIFY(bench.child("pairMake")->isEnabled());
    QVERIFY(bench.child<QLabel>("pairMistake")->text().isEmpty());
    QVERIFY(bench.child<QLineEdit>("pairPath")->text().endsWith(QStringLiteral("/K-0201.jinbi-pair")));
    QTest::keyClick(name, Qt::Key_Escape);
    QTRY_VERIFY(!bench.page.findChild<PairDialog*>());
    QVERIFY(bench.office.requests.isEmpty());
}

void TestPairDialog::theCodeIsShownOnceTheFileIsWritten()
{
    Bench bench;
    bench.pick("addKiosk");
    QTRY_VERIFY(bench.child("pairName"));
    QTest::keyClicks(bench.child("pairName"), QStringLiteral("K-0201"));
    QTest::keyClicks(bench.child("pairPlace"), QStringLiteral("Green Lake"));
    bench.click("pairMake");
    QCOMPARE(bench.office.requests.size(), 1);
    QCOMPARE(bench.office.requests.first().kiosk, kioskId("K-0201"));
    QCOMPARE(bench.office.requests.first().place, QStringLiteral("Green Lake"));
    QVERIFY(!bench.child("pairMake")->isEnabled());
    bench.office.answer(ticket());
    QTRY_VERIFY(bench.child("pairCode")->isVisible());
    QCOMPARE(bench.child<QLabel>("pairCode")->text(), ticket().code);
    QVERIFY(bench.child<QLabel>("pairNext")->text().contains(ticket().address));
    bench.click("pairClose");
    QTRY_VERIFY(!bench.page.findChild<PairDialog*>());
}

void TestPairDialog::aRefusalKeepsWhatWasTyped()
{
    Bench bench;
    bench.pick("addKiosk");
    QTRY_VERIFY(bench.child("pairName"));
    QTest::keyClicks(bench.child("pairName"), QStringLiteral("K-0201"));
    bench.click("pairMake");
    bench.office.answer(Error{ErrorCode::Refused, QStringLiteral("Kiosk K-0201 was retired."), {}});
    QTRY_COMPARE(bench.child<QLabel>("pairMistake")->text(), QStringLiteral("Kiosk K-0201 was retired."));
    QCOMPARE(bench.child<QLineEdit>("pairName")->text(), QStringLiteral("K-0201"));
    QVERIFY(bench.child("pairMake")->isEnabled());
}

void TestPairDialog::anAnswerAfterTheDialogWasClosedIsDropped()
{
    Bench bench;
    bench.pick("addKiosk");
    QTRY_VERIFY(bench.child("pairName"));
    QTest::keyClicks(bench.child("pairName"), QStringLiteral("K-0201"));
    bench.click("pairMake");
    bench.click("pairCancel");
    QTRY_VERIFY(!bench.page.findChild<PairDialog*>());
    bench.office.answer(ticket());
    QCoreApplication::sendPostedEvents();
    QVERIFY(!bench.page.findChild<PairDialog*>());
}

void TestPairDialog::aRenewalNamesTheKioskAndWhatItCutsOff()
{
    Bench bench;
    bench.page.select(kioskId("K-0002"));
    bench.pick("renewKiosk");
    QTRY_VERIFY(bench.page.findChild<PairDialog*>());
    QCOMPARE(bench.page.findChild<PairDialog*>()->windowTitle(), QStringLiteral("Renew the certificate of K-0002?"));
    QVERIFY(!bench.child("pairName")->isEnabled());
    QCOMPARE(bench.child<QLineEdit>("pairPlace")->text(), QStringLiteral("Green Lake"));
    QVERIFY(bench.child("pairMake")->isEnabled());
}

void TestPairDialog::retiringIsAskedForTheChosenKiosk()
{
    Bench bench;
    QSignalSpy asked(&bench.page, &FleetPage::retireWanted);
    bench.page.select(kioskId("K-0002"));
    bench.pick("retireKiosk");
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<KioskId>(), kioskId("K-0002"));
    bench.registry.retire(kioskId("K-0002"), {}, bench.clock.utcMs());
    QCOMPARE(bench.child<QTableView>("fleetTable")->model()->rowCount(), 2);
    QVERIFY(!bench.child<QAction>("retireKiosk")->isEnabled());
}

void TestPairDialog::withoutAChosenKioskNothingIsRenewedOrRetired()
{
    Bench bench;
    QVERIFY(!bench.child<QAction>("renewKiosk")->isEnabled());
    QVERIFY(!bench.child<QAction>("retireKiosk")->isEnabled());
    QVERIFY(bench.child<QAction>("addKiosk")->isEnabled());
}

void TestPairDialog::aRealBranchSaysThatAKioskCannotServeYet()
{
    for (const bool rehearsal : {true, false}) {
        Bench bench;
        bench.office.rehearsal = rehearsal;
        bench.pick("addKiosk");
        QTRY_VERIFY(bench.page.findChild<PairDialog*>());
        const QList<QLabel*> labels = bench.page.findChild<PairDialog*>()->findChildren<QLabel*>();
        const bool says = std::any_of(labels.cbegin(), labels.cend(), [](const QLabel* label) {
            return label->text().contains(QStringLiteral("cannot serve yet"));
        });
        QCOMPARE(says, !rehearsal);
    }
}

void TestPairDialog::anAddressOfTheNetworkSaysWhatItOpens()
{
    Bench bench;
    bench.pick("listenWhere");
    QTRY_VERIFY(bench.page.findChild<ListenDialog*>());
    auto* address = bench.child<QComboBox>("listenAddress");
    QVERIFY(bench.child<QLabel>("listenEffect")->text().contains(QStringLiteral("Nothing on the network")));
    QVERIFY(!bench.child("listenConfirm")->isEnabled());
    address->setFocus();
    QTest::keyClick(address, Qt::Key_Down);
    QVERIFY(bench.child<QLabel>("listenEffect")->text().contains(QStringLiteral("192.0.2.7")));
    bench.click("listenConfirm");
    QTRY_VERIFY(!bench.page.findChild<ListenDialog*>());
    QCOMPARE(bench.office.address, QStringLiteral("192.0.2.7"));
}

void TestPairDialog::itIsDrawnAsItShouldBe_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void TestPairDialog::itIsDrawnAsItShouldBe()
{
    QFETCH(Scheme, scheme);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    theme::apply(scheme);
    Bench bench;
    bench.page.select(kioskId("K-0002"));
    bench.click("kioskActions");
    QTRY_VERIFY(bench.child<QMenu>("kioskMenu")->isVisible());
    keepPicture(*bench.child<QMenu>("kioskMenu"), QStringLiteral("pair-menu-") + name);
    QTest::keyClick(bench.child<QMenu>("kioskMenu"), Qt::Key_Escape);
    QTRY_VERIFY(bench.child("fleetTable")->isVisible());
    bench.page.select(kioskId("K-0002"));
    keepPicture(bench.page, QStringLiteral("pair-fleet-") + name);
    bench.pick("renewKiosk");
    QTRY_VERIFY(bench.page.findChild<PairDialog*>());
    QVERIFY(QTest::qWaitForWindowExposed(bench.page.findChild<PairDialog*>()));
    keepPicture(*bench.page.findChild<PairDialog*>(), QStringLiteral("pair-form-") + name);
    bench.click("pairMake");
    bench.office.answer(ticket());
    QTRY_VERIFY(bench.child("pairCode")->isVisible());
    QTRY_VERIFY(bench.page.findChild<PairDialog*>()->height() < 350);
    keepPicture(*bench.page.findChild<PairDialog*>(), QStringLiteral("pair-code-") + name);
    bench.click("pairClose");
    QTRY_VERIFY(!bench.page.findChild<PairDialog*>());
    bench.pick("listenWhere");
    QTRY_VERIFY(bench.page.findChild<ListenDialog*>());
    QTest::keyClick(bench.child("listenAddress"), Qt::Key_Down);
    QVERIFY(QTest::qWaitForWindowExposed(bench.page.findChild<ListenDialog*>()));
    keepPicture(*bench.page.findChild<ListenDialog*>(), QStringLiteral("pair-listen-") + name);
    theme::apply(Scheme::Light);
}

QTEST_MAIN(TestPairDialog)
#include "tst_pairdialog.moc"
