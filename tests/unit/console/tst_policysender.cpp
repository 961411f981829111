// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/policysender.h"
#include "crypto/sealing.h"
#include "policy/revisioncodec.h"
#include "rehearsal/enrolment.h"
#include "support/scriptedfeed.h"
#include "wire/codec.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace jinbi;
using namespace jinbi::console;
using namespace jinbi::test;
using namespace std::chrono_literals;

namespace {

/// A sender between a feed that says what it is told to and a line that remembers what was carried.
struct Desk
{
    explicit Desk(const QString& folder)
    {
        auto issuer = policy::RehearsalIssuer::open(folder);
        if (!issuer)
            qFatal("no issuer");
        sender = std::make_unique<PolicySender>(
            std::make_shared<policy::RehearsalIssuer>(*std::move(issuer)), feed,
            [this](const KioskId&, const QByteArray& message) {
                if (feed.isConnected())
                    carried << message;
                return feed.isConnected();
            },
            clock);
        QObject::connect(sender.get(), &PolicySender::signedFor, sender.get(),
                         [this](const KioskId&, const PolicyFields& content) { made << content; });
    }
    [[nodiscard]] PolicyRevision last() const
    {
        return *policy::revisionFrom(wire::decodePolicy(kiosk, carried.last())->content);
    }
    /// As the kiosk reports once it works by what was carried last.
    [[nodiscard]] KioskStatus agreeing() const
    {
        KioskStatus now = status;
        now.policy.version = last().version();
        now.policy.hash = hashOf(carried.last());
        return now;
    }
    [[nodiscard]] QString hashOf(const QByteArray& message) const
    {
        return QString::fromLatin1(policy::hashOf(wire::decodePolicy(kiosk, message)->content).toHex());
    }

    HandClock clock;
    ScriptedFeed feed{clock};
    const KioskId kiosk = kioskId("K-0101");
    KioskStatus status = [this] {
        KioskStatus s = statusOf(kiosk, QStringLiteral("Green Lake"), clock);
        s.rehearsal = true;
        s.policy.startAccept = score(6200);
        s.policy.startReview = score(4000);
        return s;
    }();
    std::unique_ptr<PolicySender> sender;
    QList<QByteArray> carried;
    QList<PolicyFields> made;
};

} // namespace

class TestPolicySender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void aKioskGetsWhatItWasStartedWithUnderTwoSignatures();
    void aKioskThatAgreesIsLeftAlone();
    void aKioskThatShowsAnotherHashGetsItAgain();
    void whatAKioskRefusedIsNotPressedOnIt();
    void somethingElseThatItRefusedIsReplacedAtTheBroker();
    void everybodyGetsTheNewestWhenTheLinkComes();
    void anotherStartIsTheNextVersion();
    void aRestartSignsNothingAnew();
    void nothingIsSignedForAThresholdOutOfBounds();
    void nothingIsSignedForARealKiosk();

private:
    /// Reports until the first one was signed and carried.
    static bool serve(Desk& desk)
    {
        return QTest::qWaitFor([&desk] {
            if (desk.carried.isEmpty())
                desk.feed.report(desk.status);
            return !desk.carried.isEmpty();
        });
    }
    QTemporaryDir m_folder;
    int m_branches = 0;
    [[nodiscard]] QString freshFolder()
    {
        const QString path = m_folder.filePath(QString::number(++m_branches));
        QDir().mkpath(path);
        return path;
    }
};

void TestPolicySender::aKioskGetsWhatItWasStartedWithUnderTwoSignatures()
{
    Desk desk(freshFolder());
    QVERIFY(serve(desk));
    const PolicyRevision first = desk.last();
    QCOMPARE(first.version(), 1U);
    PolicyFields expected =
        rehearsal::rehearsalFields(desk.status.engine, MatchMode::Claimed, Profile::Atm, score(6200), score(4000));
    expected.revision = 1;
    QCOMPARE(first.content, expected);
    QCOMPARE(first.audience, QList<KioskId>{desk.kiosk});
    QCOMPARE(wire::decodePolicy(desk.kiosk, desk.carried.last())->signatures.size(), 2);
    QCOMPARE(desk.made, QList<PolicyFields>{expected});
}

void TestPolicySender::aKioskThatAgreesIsLeftAlone()
{
    Desk desk(freshFolder());
    QVERIFY(serve(desk));
    for (int beat = 0; beat < 10; ++beat) {
        desk.clock.advance(1min);
        desk.feed.report(desk.agreeing());
    }
    QCOMPARE(desk.carried.size(), 1);
}

void TestPolicySender::aKioskThatShowsAnotherHashGetsItAgain()
{
    Desk desk(freshFolder());
    QVERIFY(serve(desk));
    desk.clock.advance(2999ms);
    desk.feed.report(desk.status);
    QCOMPARE(desk.carried.size(), 1); // it may be on its way
    desk.clock.advance(1ms);
    desk.feed.report(desk.status);
    QCOMPARE(desk.carried.size(), 2);
    QCOMPARE(desk.carried.first(), desk.carried.last());
    KioskStatus gone = desk.status;
    gone.online = false;
    desk.clock.advance(1min);
    desk.feed.report(gone);
    QCOMPARE(desk.carried.size(), 2);
}

void TestPolicySender::whatAKioskRefusedIsNotPressedOnIt()
{
    Desk desk(freshFolder());
    QVERIFY(serve(desk));
    KioskStatus refusing = desk.status;
    refusing.policy.refused = RefusedPolicy{PolicyRefusal::NotKept, 1, desk.hashOf(desk.carried.last()), 1};
    for (int beat = 0; beat < 11; ++beat) {
        desk.clock.advance(5s);
        desk.feed.report(refusing);
    }
    QCOMPARE(desk.carried.size(), 1);
    desk.clock.advance(5s);
    desk.feed.report(refusing);
    QCOMPARE(desk.carried.size(), 2);
}

void TestPolicySender::somethingElseThatItRefusedIsReplacedAtTheBroker()
{
    Desk desk(freshFolder());
    QVERIFY(serve(desk));
    KioskStatus refusing = desk.agreeing();
    refusing.policy.refused = RefusedPolicy{PolicyRefusal::Older, 0, QString(64, QLatin1Char('a')), 1};
    desk.feed.report(refusing);
    desk.feed.report(refusing);
    QCOMPARE(desk.carried.size(), 2); // once
    refusing.policy.refused->atMs = 2;
    desk.feed.report(refusing);
    QCOMPARE(desk.carried.size(), 3); // and for the next one again
}

void TestPolicySender::everybodyGetsTheNewestWhenTheLinkComes()
{
    Desk desk(freshFolder());
    QVERIFY(serve(desk));
    desk.feed.setConnected(false);
    QCOMPARE(desk.carried.size(), 1);
    desk.feed.setConnected(true);
    QCOMPARE(desk.carried.size(), 2);
}

void TestPolicySender::anotherStartIsTheNextVersion()
{
    Desk desk(freshFolder());
    QVERIFY(serve(desk));
    const QByteArray first = desk.carried.last();
    desk.status.policy.startAccept = score(7000);
    desk.feed.report(desk.status);
    desk.feed.report(desk.status); // while it is being signed
    QTRY_COMPARE(desk.carried.size(), 2);
    QCOMPARE(desk.last().version(), 2U);
    QCOMPARE(desk.last().content.accept, score(7000));
    QVERIFY(desk.last().largeStep);
    QCOMPARE(QString::fromLatin1(desk.last().previous.toHex()), desk.hashOf(first));
    QCOMPARE(desk.made.size(), 2);
}

void TestPolicySender::aRestartSignsNothingAnew()
{
    const QString folder = freshFolder();
    QByteArray first;
    {
        Desk desk(folder);
        QVERIFY(serve(desk));
        first = desk.carried.last();
    }
    Desk desk(folder);
    QTRY_COMPARE(desk.carried.size(), 1); // without anybody's asking
    QCOMPARE(desk.carried.last(), first);
    QCOMPARE(desk.made.size(), 1); // and the recorder knows it again
    desk.feed.report(desk.agreeing());
    QCOMPARE(desk.carried.size(), 1);
}

void TestPolicySender::nothingIsSignedForAThresholdOutOfBounds()
{
    Desk desk(freshFolder());
    QVERIFY(serve(desk)); // so that it is known to listen
    KioskStatus other = desk.status;
    other.kiosk = kioskId("K-0102");
    other.policy.startAccept = score(1999);
    desk.feed.report(other);
    other.policy.startAccept = score(9001);
    desk.feed.report(other);
    other.kiosk = kioskId("K-0103");
    other.policy.startAccept = score(2000);
    other.policy.startReview = score(2000);
    desk.feed.report(other);
    QTRY_COMPARE(desk.made.size(), 2);
    QCOMPARE(desk.made.last().accept, score(2000));
}

void TestPolicySender::nothingIsSignedForARealKiosk()
{
    Desk desk(freshFolder());
    QVERIFY(serve(desk));
    KioskStatus real = desk.status;
    real.kiosk = kioskId("K-0102");
    real.rehearsal = false;
    desk.feed.report(real);
    KioskStatus drawn = desk.status;
    drawn.kiosk = kioskId("K-0103");
    desk.feed.report(drawn);
    QTRY_COMPARE(desk.carried.size(), 2);
    QVERIFY(wire::decodePolicy(kioskId("K-0103"), desk.carried.last()));
}

QTEST_GUILESS_MAIN(TestPolicySender)
#include "tst_policysender.moc"
