// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/livewatch.h"
#include "support/office.h"
#include "support/scriptedfeed.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

class LiveWatchTest : public QObject
{
    Q_OBJECT

private:
    HandClock m_clock;
    Office staff{m_clock, Role::BranchStaff};
    const KioskId m_kiosk = kioskId("K-0001");

private Q_SLOTS:
    void aStormOfSizesBecomesOneCall()
    {
        ScriptedFeed feed(m_clock);
        LiveWatch watch(feed, staff.policy);
        for (int width = 200; width < 300; ++width)
            watch.show({{m_kiosk, QSize(width, 200)}});
        QCOMPARE(feed.watchCalls, 0);
        QTRY_COMPARE(feed.watchCalls, 1);
        QCOMPARE(feed.watched.value(m_kiosk), QSize(299, 200));
    }

    void lookingAwayTakesEffectAtOnce()
    {
        ScriptedFeed feed(m_clock);
        LiveWatch watch(feed, staff.policy);
        watch.show({{m_kiosk, QSize(200, 200)}});
        QTRY_COMPARE(feed.watchCalls, 1);
        watch.hide();
        QCOMPARE(feed.watchCalls, 2);
        QVERIFY(feed.watched.isEmpty());
    }

    void lookingAwayBeforeTheFirstCallAsksForNothing()
    {
        ScriptedFeed feed(m_clock);
        {
            LiveWatch watch(feed, staff.policy);
            watch.show({{m_kiosk, QSize(200, 200)}});
            watch.hide();
        }
        QCOMPARE(feed.watchCalls, 0);
    }

    void aLockEndsEveryLookAtOnce()
    {
        ScriptedFeed feed(m_clock);
        Office people(m_clock, Role::BranchStaff);
        LiveWatch watch(feed, people.policy);
        watch.show({{m_kiosk, QSize(200, 200)}});
        QTRY_COMPARE(feed.watchCalls, 1);
        people.signIn.lock();
        QCOMPARE(feed.watchCalls, 2);
        QVERIFY(feed.watched.isEmpty());
    }

    void aLockWhileTheLayoutSettlesIsNotOvertaken()
    {
        ScriptedFeed feed(m_clock);
        Office people(m_clock, Role::BranchStaff);
        LiveWatch watch(feed, people.policy);
        watch.show({{m_kiosk, QSize(200, 200)}});
        people.signIn.lock();
        watch.show({{m_kiosk, QSize(300, 300)}});
        QCOMPARE(feed.watchCalls, 0);
    }

    void whoeverMayNotLookIsShownNothing()
    {
        ScriptedFeed feed(m_clock);
        Office people(m_clock, Role::Administrator);
        LiveWatch watch(feed, people.policy);
        watch.show({{m_kiosk, QSize(200, 200)}});
        QCOMPARE(feed.watchCalls, 0);
    }

    void theEndOfTheWatchLetsGoOfEverything()
    {
        ScriptedFeed feed(m_clock);
        {
            LiveWatch watch(feed, staff.policy);
            watch.show({{m_kiosk, QSize(200, 200)}});
            QTRY_COMPARE(feed.watchCalls, 1);
        }
        QVERIFY(feed.watched.isEmpty());
        QCOMPARE(feed.watchCalls, 2);
    }
};

QTEST_GUILESS_MAIN(LiveWatchTest)
#include "tst_livewatch.moc"
