// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/kioskregistry.h"
#include "support/scriptedfeed.h"

#include <QSignalSpy>
#include <QTest>

using namespace jinbi;
using namespace jinbi::test;
using namespace std::chrono_literals;

class KioskRegistryTest : public QObject
{
    Q_OBJECT

private:
    HandClock m_clock;
    const KioskId m_kiosk = kioskId("K-0342");

    KioskStatus status() { return statusOf(m_kiosk, QStringLiteral("Central Station"), m_clock); }
    VisitProgress finished(Outcome outcome, int attempt = 3)
    {
        VisitProgress progress = progressOf(m_kiosk, Stage::Finished, m_clock);
        progress.outcome = outcome;
        progress.attempt = attempt;
        progress.score = score(5800);
        return progress;
    }

private Q_SLOTS:
    void aKioskThatWasOnlyExpectedHasNeverBeenSeen()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        registry.expect(m_kiosk, QStringLiteral("Central Station"));
        const KioskState* state = registry.find(m_kiosk);
        QVERIFY(state);
        QCOMPARE(state->contact, KioskState::Contact::Never);
        QCOMPARE(state->tone(), Tone::Offline);
        QVERIFY(!state->needsAttention());
    }

    void aRefusedPolicyIsToldOnceAndStaysUntilHandled()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        QSignalSpy events(&registry, &KioskRegistry::eventRaised);
        KioskStatus refusing = status();
        refusing.policy.refused = RefusedPolicy{PolicyRefusal::Step, 8, QString(64, QLatin1Char('a')), m_clock.utcMs()};
        feed.report(refusing);
        feed.report(refusing);
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().last().value<Concern>().kind, ConcernKind::PolicyRefused);
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Attention);
        registry.settle(m_kiosk);
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Normal);
        feed.report(refusing);
        QCOMPARE(events.size(), 1);
        // A replay or two policies under one number is another matter, and a new one.
        refusing.policy.refused->why = PolicyRefusal::Older;
        feed.report(refusing);
        QCOMPARE(events.size(), 2);
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Fault);
        QCOMPARE(why(registry.find(m_kiosk)->concerns.first()), QStringLiteral("Older than the one in use"));
        refusing.policy.refused.reset();
        feed.report(refusing);
        QVERIFY(!registry.find(m_kiosk)->needsAttention());
    }

    void anExpiredPolicyIsAConditionThatEnds()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        KioskStatus late = status();
        late.policy.expired = true;
        feed.report(late);
        QCOMPARE(registry.find(m_kiosk)->concerns.size(), 1);
        QCOMPARE(registry.find(m_kiosk)->concerns.first().kind, ConcernKind::PolicyExpired);
        QVERIFY(!isEvent(ConcernKind::PolicyExpired));
        const qint64 sinceMs = registry.find(m_kiosk)->concerns.first().sinceMs;
        m_clock.advance(1min);
        feed.report(late);
        QCOMPARE(registry.find(m_kiosk)->concerns.first().sinceMs, sinceMs);
        feed.report(status());
        QVERIFY(!registry.find(m_kiosk)->needsAttention());
    }

    void aHeartbeatMakesAKioskOnlineAndCalm()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        feed.report(status());
        QCOMPARE(registry.onlineCount(), 1);
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Normal);
        QCOMPARE(registry.find(m_kiosk)->accessibleText(), QStringLiteral("K-0342, Central Station, Idle"));
    }

    void aLastWillSaysSinceWhenThereIsNoContact()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        feed.report(status());
        const qint64 lastContact = m_clock.utcMs();
        m_clock.advance(20s);
        KioskStatus will = status();
        will.online = false;
        feed.report(will);
        const KioskState* state = registry.find(m_kiosk);
        QCOMPARE(state->contact, KioskState::Contact::Offline);
        QCOMPARE(state->contactMs, lastContact);
        QCOMPARE(state->concerns.first().kind, ConcernKind::NoContact);
    }

    void silenceBecomesNoContactOnlyAfterTheLimit()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        feed.report(status());
        m_clock.advance(35s);
        registry.refresh();
        QCOMPARE(registry.find(m_kiosk)->contact, KioskState::Contact::Online);
        m_clock.advance(1ms);
        registry.refresh();
        QCOMPARE(registry.find(m_kiosk)->contact, KioskState::Contact::Offline);
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Offline);
    }

    void noKioskIsCalledSilentWhileTheConsoleHasNoConnection()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        feed.report(status());
        feed.setConnected(false);
        m_clock.advance(10min);
        registry.refresh();
        QCOMPARE(registry.find(m_kiosk)->contact, KioskState::Contact::Online);
        feed.setConnected(true);
        registry.refresh();
        QCOMPARE(registry.find(m_kiosk)->contact, KioskState::Contact::Online);
        m_clock.advance(36s);
        registry.refresh();
        QCOMPARE(registry.find(m_kiosk)->contact, KioskState::Contact::Offline);
    }

    void aRefusalIsTheStateWordUntilTheNextVisit()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        feed.report(status());
        feed.progress(finished(Outcome::BelowThreshold));
        feed.progress(progressOf(m_kiosk, Stage::Attract, m_clock));
        const KioskState* state = registry.find(m_kiosk);
        QCOMPARE(state->tone(), Tone::Fault);
        QCOMPARE(state->word(), QStringLiteral("Refused 3 of 3"));
        QCOMPARE(state->accessibleText(), QStringLiteral("K-0342, Central Station, Refused 3 of 3, score 0.58"));
        feed.progress(progressOf(m_kiosk, Stage::Notice, m_clock));
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Info);
    }

    void settlingMakesTheTileCalm()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        feed.report(status());
        feed.progress(finished(Outcome::LivenessFailed));
        feed.progress(progressOf(m_kiosk, Stage::Attract, m_clock));
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Attack);
        registry.settle(m_kiosk);
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Normal);
    }

    void anEventIsRaisedOnceForASession()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        QSignalSpy raised(&registry, &KioskRegistry::eventRaised);
        QSignalSpy ended(&registry, &KioskRegistry::visitEnded);
        const VisitProgress refused = finished(Outcome::BelowThreshold);
        feed.progress(refused);
        feed.progress(refused);
        QCOMPARE(raised.size(), 1);
        QCOMPARE(ended.size(), 1);
        feed.progress(finished(Outcome::BelowThreshold));
        QCOMPARE(raised.size(), 2);
    }

    void outcomesThatNeedNobodyRaiseNothing_data()
    {
        QTest::addColumn<Outcome>("outcome");
        for (const Outcome outcome : {Outcome::Accepted, Outcome::Cancelled, Outcome::AnotherWay, Outcome::TimedOut,
                                      Outcome::NoFace, Outcome::PoorQuality, Outcome::WrongPin, Outcome::UnknownPhone})
            QTest::addRow("%d", static_cast<int>(outcome)) << outcome;
    }
    void outcomesThatNeedNobodyRaiseNothing()
    {
        QFETCH(const Outcome, outcome);
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        QSignalSpy raised(&registry, &KioskRegistry::eventRaised);
        feed.progress(finished(outcome));
        QCOMPARE(raised.size(), 0);
        QVERIFY(!registry.find(m_kiosk)->needsAttention());
    }

    void aCameraFaultWaitsForItsOnDelayAndItsOffDelay()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        KioskStatus broken = status();
        broken.camera = CameraHealth::Unplugged;
        feed.report(broken);
        QVERIFY(!registry.find(m_kiosk)->needsAttention());
        m_clock.advance(3s);
        registry.refresh();
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Fault);
        QCOMPARE(registry.find(m_kiosk)->word(), QStringLiteral("Camera unplugged"));
        feed.report(status());
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Fault);
        m_clock.advance(5s);
        registry.refresh();
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Normal);
    }

    void aClockInsideTheDeadbandKeepsItsAlarm()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        const auto reportOffset = [&](qint64 offset) {
            KioskStatus report = status();
            report.clockOffsetMs = offset;
            feed.report(report);
            m_clock.advance(6s);
            registry.refresh();
        };
        reportOffset(-1500);
        QVERIFY(!registry.find(m_kiosk)->needsAttention());
        reportOffset(-2000);
        QVERIFY(registry.find(m_kiosk)->needsAttention());
        reportOffset(-1500);
        QVERIFY(registry.find(m_kiosk)->needsAttention());
        reportOffset(-999);
        QVERIFY(!registry.find(m_kiosk)->needsAttention());
    }

    void aSecondPromptAsksForAttentionTheFirstDoesNot()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        VisitProgress scan = progressOf(m_kiosk, Stage::Scan, m_clock);
        scan.attempt = 1;
        scan.hint = QualityComponent::InterEyeDistance;
        feed.progress(scan);
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Info);
        scan.attempt = 2;
        feed.progress(scan);
        QCOMPARE(registry.find(m_kiosk)->tone(), Tone::Attention);
        QCOMPARE(registry.find(m_kiosk)->step(), QStringLiteral("Capture 2 of 3"));
    }

    void aHeartbeatRepairsALostProgressMessage()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        feed.progress(progressOf(m_kiosk, Stage::Pin, m_clock));
        KioskStatus older = status();
        older.sentMs -= 1;
        feed.report(older);
        QVERIFY(registry.find(m_kiosk)->isInUse());
        m_clock.advance(10s);
        feed.report(status());
        QVERIFY(!registry.find(m_kiosk)->isInUse());
    }

    void manyChangesAreToldOnce()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        QSignalSpy changed(&registry, &KioskRegistry::kioskChanged);
        QSignalSpy rounds(&registry, &KioskRegistry::roundEnded);
        for (int i = 0; i < 50; ++i)
            feed.report(status());
        QCOMPARE(changed.size(), 0);
        QTRY_COMPARE(rounds.size(), 1);
        QCOMPARE(changed.size(), 1);
    }

    void kiosksAreOrderedByIdWhateverCameFirst()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        for (const char* name : {"K-0342", "K-0009", "K-0117"})
            registry.expect(kioskId(name), {});
        QCOMPARE(registry.kiosks(), (QList{kioskId("K-0009"), kioskId("K-0117"), kioskId("K-0342")}));
    }

    void anotherCameraNeedsSomebodyWhoLooksAtIt()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        KioskStatus swapped = status();
        swapped.camera = CameraHealth::Another;
        swapped.cameraNote = QStringLiteral("Cheap Cam");
        feed.report(swapped);
        m_clock.advance(4s);
        feed.report(swapped);
        const KioskState* state = registry.find(m_kiosk);
        QVERIFY(state->needsAttention());
        QCOMPARE(state->concerns.first().kind, ConcernKind::CameraFault);
        QCOMPARE(state->word(), QStringLiteral("Another camera"));
        QCOMPARE(state->reason(), QStringLiteral("Cheap Cam"));
        QCOMPARE(state->tone(), Tone::Fault);
    }

    void aRetiredKioskCountsNoMoreAndIsNotHeard()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        QSignalSpy removed(&registry, &KioskRegistry::kioskRemoved);
        QSignalSpy added(&registry, &KioskRegistry::kioskAdded);
        feed.report(status());
        QCOMPARE(registry.onlineCount(), 1);
        registry.retire(m_kiosk, {}, m_clock.utcMs());
        QCOMPARE(removed.size(), 1);
        QCOMPARE(registry.onlineCount(), 0);
        feed.report(status());
        feed.progress(progressOf(m_kiosk, Stage::Scan, m_clock));
        registry.expect(m_kiosk, {});
        QCOMPARE(added.size(), 1);
        QVERIFY(registry.kiosks().isEmpty());
        QVERIFY(!registry.find(m_kiosk));
        QCOMPARE(registry.retired(), QList{m_kiosk});
        QCOMPARE(registry.findRetired(m_kiosk)->place, status().place);
        QVERIFY(!registry.findRetired(m_kiosk)->needsAttention());
    }

    void aMessageWithoutAKioskIsIgnored()
    {
        ScriptedFeed feed(m_clock);
        KioskRegistry registry(feed, m_clock);
        feed.report(KioskStatus());
        feed.progress(VisitProgress());
        QVERIFY(registry.kiosks().isEmpty());
    }
};

QTEST_GUILESS_MAIN(KioskRegistryTest)
#include "tst_kioskregistry.moc"
