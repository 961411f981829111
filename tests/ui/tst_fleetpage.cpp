// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"
#include "pages/fleet/fleetpage.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QLabel>
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
    FleetPage page{registry, clock};

    Bench()
    {
        QLocale::setDefault(QLocale::c());
        page.resize(1500, 900);
    }
    void show()
    {
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.focusMainList();
        QSignalSpy rounds(&registry, &KioskRegistry::roundEnded);
        registry.refresh();
        feed.setConnected(false);
        feed.setConnected(true);
        QVERIFY(rounds.wait(2000));
    }
    QTableView* table() { return page.findChild<QTableView*>(QStringLiteral("fleetTable")); }
    template <class T = QWidget>
    T* child(const char* name)
    {
        return page.findChild<T*>(QString::fromLatin1(name));
    }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
};

} // namespace

class FleetPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Scheme::Light); }

    void aFleetWithoutKiosksSaysWhenTheyAppear()
    {
        Bench bench;
        bench.show();
        QVERIFY(bench.child("fleetEmpty")->isVisible());
        bench.online("K-0009");
        QTRY_VERIFY(bench.table()->isVisible());
        QCOMPARE(bench.page.fact(), QStringLiteral("1 of 1 kiosk(s) in contact"));
    }

    void rowsAreThirtyTwoPixelsHigh()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTRY_COMPARE(bench.table()->model()->rowCount(), 12);
        QCOMPARE(bench.table()->rowHeight(0), 32);
    }

    void theKeyboardChoosesAKioskAndItsFactsAppear()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTest::keyClick(bench.table(), Qt::Key_Down);
        QTest::keyClick(bench.table(), Qt::Key_Down);
        QVERIFY(bench.child("kioskHealth")->isVisible());
        const QString health = bench.child<QLabel>("kioskHealth")->text();
        QVERIFY2(health.contains(QStringLiteral("Camera works")), qPrintable(health));
        QVERIFY2(health.contains(QStringLiteral("0.1 s ahead")), qPrintable(health));
        QTest::keyClick(bench.table(), Qt::Key_Escape);
        QVERIFY(!bench.child("kioskHealth")->isVisible());
    }

    void aPolicyAndItsRefusalAreToldInWords_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("light") << Scheme::Light;
        QTest::newRow("dark") << Scheme::Dark;
    }

    void aPolicyAndItsRefusalAreToldInWords()
    {
        QFETCH(Scheme, scheme);
        theme::apply(scheme);
        Bench bench;
        bench.fillBranch();
        KioskStatus status = statusOf(kioskId("K-0342"), QStringLiteral("Central Station"), bench.clock);
        const auto told = [&bench] {
            QStringList texts;
            for (const QLabel* label : bench.child("kioskDetail")->findChildren<QLabel*>())
                texts << (label->isVisible() ? label->text() : QString());
            return texts.join(QLatin1Char('\n'));
        };
        bench.feed.report(status);
        bench.show();
        bench.page.select(kioskId("K-0342"));
        QTRY_VERIFY2(told().contains(QStringLiteral("118, not signed")), qPrintable(told()));
        status.policy.version = status.policyRevision;
        status.policy.hash = QStringLiteral("3d77c5c1aa90").repeated(6).left(64);
        bench.feed.report(status);
        QTRY_VERIFY2(told().contains(QStringLiteral("118, signed")), qPrintable(told()));
        QVERIFY(told().contains(QStringLiteral("3d77c5c1aa90")));
        status.policy.refused = RefusedPolicy{PolicyRefusal::Older, 117, QString(64, QLatin1Char('a')), status.sentMs};
        status.policy.expired = true;
        bench.feed.report(status);
        QTRY_VERIFY2(told().contains(QStringLiteral("117, at ")), qPrintable(told()));
        QVERIFY(told().contains(QStringLiteral("Reason: Older than the one in use")));
        QVERIFY(told().contains(QStringLiteral("Policy has expired: ")));
        keepPicture(bench.page, QStringLiteral("fleet-policy-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
        theme::apply(Scheme::Light);
    }

    void enterAsksToLookLive()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QSignalSpy live(&bench.page, &FleetPage::liveWanted);
        bench.page.select(kioskId("K-0117"));
        QTest::keyClick(bench.table(), Qt::Key_Return);
        QCOMPARE(live.size(), 1);
        QCOMPARE(live.first().first().value<KioskId>(), kioskId("K-0117"));
    }

    void theFilterLeavesWhatNeedsAttention()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTRY_COMPARE(bench.table()->model()->rowCount(), 12);
        QTest::mouseClick(bench.child("onlyAttention"), Qt::LeftButton);
        QCOMPARE(bench.table()->model()->rowCount(), 4);
        QTest::mouseClick(bench.child("onlyAttention"), Qt::LeftButton);
        QCOMPARE(bench.table()->model()->rowCount(), 12);
    }

    void aFilterThatHidesEverythingOffersTheWayBack()
    {
        Bench bench;
        bench.online("K-0009");
        bench.show();
        QTRY_VERIFY(bench.table()->isVisible());
        QTest::mouseClick(bench.child("onlyAttention"), Qt::LeftButton);
        QVERIFY(bench.child("fleetEmpty")->isVisible());
        QTest::mouseClick(bench.child("fleetEmpty")->findChild<QPushButton*>(), Qt::LeftButton);
        QVERIFY(bench.table()->isVisible());
    }

    void aSearchFindsPartOfAPlace()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        bench.page.setTextSearch(QStringLiteral("tech park"));
        QCOMPARE(bench.table()->model()->rowCount(), 2);
        QTest::mouseClick(bench.child("clearFleetFilter"), Qt::LeftButton);
        QCOMPARE(bench.table()->model()->rowCount(), 12);
    }

    void theWorstComesFirstWhenSortedByState()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        QTRY_COMPARE(bench.table()->model()->rowCount(), 12);
        QHeaderView* header = bench.table()->horizontalHeader();
        const QPoint state(header->sectionViewportPosition(KioskModel::StateColumn) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, state);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, state);
        QCOMPARE(bench.cell(0, KioskModel::KioskColumn), QStringLiteral("K-0117"));
    }

    void aRetiredKioskStaysListedBelowTheOthers()
    {
        Bench bench;
        for (const char* kiosk : {"K-0001", "K-0002", "K-0003"})
            bench.online(kiosk);
        bench.show();
        bench.registry.retire(kioskId("K-0001"), {}, bench.clock.utcMs());
        QTRY_COMPARE(bench.cell(2, KioskModel::KioskColumn), QStringLiteral("K-0001"));
        QVERIFY(bench.cell(2, KioskModel::StateColumn).startsWith(QStringLiteral("Retired 20")));
        QCOMPARE(bench.page.fact(), QStringLiteral("2 of 2 kiosk(s) in contact"));
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            for (const int column : {KioskModel::KioskColumn, KioskModel::StateColumn, KioskModel::ContactColumn}) {
                bench.table()->sortByColumn(column, order);
                QCOMPARE(bench.cell(2, KioskModel::KioskColumn), QStringLiteral("K-0001"));
            }
        }
        QTest::mouseClick(bench.child("onlyAttention"), Qt::LeftButton);
        QCOMPARE(bench.table()->model()->rowCount(), 0);
    }

    void aRetiredKioskCannotBeLookedAt()
    {
        Bench bench;
        bench.online("K-0001");
        bench.online("K-0002", "Green Lake");
        bench.show();
        bench.registry.retire(kioskId("K-0002"), {}, bench.clock.utcMs());
        QTRY_VERIFY(bench.cell(1, KioskModel::StateColumn).startsWith(QStringLiteral("Retired")));
        QCOMPARE(bench.cell(1, KioskModel::PlaceColumn), QStringLiteral("Green Lake"));
        QSignalSpy live(&bench.page, &FleetPage::liveWanted);
        QTest::keyClick(bench.table(), Qt::Key_End, Qt::ControlModifier);
        QTRY_VERIFY(bench.child("kioskDetail")->isVisible());
        QVERIFY(!bench.child("lookLive")->isVisible());
        QVERIFY(!bench.child("kioskHealth")->isVisible());
        QTest::keyClick(bench.table(), Qt::Key_Return);
        QCOMPARE(live.size(), 0);
        QTest::keyClick(bench.table(), Qt::Key_Home, Qt::ControlModifier);
        QTRY_VERIFY(bench.child("lookLive")->isVisible());
    }

    void retiredKiosksAreDrawnAsTheyShouldBe_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("light") << Scheme::Light;
        QTest::newRow("dark") << Scheme::Dark;
    }

    void retiredKiosksAreDrawnAsTheyShouldBe()
    {
        QFETCH(Scheme, scheme);
        theme::apply(scheme);
        Bench bench;
        bench.fillBranch();
        bench.show();
        bench.registry.retire(kioskId("K-0009"), {}, bench.clock.utcMs());
        bench.registry.retire(kioskId("K-0310"), QStringLiteral("Old harbour"), 0);
        QTRY_COMPARE(bench.cell(12, KioskModel::KioskColumn), QStringLiteral("K-0310"));
        bench.page.select(kioskId("K-0009"));
        QTRY_VERIFY(bench.child("kioskDetail")->isVisible());
        const QImage picture = bench.page.grab().toImage();
        const QRect gone = bench.table()->visualRect(bench.table()->model()->index(12, KioskModel::KioskColumn));
        const QPoint corner = bench.table()->viewport()->mapTo(&bench.page, gone.topLeft());
        // Nothing in a row of the past is as strong as the text of the present.
        const QColor text = theme::tokens(bench.page.palette()).text;
        for (int y = corner.y(); y < corner.y() + gone.height(); ++y) {
            for (int x = corner.x(); x < corner.x() + gone.width(); ++x)
                QVERIFY(picture.pixelColor(x, y) != text);
        }
        keepPicture(bench.page, QStringLiteral("fleet-retired-") + QString::fromLatin1(QTest::currentDataTag()));
        theme::apply(Scheme::Light);
    }

    void aHeartbeatKeepsTheSelection()
    {
        Bench bench;
        bench.fillBranch();
        bench.show();
        bench.page.select(kioskId("K-0342"));
        QSignalSpy rounds(&bench.registry, &KioskRegistry::roundEnded);
        bench.online("K-0342", "Moved to the hall");
        QVERIFY(rounds.wait(2000));
        QCOMPARE(bench.table()->currentIndex().siblingAtColumn(KioskModel::PlaceColumn).data().toString(),
                 QStringLiteral("Moved to the hall"));
        bench.online("K-0001", "Before all others");
        QTRY_COMPARE(bench.table()->model()->rowCount(), 13);
        QCOMPARE(bench.table()->currentIndex().siblingAtColumn(KioskModel::KioskColumn).data().toString(),
                 QStringLiteral("K-0342"));
    }
};

QTEST_MAIN(FleetPageTest)
#include "tst_fleetpage.moc"
