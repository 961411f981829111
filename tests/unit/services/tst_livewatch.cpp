// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/livewatch.h"
#include "support/scriptedfeed.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::test;

class LiveWatchTest : public QObject
{
    Q_OBJECT

private:
    HandClock m_clock;
    const KioskId m_kiosk = kioskId("K-0001");

private Q_SLOTS:
    void aStormOfSizesBecomesOneCall()
    {
        ScriptedFeed feed(m_clock);
        LiveWatch watch(feed);
        for (int width = 200; width < 300; ++width)
            watch.show({{m_kiosk, QSize(width, 200)}});
        QCOMPARE(feed.watchCalls, 0);
        QTRY_COMPARE(feed.watchCalls, 1);
        QCOMPARE(feed.watched.value(m_kiosk), QSize(299, 200));
    }

    void lookingAwayTakesEffectAtOnce()
    {
        ScriptedFeed feed(m_clock);
        LiveWatch watch(feed);
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
            LiveWatch watch(feed);
            watch.show({{m_kiosk, QSize(200, 200)}});
            watch.hide();
        }
        QCOMPARE(feed.watchCalls, 0);
    }

    void theEndOfTheWatchLetsGoOfEverything()
    {
        ScriptedFeed feed(m_clock);
        {
            LiveWatch watch(feed);
            watch.show({{m_kiosk, QSize(200, 200)}});
            QTRY_COMPARE(feed.watchCalls, 1);
        }
        QVERIFY(feed.watched.isEmpty());
        QCOMPARE(feed.watchCalls, 2);
    }
};

QTEST_GUILESS_MAIN(LiveWatchTest)
#include "tst_livewatch.moc"
