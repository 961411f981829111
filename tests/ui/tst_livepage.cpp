// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"
#include "pages/live/kioskpicture.h"
#include "pages/live/kiosktile.h"
#include "pages/live/kioskview.h"
#include "pages/live/livepage.h"
#include "pages/live/tilewall.h"
#include "services/timetext.h"
#include "widgets/banner.h"
#include "widgets/label.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QListView>
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
    LivePage page{{feed, registry, attention, finished, staff.policy, clock, &log}};

    Bench()
    {
        QLocale::setDefault(QLocale::c());
        page.setHideWhenInactive(false);
        page.resize(1500, 900);
    }
    void show()
    {
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.focusMainList();
        QVERIFY(round());
    }
    /// Lets the registry tell what it knows.
    bool round()
    {
        QSignalSpy rounds(&registry, &KioskRegistry::roundEnded);
        registry.expect(kioskId("K-0009"), {});
        return rounds.wait(2000);
    }
    template <class T>
    T* child(const char* name)
    {
        return page.findChild<T*>(QString::fromLatin1(name));
    }
    TileWall* wall() { return child<TileWall>("wall"); }
    KioskTile* tile(const char* kiosk) { return wall()->tile(kioskId(kiosk)); }
    void click(const char* name) { QTest::mouseClick(child<QWidget>(name), Qt::LeftButton); }
};

} // namespace

class LivePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Scheme::Light); }

    void aWallWithoutKiosksSaysWhenTheyAppear()
    {
        Bench bench;
        bench.page.show();
        QVERIFY(bench.child<QWidget>("liveEmpty")->isVisible());
        bench.online("K-0009");
        QTRY_VERIFY(!bench.child<QWidget>("liveEmpty")->isVisible());
        QCOMPARE(bench.wall()->shown(), 1);
    }

    void theWallStartsWithWhatNeedsSomebody()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        const QList<KioskId> first = bench.wall()->order().first(4);
        QCOMPARE(first, (QList{kioskId("K-0117"), kioskId("K-0342"), kioskId("K-0208"), kioskId("K-0051")}));
    }

    void aTileSaysWhatASightedPersonReads()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QAccessibleInterface* tile = QAccessible::queryAccessibleInterface(bench.tile("K-0342"));
        QVERIFY(tile);
        QCOMPARE(tile->text(QAccessible::Name), QStringLiteral("K-0342, Central Station, Refused 3 of 3, score 0.58"));
        QCOMPARE(tile->role(), QAccessible::ListItem);
        QCOMPARE(bench.tile("K-0120")->accessibleName(), QStringLiteral("K-0120, Harbour Road 2, Idle"));
    }

    void onlyTilesInViewAreWatched()
    {
        Bench bench;
        bench.fillBranch();
        bench.page.resize(900, 420);
        bench.show();
        QTRY_VERIFY(!bench.feed.watched.isEmpty());
        QVERIFY(bench.feed.watched.size() < bench.wall()->total());
        QVERIFY(bench.feed.watched.contains(kioskId("K-0117")));
        const KioskId last = bench.wall()->order().last();
        QVERIFY(!bench.feed.watched.contains(last));
        QTest::keyClick(bench.tile("K-0117"), Qt::Key_End);
        QTRY_VERIFY(bench.feed.watched.contains(last));
        QTRY_VERIFY(!bench.feed.watched.contains(kioskId("K-0117")));
    }

    void aHiddenWallWatchesNothing()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTRY_VERIFY(!bench.feed.watched.isEmpty());
        bench.page.hide();
        QVERIFY(bench.feed.watched.isEmpty());
        bench.page.show();
        QTRY_VERIFY(!bench.feed.watched.isEmpty());
    }

    void aMinimisedWindowWatchesNothing()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTRY_VERIFY(!bench.feed.watched.isEmpty());
        bench.page.showMinimized();
        QTRY_VERIFY(bench.feed.watched.isEmpty());
    }

    void aPictureIsAskedForAtTheSizeAtWhichItIsPainted()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTRY_VERIFY(!bench.feed.watched.isEmpty());
        const QSize expected =
            (QSizeF(bench.tile("K-0117")->pictureRect().size()) * bench.page.devicePixelRatioF()).toSize();
        QTRY_COMPARE(bench.feed.watched.value(kioskId("K-0117")), expected);
    }

    void aPictureGoesStaleAfterThreeSeconds()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTRY_VERIFY(!bench.feed.watched.isEmpty());
        bench.offerFrames();
        QTRY_VERIFY(!bench.feed.isWaiting(kioskId("K-0009")));
        QCOMPARE(bench.tile("K-0009")->look().mode, FrameLook::Mode::Live);
        bench.clock.advance(3s);
        QVERIFY(!bench.tile("K-0009")->look().isStale);
        bench.clock.advance(11s);
        QVERIFY(bench.tile("K-0009")->look().isStale);
        QCOMPARE(bench.tile("K-0009")->look().age, QStringLiteral("Picture 14 s old"));
    }

    void noPictureIsShownDuringPinEntry()
    {
        Bench bench;
        bench.online("K-0009");
        bench.show();
        bench.visit("K-0009", Stage::Scan);
        QTRY_VERIFY(bench.feed.watched.contains(kioskId("K-0009")));
        bench.offerFrames();
        QTRY_COMPARE(bench.tile("K-0009")->look().mode, FrameLook::Mode::Live);
        bench.visit("K-0009", Stage::Pin);
        QTRY_COMPARE(bench.tile("K-0009")->look().mode, FrameLook::Mode::Blackout);
        bench.visit("K-0009", Stage::Finished);
        QTRY_COMPARE(bench.tile("K-0009")->look().mode, FrameLook::Mode::Waiting);
    }

    void aSilentKioskSaysSinceWhen()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        const FrameLook look = bench.tile("K-0051")->look();
        QCOMPARE(look.mode, FrameLook::Mode::NoContact);
        QVERIFY2(look.centreLine.contains(QStringLiteral("8 min")), qPrintable(look.centreLine));
    }

    void aStoppedKioskSaysThatItIsStoppedAndUntilWhen()
    {
        Bench bench;
        bench.show();
        KioskStatus status = statusOf(kioskId("K-0001"), QStringLiteral("Hall"), bench.clock);
        const qint64 inAnHour = bench.clock.utcMs() + 3600000;
        for (const qint64 until : {inAnHour, inAnHour + 48 * 3600000LL, qint64{0}}) {
            status.suspension = Suspension{QStringLiteral("Repair"), QStringLiteral("console"), 1, until};
            bench.feed.report(status);
            const auto look = [&] { return bench.wall()->tile(status.kiosk)->look(); };
            QTRY_VERIFY(bench.wall()->tile(status.kiosk));
            const QString expected = until == 0          ? QStringLiteral("until it is resumed")
                                     : until == inAnHour ? QStringLiteral("until ") + timetext::shortClock(until)
                                                         : QStringLiteral("until ") + timetext::moment(until);
            QTRY_COMPARE(look().centreLine, expected);
            QCOMPARE(look().centre, QStringLiteral("Face login stopped"));
            QCOMPARE(look().reason, QStringLiteral("Repair"));
            QCOMPARE(look().mode, FrameLook::Mode::Stopped);
        }
        status.suspension.reset();
        bench.feed.report(status);
        QTRY_VERIFY(bench.wall()->tile(status.kiosk)->look().mode != FrameLook::Mode::Stopped);
    }

    void aRetiredKioskLeavesTheWall()
    {
        Bench bench;
        bench.online("K-0001");
        bench.online("K-0002");
        bench.show();
        QTRY_COMPARE(bench.wall()->shown(), 3);
        bench.page.openKiosk(kioskId("K-0001"));
        QTRY_VERIFY(bench.child<QWidget>("kioskView")->isVisible());
        bench.registry.retire(kioskId("K-0001"), {}, bench.clock.utcMs());
        QTRY_COMPARE(bench.wall()->total(), 2);
        QVERIFY(!bench.wall()->tile(kioskId("K-0001")));
        QVERIFY(bench.wall()->isVisible());
        QCOMPARE(bench.page.fact(), QStringLiteral("2 of 2 kiosk(s) shown"));
    }

    void theWallNeverSortsUnderTheMouse()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTest::mouseMove(bench.tile("K-0009"), QPoint(20, 20));
        QTRY_VERIFY(bench.wall()->underMouse());
        const QList<KioskId> before = bench.wall()->order();
        bench.end("K-0180", Outcome::LivenessFailed, 4000);
        QTRY_VERIFY_WITH_TIMEOUT(bench.wall()->isOrderHeld(), 4000);
        QCOMPARE(bench.wall()->order(), before);
        QVERIFY(bench.child<QWidget>("orderHeld")->isVisible());
        QTest::mouseMove(&bench.page, QPoint(bench.page.width() - 20, bench.page.height() - 20));
        QTRY_VERIFY_WITH_TIMEOUT(bench.wall()->order() != before, 4000);
        QCOMPARE(bench.wall()->order().at(1), kioskId("K-0180"));
        QVERIFY(!bench.child<QWidget>("orderHeld")->isVisible());
    }

    void aPausedWallKeepsItsOrderAndWatchesNothing()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTRY_VERIFY(!bench.feed.watched.isEmpty());
        QTest::keyClick(bench.tile("K-0117"), Qt::Key_Space);
        QVERIFY(bench.page.isPaused());
        QVERIFY(bench.feed.watched.isEmpty());
        const QList<KioskId> before = bench.wall()->order();
        bench.end("K-0180", Outcome::LivenessFailed, 4000);
        QTRY_VERIFY_WITH_TIMEOUT(bench.wall()->isOrderHeld(), 6000);
        QCOMPARE(bench.wall()->order(), before);
        QTest::keyClick(bench.tile("K-0117"), Qt::Key_Space);
        QTRY_VERIFY(!bench.feed.watched.isEmpty());
    }

    void arrowsMoveTheSelectionEnterOpensEscapeGoesBack()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QCOMPARE(bench.wall()->selected(), kioskId("K-0117"));
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Right);
        QCOMPARE(bench.wall()->selected(), kioskId("K-0342"));
        QCOMPARE(qApp->focusWidget(), static_cast<QWidget*>(bench.tile("K-0342")));
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Down);
        QCOMPARE(bench.wall()->selected(), bench.wall()->order().at(5));
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
        auto* view = bench.child<KioskView>("kioskView");
        QVERIFY(view->isVisible());
        QCOMPARE(view->kiosk(), bench.wall()->order().at(5));
        QTRY_COMPARE(bench.feed.watched.keys(), QList{view->kiosk()});
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Escape);
        QVERIFY(!view->isVisible());
        QTRY_VERIFY(bench.feed.watched.size() > 1);
    }

    void aDoubleClickOpensAKioskWithItsLastVisits()
    {
        Bench bench;
        bench.fillBranch();
        for (int i = 0; i < 5; ++i) {
            SessionRow row;
            row.key = {bench.clock.utcMs() - i * 60000, SessionId::create()};
            row.kiosk = kioskId("K-0009");
            row.score = score(6000 + i * 500);
            row.threshold = score(6200);
            bench.log.rows << row;
        }
        bench.show();
        QTest::mouseDClick(bench.tile("K-0009"), Qt::LeftButton);
        QVERIFY(bench.child<KioskView>("kioskView")->isVisible());
        QTRY_VERIFY(bench.child<QPushButton>("scoresAsTable")->isEnabled());
        bench.click("scoresAsTable");
        auto* table = bench.child<QTableView>("kioskVisits");
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 5);
        bench.click("backToWall");
        QVERIFY(bench.wall()->isVisible());
    }

    void visitsWithoutAScoreAreNoEmptyChart()
    {
        Bench bench;
        bench.fillBranch();
        SessionRow row;
        row.key = {bench.clock.utcMs(), SessionId::create()};
        row.kiosk = kioskId("K-0009");
        row.threshold = score(6200);
        bench.log.rows << row;
        bench.show();
        QTest::mouseDClick(bench.tile("K-0009"), Qt::LeftButton);
        QTRY_VERIFY(bench.child<QPushButton>("scoresAsTable")->isEnabled());
        QVERIFY(bench.child<Label>("scoresNotice")->isVisible());
        bench.click("scoresAsTable");
        QVERIFY(!bench.child<Label>("scoresNotice")->isVisible());
        QCOMPARE(bench.child<QTableView>("kioskVisits")->model()->rowCount(), 1);
    }

    void facesAreHiddenByKeyAndByButton()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTest::keyClick(bench.tile("K-0117"), Qt::Key_H);
        QVERIFY(bench.page.areFacesHidden());
        QCOMPARE(bench.child<QPushButton>("hideFaces")->text(), QStringLiteral("Show faces"));
        bench.click("hideFaces");
        QVERIFY(!bench.page.areFacesHidden());
    }

    void hiddenFacesLeaveOnlyBlocks()
    {
        FrameMemory memory;
        LiveFrame frame;
        frame.picture = testFrame(QSize(320, 240), Qt::darkGreen, true);
        memory.set(frame);
        memory.setFacesHidden(true);
        const QImage shown = memory.shown(false, 0);
        QCOMPARE(shown.size(), frame.picture.size());
        for (int x = 1; x < 20; ++x)
            QCOMPARE(shown.pixel(160 + x, 100), shown.pixel(160, 100));
    }

    void theFilterShowsKiosksInUse()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        bench.click("filterInUse");
        QVERIFY(bench.wall()->shown() > 0);
        for (const KioskId& kiosk : bench.wall()->order())
            QVERIFY(bench.registry.find(kiosk)->isInUse());
        bench.click("filterAll");
        QCOMPARE(bench.wall()->order(), bench.registry.kiosks());
    }

    void aFilterThatHidesEverythingOffersTheWayBack()
    {
        Bench bench;
        bench.online("K-0009");
        bench.show();
        bench.click("filterInUse");
        auto* empty = bench.child<QWidget>("liveEmpty");
        QVERIFY(empty->isVisible());
        QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
        QVERIFY(bench.wall()->isVisible());
        QCOMPARE(bench.wall()->shown(), 1);
    }

    void aLostBrokerIsABannerWithTheAge()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        auto* banner = bench.child<Banner>("banner-live");
        QVERIFY(!banner->isVisible());
        bench.feed.setConnected(false);
        bench.clock.advance(42s);
        QTRY_VERIFY(banner->isVisible());
        QTRY_VERIFY(banner->text().title.contains(QStringLiteral("42 s old")));
        bench.feed.setConnected(true);
        QTRY_VERIFY(!banner->isVisible());
    }

    void whatNeedsAttentionIsHandledFromItsList()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        auto* list = bench.child<QListView>("attentionList");
        const int before = list->model()->rowCount();
        QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("Suspected attack"));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QCOMPARE(bench.wall()->selected(), kioskId("K-0117"));
        bench.click("attentionHandled");
        QCOMPARE(list->model()->rowCount(), before - 1);
        QCOMPARE(bench.registry.find(kioskId("K-0117"))->concerns.size(), 0);
    }

    void puttingAsideNeedsAReason()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        auto* list = bench.child<QListView>("attentionList");
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        const int open = bench.attention.openCount();
        bench.click("attentionShelve");
        auto* dialog = bench.page.findChild<QWidget*>(QStringLiteral("shelveDialog"));
        QVERIFY(dialog);
        auto* confirm = dialog->findChild<QPushButton*>(QStringLiteral("shelveConfirm"));
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(dialog->findChild<QPlainTextEdit*>(QStringLiteral("shelveReason")), QStringLiteral("M-4410"));
        QVERIFY(confirm->isEnabled());
        QTest::mouseClick(confirm, Qt::LeftButton);
        QCOMPARE(bench.attention.openCount(), open - 1);
    }

    void aFinishedVisitOpensItsSession()
    {
        Bench bench;
        const VisitProgress visit = bench.end("K-0009", Outcome::Accepted, 9000);
        bench.show();
        auto* list = bench.child<QListView>("finishedList");
        QSignalSpy opened(&bench.page, &LivePage::sessionOpened);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<SessionId>(), visit.session);
    }

    void maskedPicturesAreSaidToBeMasked()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTRY_VERIFY(!bench.feed.watched.isEmpty());
        bench.offerFrames(true);
        QTRY_VERIFY_WITH_TIMEOUT(bench.child<QWidget>("maskedNote")->isVisible(), 3000);
    }

    void everyControlHasAName()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        for (const QWidget* widget : bench.page.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
                widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            QVERIFY2(
                face && !face->text(QAccessible::Name).isEmpty(),
                qPrintable(QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName()));
        }
    }
};

QTEST_MAIN(LivePageTest)
#include "tst_livepage.moc"
