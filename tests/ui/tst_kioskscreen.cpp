// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/words.h"
#include "kiosk/entryfield.h"
#include "kiosk/kioskscreen.h"
#include "kiosk/pinpad.h"
#include "kiosk/scanring.h"
#include "kiosk/scanview.h"
#include "kiosk/screenbutton.h"
#include "kiosk/screenpanel.h"

#include <QAccessible>
#include <QLabel>
#include <QMetaProperty>
#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::ui;

namespace {

constexpr char kPin[] = "907153"; // the canary
QStringList logged;               // all that this process logs

void keepLog(QtMsgType, const QMessageLogContext&, const QString& message)
{
    logged << message;
}

ScreenState at(Stage stage, ScreenMessage message)
{
    return {stage, message, {}, false, true, false, Profile::Atm};
}

QList<ScreenState> stagesUnderWay()
{
    return {at(Stage::Notice, ScreenMessage::ReadNotice),     at(Stage::Scan, ScreenMessage::LookAtCamera),
            at(Stage::Scan, ScreenMessage::OneMoment),        at(Stage::Phone, ScreenMessage::EnterPhone),
            at(Stage::Phone, ScreenMessage::PhoneNotANumber), at(Stage::Phone, ScreenMessage::OneMoment),
            at(Stage::Compare, ScreenMessage::OneMoment),     at(Stage::Pin, ScreenMessage::EnterPin),
            at(Stage::Pin, ScreenMessage::PinAgain)};
}

/// A screen with the pad of the kiosk.
struct Bench
{
    Bench()
    {
        screen.setPinEntry(&pad);
        screen.resize(1280, 800);
        screen.show();
        screen.activateWindow();
    }
    ~Bench() { screen.setPinEntry(nullptr); }
    Q_DISABLE_COPY_MOVE(Bench)

    [[nodiscard]] QPushButton* button(const char* name) const
    {
        const auto all = screen.findChildren<QPushButton*>(QLatin1String(name));
        for (QPushButton* one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QString visibleLabel(const char* name) const
    {
        const auto all = screen.findChildren<QLabel*>(QLatin1String(name));
        for (const QLabel* one : all) {
            if (one->isVisible())
                return one->text();
        }
        return {};
    }
    [[nodiscard]] EntryField* field() const
    {
        const auto all = screen.findChildren<EntryField*>();
        for (EntryField* one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    void touch(const char* name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    void touchDigits(const char* digits) const
    {
        for (; *digits; ++digits)
            touch(QByteArray("digit").append(*digits).constData());
    }
    void settle() const { QTRY_VERIFY(screen.isSettled()); }

    crypto::OpeningKey key = *crypto::OpeningKey::create();
    kiosk::PinPad pad{key.sealingKey()};
    KioskScreen screen;
    ScreenPanel panel{screen};
};

/// Every string that a person, a tool or a reader can get out of the screen.
QStringList wordsOf(const QObject& root)
{
    QStringList words;
    QList<const QObject*> all{&root};
    const auto children = root.findChildren<QObject*>();
    for (const QObject* child : children)
        all << child;
    for (const QObject* object : std::as_const(all)) {
        for (int i = 0; i < object->metaObject()->propertyCount(); ++i)
            words << object->metaObject()->property(i).read(object).toString();
        for (const QByteArray& name : object->dynamicPropertyNames())
            words << object->property(name.constData()).toString();
        if (QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(const_cast<QObject*>(object))) {
            for (const auto part : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
                words << spoken->text(part);
        }
    }
    return words;
}

} // namespace

class TestKioskScreen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        QLocale::setDefault(QLocale(QLocale::English));
        qInstallMessageHandler(keepLog);
    }

    void theWaysAreOfOneSizeOnEveryScreen();
    void theRehearsalNoteIsOnEveryScreen();
    void aGateAndACounterWaitForTheirReader();
    void consentIsNeverGivenByEnterOrByADoubleTap();
    void digitsChooseWhereNothingIsTyped();
    void aNumberIsTypedByTouchAndByKeys();
    void whatWasRefusedStaysAndTheLimitIsSaid();
    void anotherLanguageKeepsTheNumber();
    void walkingAwayWipesWhatWasTyped();
    void noPinDigitIsAnywhere();
    void thePinPadLooksTheSameWhateverIsPressed();
    void aSealedPinLeavesTheScreen();
    void aShortPinIsAnsweredWithTheLimit();
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
        Bench bench;
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
    Bench bench;
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
        Bench bench;
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
    Bench bench;
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
    Bench bench;
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

void TestKioskScreen::aNumberIsTypedByTouchAndByKeys()
{
    Bench bench;
    QSignalSpy entered(&bench.panel, &CustomerPanel::phoneEntered);
    QSignalSpy touched(&bench.panel, &CustomerPanel::touched);
    bench.panel.show(at(Stage::Phone, ScreenMessage::EnterPhone));
    bench.touchDigits("13800");
    QTest::keyClicks(&bench.screen, QStringLiteral("1380009"));
    QTest::keyClick(&bench.screen, Qt::Key_Backspace);
    QCOMPARE(bench.field()->text(), QStringLiteral("138 0013 8000"));
    QVERIFY(touched.size() >= 13);
    bench.touch("takeBack");
    QCOMPARE(bench.field()->text(), QStringLiteral("138 0013 800"));
    bench.touchDigits("0");
    bench.touch("done");
    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered.first().first().toString(), QStringLiteral("13800138000"));
    QTest::keyClick(&bench.screen, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(entered.size(), 2);
    for (const QString& words : wordsOf(*bench.field()))
        QVERIFY2(!words.contains(QStringLiteral("8001")), "a kiosk speaks the number aloud");
}

void TestKioskScreen::whatWasRefusedStaysAndTheLimitIsSaid()
{
    Bench bench;
    bench.panel.show(at(Stage::Phone, ScreenMessage::EnterPhone));
    QVERIFY(bench.visibleLabel("limit").isEmpty());
    bench.touchDigits("1380013");
    bench.touch("done");
    bench.panel.show(at(Stage::Phone, ScreenMessage::PhoneNotANumber));
    QCOMPARE(bench.field()->text(), QStringLiteral("138 0013"));
    QVERIFY(bench.visibleLabel("limit").contains(QStringLiteral("11")));
    QVERIFY(bench.visibleLabel("limit").contains(QStringLiteral("7")));
    bench.touchDigits("8000");
    QCOMPARE(bench.field()->text(), QStringLiteral("138 0013 8000"));
}

void TestKioskScreen::anotherLanguageKeepsTheNumber()
{
    Bench bench;
    bench.panel.show(at(Stage::Phone, ScreenMessage::EnterPhone));
    bench.touchDigits("1380013");
    bench.touch("language");
    QTRY_COMPARE(bench.visibleLabel("rehearsalNote"), QString::fromUtf8("测试模式。请勿输入真实密码。"));
    QCOMPARE(bench.field()->text(), QStringLiteral("138 0013"));
    bench.touch("contrast");
    bench.touch("print");
    QCOMPARE(bench.field()->text(), QStringLiteral("138 0013"));
    bench.touch("language");
    QTRY_COMPARE(bench.visibleLabel("rehearsalNote"), QStringLiteral("Test mode. Do not type a real PIN."));
    bench.panel.show(at(Stage::Pin, ScreenMessage::EnterPin));
    bench.touchDigits("5555");
    bench.touch("language");
    QTRY_COMPARE(bench.visibleLabel("rehearsalNote"), QString::fromUtf8("测试模式。请勿输入真实密码。"));
    QCOMPARE(bench.pad.length(), 4);
    QCOMPARE(bench.field()->dots(), 4);
}

void TestKioskScreen::walkingAwayWipesWhatWasTyped()
{
    Bench bench;
    const ScreenState phone = at(Stage::Phone, ScreenMessage::EnterPhone);
    const ScreenState pin = at(Stage::Pin, ScreenMessage::EnterPin);
    for (const auto message : {ScreenMessage::Goodbye, ScreenMessage::OutOfService, ScreenMessage::CardOrCounter}) {
        bench.panel.show(phone);
        bench.touchDigits("13800138000");
        bench.panel.show(at(Stage::Finished, message));
        for (const QString& words : wordsOf(bench.screen))
            QVERIFY(!words.contains(QStringLiteral("13800138000")) && !words.contains(QStringLiteral("138 0013 8000")));
        bench.panel.show(phone);
        QCOMPARE(bench.field()->text(), QString());
        bench.panel.show(pin);
        bench.touchDigits(kPin);
        QCOMPARE(bench.pad.length(), 6);
        bench.panel.show(at(Stage::Finished, message));
        QCOMPARE(bench.pad.length(), 0);
        bench.panel.show(pin);
        QCOMPARE(bench.field()->dots(), 0);
    }
    // A new customer has all tries again.
    for (int i = 0; i < 3; ++i) {
        bench.touchDigits(kPin);
        bench.touch("done");
    }
    QCOMPARE(bench.pad.triesLeft(), 0);
    bench.panel.show(at(Stage::Finished, ScreenMessage::NotVerified));
    bench.panel.show(at(Stage::Attract, ScreenMessage::Welcome));
    bench.panel.show(at(Stage::Notice, ScreenMessage::ReadNotice));
    QCOMPARE(bench.pad.triesLeft(), 3);
}

void TestKioskScreen::noPinDigitIsAnywhere()
{
    Bench bench;
    bench.panel.show(at(Stage::Pin, ScreenMessage::EnterPin));
    bench.touchDigits("907");
    QTest::keyClicks(&bench.screen, QStringLiteral("153"));
    QCOMPARE(bench.pad.length(), 6);
    const QStringList words = wordsOf(bench.screen);
    QVERIFY(words.size() > 200);
    for (const QString& word : words) {
        QVERIFY2(!word.contains(QLatin1String(kPin)), qPrintable(word));
        QVERIFY2(!word.contains(QStringLiteral("907")) && !word.contains(QStringLiteral("153")), qPrintable(word));
    }
    bench.touch("done");
    bench.panel.show(at(Stage::Pin, ScreenMessage::OneMoment));
    for (const QString& word : wordsOf(bench.screen))
        QVERIFY2(!word.contains(QStringLiteral("907")), qPrintable(word));
    qInfo("a line, so that there is one");
    QVERIFY(!logged.isEmpty());
    for (const QString& line : std::as_const(logged))
        QVERIFY2(!line.contains(QStringLiteral("907")) && !line.contains(QStringLiteral("138001")), qPrintable(line));
}

void TestKioskScreen::thePinPadLooksTheSameWhateverIsPressed()
{
    Bench bench;
    bench.panel.show(at(Stage::Pin, ScreenMessage::EnterPin));
    QTRY_VERIFY(bench.field() && bench.field()->width() > 100);
    QCoreApplication::sendPostedEvents();
    const auto pictureWhileOn = [&bench](const char* name) {
        bench.touch("takeBack");
        QTest::mousePress(bench.button(name), Qt::LeftButton);
        const QImage held = bench.screen.grab().toImage();
        QTest::mouseRelease(bench.button(name), Qt::LeftButton);
        return held;
    };
    const QImage five = pictureWhileOn("digit5");
    QCOMPARE(bench.pad.length(), 1);
    for (const char* name : {"digit0", "digit1", "digit9"})
        QVERIFY(pictureWhileOn(name) == five);
    bench.touch("takeBack");
    QTest::keyClick(&bench.screen, Qt::Key_7);
    QVERIFY(bench.screen.grab().toImage() == five);
    // The field itself: dots, and their number is all that changes.
    bench.touchDigits("123");
    const QImage dots = bench.field()->grab().toImage();
    bench.touch("takeBack");
    bench.touchDigits("9876");
    QVERIFY(bench.field()->grab().toImage() == dots);
    bench.touchDigits("5");
    QVERIFY(bench.field()->grab().toImage() != dots);
    // Another pad does show which key is down: there it helps.
    bench.panel.show(at(Stage::Phone, ScreenMessage::EnterPhone));
    const QImage up = bench.button("digit5")->grab().toImage();
    QTest::mousePress(bench.button("digit5"), Qt::LeftButton);
    QVERIFY(bench.button("digit5")->grab().toImage() != up);
}

void TestKioskScreen::aSealedPinLeavesTheScreen()
{
    Bench bench;
    PinBlock block;
    connect(&bench.panel, &CustomerPanel::pinSubmitted, this, [&block](const PinBlock& made) { block = made; });
    bench.panel.show(at(Stage::Pin, ScreenMessage::EnterPin));
    bench.touchDigits("111");
    bench.touch("takeBack");
    QTest::keyClicks(&bench.screen, QString::fromLatin1(kPin));
    QTest::keyClick(&bench.screen, Qt::Key_Enter);
    QVERIFY(!block.sealed.contains(kPin));
    const Result<QByteArray> clear = bench.key.open(block.sealed);
    QVERIFY(clear);
    QCOMPARE(clear->mid(1, clear->at(0)), QByteArray(kPin));
    QCOMPARE(bench.pad.length(), 0);
    QCOMPARE(bench.field()->dots(), 0);
}

void TestKioskScreen::aShortPinIsAnsweredWithTheLimit()
{
    Bench bench;
    QSignalSpy submitted(&bench.screen, &KioskScreen::pinSubmitted);
    bench.panel.show(at(Stage::Pin, ScreenMessage::EnterPin));
    bench.touchDigits("123");
    bench.touch("done");
    QCOMPARE(submitted.size(), 0);
    QCOMPARE(bench.visibleLabel("limit"), QStringLiteral("A PIN has 4 to 12 digits."));
    QCOMPARE(bench.pad.length(), 3);
    bench.touchDigits("4567890123");
    QCOMPARE(bench.pad.length(), 12);
    QVERIFY(!bench.visibleLabel("limit").isEmpty());
}

void TestKioskScreen::theEyeShowsWhileSomebodyLooks()
{
    Bench bench;
    ScreenState state = at(Stage::Scan, ScreenMessage::LookAtCamera);
    bench.panel.show(state);
    QVERIFY(bench.visibleLabel("eyeNote").isEmpty());
    state.watched = true;
    bench.panel.show(state);
    QCOMPARE(bench.visibleLabel("eyeNote"), QStringLiteral("Staff see the camera"));
    state = at(Stage::Pin, ScreenMessage::EnterPin);
    state.watched = true;
    bench.panel.show(state);
    QCOMPARE(bench.visibleLabel("eyeNote"), QStringLiteral("Camera picture is off"));
    state.watched = false;
    bench.panel.show(state);
    QVERIFY(bench.visibleLabel("eyeNote").isEmpty());
}

void TestKioskScreen::outOfServiceAndSuspendedOfferTheOtherWays()
{
    Bench bench;
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
    Bench bench;
    bench.panel.show(at(Stage::Attract, ScreenMessage::Welcome));
    bench.touch("anotherWay");
    QCOMPARE(bench.visibleLabel("heading"), textOf(ScreenMessage::CardOrCounter));
    bench.panel.show(at(Stage::Notice, ScreenMessage::ReadNotice));
    QCOMPARE(bench.visibleLabel("heading"), textOf(ScreenMessage::ReadNotice));
}

void TestKioskScreen::staffCalledIsSaid()
{
    Bench bench;
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
    Bench bench;
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
    Bench bench;
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
    Bench bench;
    const auto* ring = bench.screen.findChild<ScanRing*>();
    bench.screen.setScanBudget(1500);
    bench.panel.show(at(Stage::Scan, ScreenMessage::LookAtCamera));
    QTRY_VERIFY(ring->left() < 0.7 && ring->left() > 0);
    QTRY_COMPARE(ring->left(), 0.0);
}

void TestKioskScreen::everyControlHasANameAndLargePrint()
{
    Bench bench;
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
    Bench bench;
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
    Bench bench;
    bench.panel.show(at(Stage::Finished, ScreenMessage::Verified));
    bench.touch("language");
    QTRY_COMPARE(bench.visibleLabel("rehearsalNote"), QString::fromUtf8("测试模式。请勿输入真实密码。"));
    bench.panel.show(at(Stage::Attract, ScreenMessage::Welcome));
    QTRY_COMPARE_WITH_TIMEOUT(bench.visibleLabel("rehearsalNote"), QStringLiteral("Test mode. Do not type a real PIN."),
                              KioskScreen::kRestoreMs + 15000);
}

QTEST_MAIN(TestKioskScreen)
#include "tst_kioskscreen.moc"
