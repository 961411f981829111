// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"
#include "pages/live/kioskpicture.h"
#include "pages/live/kioskview.h"
#include "pages/live/livepage.h"
#include "pages/live/lookdialog.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;
using namespace jinbi::ui;
using namespace std::chrono_literals;

namespace {

struct Bench : LiveBench
{
    OfficeDesk desk{staff};
    UnmaskedLook look{{feed, staff.policy, staff.signIn, staff.log, clock, false}};
    LivePage page{{feed, registry, attention, finished, staff.policy, clock, &log, &look, &desk}};

    Bench()
    {
        QLocale::setDefault(QLocale::c());
        page.setHideWhenInactive(false);
        page.resize(1500, 900);
        fillBranch();
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.openKiosk(kiosk());
        QTRY_COMPARE(feed.watched.keys(), QList{kiosk()});
    }
    static KioskId kiosk() { return kioskId("K-0066"); }
    template <class T = QWidget>
    T* child(const char* name)
    {
        return page.findChild<T*>(QString::fromLatin1(name));
    }
    KioskPicture* picture() { return child<KioskPicture>("kioskPicture"); }
    LookDialog* dialog() { return page.findChild<LookDialog*>(); }
    void openDialog()
    {
        child("showFace")->setFocus();
        QTest::keyClick(child("showFace"), Qt::Key_Space);
        QTRY_VERIFY(dialog() && dialog()->isVisible());
    }
    void confirm()
    {
        child("lookConfirm")->setFocus();
        QTest::keyClick(child("lookConfirm"), Qt::Key_Space);
        QTRY_VERIFY(!dialog());
        // Shortcuts belong to the window that is active.
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
    }
    /// By keyboard alone: the first purpose, one minute.
    void begin()
    {
        openDialog();
        QTest::keyClick(child("lookPurpose"), Qt::Key_Down);
        confirm();
        Office::settle();
        QVERIFY(look.look());
        feed.lease = look.look()->face.lease;
    }
    /// Offers one picture and lets the page take it.
    void offer(bool masked)
    {
        QVERIFY(feed.offer(registry.find(kiosk())->progress, QColor(0x2F, 0x4F, 0x3E), masked));
        QTRY_VERIFY(!feed.isWaiting(kiosk()));
    }
    QString lastFact(const char* name) const
    {
        for (const Fact& fact : staff.log.acts.last().facts) {
            if (fact.name == QLatin1StringView(name))
                return fact.value;
        }
        return {};
    }
};

/// Pixels that differ, in per cent.
double difference(const QImage& a, const QImage& b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) == b.pixel(x, y) ? 0 : 1;
    }
    return 100.0 * count / (a.width() * a.height());
}

QImage painted(QWidget& widget)
{
    return widget.grab().toImage();
}

} // namespace

/// Looking at a face in the one-kiosk view, by real keys.
class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Scheme::Light); }
    void withoutAPurposeThereIsNothingToConfirm();
    void anotherPurposeNeedsANote();
    void enterInTheNoteDoesNotBegin();
    void escapeInTheDialogBeginsNothing();
    void whoMayNotLookIsOfferedNothing();
    void noUnmaskedPictureWithoutALookIsShown();
    void aLookShowsTheFaceWithItsWatermark();
    void theWatermarkIsThePersons();
    void escapeEndsTheLookFirst();
    void everyWayOutEndsTheLook_data();
    void everyWayOutEndsTheLook();
    void theFaceGoesWithTheTimeThoughNoPictureComes();
    void aPictureWhoseTimeIsOverIsNeverPainted();
    void theRestIsCounted();
    void pictures_data();
    void pictures();
};

void TestLook::withoutAPurposeThereIsNothingToConfirm()
{
    Bench bench;
    bench.openDialog();
    QTRY_VERIFY(bench.child("lookPurpose")->hasFocus());
    QVERIFY(!bench.child("lookConfirm")->isEnabled());
    QTest::keyClick(bench.child("lookPurpose"), Qt::Key_Down);
    QVERIFY(bench.child("lookConfirm")->isEnabled());
    QTest::keyClick(bench.child("lookPurpose"), Qt::Key_Up);
    QVERIFY(!bench.child("lookConfirm")->isEnabled());
    QVERIFY(bench.staff.log.acts.isEmpty());
}

void TestLook::anotherPurposeNeedsANote()
{
    Bench bench;
    bench.openDialog();
    QTest::keyClick(bench.child("lookPurpose"), Qt::Key_End);
    QVERIFY(!bench.child("lookConfirm")->isEnabled());
    QTest::keyClicks(bench.child("lookNote"), QStringLiteral("ab"));
    QVERIFY(!bench.child("lookConfirm")->isEnabled());
    QVERIFY(!bench.child<QLabel>("lookMistake")->text().isEmpty());
    QTest::keyClicks(bench.child("lookNote"), QStringLiteral("c"));
    QVERIFY(bench.child("lookConfirm")->isEnabled());
    QVERIFY(bench.child<QLabel>("lookMistake")->text().isEmpty());
    QTest::keyClicks(bench.child("lookNote"), QString(200, QLatin1Char('d')));
    QCOMPARE(bench.child<QLineEdit>("lookNote")->text().size(), UnmaskedLook::kLongestNote);
    QTest::keyClick(bench.child("lookMinutes"), Qt::Key_Down);
    bench.confirm();
    Office::settle();
    QVERIFY(bench.look.look());
    QCOMPARE(bench.look.look()->purpose, LookPurpose::Other);
    QCOMPARE(bench.lastFact("seconds"), QStringLiteral("120"));
    QCOMPARE(bench.staff.log.acts.last().personal.first().value.size(), UnmaskedLook::kLongestNote);
}

void TestLook::enterInTheNoteDoesNotBegin()
{
    Bench bench;
    bench.openDialog();
    QTest::keyClick(bench.child("lookPurpose"), Qt::Key_Down);
    bench.child("lookNote")->setFocus();
    QTest::keyClick(bench.child("lookNote"), Qt::Key_Return);
    QVERIFY(bench.dialog()->isVisible());
    QVERIFY(bench.staff.log.acts.isEmpty());
}

void TestLook::escapeInTheDialogBeginsNothing()
{
    Bench bench;
    bench.openDialog();
    QTest::keyClick(bench.child("lookPurpose"), Qt::Key_Down);
    QTest::keyClick(bench.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!bench.dialog());
    QCOMPARE(bench.look.state(), UnmaskedLook::State::None);
    QVERIFY(bench.staff.log.acts.isEmpty());
    QVERIFY(bench.child("kioskView")->isVisible());
}

void TestLook::whoMayNotLookIsOfferedNothing()
{
    Bench bench;
    QVERIFY(bench.child("showFace")->isVisible());
    bench.staff.signIn.lock();
    QVERIFY(!bench.child("showFace")->isVisible());
}

void TestLook::noUnmaskedPictureWithoutALookIsShown()
{
    Bench bench;
    bench.feed.lease = LeaseId::create();
    for (int i = 0; i < 5; ++i) {
        bench.offer(false);
        QVERIFY(!bench.picture()->showsFace());
    }
    bench.offer(true);
    QVERIFY(bench.picture()->isMasked());
    bench.begin();
    bench.feed.lease = LeaseId::create();
    bench.offer(false);
    QVERIFY(bench.picture()->isMasked());
    bench.look.end();
    QCOMPARE(bench.lastFact("frames"), QStringLiteral("0"));
    // Nor on the wall.
    bench.page.closeKiosk();
    QTRY_VERIFY(bench.feed.watched.size() > 1);
    QImage before = painted(*bench.child("wall"));
    bench.offerFrames(false);
    QTRY_VERIFY(!bench.feed.isWaiting(bench.kiosk()));
    QCOMPARE(difference(before, painted(*bench.child("wall"))), 0.0);
}

void TestLook::aLookShowsTheFaceWithItsWatermark()
{
    Bench bench;
    bench.offer(true);
    const QImage masked = painted(*bench.picture());
    bench.begin();
    bench.offer(false);
    QVERIFY(bench.picture()->showsFace());
    const QImage seen = painted(*bench.picture());
    // The bench's drawing is the same masked or not: what differs is the watermark, everywhere and not densely.
    const double marked = difference(masked, seen);
    QVERIFY2(marked > 3 && marked < 30, qPrintable(QString::number(marked)));
    QVERIFY(bench.child("hideFace")->isVisible());
    QVERIFY(!bench.child("showFace")->isVisible());
    bench.clock.advance(1s);
    QTRY_VERIFY(difference(seen, painted(*bench.picture())) > 0); // it carries the time
    bench.look.end();
    QCOMPARE(bench.lastFact("frames"), QStringLiteral("1"));
}

void TestLook::theWatermarkIsThePersons()
{
    const auto seenBy = [](const QString& name) {
        LiveFrame frame;
        HandClock clock;
        frame.picture = testFrame(QSize(640, 480), Qt::darkGreen, true);
        frame.meta.size = frame.picture.size();
        frame.meta.masked = false;
        frame.receivedMs = clock.monotonicMs();
        KioskState state;
        state.contact = KioskState::Contact::Online;
        state.progress = progressOf(kioskId("K-0001"), Stage::Scan, clock);
        KioskPicture picture(clock);
        picture.resize(640, 480);
        picture.setState(state);
        picture.setViewer(name);
        picture.setFrame(frame);
        return painted(picture);
    };
    const QImage mei = seenBy(QStringLiteral("Wang Mei · 3f2a9c1b"));
    QVERIFY(difference(mei, seenBy(QStringLiteral("Li Jun · 3f2a9c1b"))) > 2);
    QCOMPARE(difference(mei, seenBy(QStringLiteral("Wang Mei · 3f2a9c1b"))), 0.0);
    const QImage nobody = seenBy({});
    QVERIFY(difference(mei, nobody) > 3);
    // No quarter of the picture is without it.
    const QSize half = mei.size() / 2;
    for (const QPoint& corner :
         {QPoint(0, 0), QPoint(half.width(), 0), QPoint(0, half.height()), QPoint(half.width(), half.height())}) {
        const QRect part(corner, half);
        QVERIFY(difference(mei.copy(part), nobody.copy(part)) > 2);
    }
}

void TestLook::escapeEndsTheLookFirst()
{
    Bench bench;
    bench.begin();
    bench.offer(false);
    bench.child("kioskView")->setFocus();
    QTest::keyClick(bench.child("kioskView"), Qt::Key_Escape);
    QCOMPARE(bench.look.state(), UnmaskedLook::State::None);
    QVERIFY(!bench.picture()->showsFace());
    QCOMPARE(bench.lastFact("why"), QStringLiteral("by_hand"));
    QVERIFY(bench.child("kioskView")->isVisible());
    QTest::keyClick(bench.child("kioskView"), Qt::Key_Escape);
    QVERIFY(!bench.child("kioskView")->isVisible());
}

void TestLook::everyWayOutEndsTheLook_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("why");
    const char* const ways[][2] = {{"hide face", "by_hand"},  {"back to the wall", "left"},
                                   {"another kiosk", "left"}, {"another view", "left"},
                                   {"pause", "left"},         {"hide faces", "faces_hidden"},
                                   {"lock", "locked"},        {"sign out", "signed_out"}};
    for (int i = 0; const auto& way : ways)
        QTest::newRow(way[0]) << i++ << QString::fromLatin1(way[1]);
}

void TestLook::everyWayOutEndsTheLook()
{
    QFETCH(int, way);
    QFETCH(QString, why);
    Bench bench;
    bench.begin();
    bench.offer(false);
    QVERIFY(bench.picture()->showsFace());
    switch (way) {
    case 0:
        QTest::keyClick(bench.child("hideFace"), Qt::Key_Space);
        break;
    case 1:
        QTest::mouseClick(bench.child("backToWall"), Qt::LeftButton);
        break;
    case 2:
        bench.page.openKiosk(kioskId("K-0131"));
        break;
    case 3:
        bench.page.hide();
        break;
    case 4:
        bench.page.setPaused(true);
        break;
    case 5:
        QTest::keyClick(&bench.page, Qt::Key_H);
        break;
    case 6:
        bench.staff.signIn.lock();
        break;
    default:
        bench.staff.signIn.signOut();
    }
    QCOMPARE(bench.look.state(), UnmaskedLook::State::None);
    QVERIFY(!bench.feed.looked);
    QVERIFY(!bench.picture()->showsFace());
    QCOMPARE(bench.staff.log.acts.last().kind, ActKind::LookEnded);
    QCOMPARE(bench.lastFact("why"), why);
}

void TestLook::theFaceGoesWithTheTimeThoughNoPictureComes()
{
    Bench bench;
    bench.begin();
    bench.offer(false);
    QVERIFY(bench.picture()->showsFace());
    bench.clock.advance(60s);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.picture()->showsFace(), 2000);
    QCOMPARE(bench.lastFact("why"), QStringLiteral("time"));
    bench.offer(false);
    QVERIFY(!bench.picture()->showsFace());
    QVERIFY(bench.child("showFace")->isVisible());
}

/// Even if nobody told the widget that the look has ended.
void TestLook::aPictureWhoseTimeIsOverIsNeverPainted()
{
    HandClock clock;
    LiveFrame frame;
    frame.picture = testFrame(QSize(640, 480), Qt::darkGreen, true);
    frame.picture.fill(Qt::magenta);
    frame.meta.size = frame.picture.size();
    frame.meta.masked = false;
    frame.receivedMs = clock.monotonicMs();
    frame.showUntilMs = clock.monotonicMs() + 1000;
    KioskPicture picture(clock);
    picture.resize(640, 480);
    const auto hasFace = [&picture] {
        const QImage image = painted(picture);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                // Grey or dimmed as well: no green, much of the others, or the flat grey that magenta turns into.
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.red() > pixel.green() + 40 && pixel.blue() > pixel.green() + 40)
                    return true;
            }
        }
        return false;
    };
    for (const auto contact : {KioskState::Contact::Online, KioskState::Contact::Offline}) {
        KioskState state;
        state.contact = contact;
        state.progress = progressOf(kioskId("K-0001"), Stage::Scan, clock);
        picture.setState(state);
        picture.setFrame(frame);
        frame.showUntilMs = clock.monotonicMs() + 1000;
        picture.setFrame(frame);
        if (contact == KioskState::Contact::Online)
            QVERIFY(hasFace());
        const QImage before = painted(picture);
        clock.advance(1s);
        QVERIFY(!hasFace());
        // And grey is a picture too.
        QVERIFY(difference(before, painted(picture)) > 50);
    }
}

void TestLook::theRestIsCounted()
{
    Bench bench;
    bench.begin();
    auto* rest = bench.child<QLabel>("lookRest");
    QVERIFY(rest->isVisible());
    QVERIFY(rest->text().contains(QStringLiteral("60")));
    bench.clock.advance(17s);
    QTRY_VERIFY(rest->text().contains(QStringLiteral("43")));
    bench.look.end();
    QVERIFY(!rest->isVisible());
}

void TestLook::pictures_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void TestLook::pictures()
{
    QFETCH(Scheme, scheme);
    theme::apply(scheme);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    Bench bench;
    bench.offer(true);
    keepPicture(bench.page, QStringLiteral("look-before-") + name);
    bench.openDialog();
    keepPicture(*bench.dialog(), QStringLiteral("look-dialog-") + name);
    QTest::keyClick(bench.child("lookPurpose"), Qt::Key_End);
    QTest::keyClicks(bench.child("lookNote"), QStringLiteral("ab"));
    keepPicture(*bench.dialog(), QStringLiteral("look-dialog-other-") + name);
    QTest::keyClick(bench.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!bench.dialog());
    bench.begin();
    bench.offer(false);
    keepPicture(bench.page, QStringLiteral("look-seen-") + name);
    // Nothing of the head is cut, and nothing lies over anything else.
    const QWidget* head = bench.child("kioskView");
    for (const char* part : {"lookRest", "hideFace", "backToWall"}) {
        const QWidget* widget = bench.child(part);
        QVERIFY(head->rect().contains(QRect(widget->mapTo(head, QPoint()), widget->size())));
        QVERIFY(widget->width() >= widget->minimumSizeHint().width());
    }
    theme::apply(Scheme::Light);
}

QTEST_MAIN(TestLook)
#include "tst_look.moc"
