// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakekiosk.h"

#include "domain/lease.h"
#include "link/mqttlivefeed.h"

#include <QSignalSpy>
#include <QTest>

#include <chrono>

using namespace jinbi;
using namespace std::chrono_literals;
using link::MqttLiveFeed;

namespace {

class SteadyClock : public Clock
{
public:
    qint64 utcMs() const override { return read<std::chrono::system_clock>(); }
    qint64 monotonicMs() const override { return read<std::chrono::steady_clock>(); }

private:
    template <class Source>
    static qint64 read()
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(Source::now().time_since_epoch()).count();
    }
};

constexpr QSize kTile(400, 300);

} // namespace

/// The one unmasked lease of a console, over a real broker: what it asks the kiosk for, and what it lets through.
class TestLookFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_key = crypto::OpeningKey::create().value();
    }
    void init()
    {
        m_branch = std::make_unique<Branch>();
        QVERIFY(m_branch->start());
        m_kiosk = std::make_unique<FakeKiosk>(*m_branch, "hall-01", m_key->sealingKey());
        QVERIFY(m_kiosk->start());
    }
    void cleanup()
    {
        m_feed.reset();
        m_kiosk.reset();
        m_branch.reset();
    }

    void aLookTakesAnUnmaskedLeaseInPlaceOfTheMaskedOne();
    void noFaceIsShownWithoutTheLivingLease();
    void aFaceThatWaitsIsForgottenWhenTheLookEnds();
    void aLookEndsByItselfWhoeverForgetsIt();
    void aLookIsRenewedButNeverStretched();

private:
    void makeFeed(link::LeasePolicy policy = {})
    {
        link::LiveFeedSetup setup{*m_key, std::move(policy), link::jpegDecoder()};
        m_feed = std::make_unique<MqttLiveFeed>(std::move(setup), m_clock);
        QVERIFY(m_feed->start(m_branch->broker().address(QStringLiteral("console"))));
        QTRY_VERIFY(m_feed->isConnected());
    }
    void watchKiosk() { m_feed->watch({{m_kiosk->id(), kTile}}); }
    FaceLook lookFor(qint64 ms) const
    {
        return {LeaseId::create(), m_kiosk->id(), QStringLiteral("someone"), QStringLiteral("fraud_check"),
                m_clock.monotonicMs() + ms};
    }

    SteadyClock m_clock;
    std::optional<crypto::OpeningKey> m_key;
    std::unique_ptr<Branch> m_branch;
    std::unique_ptr<FakeKiosk> m_kiosk;
    std::unique_ptr<MqttLiveFeed> m_feed;
};

void TestLookFeed::aLookTakesAnUnmaskedLeaseInPlaceOfTheMaskedOne()
{
    makeFeed();
    watchKiosk();
    QTRY_COMPARE(m_kiosk->leases().size(), 1);
    const LeaseId masked = m_kiosk->leases().first().id;
    const FaceLook look = lookFor(60000);
    m_feed->look(look);
    QTRY_COMPARE(m_kiosk->leases().size(), 2);
    QCOMPARE(m_kiosk->releases(), QList{masked});
    const ViewLease lease = m_kiosk->leases().last();
    QCOMPARE(lease.id, look.lease);
    QCOMPARE(lease.holder, look.holder);
    QCOMPARE(lease.purpose, look.purpose);
    QVERIFY(!lease.masked);
    QVERIFY(lease.lastsMs > 0 && lease.lastsMs <= 30000);
    QVERIFY(validate(lease));
    m_feed->endLook();
    QTRY_COMPARE(m_kiosk->leases().size(), 3);
    QCOMPARE(m_kiosk->releases(), (QList{masked, look.lease}));
    QVERIFY(m_kiosk->leases().last().masked);
    QVERIFY(m_kiosk->leases().last().id != masked && m_kiosk->leases().last().id != look.lease);
}

/// Every picture is unmasked, as from a kiosk that was tampered with; those that come out are counted.
void TestLookFeed::noFaceIsShownWithoutTheLivingLease()
{
    makeFeed();
    watchKiosk();
    QTRY_COMPARE(m_kiosk->leases().size(), 1);
    QList<LeaseId> shown;
    connect(m_feed.get(), &LiveFeed::frameWaiting, this, [&](const KioskId& kiosk) {
        if (const auto frame = m_feed->takeFrame(kiosk); frame && !frame->meta.masked)
            shown << frame->meta.lease;
    });
    quint64 sent = 0;
    const auto send = [&](const LeaseId& lease) {
        LiveMeta meta = m_kiosk->meta();
        meta.masked = false;
        meta.lease = lease;
        ++sent;
        QVERIFY(m_kiosk->sendPicture(meta, m_key->sealingKey().seal(m_kiosk->jpeg()).value()));
        const auto isDealtWith = [&] {
            const link::FrameCounts counts = m_feed->frameCounts();
            return counts.shown + counts.refused + counts.dropped == sent;
        };
        QTRY_VERIFY(isDealtWith());
    };
    const FaceLook look = lookFor(60000);
    const LeaseId masked = m_kiosk->leases().first().id;
    for (const LeaseId& lease : {masked, look.lease, LeaseId::create()})
        send(lease);
    QVERIFY(shown.isEmpty());
    m_feed->look(look);
    for (const LeaseId& lease : {masked, LeaseId::create(), look.lease, look.lease})
        send(lease);
    QCOMPARE(shown, (QList{look.lease, look.lease}));
    m_feed->endLook();
    QTRY_COMPARE(m_kiosk->leases().size(), 3);
    for (const LeaseId& lease : {masked, look.lease, m_kiosk->leases().last().id})
        send(lease);
    QCOMPARE(shown.size(), 2);
    QCOMPARE(m_feed->frameCounts().refused, sent - 2);
}

void TestLookFeed::aFaceThatWaitsIsForgottenWhenTheLookEnds()
{
    makeFeed();
    QSignalSpy waiting(m_feed.get(), &LiveFeed::frameWaiting);
    watchKiosk();
    QTRY_COMPARE(m_kiosk->leases().size(), 1);
    m_feed->look(lookFor(60000));
    QTRY_COMPARE(m_kiosk->leases().size(), 2);
    QVERIFY(m_kiosk->sendPicture());
    QTRY_COMPARE(waiting.size(), 1);
    m_feed->endLook();
    QVERIFY(!m_feed->takeFrame(m_kiosk->id()));
    QCOMPARE(m_feed->frameCounts().shown, quint64(0));
    QCOMPARE(m_feed->frameCounts().dropped, quint64(1));
}

void TestLookFeed::aLookEndsByItselfWhoeverForgetsIt()
{
    makeFeed();
    watchKiosk();
    QTRY_COMPARE(m_kiosk->leases().size(), 1);
    const FaceLook look = lookFor(1500);
    QSignalSpy waiting(m_feed.get(), &LiveFeed::frameWaiting);
    m_feed->look(look);
    QTRY_COMPARE(m_kiosk->leases().size(), 2);
    QVERIFY(m_kiosk->sendPicture());
    QTRY_COMPARE(waiting.size(), 1);
    const auto frame = m_feed->takeFrame(m_kiosk->id());
    QVERIFY(frame);
    QCOMPARE(frame->showUntilMs, std::optional(look.untilMs));
    QTRY_COMPARE(m_kiosk->leases().size(), 3);
    QVERIFY(m_kiosk->leases().last().masked);
    QVERIFY(m_kiosk->releases().contains(look.lease));
    QVERIFY(m_clock.monotonicMs() >= look.untilMs);
}

void TestLookFeed::aLookIsRenewedButNeverStretched()
{
    link::LeasePolicy policy;
    policy.lasts = 600ms;
    makeFeed(policy);
    watchKiosk();
    QTRY_VERIFY(!m_kiosk->leases().isEmpty());
    const FaceLook look = lookFor(1500);
    m_feed->look(look);
    QTRY_VERIFY(m_kiosk->releases().contains(look.lease));
    int renewals = 0;
    for (const ViewLease& lease : m_kiosk->leases()) {
        if (lease.id != look.lease)
            continue;
        ++renewals;
        QVERIFY(!lease.masked && lease.lastsMs > 0 && lease.lastsMs <= 600);
    }
    QVERIFY(renewals >= 3);
}

QTEST_GUILESS_MAIN(TestLookFeed)
#include "tst_lookfeed.moc"
