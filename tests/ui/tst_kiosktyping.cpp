// SPDX-License-Identifier: GPL-3.0-or-later
#include "kioskscreenbench.h"

#include <QAccessible>
#include <QMetaProperty>
#include <QSignalSpy>

using namespace jinbi;
using namespace jinbi::ui;

namespace {

constexpr char kPin[] = "907153"; // the canary
QStringList logged;               // all that this process logs

void keepLog(QtMsgType, const QMessageLogContext&, const QString& message)
{
    logged << message;
}

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

/// What customers type, and that it stays where it belongs.
class TestKioskTyping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        QLocale::setDefault(QLocale(QLocale::English));
        qInstallMessageHandler(keepLog);
    }

    void aNumberIsTypedByTouchAndByKeys();
    void whatWasRefusedStaysAndTheLimitIsSaid();
    void anotherLanguageKeepsTheNumber();
    void walkingAwayWipesWhatWasTyped();
    void noPinDigitIsAnywhere();
    void thePinPadLooksTheSameWhateverIsPressed();
    void aSealedPinLeavesTheScreen();
    void aShortPinIsAnsweredWithTheLimit();
};

void TestKioskTyping::aNumberIsTypedByTouchAndByKeys()
{
    KioskScreenBench bench;
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

void TestKioskTyping::whatWasRefusedStaysAndTheLimitIsSaid()
{
    KioskScreenBench bench;
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

void TestKioskTyping::anotherLanguageKeepsTheNumber()
{
    KioskScreenBench bench;
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

void TestKioskTyping::walkingAwayWipesWhatWasTyped()
{
    KioskScreenBench bench;
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

void TestKioskTyping::noPinDigitIsAnywhere()
{
    KioskScreenBench bench;
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

void TestKioskTyping::thePinPadLooksTheSameWhateverIsPressed()
{
    KioskScreenBench bench;
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

void TestKioskTyping::aSealedPinLeavesTheScreen()
{
    KioskScreenBench bench;
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

void TestKioskTyping::aShortPinIsAnsweredWithTheLimit()
{
    KioskScreenBench bench;
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

QTEST_MAIN(TestKioskTyping)
#include "tst_kiosktyping.moc"
