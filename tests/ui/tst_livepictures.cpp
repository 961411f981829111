// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"
#include "pages/fleet/fleetpage.h"
#include "pages/live/kiosktile.h"
#include "pages/live/livepage.h"
#include "pages/live/tilewall.h"
#include "ports/settingsstore.h"
#include "shell/mainwindow.h"
#include "shell/prompter.h"
#include "widgets/theme.h"

#include <QPushButton>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;
using namespace jinbi::ui;
using namespace std::chrono_literals;

namespace {

class NoSettings final : public SettingsStore
{
public:
    [[nodiscard]] QVariant value(const QString&) const override { return {}; }
    void setValue(const QString&, const QVariant&) override {}
};

class NoPrompter final : public Prompter
{
public:
    void ask(QWidget*, const Question&, std::function<void(bool)> answered) override { answered(true); }
};

/// The real window around the real pages.
struct Window : LiveBench
{
    NoSettings settings;
    NoPrompter prompter;
    std::unique_ptr<MainWindow> window;
    LivePage* live = nullptr;
    FleetPage* fleet = nullptr;

    explicit Window(const QSize& size)
    {
        QLocale::setDefault(QLocale::c());
        fillBranch();
        const MainWindow::Deps deps{clock, settings, prompter};
        window = std::make_unique<MainWindow>(deps);
        live = new LivePage({feed, registry, attention, finished, staff.policy, clock, &log});
        live->setHideWhenInactive(false);
        fleet = new FleetPage(registry, clock);
        window->addPage(live);
        window->addPage(fleet);
        window->setAttention(attention.openCount(), attention.worst());
        window->resize(size);
        window->show();
        window->goTo(live);
    }
    void settle()
    {
        QTRY_VERIFY(!feed.watched.isEmpty());
        offerFrames();
        QTRY_VERIFY(!feed.isWaiting(kioskId("K-0117")));
        offerFrames();
        QTRY_VERIFY(!feed.isWaiting(kioskId("K-0117")));
    }
};

} // namespace

class LivePicturesTest : public QObject
{
    Q_OBJECT

private:
    static void schemesAndSizes()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("name");
        QTest::newRow("light") << Scheme::Light << QSize(1600, 1000) << QStringLiteral("light-1600");
        QTest::newRow("dark") << Scheme::Dark << QSize(1600, 1000) << QStringLiteral("dark-1600");
        QTest::newRow("small dark") << Scheme::Dark << QSize(1280, 800) << QStringLiteral("dark-1280");
        QTest::newRow("small light") << Scheme::Light << QSize(1280, 800) << QStringLiteral("light-1280");
    }

private Q_SLOTS:
    void cleanup() { theme::setTextScale(1.0); }

    void noTileIsNarrowerThanItsContents_data() { schemesAndSizes(); }
    void noTileIsNarrowerThanItsContents()
    {
        QFETCH(const Scheme, scheme);
        QFETCH(const QSize, size);
        QFETCH(const QString, name);
        theme::apply(scheme);
        Window bench(size);
        bench.settle();
        auto* wall = bench.window->findChild<TileWall*>(QStringLiteral("wall"));
        for (const KioskId& kiosk : wall->order())
            QVERIFY(wall->tile(kiosk)->width() >= KioskTile::kLeastWidth);
        keepPicture(*bench.window, QStringLiteral("live-") + name);
        bench.feed.setConnected(false);
        bench.clock.advance(42s);
        QTRY_VERIFY(wall->tile(kioskId("K-0009"))->look().isStale);
        QTRY_VERIFY(bench.window->findChild<QWidget*>(QStringLiteral("banner-live"))->isVisible());
        QVERIFY(QTest::qWaitForWindowExposed(bench.window.get()));
        bench.live->hide();
        bench.live->show();
        keepPicture(*bench.window, QStringLiteral("live-lost-") + name);
    }

    void aKioskInFullFitsTheSmallestWindow_data() { schemesAndSizes(); }
    void aKioskInFullFitsTheSmallestWindow()
    {
        QFETCH(const Scheme, scheme);
        QFETCH(const QSize, size);
        QFETCH(const QString, name);
        theme::apply(scheme);
        Window bench(size);
        for (int i = 0; i < 24; ++i) {
            SessionRow row;
            row.key = {bench.clock.utcMs() - i * 150000, SessionId::create()};
            row.kiosk = kioskId("K-0342");
            row.score = score(5200 + (i * 1373) % 4300);
            row.threshold = score(6200);
            row.outcome = *row.score >= row.threshold ? Outcome::Accepted : Outcome::BelowThreshold;
            row.attempts = 1 + i % 3;
            bench.log.rows << row;
        }
        bench.live->openKiosk(kioskId("K-0342"));
        QTRY_COMPARE(bench.feed.watched.size(), 1);
        bench.offerFrames();
        QTRY_VERIFY(!bench.feed.isWaiting(kioskId("K-0342")));
        auto* table = bench.window->findChild<QPushButton*>(QStringLiteral("scoresAsTable"));
        QTRY_VERIFY(table->isEnabled());
        QCOMPARE(bench.window->size(), size);
        keepPicture(*bench.window, QStringLiteral("kiosk-") + name);
        QTest::mouseClick(table, Qt::LeftButton);
        keepPicture(*bench.window, QStringLiteral("kiosk-table-") + name);
    }

    void theFleetFitsTheSmallestWindow_data() { schemesAndSizes(); }
    void theFleetFitsTheSmallestWindow()
    {
        QFETCH(const Scheme, scheme);
        QFETCH(const QSize, size);
        QFETCH(const QString, name);
        theme::apply(scheme);
        Window bench(size);
        bench.window->goTo(bench.fleet);
        bench.fleet->select(kioskId("K-0342"));
        QCOMPARE(bench.window->size(), size);
        keepPicture(*bench.window, QStringLiteral("fleet-") + name);
    }

    void facesHiddenAndHandledAreShownSo()
    {
        theme::apply(Scheme::Light);
        Window bench(QSize(1600, 1000));
        bench.settle();
        QVERIFY(bench.attention.shelve(bench.attention.items().last().id, QStringLiteral("Ticket M-4410"), 10min)
                    .has_value());
        bench.live->setFacesHidden(true);
        bench.live->setPaused(true);
        QTest::keyClick(bench.window->findChild<QWidget*>(QStringLiteral("attentionList")), Qt::Key_Down);
        keepPicture(*bench.window, QStringLiteral("live-hidden-light-1600"));
        QVERIFY(bench.feed.watched.isEmpty());
    }
};

QTEST_MAIN(LivePicturesTest)
#include "tst_livepictures.moc"
