// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/attentionbutton.h"
#include "shell/dialogprompter.h"
#include "shell/stripitem.h"
#include "shellchecks.h"
#include "widgets/banner.h"
#include "widgets/label.h"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace jinbi;
using namespace jinbi::ui;

class TestShellState : public QObject
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

    void theThemeChangesAtOnceAndIsRemembered()
    {
        const WindowFixture fixture;
        QVERIFY(isShown(fixture));
        QSignalSpy chosen(fixture.window.get(), &MainWindow::themeChosen);
        find<QAction>(fixture, "theme-dark")->trigger();
        QCOMPARE(chosen.size(), 1);
        QTRY_COMPARE(fixture.window->grab().toImage().pixelColor(700, 50), theme::tokens(Scheme::Dark).window);
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
        QTRY_COMPARE(find<QLabel>(fixture, "viewTitle")->font().pixelSize(), qRound(before * 1.25));
        QTRY_COMPARE(fixture.pages.first()->list()->font().pixelSize(), 16);
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
        QTRY_COMPARE(find<QToolButton>(fixture, "rail-live")->text(), QString::fromUtf8("实时"));
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
        QTRY_VERIFY(!fixture.window->isVisible());
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
        QVERIFY(isShown(fixture));
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
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool hasWords = qobject_cast<const Label*>(widget) != nullptr ||
                                  qobject_cast<const StripItem*>(widget) != nullptr ||
                                  (button != nullptr && !button->text().isEmpty());
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

QTEST_MAIN(TestShellState)
#include "tst_shellstate.moc"
