// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"
#include "pages/fleet/fleetpage.h"
#include "pages/fleet/stopdialog.h"
#include "support/office.h"
#include "support/scriptedline.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;
using namespace jinbi::ui;
using namespace std::chrono_literals;

namespace {

struct Bench : LiveBench
{
    ScriptedLine line;
    KeptSettings store;
    Office people{clock, Role::Administrator, Office::patient()};
    OfficeDesk desk{people};
    ServiceSwitch service{{registry, feed, line, store, clock, people.log, QStringLiteral("console")}};
    FleetPage page{registry, clock, FleetPage::Controls{service, desk}};

    Bench()
    {
        QLocale::setDefault(QLocale::c());
        page.resize(1500, 900);
        for (const char* kiosk : {"K-0001", "K-0002", "K-0003"})
            online(kiosk);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.focusMainList();
        QTRY_COMPARE(child<QTableView>("fleetTable")->model()->rowCount(), 3);
    }
    template <class T = QWidget>
    T* child(const char* name)
    {
        return page.findChild<T*>(QString::fromLatin1(name));
    }
    [[nodiscard]] Permit leave() { return people.permit(Action::StopService); }
    void click(const char* name) { QTest::mouseClick(child(name), Qt::LeftButton); }
    StopDialog* dialog() { return page.findChild<StopDialog*>(); }
    void choose(const char* kiosk) { page.select(kioskId(kiosk)); }
    void report(const char* kiosk, const std::optional<Suspension>& suspension)
    {
        KioskStatus status = statusOf(kioskId(kiosk), QStringLiteral("Hall"), clock);
        status.suspension = suspension;
        feed.report(status);
    }
    QString state(int row)
    {
        return child<QTableView>("fleetTable")->model()->index(row, KioskModel::StateColumn).data().toString();
    }
};

} // namespace

/// Stopping face login in Fleet, by mouse and keyboard.
class TestStopSwitch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Scheme::Light); }
    void withoutAKioskOnlyTheBranchCanBeStopped();
    void theRowThatTheKeyboardEntersIsTheChosenOne();
    void aKioskIsStoppedWithAReason();
    void enterInTheReasonDoesNotStop();
    void escapeStopsNothing();
    void anEndInThePastIsRefusedWhileItIsTyped();
    void severalKiosksAreStoppedTogether();
    void theWholeBranchIsStoppedAndAsksBeforeItResumes();
    void aKioskThatDoesNotAnswerIsNamed();
    void aResumeInAStoppedBranchSaysWhyNot();
    void itIsDrawnAsItShouldBe_data();
    void itIsDrawnAsItShouldBe();
};

void TestStopSwitch::withoutAKioskOnlyTheBranchCanBeStopped()
{
    Bench bench;
    QVERIFY(!bench.child("stopKiosks")->isEnabled());
    QVERIFY(!bench.child("resumeKiosks")->isEnabled());
    QVERIFY(bench.child("stopBranch")->isEnabled());
}

void TestStopSwitch::theRowThatTheKeyboardEntersIsTheChosenOne()
{
    Bench bench;
    bench.child("onlyAttention")->setFocus();
    bench.page.focusMainList();
    QTRY_VERIFY(bench.child("kioskHealth")->isVisible());
    QVERIFY(bench.child("stopKiosks")->isEnabled());
}

void TestStopSwitch::aKioskIsStoppedWithAReason()
{
    Bench bench;
    bench.choose("K-0002");
    bench.click("stopKiosks");
    QTRY_VERIFY(bench.dialog());
    QCOMPARE(bench.dialog()->windowTitle(), QStringLiteral("Stop face login at K-0002?"));
    QVERIFY(!bench.child("stopConfirm")->isEnabled());
    QTRY_VERIFY(bench.child("stopReason")->hasFocus());
    QTest::keyClicks(bench.child("stopReason"), QStringLiteral("Camera is broken"));
    QVERIFY(bench.child("stopConfirm")->isEnabled());
    bench.click("stopConfirm");
    QTRY_VERIFY(!bench.dialog());
    const ServiceOrder order = bench.line.lastTo(kioskId("K-0002"));
    QVERIFY(order.suspended);
    QCOMPARE(order.what.reason, QStringLiteral("Camera is broken"));
    QCOMPARE(order.what.untilMs, bench.clock.utcMs() + 3600000);
    QTRY_COMPARE(bench.state(1), QStringLiteral("Stop asked, waiting"));
    bench.report("K-0002", order.what);
    QTRY_COMPARE(bench.state(1), QStringLiteral("Face login stopped"));
    QVERIFY(!bench.child("stopKiosks")->isEnabled());
    bench.click("resumeKiosks");
    QVERIFY(!bench.line.lastTo(kioskId("K-0002")).suspended);
}

void TestStopSwitch::enterInTheReasonDoesNotStop()
{
    Bench bench;
    bench.choose("K-0001");
    bench.click("stopKiosks");
    QTRY_VERIFY(bench.dialog());
    QTest::keyClicks(bench.child("stopReason"), QStringLiteral("one"));
    QTest::keyClick(bench.child("stopReason"), Qt::Key_Return);
    QVERIFY(bench.dialog()->isVisible());
    QVERIFY(bench.line.sent.isEmpty());
}

void TestStopSwitch::escapeStopsNothing()
{
    Bench bench;
    bench.choose("K-0001");
    bench.click("stopKiosks");
    QTRY_VERIFY(bench.dialog());
    QTest::keyClicks(bench.child("stopReason"), QStringLiteral("one"));
    QTest::keyClick(bench.child("stopReason"), Qt::Key_Escape);
    QTRY_VERIFY(!bench.dialog());
    QVERIFY(bench.line.sent.isEmpty());
}

void TestStopSwitch::anEndInThePastIsRefusedWhileItIsTyped()
{
    Bench bench;
    bench.click("stopBranch");
    QTRY_VERIFY(bench.dialog());
    QTest::keyClicks(bench.child("stopReason"), QStringLiteral("Repair"));
    auto* end = bench.child<QComboBox>("stopEnd");
    QVERIFY(!bench.child("stopOwnEnd")->isVisible());
    end->setFocus();
    QTest::keyClick(end, Qt::Key_End);
    auto* own = bench.child<QDateTimeEdit>("stopOwnEnd");
    QVERIFY(own->isVisible());
    QVERIFY(bench.child("stopConfirm")->isEnabled());
    own->setDateTime(QDateTime::fromMSecsSinceEpoch(bench.clock.utcMs() - 60000));
    QVERIFY(!bench.child("stopConfirm")->isEnabled());
    QVERIFY(!bench.child<QLabel>("stopMistake")->text().isEmpty());
    own->setDateTime(QDateTime::fromMSecsSinceEpoch(bench.clock.utcMs()).addDays(31));
    QVERIFY(!bench.child("stopConfirm")->isEnabled());
    own->setDateTime(QDateTime::fromMSecsSinceEpoch(bench.clock.utcMs()).addDays(2));
    QVERIFY(bench.child("stopConfirm")->isEnabled());
    QVERIFY(bench.child<QLabel>("stopMistake")->text().isEmpty());
}

void TestStopSwitch::severalKiosksAreStoppedTogether()
{
    Bench bench;
    bench.choose("K-0001");
    QTest::keyClick(bench.child("fleetTable"), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(bench.child<QLabel>("chosenCount")->text(), QStringLiteral("2 selected"));
    bench.click("stopKiosks");
    QTRY_VERIFY(bench.dialog());
    QCOMPARE(bench.dialog()->windowTitle(), QStringLiteral("Stop face login at 2 kiosk(s)?"));
    QTest::keyClicks(bench.child("stopReason"), QStringLiteral("Repair"));
    auto* end = bench.child<QComboBox>("stopEnd");
    end->setFocus();
    QTest::keyClick(end, Qt::Key_Down);
    QTest::keyClick(end, Qt::Key_Down);
    bench.click("stopConfirm");
    QTRY_COMPARE(bench.line.sent.size(), 2);
    QCOMPARE(bench.line.lastTo(kioskId("K-0001")).what.untilMs, 0);
    QVERIFY(!bench.service.standing(kioskId("K-0003")).stop);
}

void TestStopSwitch::theWholeBranchIsStoppedAndAsksBeforeItResumes()
{
    Bench bench;
    bench.click("stopBranch");
    QTRY_VERIFY(bench.dialog());
    QTest::keyClicks(bench.child("stopReason"), QStringLiteral("Fire alarm"));
    bench.click("stopConfirm");
    QTRY_COMPARE(bench.line.sent.size(), 3);
    QVERIFY(bench.service.branchStop());
    QSignalSpy asked(&bench.page, &FleetPage::branchResumeWanted);
    bench.click("stopBranch");
    QCOMPARE(asked.size(), 1);
    QVERIFY(bench.service.branchStop());
}

void TestStopSwitch::aKioskThatDoesNotAnswerIsNamed()
{
    Bench bench;
    QVERIFY(bench.service.stop({kioskId("K-0003")}, QStringLiteral("Repair"), 0, bench.leave()));
    QVERIFY(!bench.child("silentKiosks")->isVisible());
    bench.clock.advance(11s);
    QTRY_VERIFY_WITH_TIMEOUT(bench.child("silentKiosks")->isVisible(), 10000);
    QVERIFY(bench.child<QLabel>("silentKiosks")->text().contains(QStringLiteral("K-0003")));
    QVERIFY(!bench.child<QLabel>("silentKiosks")->text().contains(QStringLiteral("K-0001")));
}

void TestStopSwitch::aResumeInAStoppedBranchSaysWhyNot()
{
    Bench bench;
    QVERIFY(bench.service.stopBranch(QStringLiteral("Fire alarm"), 0, bench.leave()));
    bench.choose("K-0001");
    bench.click("resumeKiosks");
    QVERIFY(bench.child<QLabel>("actionMistake")->text().contains(QStringLiteral("whole branch")));
    QVERIFY(bench.line.lastTo(kioskId("K-0001")).suspended);
}

void TestStopSwitch::itIsDrawnAsItShouldBe_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void TestStopSwitch::itIsDrawnAsItShouldBe()
{
    QFETCH(Scheme, scheme);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    theme::apply(scheme);
    Bench bench;
    bench.choose("K-0002");
    QVERIFY(bench.service.stop({kioskId("K-0001"), kioskId("K-0002"), kioskId("K-0003")},
                               QStringLiteral("Camera is being replaced"), 0, bench.leave()));
    bench.report("K-0002", bench.line.lastTo(kioskId("K-0002")).what);
    bench.clock.advance(11s);
    bench.online("K-0001");
    QTRY_VERIFY_WITH_TIMEOUT(bench.child("silentKiosks")->isVisible(), 10000);
    QTRY_COMPARE(bench.state(1), QStringLiteral("Face login stopped"));
    keepPicture(bench.page, QStringLiteral("stop-fleet-") + name);
    bench.click("stopBranch");
    QTRY_VERIFY(bench.dialog());
    QTest::keyClicks(bench.child("stopReason"), QStringLiteral("Fire alarm, the hall is closed"));
    auto* end = bench.child<QComboBox>("stopEnd");
    end->setFocus();
    QTest::keyClick(end, Qt::Key_End);
    QVERIFY(QTest::qWaitForWindowExposed(bench.dialog()));
    keepPicture(*bench.dialog(), QStringLiteral("stop-dialog-") + name);
    const QSize wide = bench.dialog()->size();
    QVERIFY2(wide.width() >= 560 && wide.height() < 520, qPrintable(QString::number(wide.height())));
    theme::apply(Scheme::Light);
}

QTEST_MAIN(TestStopSwitch)
#include "tst_stopswitch.moc"
