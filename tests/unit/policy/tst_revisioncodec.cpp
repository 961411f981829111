// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sealing.h"
#include "support/policies.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace jinbi;
using namespace jinbi::policy;
using namespace jinbi::test;

namespace {

PolicyRevision fullest()
{
    PolicyRevision r = revisionOf(samplePolicy(), 9007199254740991, *KioskId::from(QStringLiteral("k-001")));
    r.audience.append(*KioskId::from(QStringLiteral("K-2")));
    r.environment = Environment::Production;
    r.content.rehearsal = false;
    r.content.engine.networkDigest = QString(64, QLatin1Char('a'));
    r.content.mode = MatchMode::Identify;
    r.content.livenessRequired = true;
    r.content.evidence = EvidenceRule::All;
    r.content.gate.setLeast(QualityComponent::HeadYaw, 100);
    r.previous = QByteArray(32, '\x7f');
    r.largeStep = true;
    return r;
}

} // namespace

class TestRevisionCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theBytesAreAsRfc8785WritesThem();
    void aRevisionSurvivesTheBytes();
    void aFieldOutsideItsLimitsIsRefused_data();
    void aFieldOutsideItsLimitsIsRefused();
    void aSignatureIsOfOneKeyAndOneText();
    void aFileOfAKeyIsPrivateAndWhole();
};

void TestRevisionCodec::theBytesAreAsRfc8785WritesThem()
{
    PolicyRevision r = revisionOf(samplePolicy(), 3, *KioskId::from(QStringLiteral("k-001")));
    r.content.gate = QualityGate();
    r.content.gate.setLeast(QualityComponent::HeadYaw, 93);
    r.content.gate.setLeast(QualityComponent::LuminanceMean, 4);
    const QByteArray expected =
        "jinbi-policy-v1\n"
        "{\"audience\":[\"k-001\"],\"content\":{\"accept\":5800,\"engine\":{\"name\":\"pixel\"},"
        "\"evidence\":\"not_accepted\",\"galleryLimit\":500,\"gate\":{\"dynamic_range\":0,\"head_pitch\":0,"
        "\"head_roll\":0,\"head_yaw\":93,\"illumination_uniformity\":0,\"inter_eye_distance\":0,"
        "\"luminance_mean\":4,\"luminance_variance\":0,\"over_exposure\":0,\"single_face\":0,"
        "\"under_exposure\":0},\"livenessRequired\":false,\"maxAttempts\":3,\"mode\":\"claimed\","
        "\"profile\":\"atm\",\"review\":1000,\"scanBudgetMs\":5000,\"stepIdleMs\":30000},\"env\":\"rehearsal\","
        "\"largeStep\":false,\"notAfterMs\":1767312000000,\"notBeforeMs\":1767139200000,\"version\":3}";
    QCOMPARE(canonicalBytes(r), expected);
}

void TestRevisionCodec::aRevisionSurvivesTheBytes()
{
    const auto back = revisionFrom(canonicalBytes(fullest()));
    QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
    QCOMPARE(*back, fullest());
}

void TestRevisionCodec::aFieldOutsideItsLimitsIsRefused_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* before, const char* after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after);
    };
    row("version 0", "\"version\":9007199254740991", "\"version\":0");
    row("version 2^53", "\"version\":9007199254740991", "\"version\":9007199254740992");
    row("no version", "\"version\":9007199254740991", "\"versio\":1");
    row("accept 1.0001", "\"accept\":5800", "\"accept\":10001");
    row("accept as a fraction", "\"accept\":5800", "\"accept\":0.58");
    row("gate 101", "\"head_yaw\":100", "\"head_yaw\":101");
    row("gate without a component", "\"head_yaw\":100,", "");
    row("unknown environment", "\"production\"", "\"staging\"");
    row("unknown mode", "\"identify\"", "\"guess\"");
    row("unknown evidence", "\"evidence\":\"all\"", "\"evidence\":\"some\"");
    row("kiosk with a slash", "\"K-2\"", "\"K/2\"");
    row("kiosk without a name", "\"K-2\"", "\"\"");
    row("hash too short", "\"previous\":\"7f", "\"previous\":\"");
    row("over before it began", "\"notAfterMs\":1767312000000", "\"notAfterMs\":1767139199999");
    row("duplicate field", "\"largeStep\":true", "\"largeStep\":true,\"largeStep\":false");
    row("null", "\"largeStep\":true", "\"largeStep\":null");
}

void TestRevisionCodec::aFieldOutsideItsLimitsIsRefused()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QByteArray bytes = canonicalBytes(fullest());
    QVERIFY(bytes.contains(before));
    const auto read = revisionFrom(bytes.replace(before, after));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Invalid);
}

void TestRevisionCodec::aSignatureIsOfOneKeyAndOneText()
{
    const auto key = *crypto::SigningKey::create();
    const auto other = *crypto::SigningKey::create();
    const QByteArray signature = key.sign("text");
    QVERIFY(crypto::isSignedBy(key.publicKey(), "text", signature));
    QVERIFY(!crypto::isSignedBy(other.publicKey(), "text", signature));
    QVERIFY(!crypto::isSignedBy(key.publicKey(), "Text", signature));
    QVERIFY(!crypto::isSignedBy(key.publicKey(), "text", signature.chopped(1)));
    QVERIFY(!crypto::isSignedBy({}, "text", signature));
}

void TestRevisionCodec::aFileOfAKeyIsPrivateAndWhole()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.key"));
    const auto made = crypto::SigningKey::fromFile(path);
    QVERIFY(made);
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QCOMPARE(crypto::SigningKey::fromFile(path)->publicKey(), made->publicKey());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    bytes[20] = static_cast<char>(bytes[20] ^ 1);
    QVERIFY(file.seek(0) && file.write(bytes) == bytes.size());
    file.close();
    QCOMPARE(crypto::SigningKey::fromFile(path).error().code, ErrorCode::Corrupt);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QCOMPARE(crypto::SigningKey::fromFile(path).error().code, ErrorCode::Refused);
}

QTEST_GUILESS_MAIN(TestRevisionCodec)
#include "tst_revisioncodec.moc"
