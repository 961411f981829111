// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/searchbox.h"
#include "shell/searchpopup.h"
#include "shell/stripitem.h"
#include "shellchecks.h"
#include "widgets/actionbutton.h"

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

/// Answers when the test says so.
class SlowProvider final : public SearchProvider
{
public:
    void search(const QString& text, int query) override { asked.append({text, query}); }
    void answer(qsizetype index, const QString& title) { Q_EMIT found(asked.at(index).second, {{{}, title, {}, {}}}); }

    QList<QPair<QString, int>> asked;
};

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

    void controlLHidesFacesAndShowsThemAgain()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        QSignalSpy hidden(fixture.window.get(), &MainWindow::facesHidden);
        QTest::keyClick(fixture.window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(find<StripItem>(fixture, "facesFact")->isVisible());
        QTest::keyClick(fixture.window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
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

    void tabGoesRoundTheWindowAsTheEyeDoes()
    {
        WindowFixture fixture;
        fixture.fillIn();
        fixture.window->setBanners({{QStringLiteral("broker"),
                                     Tone::Fault,
                                     QStringLiteral("The broker has stopped."),
                                     {},
                                     QStringLiteral("Start it")}});
        QVERIFY(isShown(fixture));
        QTRY_VERIFY(find<QPushButton>(fixture, "bannerAction-broker")->isVisible());
        // Of the rail only the current view: inside it the arrow keys move.
        const QStringList expected{QStringLiteral("rail-now"),
                                   QStringLiteral("settings"),
                                   QStringLiteral("search"),
                                   QStringLiteral("attention"),
                                   QStringLiteral("bannerAction-broker"),
                                   QStringLiteral("nowList"),
                                   QStringLiteral("nowField"),
                                   QStringLiteral("jobCancel")};
        find<QToolButton>(fixture, "rail-now")->setFocus(Qt::TabFocusReason);
        QStringList visited;
        for (qsizetype i = 0; i < expected.size(); ++i) {
            visited.append(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(visited, expected);
        QCOMPARE(QApplication::focusWidget()->objectName(), expected.first());
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
        QCOMPARE(seen.size(), 9 + 9);
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
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
