// SPDX-License-Identifier: GPL-3.0-or-later
#include "kioskscreenbench.h"

#include "domain/words.h"
#include "kiosk/scanring.h"
#include "kiosk/scanview.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::ui;

class TestKioskScreen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        QLocale::setDefault(QLocale(QLocale::English));
    }

    void theWaysAreOfOneSizeOnEveryScreen();
    void theRehearsalNoteIsOnEveryScreen();
    void aGateAndACounterWaitForTheirReader();
    void consentIsNeverGivenByEnterOrByADoubleTap();
    void digitsChooseWhereNothingIsTyped();
    void theEyeShowsWhileSomebodyLooks();
    void outOfServiceAndSuspendedOfferTheOtherWays();
    void anotherWayIsExplainedAtRest();
    void staffCalledIsSaid();
    void aGateHasNoPads();
    void adviceStaysLongEnoughToBeRead();
    void theRingEmptiesInAScan();
    void everyControlHasANameAndLargePrint();
    void tabGoesRoundAndEnterPressesWhatHasTheRing();
    void theNextCustomerFindsTheLanguageOfTheKiosk();
};

void TestKioskScreen::theWaysAreOfOneSizeOnEveryScreen()
{
    for (const QSize& size : {QSize(800, 600), QSize(1280, 800), QSize(1080, 1920)}) {
        KioskScreenBench bench;
        bench.screen.resize(size);
        bench.touch("print");
        for (ScreenState state : stagesUnderWay()) {
            state.staffCalled = state.stage != Stage::Notice;
            bench.panel.show(state);
            const QPushButton* first = bench.button("firstWay");
            const QPushButton* other = bench.button("anotherWay");
            const QPushButton* staff = bench.button("callStaff");
            QVERIFY(first && other && staff);
            // Cells of a layout may differ by one pixel.
            const auto alike = [](const QSize& a, const QSize& b) {
                return qAbs(a.width() - b.width()) <= 1 && qAbs(a.height() - b.height()) <= 1;
            };
            QTRY_VERIFY(alike(first->size(), other->size()) && alike(first->size(), staff->size()));
            QCOMPARE(first->font(), other->font());
            QCOMPARE(first->font(), staff->font());
            QVERIFY(first->height() >= 72);
        }
        // Equal weight: the face and the other way differ in words and sign only.
        bench.panel.show(at(Stage::Notice, ScreenMessage::ReadNotice));
        auto* face = qobject_cast<ScreenButton*>(bench.button("firstWay"));
        auto* other = qobject_cast<ScreenButton*>(bench.button("anotherWay"));
        QCOMPARE(face->text(), QStringLiteral("Use my face"));
        face->setText(other->text());
        face->setIconName(QStringLiteral("card"));
        face->setCap({});
        other->setCap({});
        other->resize(face->size());
        QCOMPARE(face->grab().toImage(), other->grab().toImage());
    }
}

void TestKioskScreen::theRehearsalNoteIsOnEveryScreen()
{
    KioskScreenBench bench;
    QList<ScreenState> all = stagesUnderWay();
    all << at(Stage::Attract, ScreenMessage::Welcome) << at(Stage::Finished, ScreenMessage::Verified)
        << at(Stage::OutOfService, ScreenMessage::Suspended);
    for (const ScreenState& state : std::as_const(all)) {
        bench.panel.show(state);
        QCOMPARE(bench.visibleLabel("rehearsalNote"), rehearsalNote());
    }
    ScreenState real = at(Stage::Pin, ScreenMessage::EnterPin);
    real.rehearsal = false;
    bench.panel.show(real);
    QVERIFY(bench.visibleLabel("rehearsalNote").isEmpty());
}

void TestKioskScreen::aGateAndACounterWaitForTheirReader()
{
    for (const Profile profile : {Profile::Gate, Profile::Counter}) {
        KioskScreenBench bench;
        QSignalSpy started(&bench.panel, &CustomerPanel::started);
        ScreenState rest = at(Stage::Attract, ScreenMessage::Welcome);
        rest.profile = profile;
        bench.panel.show(rest);
        bench.settle();
        QTest::keyClick(&bench.screen, Qt::Key_1);
        QTest::keyClick(&bench.screen, Qt::Key_Return);
        QTest::mouseClick(&bench.screen, Qt::LeftButton, {},
                          QPoint(bench.screen.width() / 2, bench.screen.height() / 3));
        QCOMPARE(started.size(), 0);
        QVERIFY(!bench.screen.findChild<QWidget*>(QStringLiteral("firstWay"))->isVisible());
        rest.profile = Profile::Atm;
        bench.panel.show(rest);
        QVERIFY(bench.screen.findChild<QWidget*>(QStringLiteral("firstWay"))->isVisible());
    }
}

void TestKioskScreen::consentIsNeverGivenByEnterOrByADoubleTap()
{
    KioskScreenBench bench;
    QSignalSpy started(&bench.panel, &CustomerPanel::started);
    QSignalSpy accepted(&bench.panel, &CustomerPanel::noticeAccepted);
    bench.panel.show(at(Stage::Attract, ScreenMessage::Welcome));
    bench.settle();
    bench.touch("firstWay");
    QCOMPARE(started.size(), 1);
    bench.panel.show(at(Stage::Notice, ScreenMessage::ReadNotice));
    bench.touch("firstWay");
    QTest::keyClick(&bench.screen, Qt::Key_1);
    QCOMPARE(accepted.size(), 0);
    bench.settle();
    QTest::keyClick(&bench.screen, Qt::Key_Return);
    QTest::keyClick(&bench.screen, Qt::Key_Enter);
    QTest::keyClick(&bench.screen, Qt::Key_Space);
    QCOMPARE(accepted.size(), 0);
    bench.touch("firstWay");
    QCOMPARE(accepted.size(), 1);
}

void TestKioskScreen::digitsChooseWhereNothingIsTyped()
{
    KioskScreenBench bench;
    QSignalSpy accepted(&bench.panel, &CustomerPanel::noticeAccepted);
    QSignalSpy other(&bench.panel, &CustomerPanel::anotherWayChosen);
    QSignalSpy staff(&bench.panel, &CustomerPanel::staffCalled);
    QSignalSpy cancelled(&bench.panel, &CustomerPanel::cancelled);
    bench.panel.show(at(Stage::Notice, ScreenMessage::ReadNotice));
    bench.settle();
    QTest::keyClicks(&bench.screen, QStringLiteral("123"));
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(other.size(), 1);
    QCOMPARE(staff.size(), 1);
    QTest::keyClick(&bench.screen, Qt::Key_F1);
    QTest::keyClick(&bench.screen, Qt::Key_F2);
    QTest::keyClick(&bench.screen, Qt::Key_Escape);
    QCOMPARE(staff.size(), 2);
    QCOMPARE(other.size(), 2);
    QCOMPARE(cancelled.size(), 1);
    bench.panel.show(at(Stage::Phone, ScreenMessage::EnterPhone));
    QTest::keyClicks(&bench.screen, QStringLiteral("123"));
    QCOMPARE(other.size(), 2);
    QCOMPARE(bench.field()->text(), QStringLiteral("123"));
}

void TestKioskScreen::theEyeShowsWhileSomebodyLooks()
{
    KioskScreenBench bench;
    ScreenState state = at(Stage::Scan, ScreenMessage::LookAtCamera);
    bench.panel.show(state);
    QVERIFY(bench.visibleLabel("eyeNote").isEmpty());
    state.watched = true;
    bench.panel.show(state);
    QCOMPARE(bench.visibleLabel("eyeNote"), QStringLiteral("Staff see the camera, not your face"));
    state.faceSeen = true;
    bench.panel.show(state);
    QCOMPARE(bench.visibleLabel("eyeNote"), QStringLiteral("Staff see your face"));
    state = at(Stage::Pin, ScreenMessage::EnterPin);
    state.watched = true;
    state.faceSeen = true;
    bench.panel.show(state);
    QCOMPARE(bench.visibleLabel("eyeNote"), QStringLiteral("Camera picture is off"));
    state.watched = false;
    bench.panel.show(state);
    QVERIFY(bench.visibleLabel("eyeNote").isEmpty());
}

void TestKioskScreen::outOfServiceAndSuspendedOfferTheOtherWays()
{
    KioskScreenBench bench;
    for (const auto message : {ScreenMessage::OutOfService, ScreenMessage::Suspended}) {
        bench.panel.show(at(Stage::OutOfService, message));
        QCOMPARE(bench.visibleLabel("heading"), textOf(message));
        QVERIFY(!bench.button("firstWay"));
        QVERIFY(bench.button("anotherWay") && bench.button("callStaff"));
    }
    QVERIFY(textOf(ScreenMessage::Suspended) != textOf(ScreenMessage::OutOfService));
}

void TestKioskScreen::anotherWayIsExplainedAtRest()
{
    KioskScreenBench bench;
    bench.panel.show(at(Stage::Attract, ScreenMessage::Welcome));
    bench.touch("anotherWay");
    QCOMPARE(bench.visibleLabel("heading"), textOf(ScreenMessage::CardOrCounter));
    bench.panel.show(at(Stage::Notice, ScreenMessage::ReadNotice));
    QCOMPARE(bench.visibleLabel("heading"), textOf(ScreenMessage::ReadNotice));
}

void TestKioskScreen::staffCalledIsSaid()
{
    KioskScreenBench bench;
    ScreenState state = at(Stage::Phone, ScreenMessage::EnterPhone);
    bench.panel.show(state);
    QCOMPARE(bench.button("callStaff")->text(), QStringLiteral("Call staff"));
    QSignalSpy staff(&bench.panel, &CustomerPanel::staffCalled);
    bench.touchDigits("138");
    bench.touch("callStaff");
    QCOMPARE(staff.size(), 1);
    state.staffCalled = true;
    bench.panel.show(state);
    QCOMPARE(bench.button("callStaff")->text(), QStringLiteral("Staff called"));
    QCOMPARE(bench.field()->text(), QStringLiteral("138"));
}

void TestKioskScreen::aGateHasNoPads()
{
    KioskScreenBench bench;
    for (const Profile profile : {Profile::Gate, Profile::Counter}) {
        for (ScreenState state : stagesUnderWay()) {
            state.profile = profile;
            bench.panel.show(state);
            QVERIFY(!bench.button("digit5"));
            QVERIFY(!bench.field());
        }
    }
    ScreenState scan = at(Stage::Scan, ScreenMessage::LookAtCamera);
    scan.profile = Profile::Gate;
    bench.panel.show(at(Stage::Attract, ScreenMessage::Welcome));
    bench.panel.show(scan);
    QCOMPARE(bench.visibleLabel("advice"), QStringLiteral("Look here"));
}

void TestKioskScreen::adviceStaysLongEnoughToBeRead()
{
    KioskScreenBench bench;
    ScreenState state = at(Stage::Scan, ScreenMessage::LookAtCamera);
    state.hint = QualityComponent::InterEyeDistance;
    bench.panel.show(state);
    QCOMPARE(bench.visibleLabel("advice"), words::advice(QualityComponent::InterEyeDistance));
    state.hint = QualityComponent::HeadYaw;
    bench.panel.show(state);
    QCOMPARE(bench.visibleLabel("advice"), words::advice(QualityComponent::InterEyeDistance));
    QTRY_COMPARE(bench.visibleLabel("advice"), words::advice(QualityComponent::HeadYaw));
    bench.screen.setAttempt(2, 3);
    QCOMPARE(bench.visibleLabel("attempt"), QStringLiteral("Picture 2 of 3"));
    bench.screen.setAttempt(0, 3);
    QVERIFY(bench.visibleLabel("attempt").isEmpty());
}

void TestKioskScreen::theRingEmptiesInAScan()
{
    KioskScreenBench bench;
    const auto* ring = bench.screen.findChild<ScanRing*>();
    bench.screen.setScanBudget(1500);
    bench.panel.show(at(Stage::Scan, ScreenMessage::LookAtCamera));
    QTRY_VERIFY(ring->left() < 0.7 && ring->left() > 0);
    QTRY_COMPARE(ring->left(), 0.0);
}

void TestKioskScreen::everyControlHasANameAndLargePrint()
{
    KioskScreenBench bench;
    bench.screen.resize(800, 600);
    QList<ScreenState> all = stagesUnderWay();
    all << at(Stage::Attract, ScreenMessage::Welcome) << at(Stage::Finished, ScreenMessage::NotVerified);
    for (const ScreenState& state : std::as_const(all)) {
        bench.panel.show(state);
        const auto buttons = bench.screen.findChildren<QPushButton*>();
        for (const QPushButton* button : buttons) {
            if (!button->isVisible())
                continue;
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
            QVERIFY(button->font().pixelSize() >= 22);
            const bool key = button->objectName().startsWith(QStringLiteral("digit"));
            if (key)
                QTRY_VERIFY(button->height() >= 72 && button->width() >= 72);
        }
        const auto labels = bench.screen.findChildren<QLabel*>();
        for (const QLabel* label : labels)
            QVERIFY(label->font().pixelSize() >= 22);
        if (EntryField* field = bench.field())
            QVERIFY(!field->accessibleName().isEmpty());
    }
}

void TestKioskScreen::tabGoesRoundAndEnterPressesWhatHasTheRing()
{
    KioskScreenBench bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.screen));
    QSignalSpy other(&bench.panel, &CustomerPanel::anotherWayChosen);
    bench.panel.show(at(Stage::Phone, ScreenMessage::EnterPhone));
    QStringList round;
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        round << QApplication::focusWidget()->objectName();
    }
    const QStringList expected{QStringLiteral("language"),   QStringLiteral("contrast"), QStringLiteral("print"),
                               QStringLiteral("takeBack"),   QStringLiteral("done"),     QStringLiteral("firstWay"),
                               QStringLiteral("anotherWay"), QStringLiteral("callStaff")};
    QCOMPARE(round, expected);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("anotherWay"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(other.size(), 1);
    // The next screen starts without a ring.
    bench.panel.show(at(Stage::Pin, ScreenMessage::EnterPin));
    QCOMPARE(QApplication::focusWidget(), &bench.screen);
}

void TestKioskScreen::theNextCustomerFindsTheLanguageOfTheKiosk()
{
    KioskScreenBench bench;
    bench.panel.show(at(Stage::Finished, ScreenMessage::Verified));
    bench.touch("language");
    QTRY_COMPARE(bench.visibleLabel("rehearsalNote"), QString::fromUtf8("测试模式。请勿输入真实密码。"));
    bench.panel.show(at(Stage::Attract, ScreenMessage::Welcome));
    QTRY_COMPARE_WITH_TIMEOUT(bench.visibleLabel("rehearsalNote"), QStringLiteral("Test mode. Do not type a real PIN."),
                              KioskScreen::kRestoreMs + 15000);
}

QTEST_MAIN(TestKioskScreen)
#include "tst_kioskscreen.moc"
