// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sealing.h"
#include "policy/rehearsalissuer.h"
#include "support/policies.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::policy;
using namespace jinbi::test;

namespace {

KioskId kiosk(const char* name = "k-001")
{
    return *KioskId::from(QString::fromLatin1(name));
}

RehearsalIssuer opened(const QTemporaryDir& folder)
{
    auto issuer = RehearsalIssuer::open(folder.path());
    if (!issuer || !issuer->load())
        qFatal("no issuer");
    return *std::move(issuer);
}

/// As a kiosk would that kept `before`.
Verdict judged(const RehearsalIssuer& issuer, const Issued& issued, const Issued* before = nullptr)
{
    Standpoint s;
    s.kiosk = issued.kiosk;
    s.pins = issuer.pins();
    s.engine = samplePolicy().engine;
    s.trustedUtcMs = kPolicyUtcMs;
    if (before) {
        s.accept = before->revision.content.accept;
        s.highestVersion = before->revision.version();
        s.highestHash = before->hash;
    }
    return verify(*wire::decodePolicy(issued.kiosk, issued.message), s);
}

} // namespace

class TestRehearsalIssuer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void aKioskTakesWhatIsIssued();
    void versionsFollowEachOtherAlsoAfterARestart();
    void eachKioskHasItsOwnVersions();
    void twoBranchesShareNoKey();
    void twoConsolesOfOneFolderDoNotSignOneVersionTwice();
    void nothingIsSignedOverADamagedRevision();
    void keysThatOthersCanReadAreRefused();
};

void TestRehearsalIssuer::aKioskTakesWhatIsIssued()
{
    QTemporaryDir folder;
    RehearsalIssuer issuer = opened(folder);
    QCOMPARE(issuer.pins().environment, Environment::Rehearsal);
    QCOMPARE(issuer.pins().keys.size(), 2);
    const auto issued = issuer.issue(kiosk(), samplePolicy(), kPolicyUtcMs);
    QVERIFY(issued);
    QCOMPARE(issued->revision.version(), 1U);
    QVERIFY(!issued->revision.largeStep);
    QVERIFY(!judged(issuer, *issued).refusal);
}

void TestRehearsalIssuer::versionsFollowEachOtherAlsoAfterARestart()
{
    QTemporaryDir folder;
    RehearsalIssuer first = opened(folder);
    const Pins pins = first.pins();
    const Issued one = *first.issue(kiosk(), samplePolicy(), kPolicyUtcMs);
    RehearsalIssuer second = *RehearsalIssuer::open(folder.path());
    const auto all = second.load();
    QVERIFY(all);
    QCOMPARE(all->size(), 1);
    QCOMPARE(all->first().hash, one.hash);
    QCOMPARE(all->first().message, one.message);
    QCOMPARE(second.pins(), pins);
    const Issued two = *second.issue(kiosk(), samplePolicy(8000), kPolicyUtcMs);
    QCOMPARE(two.revision.version(), 2U);
    QCOMPARE(two.revision.previous, one.hash);
    QVERIFY(two.revision.largeStep);
    QVERIFY(!judged(second, two, &one).refusal);
    QCOMPARE(opened(folder).issue(kiosk(), samplePolicy(), kPolicyUtcMs)->revision.version(), 3U);
}

void TestRehearsalIssuer::eachKioskHasItsOwnVersions()
{
    QTemporaryDir folder;
    RehearsalIssuer issuer = opened(folder);
    QCOMPARE(issuer.issue(kiosk(), samplePolicy(), kPolicyUtcMs)->revision.version(), 1U);
    const Issued other = *issuer.issue(kiosk("k-002"), samplePolicy(), kPolicyUtcMs);
    QCOMPARE(other.revision.version(), 1U);
    QCOMPARE(other.revision.audience, QList<KioskId>{kiosk("k-002")});
}

void TestRehearsalIssuer::twoBranchesShareNoKey()
{
    QTemporaryDir one;
    QTemporaryDir two;
    const QList<QByteArray> keys = Pins(opened(one).pins()).keys;
    const QList<QByteArray> others = Pins(opened(two).pins()).keys;
    QCOMPARE(QSet<QByteArray>(keys.cbegin(), keys.cend()).unite({others.cbegin(), others.cend()}).size(), 4);
}

void TestRehearsalIssuer::twoConsolesOfOneFolderDoNotSignOneVersionTwice()
{
    QTemporaryDir folder;
    RehearsalIssuer one = opened(folder);
    RehearsalIssuer two = opened(folder);
    QVERIFY(one.issue(kiosk(), samplePolicy(), kPolicyUtcMs));
    QCOMPARE(two.issue(kiosk(), samplePolicy(5900), kPolicyUtcMs).error().code, ErrorCode::Refused);
}

void TestRehearsalIssuer::nothingIsSignedOverADamagedRevision()
{
    QTemporaryDir folder;
    QVERIFY(opened(folder).issue(kiosk(), samplePolicy(), kPolicyUtcMs));
    QFile file(folder.filePath(QStringLiteral("policies/k-001/1.json")));
    QVERIFY(file.resize(100));
    RehearsalIssuer issuer = *RehearsalIssuer::open(folder.path());
    QCOMPARE(issuer.load().error().code, ErrorCode::Corrupt);
    QCOMPARE(issuer.issue(kiosk(), samplePolicy(5900), kPolicyUtcMs).error().code, ErrorCode::Refused);
}

void TestRehearsalIssuer::keysThatOthersCanReadAreRefused()
{
    QTemporaryDir folder;
    QVERIFY(RehearsalIssuer::open(folder.path()));
    QVERIFY(QFile::setPermissions(folder.filePath(QStringLiteral("policy-2.key")),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QCOMPARE(RehearsalIssuer::open(folder.path()).error().code, ErrorCode::Refused);
}

QTEST_GUILESS_MAIN(TestRehearsalIssuer)
#include "tst_rehearsalissuer.moc"
