// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery.h"
#include "shell/searchbox.h"
#include "widgets/banner.h"
#include "widgets/theme.h"
#include "windowfixture.h"

#include <QApplication>
#include <QDir>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace jinbi;
using namespace jinbi::ui;

namespace {

/// Pictures go to the folder that JINBI_PICTURES names, for a person to look at; without it nothing is written.
void keep(const QImage& picture, const QString& name)
{
    const QString folder = qEnvironmentVariable("JINBI_PICTURES");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(picture.save(QStringLiteral("%1/%2.png").arg(folder, name)));
}

QImage grab(QWidget& widget)
{
    return widget.grab().toImage();
}

QString nameOf(Scheme scheme)
{
    return scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
}

} // namespace

class TestGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        theme::setChinese(false);
        theme::setTextScale(1.0);
        theme::apply(Scheme::Light);
    }

    void everyStockWidgetShowsItsState_data()
    {
        QTest::addColumn<int>("kind");
        const QStringList kinds = gallery::kinds();
        for (int i = 0; i < kinds.size(); ++i)
            QTest::newRow(qPrintable(kinds.at(i))) << i;
    }

    void everyStockWidgetShowsItsState()
    {
        QFETCH(int, kind);
        const std::unique_ptr<QWidget> plain = gallery::make(kind);
        const std::unique_ptr<QWidget> disabled = gallery::make(kind);
        disabled->setEnabled(false);
        for (QWidget* widget : {plain.get(), disabled.get()}) {
            widget->resize(220, 80);
            widget->show();
        }
        const QImage enabledPicture = grab(*plain);
        QVERIFY2(enabledPicture != grab(*disabled), "disabled looks enabled");
        theme::apply(Scheme::Dark);
        QTRY_VERIFY2(enabledPicture != grab(*plain), "dark looks light");
    }

    void theGallery_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << static_cast<int>(Scheme::Light);
        QTest::newRow("dark") << static_cast<int>(Scheme::Dark);
    }

    void theGallery()
    {
        QFETCH(int, scheme);
        theme::apply(static_cast<Scheme>(scheme));
        const std::unique_ptr<QWidget> sheet = gallery::sheet();
        sheet->resize(1280, 900);
        sheet->show();
        const QImage picture = grab(*sheet);
        QCOMPARE(picture.pixelColor(3, 3), theme::tokens(static_cast<Scheme>(scheme)).window);
        keep(picture, QStringLiteral("gallery-%1").arg(nameOf(static_cast<Scheme>(scheme))));
        const std::unique_ptr<QWidget> calendar = gallery::make(static_cast<int>(gallery::kinds().size()) - 1);
        calendar->show();
        keep(grab(*calendar), QStringLiteral("calendar-%1").arg(nameOf(static_cast<Scheme>(scheme))));
        const std::unique_ptr<QWidget> own = gallery::ownWidgets();
        own->resize(1280, 760);
        own->show();
        keep(grab(*own), QStringLiteral("own-%1").arg(nameOf(static_cast<Scheme>(scheme))));
    }

    void theWindow_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<QSize>("size");
        for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
            for (const bool chinese : {false, true}) {
                for (const QSize& size : {QSize(1600, 1000), QSize(1280, 800)}) {
                    QTest::addRow("%s-%s-%d", scheme == Scheme::Dark ? "dark" : "light", chinese ? "zh" : "en",
                                  size.width())
                        << static_cast<int>(scheme) << chinese << size;
                }
            }
        }
    }

    void theWindow()
    {
        QFETCH(int, scheme);
        QFETCH(bool, chinese);
        QFETCH(QSize, size);
        ChineseWords words;
        if (chinese)
            QVERIFY(QCoreApplication::installTranslator(&words));
        QLocale::setDefault(chinese ? QLocale(QLocale::Chinese) : QLocale(QLocale::English));
        theme::setChinese(chinese);
        theme::apply(static_cast<Scheme>(scheme));
        WindowFixture fixture;
        fixture.fillIn();
        fixture.window->resize(size);
        fixture.window->show();
        QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
        fixture.window->goTo(fixture.pages.at(1));
        keep(grab(*fixture.window), QStringLiteral("window-%1").arg(QLatin1String(QTest::currentDataTag())));
        const QImage calm = grab(*fixture.window);
        fixture.window->setBanners(
            {{QStringLiteral("rehearsal"),
              Tone::Info,
              QStringLiteral("Rehearsal branch."),
              QStringLiteral("The customers are invented and the faces are drawings."),
              {}},
             {QStringLiteral("broker"), Tone::Attention, QStringLiteral("The pictures are 42 s old."),
              QStringLiteral("Kiosks keep serving customers. Trying again in 3 s."), QStringLiteral("Try now")}});
        fixture.window->showToast(QStringLiteral("Export finished, 1,218,406 rows"), QStringLiteral("Show file"));
        QTest::keyClick(fixture.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(fixture.window->findChild<SearchBox*>(), QStringLiteral("e"));
        QTRY_VERIFY(fixture.window->findChild<Banner*>()->isVisible());
        const QImage busy = grab(*fixture.window);
        QVERIFY(busy != calm);
        keep(busy, QStringLiteral("window-busy-%1").arg(QLatin1String(QTest::currentDataTag())));
    }

    void theDialogs()
    {
        WindowFixture fixture;
        fixture.fillIn();
        fixture.window->resize(1280, 800);
        fixture.window->show();
        QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
        QTest::keyClick(fixture.window.get(), Qt::Key_F1);
        auto* sheet = fixture.window->findChild<QWidget*>(QStringLiteral("shortcutsSheet"));
        QVERIFY(sheet != nullptr);
        QTRY_VERIFY(sheet->isVisible());
        keep(grab(*sheet), QStringLiteral("sheet-light"));
        const std::unique_ptr<QWidget> question = gallery::question();
        auto* dialog = question->findChild<QWidget*>(QStringLiteral("question"));
        QVERIFY(dialog != nullptr);
        keep(grab(*dialog), QStringLiteral("question-light"));
    }

    void largeText()
    {
        theme::setTextScale(1.25);
        WindowFixture fixture;
        fixture.fillIn();
        fixture.window->resize(1280, 800);
        fixture.window->show();
        QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
        keep(grab(*fixture.window), QStringLiteral("window-large-text"));
        const std::unique_ptr<QWidget> sheet = gallery::sheet();
        sheet->resize(1400, 1000);
        sheet->show();
        keep(grab(*sheet), QStringLiteral("gallery-large-text"));
    }

    void theSettingsMenu()
    {
        WindowFixture fixture;
        fixture.window->resize(1280, 800);
        fixture.window->show();
        QVERIFY(QTest::qWaitForWindowActive(fixture.window.get()));
        QTest::keyClick(fixture.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        auto* menu = fixture.window->findChild<QMenu*>(QStringLiteral("settingsMenu"));
        QTRY_VERIFY(menu->isVisible());
        keep(grab(*menu), QStringLiteral("menu-light"));
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Right);
        QMenu* themes = menu->actions().at(1)->menu();
        QTRY_VERIFY(themes->isVisible());
        keep(grab(*themes), QStringLiteral("menu-theme-light"));
        QTest::keyClick(themes, Qt::Key_Escape);
        QTest::keyClick(menu, Qt::Key_Escape);
    }
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
