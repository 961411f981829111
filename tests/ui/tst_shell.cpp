// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/attentionbutton.h"
#include "shell/dialogprompter.h"
#include "shell/searchbox.h"
#include "shell/searchpopup.h"
#include "shell/stripitem.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/label.h"
#include "windowfixture.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QRegularExpression>
#include <QSet>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace jinbi;
using namespace jinbi::ui;

namespace {

template <class Widget>
Widget* find(const WindowFixture& fixture, const char* name)
{
    return fixture.window->findChild<Widget*>(QString::fromLatin1(name));
}

QString textOf(const WindowFixture& fixture, const char* name)
{
    return find<QLabel>(fixture, name)->text();
}

bool isShown(const WindowFixture& fixture)
{
    fixture.window->resize(1280, 800);
    fixture.window->show();
    fixture.window->activateWindow();
    return QTest::qWaitForWindowActive(fixture.window.get());
}

/// Answers when the test says so.
class SlowProvider final : public SearchProvider
{
public:
    void search(const QString& text, int query) override { asked.append({text, query}); }
    void answer(qsizetype index, const QString& title)
    {
        Q_EMIT
        found(asked.at(index).second, {{{}, title, {}, {}}});
    }

    QList<QPair<QString, int>> asked;
};

bool belongsToQt(const QWidget* widget)
{
    return widget->objectName().startsWith(QLatin1StringView("qt_"));
}

QStringList unnamed(const QWidget& root)
{
    QStringList missing;
    const QList<QWidget*> all = root.findChildren<QWidget*>();
    for (const QWidget* widget : all) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || belongsToQt(widget))
            continue;
        if (widget->accessibleName().isEmpty() || widget->objectName().isEmpty())
            missing.append(QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName());
    }
    return missing;
}

} // namespace

class TestShell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        theme::setChinese(false);
        theme::setTextScale(1.0);
        theme::apply(Scheme::Light);
    }

    void controlAndADigitGoesToAView_data()
    {
        QTest::addColumn<int>("view");
        for (int view = 0; view < 9; ++view)
            QTest::addRow("Ctrl+%d", view + 1) << view;
    }

    void controlAndADigitGoesToAView()
    {
        QFETCH(int, view);
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        fixture.window->goTo(fixture.pages.at(view == 0 ? 1 : 0));
        QTest::keyClick(fixture.window.get(), static_cast<Qt::Key>(Qt::Key_1 + view), Qt::ControlModifier);
        QCOMPARE(fixture.window->currentPage(), fixture.pages.at(view));
        QCOMPARE(textOf(fixture, "viewTitle"), fixture.pages.at(view)->title());
        QTRY_COMPARE(QApplication::focusWidget(), fixture.pages.at(view)->list());
        const auto name = QStringLiteral("rail-%1").arg(fixture.pages.at(view)->objectName());
        QVERIFY(fixture.window->findChild<QToolButton*>(name)->isChecked());
    }

    void aClickOnTheRailGoesToAView()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        QTest::mouseClick(find<QToolButton>(fixture, "rail-fleet"), Qt::LeftButton);
        QCOMPARE(fixture.window->currentPage()->objectName(), QStringLiteral("fleet"));
    }

    void theKeyboardStartsInTheMainListOfTheView()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        QTRY_COMPARE(QApplication::focusWidget(), fixture.pages.first()->list());
    }

    void searchFindsAViewAndOpensIt()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        auto* box = find<SearchBox>(fixture, "search");
        QTest::keyClick(fixture.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::focusWidget(), box);
        QTest::keyClicks(box, QStringLiteral("tun"));
        QVERIFY(box->popup()->isVisible());
        QCOMPARE(box->popup()->hits().first().title, QStringLiteral("tuning"));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(fixture.window->currentPage()->objectName(), QStringLiteral("tuning"));
        QVERIFY(!box->popup()->isVisible());
        QVERIFY(box->text().isEmpty());
    }

    void searchOffersTheWordsToTheViewLast()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        auto* box = find<SearchBox>(fixture, "search");
        QTest::keyClick(fixture.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(box, QStringLiteral("theme"));
        QCOMPARE(box->popup()->hits().size(), 3);
        QTest::keyClick(box, Qt::Key_Down);
        QTest::keyClick(box, Qt::Key_Down);
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->popup()->current(), 2);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(fixture.pages.first()->field()->text(), QStringLiteral("theme"));
    }

    void escapeLeavesTheSearchForTheView()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        auto* box = find<SearchBox>(fixture, "search");
        QTest::keyClick(fixture.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(box, QStringLiteral("tun"));
        QTest::keyClick(box, Qt::Key_Escape);
        QVERIFY(!box->popup()->isVisible());
        QTRY_COMPARE(QApplication::focusWidget(), fixture.pages.first()->list());
    }

    void anAnswerToAnOlderQueryIsDropped()
    {
        const WindowFixture fixture;
        SlowProvider slow;
        fixture.window->addSearchProvider(&slow);
        QVERIFY(isShown(fixture));
        auto* box = find<SearchBox>(fixture, "search");
        QTest::keyClick(fixture.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(box, QStringLiteral("zz"));
        QCOMPARE(slow.asked.size(), 2);
        const qsizetype before = box->popup()->hits().size();
        slow.answer(0, QStringLiteral("stale"));
        QCOMPARE(box->popup()->hits().size(), before);
        slow.answer(1, QStringLiteral("K-0342"));
        QCOMPARE(box->popup()->hits().first().title, QStringLiteral("K-0342"));
    }

    void aKeyShowsTheSheetOfKeys_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("F1") << static_cast<int>(Qt::Key_F1);
        QTest::newRow("?") << static_cast<int>(Qt::Key_Question);
    }

    void aKeyShowsTheSheetOfKeys()
    {
        QFETCH(int, key);
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        QTRY_COMPARE(QApplication::focusWidget(), fixture.pages.first()->list());
        QTest::keyClick(fixture.pages.first()->list(), static_cast<Qt::Key>(key));
        QTRY_VERIFY(find<QWidget>(fixture, "shortcutsSheet") != nullptr);
        auto* sheet = find<QWidget>(fixture, "shortcutsSheet");
        QTRY_VERIFY(sheet->isVisible());
        QCOMPARE(unnamed(*sheet), QStringList());
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(find<QWidget>(fixture, "shortcutsSheet") == nullptr);
    }

    void aQuestionMarkInAFieldIsText()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        fixture.pages.first()->field()->setFocus();
        QTest::keyClicks(fixture.pages.first()->field(), QStringLiteral("?"));
        QCOMPARE(fixture.pages.first()->field()->text(), QStringLiteral("?"));
        QVERIFY(find<QWidget>(fixture, "shortcutsSheet") == nullptr);
    }

    void f6GoesRoundThePanes()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        DummyPage* page = fixture.pages.first();
        QTRY_COMPARE(QApplication::focusWidget(), page->list());
        QTest::keyClick(fixture.window.get(), Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), page->field());
        QTest::keyClick(fixture.window.get(), Qt::Key_F6);
        QVERIFY(find<QWidget>(fixture, "rail")->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(fixture.window.get(), Qt::Key_F6);
        QVERIFY(find<QWidget>(fixture, "header")->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(fixture.window.get(), Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), page->list());
        QTest::keyClick(fixture.window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(find<QWidget>(fixture, "header")->isAncestorOf(QApplication::focusWidget()));
    }

    void theThemeChangesAtOnceAndIsRemembered()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        QSignalSpy chosen(fixture.window.get(), &MainWindow::themeChosen);
        find<QAction>(fixture, "theme-dark")->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(fixture.window->grab().toImage().pixelColor(700, 50), theme::tokens(Scheme::Dark).window);
        QCOMPARE(fixture.settings.value(QStringLiteral("appearance/scheme")).toString(), QStringLiteral("dark"));
        const WindowFixture next(fixture.settings.values());
        QVERIFY(find<QAction>(next, "theme-dark")->isChecked());
    }

    void theTextSizeChangesAtOnce()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        const int before = find<QLabel>(fixture, "viewTitle")->font().pixelSize();
        find<QAction>(fixture, "textSize-125")->trigger();
        QCOMPARE(find<QLabel>(fixture, "viewTitle")->font().pixelSize(), qRound(before * 1.25));
        QCOMPARE(fixture.pages.first()->list()->font().pixelSize(), 16);
    }

    void theSettingsOpenByKey()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        QTest::keyClick(fixture.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        auto* menu = find<QMenu>(fixture, "settingsMenu");
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Escape);
        QTRY_VERIFY(!menu->isVisible());
    }

    void theLanguageChangesAtOnce()
    {
        const WindowFixture fixture;
        fixture.window->setFleetFact(46, 48);
        QVERIFY(isShown(fixture));
        QSignalSpy chosen(fixture.window.get(), &MainWindow::languageChosen);
        find<QAction>(fixture, "language-zh_CN")->trigger();
        QCOMPARE(chosen.first().first().toString(), QStringLiteral("zh_CN"));
        ChineseWords words;
        QVERIFY(QCoreApplication::installTranslator(&words));
        QTRY_COMPARE(textOf(fixture, "viewTitle"), QString::fromUtf8("当前"));
        QCOMPARE(find<QToolButton>(fixture, "rail-live")->text(), QString::fromUtf8("实时"));
        QCOMPARE(find<StripItem>(fixture, "fleetFact")->text(), QString::fromUtf8("48 台终端中 46 台在线"));
        QCOMPARE(find<QToolButton>(fixture, "settings")->accessibleName(), QString::fromUtf8("设置"));
        QVERIFY(fixture.window->windowTitle().contains(QString::fromUtf8("当前")));
    }

    void closingAsksFirst()
    {
        WindowFixture fixture;
        QVERIFY(isShown(fixture));
        QSignalSpy closing(fixture.window.get(), &MainWindow::closing);
        fixture.prompter.answer = false;
        QVERIFY(!fixture.window->close());
        QVERIFY(fixture.window->isVisible());
        QCOMPARE(fixture.prompter.asked.size(), 1);
        QVERIFY(fixture.prompter.asked.first().text.contains(QStringLiteral("Kiosks keep their sessions")));
        fixture.prompter.answer = true;
        fixture.window->close();
        QVERIFY(!fixture.window->isVisible());
        QCOMPARE(closing.size(), 1);
    }

    void theDialogAnswersWithItsButtons_data()
    {
        QTest::addColumn<QString>("press");
        QTest::addColumn<bool>("expected");
        QTest::newRow("the verb") << QStringLiteral("confirm") << true;
        QTest::newRow("Cancel") << QStringLiteral("cancel") << false;
        QTest::newRow("Esc") << QString() << false;
    }

    void theDialogAnswersWithItsButtons()
    {
        QFETCH(QString, press);
        QFETCH(bool, expected);
        QWidget parent;
        parent.show();
        QVERIFY(QTest::qWaitForWindowActive(&parent));
        DialogPrompter prompter;
        QList<bool> answers;
        prompter.ask(&parent,
                     {QStringLiteral("Roll back 18 kiosks?"), QStringLiteral("At once."), QStringLiteral("Roll back")},
                     [&answers](bool confirmed) { answers.append(confirmed); });
        auto* dialog = parent.findChild<QWidget*>(QStringLiteral("question"));
        QTRY_VERIFY(dialog->isVisible());
        QCOMPARE(unnamed(*dialog), QStringList());
        if (press.isEmpty())
            QTest::keyClick(dialog, Qt::Key_Escape);
        else
            QTest::mouseClick(dialog->findChild<QPushButton*>(press), Qt::LeftButton);
        QTRY_COMPARE(answers, QList<bool>{expected});
    }

    void enterInADialogNeverPressesTheVerb()
    {
        QWidget parent;
        parent.show();
        QVERIFY(QTest::qWaitForWindowActive(&parent));
        DialogPrompter prompter;
        QList<bool> answers;
        prompter.ask(&parent,
                     {QStringLiteral("Delete 3 people?"), QStringLiteral("For good."), QStringLiteral("Delete"), true},
                     [&answers](bool confirmed) { answers.append(confirmed); });
        auto* dialog = parent.findChild<QWidget*>(QStringLiteral("question"));
        QTRY_VERIFY(dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(answers.isEmpty());
        QVERIFY(dialog->isVisible());
    }

    void controlLHidesFacesAndShowsThemAgain()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        QSignalSpy hidden(fixture.window.get(), &MainWindow::facesHidden);
        QTest::keyClick(fixture.window.get(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(find<StripItem>(fixture, "facesFact")->isVisible());
        QTest::keyClick(fixture.window.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(hidden.size(), 2);
        QVERIFY(hidden.first().first().toBool());
        QVERIFY(!hidden.last().first().toBool());
    }

    void everyControlHasANameForPeopleAndForTests()
    {
        WindowFixture fixture;
        fixture.fillIn();
        fixture.window->setBanners({{QStringLiteral("broker"), Tone::Fault, QStringLiteral("The broker has stopped."),
                                     QStringLiteral("Kiosks keep their sessions."), QStringLiteral("Start it")}});
        fixture.window->showToast(QStringLiteral("Export finished"), QStringLiteral("Show file"));
        QVERIFY(isShown(fixture));
        QCOMPARE(unnamed(*fixture.window), QStringList());
    }

    void noTwoShortcutsAreTheSame()
    {
        const WindowFixture fixture;
        QSet<QKeySequence> seen;
        const QList<QAction*> actions = fixture.window->findChildren<QAction*>();
        for (const QAction* action : actions) {
            const QList<QKeySequence> keys = action->shortcuts();
            for (const QKeySequence& key : keys) {
                QVERIFY2(!seen.contains(key), qPrintable(key.toString()));
                seen.insert(key);
            }
        }
        const QList<QShortcut*> shortcuts = fixture.window->findChildren<QShortcut*>();
        for (const QShortcut* shortcut : shortcuts)
            QVERIFY2(!seen.contains(shortcut->key()), qPrintable(shortcut->key().toString()));
        QCOMPARE(seen.size(), 9 + 7);
    }

    void theFocusRingIsForTheKeyboardOnly()
    {
        QWidget window;
        auto* first = new ActionButton(QStringLiteral("First"), ActionButton::Kind::Neutral, &window);
        auto* second = new ActionButton(QStringLiteral("Second"), ActionButton::Kind::Neutral, &window);
        second->move(0, 60);
        window.resize(200, 200);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QImage plain = second->grab().toImage();
        second->setFocus(Qt::MouseFocusReason);
        QCOMPARE(second->grab().toImage(), plain);
        first->setFocus(Qt::MouseFocusReason);
        QTest::keyClick(first, Qt::Key_Tab);
        QVERIFY(second->hasFocus());
        QVERIFY(second->grab().toImage() != plain);
    }

    void aBadgeIsToldToThoseWhoCannotSeeIt()
    {
        const WindowFixture fixture;
        fixture.window->setBadge(fixture.pages.at(2), 17, Tone::Normal);
        QVERIFY(find<QToolButton>(fixture, "rail-review")->accessibleName().contains(QStringLiteral("17")));
        fixture.window->setBadge(fixture.pages.at(2), 0, Tone::Normal);
        QCOMPARE(find<QToolButton>(fixture, "rail-review")->accessibleName(), QStringLiteral("review"));
    }

    void whatNeedsAPersonIsShownOnlyWhenThereIsSomething()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        auto* chip = find<AttentionButton>(fixture, "attention");
        QVERIFY(!chip->isVisible());
        fixture.window->setAttention(3, Tone::Attack);
        QVERIFY(chip->isVisible());
        QSignalSpy activated(fixture.window.get(), &MainWindow::attentionActivated);
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(activated.size(), 1);
    }

    void aRunningJobCanBeCancelledFromTheStrip()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        auto* cancel = find<QToolButton>(fixture, "jobCancel");
        QVERIFY(!cancel->isVisible());
        fixture.window->setJob({QStringLiteral("Exporting sessions"), 512000, 1218406, true});
        QCOMPARE(find<StripItem>(fixture, "jobCount")->text(), QStringLiteral("512,000 of 1,218,406"));
        QSignalSpy cancelled(fixture.window.get(), &MainWindow::jobCancelled);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        fixture.window->clearJob();
        QVERIFY(!cancel->isVisible());
    }

    void aLargeClockSkewIsAttention()
    {
        using namespace std::chrono_literals;
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        QVERIFY(!find<StripItem>(fixture, "clockFact")->isVisible());
        fixture.window->setClockSkew(1999ms);
        QVERIFY(find<StripItem>(fixture, "clockFact")->text().contains(QStringLiteral("in sync")));
        fixture.window->setClockSkew(2000ms);
        QVERIFY(find<StripItem>(fixture, "clockFact")->text().contains(QStringLiteral("2.0 s")));
        QVERIFY(!find<StripItem>(fixture, "clockFact")->text().contains(QStringLiteral("in sync")));
    }

    void aBannerKeepsItsPlaceWhileItsWordsChange()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        BannerText text{QStringLiteral("broker"),
                        Tone::Attention,
                        QStringLiteral("The pictures are 41 s old."),
                        {},
                        QStringLiteral("Try now")};
        fixture.window->setBanners({text});
        auto* banner = fixture.window->findChild<Banner*>();
        QTRY_VERIFY(banner->isVisible());
        text.title = QStringLiteral("The pictures are 42 s old.");
        fixture.window->setBanners({text});
        QCOMPARE(fixture.window->findChildren<Banner*>(), QList<Banner*>{banner});
        QCOMPARE(banner->text().title, text.title);
        QSignalSpy triggered(fixture.window.get(), &MainWindow::bannerActionTriggered);
        QTest::mouseClick(find<QPushButton>(fixture, "bannerAction-broker"), Qt::LeftButton);
        QCOMPARE(triggered.first().first().toString(), QStringLiteral("broker"));
        fixture.window->setBanners({});
        QVERIFY(fixture.window->findChild<Banner*>() == nullptr);
    }

    void aToastGoesAwayOnceItsActionIsTaken()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        fixture.window->showToast(QStringLiteral("Export finished, 12 rows"), QStringLiteral("Show file"));
        auto* toast = find<QWidget>(fixture, "toast");
        QVERIFY(toast->isVisible());
        QSignalSpy triggered(fixture.window.get(), &MainWindow::toastActionTriggered);
        QTest::mouseClick(find<QWidget>(fixture, "toastAction"), Qt::LeftButton);
        QCOMPARE(triggered.size(), 1);
        QVERIFY(!toast->isVisible());
    }

    void theViewIsRemembered()
    {
        const WindowFixture fixture;
        fixture.window->goTo(fixture.pages.at(6));
        const WindowFixture next(fixture.settings.values());
        QCOMPARE(next.window->currentPage()->objectName(), QStringLiteral("fleet"));
    }

    void theClockShowsTheTimeOfTheSiteAndItsOffset()
    {
        const WindowFixture fixture;
        const QString told = find<QWidget>(fixture, "clock")->accessibleName();
        QVERIFY2(told.contains(QStringLiteral("14:32:07")), qPrintable(told));
        QVERIFY2(told.contains(QStringLiteral("UTC+8")), qPrintable(told));
    }

    void noTextIsCutInASmallWindow_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("chinese");
        QTest::newRow("English") << 1.0 << false;
        QTest::newRow("English, large") << 1.25 << false;
        QTest::newRow("Chinese") << 1.0 << true;
        QTest::newRow("Chinese, large") << 1.25 << true;
    }

    void noTextIsCutInASmallWindow()
    {
        QFETCH(double, scale);
        QFETCH(bool, chinese);
        ChineseWords words;
        if (chinese)
            QVERIFY(QCoreApplication::installTranslator(&words));
        theme::setChinese(chinese);
        theme::setTextScale(scale);
        WindowFixture fixture;
        fixture.fillIn();
        QVERIFY(isShown(fixture));
        const QList<QWidget*> all = fixture.window->findChildren<QWidget*>();
        for (const QWidget* widget : all) {
            const bool hasWords = qobject_cast<const Label*>(widget) != nullptr ||
                                  qobject_cast<const StripItem*>(widget) != nullptr ||
                                  qobject_cast<const QAbstractButton*>(widget) != nullptr;
            if (!widget->isVisible() || !hasWords || widget->sizeHint().isEmpty())
                continue;
            const bool fits = widget->width() >= widget->sizeHint().width() - 1 &&
                              widget->height() >= qMin(widget->sizeHint().height(), widget->maximumHeight());
            QVERIFY2(fits, qPrintable(QStringLiteral("%1 %2: %3 of %4")
                                          .arg(QLatin1String(widget->metaObject()->className()), widget->objectName())
                                          .arg(widget->width())
                                          .arg(widget->sizeHint().width())));
        }
    }
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
