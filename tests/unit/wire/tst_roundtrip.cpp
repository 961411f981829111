// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "domain/names.h"

#include <QJsonDocument>
#include <QLocale>
#include <QTest>

#include <ctime>

using namespace jinbi;
using namespace jinbi::wire;

class TestRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionComesBackWhole();
    void aSparseSessionComesBackWhole();
    void aSessionBodyIsTheOneOfTheEnvelope();
    void aStatusComesBackWhole();
    void aDefaultStatusComesBackWhole();
    void progressComesBackWhole();
    void progressAtRestComesBackWhole();
    void evidenceComesBackWhole();
    void aLivePictureComesBackWhole();
    void aLivePictureWithoutFaceComesBackWhole();
    void anAckComesBackWhole();
    void anAckCarriesAsManySparseNumbersAsAreAllowed();
    void aNackComesBackWhole();
    void aLongNackDetailIsCut();
    void aResendComesBackWhole();
    void aLeaseComesBackWhole();
    void aReleaseComesBackWhole();
    void aStopComesBackWhole();
    void aSignedPolicyComesBackToTheByte();
    void aResumptionComesBackWhole();
    void whatHasNoValueIsAbsent();
    void unknownFieldsAreIgnored();
    void theBodyIsKeptAsItCame();
    void aBodyWithUnknownFieldsIsKeptWithoutThem_data();
    void aBodyWithUnknownFieldsIsKeptWithoutThem();
    void everyHealthHasAName();
    void theWireDoesNotFollowTheComputer_data();
    void theWireDoesNotFollowTheComputer();
};

void TestRoundTrip::theWireDoesNotFollowTheComputer_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QByteArray>("zone");
    QTest::newRow("locale with comma decimals") << QLocale(QLocale::German) << QByteArray("UTC");
    QTest::newRow("locale with other digits") << QLocale(QLocale::Arabic, QLocale::Egypt) << QByteArray("UTC");
    QTest::newRow("another time zone") << QLocale::c() << QByteArray("Asia/Shanghai");
    QTest::newRow("a zone with summer time") << QLocale::c() << QByteArray("America/New_York");
}

void TestRoundTrip::theWireDoesNotFollowTheComputer()
{
    QFETCH(QLocale, locale);
    QFETCH(QByteArray, zone);
    const SessionRecord session = samples::session();
    const KioskStatus status = samples::status();
    const LivePicture picture{samples::liveMeta(), QByteArray(500, 's')};
    const QList<QByteArray> before{encode(session), encode(status), encode(samples::kiosk(), picture)};
    const QLocale usual;
    const QByteArray usualZone = qgetenv("TZ");
    QLocale::setDefault(locale);
    qputenv("TZ", zone);
    ::tzset();
    const QList<QByteArray> after{encode(session), encode(status), encode(samples::kiosk(), picture)};
    const auto got = decodeSession(samples::kiosk(), before.first());
    QLocale::setDefault(usual);
    usualZone.isNull() ? qunsetenv("TZ") : qputenv("TZ", usualZone);
    ::tzset();
    QCOMPARE(after, before);
    QVERIFY(got && *got == session);
}

void TestRoundTrip::aSessionComesBackWhole()
{
    const SessionRecord sent = samples::session();
    const auto got = decodeSession(samples::kiosk(), encode(sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
}

void TestRoundTrip::aSparseSessionComesBackWhole()
{
    SessionRecord sent;
    sent.id = SessionId::create();
    sent.kiosk = samples::kiosk();
    sent.epoch = QStringLiteral("e");
    sent.seq = 9223372036854775807ULL;
    sent.startedMs = 1577836800000;
    sent.engine = {QStringLiteral("classical"), {}};
    sent.policyRevision = 1;
    sent.outcome = Outcome::Cancelled;
    const auto got = decodeSession(samples::kiosk(), encode(sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
}

void TestRoundTrip::aSessionBodyIsTheOneOfTheEnvelope()
{
    const SessionRecord sent = samples::session();
    const auto got = sessionFromBody(sessionBody(sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
    const QJsonObject envelope = QJsonDocument::fromJson(encode(sent)).object();
    QCOMPARE(QJsonDocument(envelope.value(QLatin1StringView("body")).toObject()).toJson(QJsonDocument::Compact),
             sessionBody(sent));
}

void TestRoundTrip::aStatusComesBackWhole()
{
    const auto got = decodeStatus(samples::kiosk(), encode(samples::status()));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == samples::status());
}

void TestRoundTrip::aDefaultStatusComesBackWhole()
{
    KioskStatus sent;
    sent.kiosk = samples::kiosk();
    sent.sentMs = samples::status().sentMs;
    const auto got = decodeStatus(samples::kiosk(), encode(sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
}

void TestRoundTrip::progressComesBackWhole()
{
    const VisitProgress sent = samples::progress();
    const auto got = decodeProgress(samples::kiosk(), encode(sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
}

void TestRoundTrip::progressAtRestComesBackWhole()
{
    VisitProgress sent;
    sent.kiosk = samples::kiosk();
    const auto got = decodeProgress(samples::kiosk(), encode(sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
}

void TestRoundTrip::evidenceComesBackWhole()
{
    const EvidencePicture sent{EvidenceId::create(), SessionId::create(), 3600000, QByteArray("\0{JNB1\xFF", 8)};
    const auto got = decodeEvidence(samples::kiosk(), encode(samples::kiosk(), sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
}

void TestRoundTrip::aLivePictureComesBackWhole()
{
    const LivePicture sent{samples::liveMeta(), QByteArray(200000, '\x7F')};
    const auto got = decodeLive(samples::kiosk(), encode(samples::kiosk(), sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QCOMPARE(got->sealed, sent.sealed);
    QCOMPARE(got->meta.lease, sent.meta.lease);
    QCOMPARE(got->meta.frame, sent.meta.frame);
    QCOMPARE(got->meta.capturedMs, sent.meta.capturedMs);
    QCOMPARE(got->meta.size, sent.meta.size);
    QCOMPARE(got->meta.masked, sent.meta.masked);
    QVERIFY(got->meta.progress == sent.meta.progress);
    QVERIFY(got->meta.face);
    QCOMPARE(got->meta.face->box, sent.meta.face->box);
    QVERIFY(got->meta.face->hasLandmarks);
    QCOMPARE(got->meta.face->landmarks, sent.meta.face->landmarks);
    QCOMPARE(got->meta.face->confidence, sent.meta.face->confidence);
}

void TestRoundTrip::aLivePictureWithoutFaceComesBackWhole()
{
    LivePicture sent{samples::liveMeta(), "sealed"};
    sent.meta.face.reset();
    const auto got = decodeLive(samples::kiosk(), encode(samples::kiosk(), sent));
    QVERIFY(got);
    QVERIFY(!got->meta.face);
}

void TestRoundTrip::anAckComesBackWhole()
{
    const Ack sent{QStringLiteral("6f1c2a"),
                   9007199254740993ULL,
                   {9007199254740995ULL, 9223372036854775807ULL},
                   samples::status().sentMs};
    const auto got = decodeAck(samples::kiosk(), encode(samples::kiosk(), sent));
    QVERIFY(got);
    QVERIFY(*got == sent);
}

void TestRoundTrip::anAckCarriesAsManySparseNumbersAsAreAllowed()
{
    Ack sent{QStringLiteral("e"), 0, {}, samples::status().sentMs};
    for (quint64 seq = 2; seq < 5000; ++seq)
        sent.sparse.append(seq);
    const auto got = decodeAck(samples::kiosk(), encode(samples::kiosk(), sent));
    QVERIFY(got);
    QCOMPARE(got->sparse, sent.sparse.first(1024));
}

void TestRoundTrip::aNackComesBackWhole()
{
    const Nack sent{QStringLiteral("e"), 7, QStringLiteral("range"), QStringLiteral("session.score: 1 \"x\"")};
    const auto got = decodeNack(samples::kiosk(), encode(samples::kiosk(), sent));
    QVERIFY(got);
    QVERIFY(*got == sent);
}

void TestRoundTrip::aLongNackDetailIsCut()
{
    const Nack sent{QStringLiteral("e"), 7, QStringLiteral("range"), QString(5000, QLatin1Char('x'))};
    const auto got = decodeNack(samples::kiosk(), encode(samples::kiosk(), sent));
    QVERIFY(got);
    QCOMPARE(got->detail.size(), 200);
}

void TestRoundTrip::aResendComesBackWhole()
{
    const Resend sent{QStringLiteral("e"), 3, 3};
    const auto got = decodeResend(samples::kiosk(), encode(samples::kiosk(), sent));
    QVERIFY(got);
    QVERIFY(*got == sent);
}

void TestRoundTrip::aLeaseComesBackWhole()
{
    const ViewLease sent = samples::lease();
    const auto got = decodeLease(samples::kiosk(), encode(sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
}

void TestRoundTrip::aReleaseComesBackWhole()
{
    const LeaseId sent = LeaseId::create();
    const auto got = decodeRelease(samples::kiosk(), encodeRelease(samples::kiosk(), sent));
    QVERIFY(got);
    QCOMPARE(*got, sent);
}

void TestRoundTrip::aStopComesBackWhole()
{
    const ServiceOrder sent = samples::stop();
    const auto got = decodeService(samples::kiosk(), encode(samples::kiosk(), sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
}

void TestRoundTrip::aSignedPolicyComesBackToTheByte()
{
    SignedPolicy sent = samples::policy();
    sent.content.append("\r\n \xff");
    const auto got = decodePolicy(samples::kiosk(), encode(samples::kiosk(), sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
    // The longest fits into an envelope.
    sent.content = QByteArray(kMaxPolicyBytes, 'p');
    sent.signatures = QList<PolicySignature>(kMostSignatures, sent.signatures.first());
    QVERIFY(decodePolicy(samples::kiosk(), encode(samples::kiosk(), sent)));
}

void TestRoundTrip::aResumptionComesBackWhole()
{
    const ServiceOrder sent{QUuid::createUuid(), false, {{}, {}, samples::status().sentMs, 0}};
    const auto got = decodeService(samples::kiosk(), encode(samples::kiosk(), sent));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
}

void TestRoundTrip::whatHasNoValueIsAbsent()
{
    SessionRecord record = samples::session();
    record.score.reset();
    record.outcome = Outcome::NoFace;
    record.pinValid.reset();
    const QByteArray bytes = encode(record);
    QVERIFY(!bytes.contains("null"));
    QVERIFY(!bytes.contains("pinValid"));
}

void TestRoundTrip::unknownFieldsAreIgnored()
{
    const SessionRecord sent = samples::session();
    QByteArray bytes = samples::altered(encode(sent), QStringLiteral("body.colour"), QStringLiteral("blue"));
    bytes = samples::altered(bytes, QStringLiteral("body.attempts.0.quality.sharpness"), 40);
    bytes = samples::altered(bytes, QStringLiteral("trace"), QJsonValue::Null);
    const auto got = decodeSession(samples::kiosk(), bytes);
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(*got == sent);
}

void TestRoundTrip::theBodyIsKeptAsItCame()
{
    const SessionRecord sent = samples::session();
    const auto plain = receiveSession(samples::kiosk(), encode(sent));
    QVERIFY2(plain, plain ? "" : qPrintable(plain.error().detail));
    QVERIFY(plain->record == sent);
    QCOMPARE(plain->body, sessionBody(sent));
    // Another writer's spaces are no reason to write it anew; a name within another object is not the body.
    QByteArray spaced = encode(sent);
    spaced.replace("{\"body\":{", "{\"trace\":{\"body\":{\"x\":\"}\\\"{\"}}, \"body\" : { ");
    const auto got = receiveSession(samples::kiosk(), spaced);
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QCOMPARE(got->body, QByteArray("{ ") + sessionBody(sent).mid(1));
    QVERIFY(*sessionFromBody(got->body) == sent);
}

void TestRoundTrip::aBodyWithUnknownFieldsIsKeptWithoutThem_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("of the body") << QStringLiteral("body.colour");
    QTest::newRow("of the engine") << QStringLiteral("body.engine.colour");
    QTest::newRow("of an attempt") << QStringLiteral("body.attempts.0.colour");
    QTest::newRow("of a quality") << QStringLiteral("body.attempts.0.quality.colour");
    QTest::newRow("of a step") << QStringLiteral("body.steps.0.colour");
    QTest::newRow("of the timing") << QStringLiteral("body.timing.colour");
}

void TestRoundTrip::aBodyWithUnknownFieldsIsKeptWithoutThem()
{
    QFETCH(QString, path);
    const SessionRecord sent = samples::session();
    const auto got =
        receiveSession(samples::kiosk(), samples::altered(encode(sent), path, QStringLiteral("13800000000")));
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
    QVERIFY(got->record == sent);
    QCOMPARE(got->body, sessionBody(sent));
}

void TestRoundTrip::everyHealthHasAName()
{
    for (const CameraHealth h :
         {CameraHealth::Good, CameraHealth::Starting, CameraHealth::Unplugged, CameraHealth::Frozen,
          CameraHealth::Black, CameraHealth::Reformatted, CameraHealth::Another, CameraHealth::Virtual})
        QVERIFY(names::cameraHealth(names::of(h)) == h);
    for (const DiskHealth h : {DiskHealth::Good, DiskHealth::Low, DiskHealth::Full})
        QVERIFY(names::diskHealth(names::of(h)) == h);
    for (const NetworkState n :
         {NetworkState::InUse, NetworkState::Missing, NetworkState::Damaged, NetworkState::Unusable})
        QVERIFY(names::networkState(names::of(n)) == n);
    for (const Profile p : kAllProfiles)
        QVERIFY(names::profile(names::of(p)) == p);
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
