// SPDX-License-Identifier: GPL-3.0-or-later
#include "kioskfakes.h"

#include "crypto/sealing.h"
#include "kiosk/policykeeper.h"
#include "support/policies.h"

#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <sys/wait.h>
#include <unistd.h>

using namespace jinbi;
using namespace jinbi::kiosk;
using namespace jinbi::kiosktest;
using namespace jinbi::test;

namespace {

using Taken = PolicyKeeper::Taken;

/// A kiosk's database and the keeper in it, opened anew as often as wanted.
struct Kiosk
{
    explicit Kiosk(const Officers& who) : officers(who) { open(); }
    void open()
    {
        keeper.reset();
        database.reset();
        database = *KioskDatabase::open(folder.filePath(QStringLiteral("kiosk.sqlite")));
        keeper = *PolicyKeeper::open(*database, {kioskId(), kiosktest::policy(), officers.pins(), engine}, kUtcMs);
    }
    [[nodiscard]] PolicyRevision revision(quint64 version, int accept = 5900) const
    {
        PolicyFields fields = policyFields();
        fields.accept = units(accept);
        return revisionOf(fields, version, kioskId(), kUtcMs);
    }
    [[nodiscard]] QByteArray message(quint64 version, int accept = 5900) const
    {
        return officers.message(kioskId(), revision(version, accept));
    }
    Taken take(const QByteArray& message) { return keeper->take(message, kUtcMs, 0); }
    [[nodiscard]] int accept(qint64 utcMs = kUtcMs, std::optional<qint64> offsetMs = 0) const
    {
        return keeper->inForce(utcMs, offsetMs)->accept.units();
    }
    [[nodiscard]] PolicyStanding standing() const { return keeper->standing(kUtcMs, 0); }

    const Officers& officers;
    EngineId engine = engineId();
    QTemporaryDir folder;
    std::unique_ptr<KioskDatabase> database;
    std::unique_ptr<PolicyKeeper> keeper;
};

/// Runs `work` in a process of its own that kills itself at the end, as a power cut would.
void inAProcessThatIsKilled(const std::function<void()>& work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::kill(::getpid(), SIGKILL);
        ::_exit(1);
    }
    int status = 0;
    QVERIFY(::waitpid(child, &status, 0) == child);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

} // namespace

class TestPolicyKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFreshKioskWorksByWhatItWasStartedWith();
    void aRevisionIsInForceAndOutlivesTheProgram();
    void theSameAgainIsHarmless();
    void whatIsRefusedIsReportedAndChangesNothing();
    void theReportOfARefusalEndsWithTheNextRevision();
    void theSameRefusalIsReportedWithItsFirstTime();
    void aMessageOfOneMegabyteIsRefused();
    void anOlderOneIsRefusedAlsoAfterARestart();
    void aStepIsMeasuredFromWhatIsInForce();
    void aClockThatIsNotTrustedJudgesNoTime_data();
    void aClockThatIsNotTrustedJudgesNoTime();
    void afterItsTimeTheStricterOneIsInForce_data();
    void afterItsTimeTheStricterOneIsInForce();
    void anotherEngineThanTheRevisionsWorksByTheStart();
    void aKeptRevisionIsVerifiedAgainAtTheStart();
    void anotherBranchesRevisionCountsForNothing();
    void whatCannotBeKeptIsNotInForce();
    void killedBetweenVerifyingAndKeepingTheOldOneIsInForce();
    void killedBeforeTheCommitTheOldOneIsInForce();
    void killedAfterKeepingAndBeforeApplyingTheNewOneIsInForce();
    void killedAtAnyMomentItIsOneOfTheTwo();

private:
    std::unique_ptr<Officers> m_officers;
};

void TestPolicyKeeper::initTestCase()
{
    QVERIFY(crypto::initialise());
    m_officers = std::make_unique<Officers>();
}

void TestPolicyKeeper::aFreshKioskWorksByWhatItWasStartedWith()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.keeper->inForce(kUtcMs, 0), kiosktest::policy());
    const PolicyStanding standing = kiosk.standing();
    QCOMPARE(standing.version, 0U);
    QCOMPARE(standing.hash, QString());
    QCOMPARE(standing.startAccept, kiosktest::policy()->accept);
    QVERIFY(!standing.refused);
}

void TestPolicyKeeper::aRevisionIsInForceAndOutlivesTheProgram()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(4)), Taken::New);
    const QString hash = QString::fromLatin1(policy::hashOf(policy::canonicalBytes(kiosk.revision(4))).toHex());
    for (int start = 0; start < 2; ++start) {
        QCOMPARE(kiosk.accept(), 5900);
        QCOMPARE(kiosk.keeper->inForce(kUtcMs, 0)->revision, 4U);
        QCOMPARE(kiosk.standing().version, 4U);
        QCOMPARE(kiosk.standing().hash, hash);
        kiosk.open();
    }
}

void TestPolicyKeeper::theSameAgainIsHarmless()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(4)), Taken::New);
    QCOMPARE(kiosk.take(kiosk.message(4)), Taken::Known);
    kiosk.open();
    QCOMPARE(kiosk.take(kiosk.message(4)), Taken::Known);
    QVERIFY(!kiosk.standing().refused);
}

void TestPolicyKeeper::whatIsRefusedIsReportedAndChangesNothing()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(4)), Taken::New);
    QCOMPARE(kiosk.take(kiosk.message(5, 6401)), Taken::Refused);
    QCOMPARE(kiosk.accept(), 5900);
    const PolicyStanding standing = kiosk.standing();
    QCOMPARE(standing.version, 4U);
    QVERIFY(standing.refused);
    QCOMPARE(standing.refused->why, PolicyRefusal::Step);
    QCOMPARE(standing.refused->version, 5U);
    QCOMPARE(standing.refused->atMs, kUtcMs);
    // A version that nobody signed is not believed, nor repeated.
    wire::SignedPolicy bare = m_officers->sign(kiosk.revision(5));
    bare.signatures.removeLast();
    QCOMPARE(kiosk.take(wire::encode(kioskId(), bare)), Taken::Refused);
    QCOMPARE(kiosk.standing().refused->why, PolicyRefusal::Signature);
    QCOMPARE(kiosk.standing().refused->version, 0U);
}

void TestPolicyKeeper::theReportOfARefusalEndsWithTheNextRevision()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take("rubbish"), Taken::Refused);
    QVERIFY(kiosk.standing().refused);
    QCOMPARE(kiosk.take(kiosk.message(1)), Taken::New);
    QVERIFY(!kiosk.standing().refused);
    QCOMPARE(kiosk.take("rubbish"), Taken::Refused);
    QCOMPARE(kiosk.take(kiosk.message(1)), Taken::Known); // which is no next one
    QVERIFY(kiosk.standing().refused);
}

void TestPolicyKeeper::theSameRefusalIsReportedWithItsFirstTime()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.keeper->take("rubbish", kUtcMs, 0), Taken::Refused);
    QCOMPARE(kiosk.keeper->take("rubbish", kUtcMs + 5, 0), Taken::Refused);
    QCOMPARE(kiosk.standing().refused->atMs, kUtcMs);
    QCOMPARE(kiosk.keeper->take("other rubbish", kUtcMs + 5, 0), Taken::Refused);
    QCOMPARE(kiosk.standing().refused->atMs, kUtcMs + 5);
}

void TestPolicyKeeper::aMessageOfOneMegabyteIsRefused()
{
    Kiosk kiosk(*m_officers);
    const QByteArray padded = kiosk.message(4).replace("\"v\":1", "\"v\":1" + QByteArray(qsizetype{1024} * 1024, ' '));
    QCOMPARE(kiosk.take(padded), Taken::Refused);
    QCOMPARE(kiosk.standing().refused->why, PolicyRefusal::Malformed);
    QCOMPARE(kiosk.accept(), 5800);
    QCOMPARE(kiosk.take(kiosk.message(4)), Taken::New);
}

void TestPolicyKeeper::anOlderOneIsRefusedAlsoAfterARestart()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(7)), Taken::New);
    kiosk.open();
    QCOMPARE(kiosk.take(kiosk.message(6)), Taken::Refused);
    QCOMPARE(kiosk.standing().refused->why, PolicyRefusal::Older);
    QCOMPARE(kiosk.take(kiosk.message(7, 5901)), Taken::Refused);
    QCOMPARE(kiosk.standing().refused->why, PolicyRefusal::Equivocation);
    QCOMPARE(kiosk.keeper->inForce(kUtcMs, 0)->revision, 7U);
}

void TestPolicyKeeper::aStepIsMeasuredFromWhatIsInForce()
{
    Kiosk kiosk(*m_officers); // started with 0.58
    QCOMPARE(kiosk.take(kiosk.message(1, 6301)), Taken::Refused);
    QCOMPARE(kiosk.take(kiosk.message(1, 6300)), Taken::New);
    QCOMPARE(kiosk.take(kiosk.message(2, 6801)), Taken::Refused);
    QCOMPARE(kiosk.take(kiosk.message(2, 6800)), Taken::New);
}

void TestPolicyKeeper::aClockThatIsNotTrustedJudgesNoTime_data()
{
    QTest::addColumn<std::optional<qint64>>("offsetMs");
    QTest::addColumn<bool>("isTrusted");
    QTest::newRow("never compared") << std::optional<qint64>() << false;
    QTest::newRow("right") << std::optional<qint64>(0) << true;
    QTest::newRow("a minute ahead") << std::optional<qint64>(60000) << true;
    QTest::newRow("more than a minute ahead") << std::optional<qint64>(60001) << false;
    QTest::newRow("more than a minute behind") << std::optional<qint64>(-60001) << false;
}

void TestPolicyKeeper::aClockThatIsNotTrustedJudgesNoTime()
{
    QFETCH(std::optional<qint64>, offsetMs);
    QFETCH(bool, isTrusted);
    Kiosk kiosk(*m_officers);
    const qint64 later = kUtcMs + 2 * kPolicyDayMs;
    QCOMPARE(kiosk.keeper->take(kiosk.message(1), later, offsetMs), isTrusted ? Taken::Refused : Taken::New);
    if (isTrusted)
        QCOMPARE(kiosk.standing().refused->why, PolicyRefusal::Expired);
    else
        QVERIFY(!kiosk.keeper->standing(later, offsetMs).expired);
}

void TestPolicyKeeper::afterItsTimeTheStricterOneIsInForce_data()
{
    QTest::addColumn<int>("kept");
    QTest::addColumn<int>("afterwards");
    QTest::newRow("the revision is stricter") << 5900 << 5900;
    QTest::newRow("the start is stricter") << 5700 << 5800;
}

void TestPolicyKeeper::afterItsTimeTheStricterOneIsInForce()
{
    QFETCH(int, kept);
    QFETCH(int, afterwards);
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(1, kept)), Taken::New);
    const qint64 last = kUtcMs + kPolicyDayMs;
    QCOMPARE(kiosk.accept(last), kept);
    QVERIFY(!kiosk.keeper->standing(last, 0).expired);
    QCOMPARE(kiosk.accept(last + 1), afterwards);
    QVERIFY(kiosk.keeper->standing(last + 1, 0).expired);
    QCOMPARE(kiosk.accept(last + 1, std::nullopt), kept); // as far as anybody can tell
    // The start's policy ends by the next revision and not by itself.
    kiosk.open();
    QCOMPARE(kiosk.accept(last + 1), afterwards);
}

void TestPolicyKeeper::anotherEngineThanTheRevisionsWorksByTheStart()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(3)), Taken::New);
    kiosk.engine.networkDigest = QString(64, QLatin1Char('a'));
    kiosk.open();
    QCOMPARE(kiosk.accept(), 5800);
    QVERIFY(kiosk.standing().unusable);
    QCOMPARE(kiosk.standing().version, 3U);
    // What was taken stays taken.
    QCOMPARE(kiosk.take(kiosk.message(2)), Taken::Refused);
    kiosk.engine = engineId();
    kiosk.open();
    QCOMPARE(kiosk.accept(), 5900);
    QVERIFY(!kiosk.standing().unusable);
}

void TestPolicyKeeper::aKeptRevisionIsVerifiedAgainAtTheStart()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(3)), Taken::New);
    // Somebody writes another threshold to the disk: the same envelope around a content that nobody signed.
    wire::SignedPolicy forged = m_officers->sign(kiosk.revision(3));
    forged.content.replace("\"accept\":5900", "\"accept\":2000");
    QSqlQuery query(kiosk.database->connection());
    query.prepare(QStringLiteral("UPDATE policy SET message = :message"));
    query.bindValue(QStringLiteral(":message"), wire::encode(kioskId(), forged));
    QVERIFY(query.exec());
    query.finish();
    kiosk.open();
    QCOMPARE(kiosk.accept(), 5800);
    QCOMPARE(kiosk.standing().version, 0U);
    QCOMPARE(kiosk.standing().refused->why, PolicyRefusal::Signature);
    QCOMPARE(kiosk.take(kiosk.message(3)), Taken::New);
}

void TestPolicyKeeper::anotherBranchesRevisionCountsForNothing()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(9)), Taken::New);
    const Officers others;
    auto keeper =
        *PolicyKeeper::open(*kiosk.database, {kioskId(), kiosktest::policy(), others.pins(), engineId()}, kUtcMs);
    QCOMPARE(keeper->inForce(kUtcMs, 0), kiosktest::policy());
    // The new branch begins at 1.
    QCOMPARE(keeper->take(others.message(kioskId(), kiosk.revision(1)), kUtcMs, 0), Taken::New);
    QCOMPARE(keeper->inForce(kUtcMs, 0)->revision, 1U);
}

void TestPolicyKeeper::whatCannotBeKeptIsNotInForce()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(3)), Taken::New);
    QSqlQuery query(kiosk.database->connection());
    QVERIFY(query.exec(QStringLiteral("PRAGMA query_only=ON")));
    QCOMPARE(kiosk.take(kiosk.message(4, 6000)), Taken::Refused);
    QCOMPARE(kiosk.accept(), 5900);
    QCOMPARE(kiosk.standing().refused->why, PolicyRefusal::NotKept);
    // Nor is it taken for an older one when the disk is well again.
    QVERIFY(query.exec(QStringLiteral("PRAGMA query_only=OFF")));
    QCOMPARE(kiosk.take(kiosk.message(4, 6000)), Taken::New);
    QCOMPARE(kiosk.accept(), 6000);
}

void TestPolicyKeeper::killedBetweenVerifyingAndKeepingTheOldOneIsInForce()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(3)), Taken::New);
    kiosk.keeper.reset();
    kiosk.database.reset();
    inAProcessThatIsKilled([&kiosk] {
        kiosk.open();
        if (kiosk.keeper->judge(kiosk.message(4, 6000), kUtcMs).refusal)
            ::_exit(1);
    });
    kiosk.open();
    QCOMPARE(kiosk.accept(), 5900);
    QCOMPARE(kiosk.take(kiosk.message(4, 6000)), Taken::New); // the broker has it still
}

void TestPolicyKeeper::killedBeforeTheCommitTheOldOneIsInForce()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(3)), Taken::New);
    kiosk.keeper.reset();
    kiosk.database.reset();
    inAProcessThatIsKilled([&kiosk] {
        kiosk.open();
        // The row is written, and the transaction is not over.
        static_cast<void>(kiosk.database->transaction([&kiosk]() -> Result<void> {
            QSqlQuery query(kiosk.database->connection());
            query.prepare(QStringLiteral("UPDATE policy SET message = :message, highest_version = 4"));
            query.bindValue(QStringLiteral(":message"), kiosk.message(4, 6000));
            if (!query.exec())
                ::_exit(1);
            ::kill(::getpid(), SIGKILL);
            return {};
        }));
    });
    kiosk.open();
    QCOMPARE(kiosk.accept(), 5900);
    QCOMPARE(kiosk.standing().version, 3U);
    QCOMPARE(kiosk.take(kiosk.message(4, 6000)), Taken::New);
}

void TestPolicyKeeper::killedAfterKeepingAndBeforeApplyingTheNewOneIsInForce()
{
    Kiosk kiosk(*m_officers);
    QCOMPARE(kiosk.take(kiosk.message(3)), Taken::New);
    kiosk.keeper.reset();
    kiosk.database.reset();
    inAProcessThatIsKilled([&kiosk] {
        kiosk.open();
        const QByteArray message = kiosk.message(4, 6000);
        if (!kiosk.keeper->keep(message, kiosk.keeper->judge(message, kUtcMs)))
            ::_exit(1);
    });
    kiosk.open();
    QCOMPARE(kiosk.accept(), 6000);
    QCOMPARE(kiosk.take(kiosk.message(4, 6000)), Taken::Known);
    QCOMPARE(kiosk.take(kiosk.message(3)), Taken::Refused);
}

void TestPolicyKeeper::killedAtAnyMomentItIsOneOfTheTwo()
{
    Kiosk kiosk(*m_officers);
    kiosk.keeper.reset();
    kiosk.database.reset();
    quint64 told = 0;
    for (int round = 1; round <= 20; ++round) {
        int pipes[2];
        QCOMPARE(::pipe(pipes), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            kiosk.open();
            for (quint64 version = told + 1;; ++version) {
                if (kiosk.take(kiosk.message(version)) != Taken::New ||
                    ::write(pipes[1], &version, sizeof version) != sizeof version)
                    ::_exit(1);
            }
        }
        QVERIFY(child > 0);
        ::close(pipes[1]);
        quint64 version = told;
        while (version < told + static_cast<quint64>(round))
            QCOMPARE(::read(pipes[0], &version, sizeof version), static_cast<ssize_t>(sizeof version));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        for (quint64 last = 0; ::read(pipes[0], &last, sizeof last) == sizeof last;)
            version = last;
        ::close(pipes[0]);
        kiosk.open();
        told = kiosk.standing().version;
        QVERIFY2(told == version || told == version + 1, qPrintable(QString::number(told)));
        QVERIFY(!kiosk.standing().refused);
        kiosk.keeper.reset();
        kiosk.database.reset();
    }
}

QTEST_GUILESS_MAIN(TestPolicyKeeper)
#include "tst_policykeeper.moc"
