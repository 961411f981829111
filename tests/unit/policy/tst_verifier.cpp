// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sealing.h"
#include "support/policies.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::policy;
using namespace jinbi::test;

namespace {

KioskId kiosk()
{
    return *KioskId::from(QStringLiteral("k-001"));
}

MatchScore units(int value)
{
    return *MatchScore::fromUnits(value);
}

using Change = std::function<void(PolicyRevision&)>;
using Shift = std::function<void(Standpoint&)>;

} // namespace

/// The rules by which a kiosk takes a policy, each on both sides of its limit.
class TestVerifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aRevisionThatKeepsAllRulesIsTaken();
    void aFlippedBitAnywhereIsRefused();
    void oneSignatureOnlyIsRefused();
    void theSameSignerTwiceIsRefused();
    void aSignerWhoIsNotPinnedIsRefused();
    void aGoodSignatureBesideAWrongOneDoesNotCount();
    void aKioskWithoutPinnedKeysTakesNothing();
    void aRuleIsHeldOnBothSides_data();
    void aRuleIsHeldOnBothSides();
    void anOlderVersionIsRefusedWithAnAlarm();
    void theSameVersionWithAnotherContentIsRefusedWithAnAlarm();
    void theSameOnceMoreIsKnownWhateverTheTime();
    void whatIsSignedAndCannotBeReadIsRefused();
    void anUnknownFieldIsRefusedUnderTheBestSignatures();
    void signaturesAreOfTheBytesThatCame();

private:
    [[nodiscard]] Standpoint standpoint() const;
    [[nodiscard]] std::optional<PolicyRefusal> refusal(const Change& change, const Shift& shift = {}) const;
    [[nodiscard]] wire::SignedPolicy signedBytes(const QByteArray& bytes) const
    {
        return sign(bytes, m_officers->keys.first(2));
    }

    std::unique_ptr<Officers> m_officers;
};

void TestVerifier::initTestCase()
{
    QVERIFY(crypto::initialise());
    m_officers = std::make_unique<Officers>();
}

Standpoint TestVerifier::standpoint() const
{
    Standpoint s;
    s.kiosk = kiosk();
    s.pins = m_officers->pins();
    s.engine = samplePolicy().engine;
    s.accept = units(5800);
    s.highestVersion = 7;
    s.highestHash = QByteArray(32, 'h');
    s.trustedUtcMs = kPolicyUtcMs;
    return s;
}

std::optional<PolicyRefusal> TestVerifier::refusal(const Change& change, const Shift& shift) const
{
    PolicyRevision revision = revisionOf(samplePolicy(), 8, kiosk());
    change(revision);
    Standpoint s = standpoint();
    if (shift)
        shift(s);
    return verify(m_officers->sign(revision), s).refusal;
}

void TestVerifier::aRevisionThatKeepsAllRulesIsTaken()
{
    const PolicyRevision revision = revisionOf(samplePolicy(5900), 8, kiosk());
    const Verdict verdict = verify(m_officers->sign(revision), standpoint());
    QVERIFY2(!verdict.refusal, qPrintable(verdict.detail));
    QCOMPARE(*verdict.revision, revision);
    QCOMPARE(verdict.hash, hashOf(canonicalBytes(revision)));
    QVERIFY(!verdict.isKnown);
}

void TestVerifier::aFlippedBitAnywhereIsRefused()
{
    const wire::SignedPolicy good = m_officers->sign(revisionOf(samplePolicy(), 8, kiosk()));
    for (qsizetype i = 0; i < good.content.size(); ++i) {
        wire::SignedPolicy bad = good;
        bad.content[i] = static_cast<char>(bad.content[i] ^ 1);
        const Verdict verdict = verify(bad, standpoint());
        QCOMPARE(verdict.refusal, PolicyRefusal::Signature);
        QVERIFY(!verdict.revision); // not one field of it is believed
    }
    for (qsizetype i = 0; i < wire::kSignatureBytes; ++i) {
        wire::SignedPolicy bad = good;
        bad.signatures[1].signature[i] = static_cast<char>(bad.signatures[1].signature[i] ^ 1);
        QCOMPARE(verify(bad, standpoint()).refusal, PolicyRefusal::Signature);
    }
}

void TestVerifier::oneSignatureOnlyIsRefused()
{
    wire::SignedPolicy one = m_officers->sign(revisionOf(samplePolicy(), 8, kiosk()));
    one.signatures.removeLast();
    QCOMPARE(verify(one, standpoint()).refusal, PolicyRefusal::Signature);
    one.signatures.clear();
    QCOMPARE(verify(one, standpoint()).refusal, PolicyRefusal::Signature);
}

void TestVerifier::theSameSignerTwiceIsRefused()
{
    wire::SignedPolicy twice = m_officers->sign(revisionOf(samplePolicy(), 8, kiosk()));
    twice.signatures[1] = twice.signatures[0];
    QCOMPARE(verify(twice, standpoint()).refusal, PolicyRefusal::SameSigner);
}

void TestVerifier::aSignerWhoIsNotPinnedIsRefused()
{
    const QByteArray bytes = canonicalBytes(revisionOf(samplePolicy(), 8, kiosk()));
    const wire::SignedPolicy stranger = sign(bytes, {m_officers->keys.at(0), m_officers->keys.at(2)});
    QCOMPARE(verify(stranger, standpoint()).refusal, PolicyRefusal::Signature);
    // Nor does it help to call oneself by the name of a key that is.
    wire::SignedPolicy borrowed = stranger;
    borrowed.signatures[1].key = keyName(m_officers->keys.at(1).publicKey());
    QCOMPARE(verify(borrowed, standpoint()).refusal, PolicyRefusal::Signature);
}

void TestVerifier::aGoodSignatureBesideAWrongOneDoesNotCount()
{
    wire::SignedPolicy three = m_officers->sign(revisionOf(samplePolicy(), 8, kiosk()));
    three.signatures.append({three.signatures.at(0).key, QByteArray(wire::kSignatureBytes, 'x')});
    QCOMPARE(verify(three, standpoint()).refusal, PolicyRefusal::Signature);
}

void TestVerifier::aKioskWithoutPinnedKeysTakesNothing()
{
    QCOMPARE(refusal([](PolicyRevision&) {}, [](Standpoint& s) { s.pins.keys.clear(); }), PolicyRefusal::Signature);
}

void TestVerifier::aRuleIsHeldOnBothSides_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Shift>("shift");
    QTest::addColumn<std::optional<PolicyRefusal>>("refused");
    const auto row = [](const char* name, std::optional<PolicyRefusal> refused, Change change, Shift shift = {}) {
        QTest::newRow(name) << std::move(change) << std::move(shift) << refused;
    };
    const auto nothing = [](PolicyRevision&) {};
    const auto accept = [](int value) { return [value](PolicyRevision& r) { r.content.accept = units(value); }; };
    const auto inForce = [](int value) { return [value](Standpoint& s) { s.accept = units(value); }; };
    const auto clock = [](qint64 ms) { return [ms](Standpoint& s) { s.trustedUtcMs = ms; }; };
    const auto noClock = [](Standpoint& s) { s.trustedUtcMs.reset(); };
    const qint64 early = kPolicyUtcMs - kPolicyDayMs;
    const qint64 late = kPolicyUtcMs + kPolicyDayMs;
    const auto audience = [](const char* a, const char* b) {
        return [a, b](PolicyRevision& r) {
            r.audience = {*KioskId::from(QString::fromLatin1(a)), *KioskId::from(QString::fromLatin1(b))};
        };
    };

    row("environment production at a rehearsal kiosk", PolicyRefusal::Environment,
        [](PolicyRevision& r) { r.environment = Environment::Production; });
    row("environment rehearsal at a real kiosk", PolicyRefusal::Environment, nothing,
        [](Standpoint& s) { s.pins.environment = Environment::Production; });
    row("audience without this kiosk", PolicyRefusal::Audience, audience("k-002", "k-0011"));
    row("audience with this kiosk among others", std::nullopt, audience("k-002", "k-001"));
    row("audience of nobody", PolicyRefusal::Audience, [](PolicyRevision& r) { r.audience.clear(); });
    row("a moment too early", PolicyRefusal::NotYet, nothing, clock(early - 1));
    row("at its first moment", std::nullopt, nothing, clock(early));
    row("at its last moment", std::nullopt, nothing, clock(late));
    row("a moment too late", PolicyRefusal::Expired, nothing, clock(late + 1));
    row(
        "too early by a clock that is not trusted", std::nullopt,
        [](PolicyRevision& r) { r.notBeforeMs = kPolicyUtcMs + 1; }, noClock);
    row(
        "too late by a clock that is not trusted", std::nullopt,
        [](PolicyRevision& r) { r.notAfterMs = kPolicyUtcMs - 1; }, noClock);
    row("threshold 0.1999", PolicyRefusal::Bounds, accept(1999), inForce(2000));
    row("threshold 0.199", PolicyRefusal::Bounds, accept(1990), inForce(2000));
    row("threshold 0.200", std::nullopt, accept(2000), inForce(2000));
    row("threshold 0.900", std::nullopt, accept(9000), inForce(9000));
    row("threshold 0.9001", PolicyRefusal::Bounds, accept(9001), inForce(9000));
    row(
        "no large step makes 0.199 right", PolicyRefusal::Bounds,
        [](PolicyRevision& r) { r.content.accept = units(1990), r.largeStep = true; }, inForce(2000));
    row("step up 0.050", std::nullopt, accept(6300));
    row("step up 0.0501", PolicyRefusal::Step, accept(6301));
    row("step up 0.051", PolicyRefusal::Step, accept(6310));
    row("step down 0.050", std::nullopt, accept(5300));
    row("step down 0.0501", PolicyRefusal::Step, accept(5299));
    row("a large step that was meant", std::nullopt,
        [](PolicyRevision& r) { r.content.accept = units(8000), r.largeStep = true; });
    row("no step is measured from nothing", std::nullopt, accept(8000), [](Standpoint& s) { s.accept.reset(); });
    row("six face attempts", PolicyRefusal::Bounds, [](PolicyRevision& r) { r.content.maxAttempts = 6; });
    row("five face attempts", std::nullopt, [](PolicyRevision& r) { r.content.maxAttempts = 5; });
    row("review above accept", PolicyRefusal::Bounds, [](PolicyRevision& r) { r.content.review = units(5801); });
    row("another engine", PolicyRefusal::Misfit, nothing,
        [](Standpoint& s) { s.engine.networkDigest = QString(64, QLatin1Char('a')); });
    row("another kind of kiosk", PolicyRefusal::Misfit, nothing, [](Standpoint& s) { s.profile = Profile::Gate; });
    row("version 8 after 7", std::nullopt, nothing);
    row(
        "version 1 after none", std::nullopt, [](PolicyRevision& r) { r.content.revision = 1; },
        [](Standpoint& s) { s.highestVersion = 0, s.highestHash.clear(); });
    row("version 9 after 7", std::nullopt, [](PolicyRevision& r) { r.content.revision = 9; });
}

void TestVerifier::aRuleIsHeldOnBothSides()
{
    QFETCH(Change, change);
    QFETCH(Shift, shift);
    QFETCH(std::optional<PolicyRefusal>, refused);
    QCOMPARE(refusal(change, shift), refused);
}

void TestVerifier::anOlderVersionIsRefusedWithAnAlarm()
{
    const auto answer = refusal([](PolicyRevision& r) { r.content.revision = 6; });
    QCOMPARE(answer, PolicyRefusal::Older);
    QVERIFY(isAlarm(*answer));
}

void TestVerifier::theSameVersionWithAnotherContentIsRefusedWithAnAlarm()
{
    const auto answer = refusal([](PolicyRevision& r) { r.content.revision = 7; });
    QCOMPARE(answer, PolicyRefusal::Equivocation);
    QVERIFY(isAlarm(*answer));
    QVERIFY(!isAlarm(PolicyRefusal::Step));
}

void TestVerifier::theSameOnceMoreIsKnownWhateverTheTime()
{
    const PolicyRevision seventh = revisionOf(samplePolicy(7000), 7, kiosk());
    Standpoint s = standpoint();
    s.highestHash = hashOf(canonicalBytes(seventh));
    s.trustedUtcMs = seventh.notAfterMs + 1;
    const Verdict verdict = verify(m_officers->sign(seventh), s);
    QVERIFY2(!verdict.refusal, qPrintable(verdict.detail));
    QVERIFY(verdict.isKnown);
    // But not without its signatures.
    wire::SignedPolicy bare = m_officers->sign(seventh);
    bare.signatures.removeFirst();
    QCOMPARE(verify(bare, s).refusal, PolicyRefusal::Signature);
}

void TestVerifier::whatIsSignedAndCannotBeReadIsRefused()
{
    const QByteArray good = canonicalBytes(revisionOf(samplePolicy(), 8, kiosk()));
    for (const QByteArray& bytes :
         {QByteArray("no policy"), good.mid(1), QByteArray("jinbi-policy-v2\n") + good.mid(16), good.chopped(1),
          QByteArray("jinbi-policy-v1\n[]"), QByteArray(good).replace("\"version\":8", "\"version\":8.5")}) {
        const Verdict verdict = verify(signedBytes(bytes), standpoint());
        QCOMPARE(verdict.refusal, PolicyRefusal::Malformed);
    }
}

void TestVerifier::anUnknownFieldIsRefusedUnderTheBestSignatures()
{
    const QByteArray good = canonicalBytes(revisionOf(samplePolicy(), 8, kiosk()));
    for (const char* place : {"{\"audience\"", "{\"accept\"", "{\"dynamic_range\"", "{\"name\""}) {
        QByteArray more = good;
        QVERIFY(more.contains(place));
        more.replace(place, "{\"aaa\":1," + QByteArray(place).mid(1));
        QCOMPARE(verify(signedBytes(more), standpoint()).refusal, PolicyRefusal::Malformed);
    }
}

void TestVerifier::signaturesAreOfTheBytesThatCame()
{
    // Another order and white space mean the same and are other bytes: signed as such they are as good.
    QByteArray spaced = canonicalBytes(revisionOf(samplePolicy(), 8, kiosk()));
    spaced.replace("\"version\":8", "\"version\" : 8");
    const Verdict verdict = verify(signedBytes(spaced), standpoint());
    QVERIFY2(!verdict.refusal, qPrintable(verdict.detail));
    QCOMPARE(verdict.hash, hashOf(spaced));
    wire::SignedPolicy mixed = m_officers->sign(*verdict.revision);
    mixed.content = spaced;
    QCOMPARE(verify(mixed, standpoint()).refusal, PolicyRefusal::Signature);
}

QTEST_GUILESS_MAIN(TestVerifier)
#include "tst_verifier.moc"
