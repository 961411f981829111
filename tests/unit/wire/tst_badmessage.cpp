// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include <QJsonArray>
#include <QTest>
#include <QtEndian>

#include <functional>

using namespace jinbi;
using namespace jinbi::wire;

namespace {

const QJsonValue kRemoved = QJsonValue(QJsonValue::Undefined);

/// Everything but sessions, behind one face.
struct Kind
{
    const char* name;
    QByteArray bytes;
    std::function<std::optional<Error>(const QByteArray&)> refusal;
};

template <class T>
std::optional<Error> errorOf(const Result<T>& result)
{
    return result ? std::nullopt : std::optional(result.error());
}

QList<Kind> plainKinds()
{
    const KioskId k = samples::kiosk();
    const qint64 now = samples::status().sentMs;
    return {
        {"status", encode(samples::status()), [k](const QByteArray& b) { return errorOf(decodeStatus(k, b)); }},
        {"progress", encode(samples::progress()), [k](const QByteArray& b) { return errorOf(decodeProgress(k, b)); }},
        {"ack", encode(k, Ack{QStringLiteral("e"), 5, {7}, now}),
         [k](const QByteArray& b) { return errorOf(decodeAck(k, b)); }},
        {"nack", encode(k, Nack{QStringLiteral("e"), 5, QStringLiteral("range"), QStringLiteral("score")}),
         [k](const QByteArray& b) { return errorOf(decodeNack(k, b)); }},
        {"resend", encode(k, Resend{QStringLiteral("e"), 5, 7}),
         [k](const QByteArray& b) { return errorOf(decodeResend(k, b)); }},
        {"lease", encode(samples::lease()), [k](const QByteArray& b) { return errorOf(decodeLease(k, b)); }},
        {"release", encodeRelease(k, LeaseId::create()),
         [k](const QByteArray& b) { return errorOf(decodeRelease(k, b)); }},
        {"service", encode(k, samples::stop()), [k](const QByteArray& b) { return errorOf(decodeService(k, b)); }},
        {"policy", encode(k, samples::policy()), [k](const QByteArray& b) { return errorOf(decodePolicy(k, b)); }},
    };
}

/// A picture message around any head.
QByteArray framed(const QByteArray& head, const QByteArray& sealed = "sealed")
{
    QByteArray length(4, '\0');
    qToBigEndian(static_cast<quint32>(head.size()), length.data());
    return "JNB1" + length + head + sealed;
}

QByteArray headOf(const QByteArray& bytes)
{
    return bytes.mid(8, qFromBigEndian<quint32>(bytes.constData() + 4));
}

} // namespace

class TestBadMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commonFaultsAreRefusedInEveryKind_data();
    void commonFaultsAreRefusedInEveryKind();
    void aNewerVersionIsIncompatibleInEveryKind();
    void aFieldIsRefused_data();
    void aFieldIsRefused();
    void aPictureIsRefused_data();
    void aPictureIsRefused();
    void theLargestPicturePasses();
    void aFieldOfALiveHeadIsRefused_data();
    void aFieldOfALiveHeadIsRefused();
    void aFieldOfAnEvidenceHeadIsRefused_data();
    void aFieldOfAnEvidenceHeadIsRefused();
};

void TestBadMessage::commonFaultsAreRefusedInEveryKind_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    const QList<Kind> kinds = plainKinds();
    for (int i = 0; i < kinds.size(); ++i) {
        const QByteArray& good = kinds[i].bytes;
        QVERIFY(!kinds[i].refusal(good));
        const auto row = [&](const char* fault, const QByteArray& bytes) {
            QTest::addRow("%s: %s", kinds[i].name, fault) << bytes << i;
        };
        row("empty", {});
        row("1 MB", samples::patched(good, "\"body\":{", "\"body\":{\"x\":\"" + QByteArray(1 << 20, 'x') + "\","));
        row("not UTF-8", samples::patched(good, "hall-01", "hall-\xFF"));
        row("scalar", "1");
        row("array", "[" + good + "]");
        row("depth 17", samples::nested(good, 17));
        row("duplicate key", samples::patched(good, "\"v\":1", "\"v\":1,\"v\":1"));
        row("no version", samples::altered(good, QStringLiteral("v"), kRemoved));
        row("another kind", samples::altered(good, QStringLiteral("kind"), QStringLiteral("command")));
        row("another kiosk", samples::altered(good, QStringLiteral("kiosk"), QStringLiteral("hall-02")));
        row("empty body", samples::altered(good, QStringLiteral("body"), QJsonObject()));
        row("no body", samples::altered(good, QStringLiteral("body"), kRemoved));
    }
}

void TestBadMessage::commonFaultsAreRefusedInEveryKind()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    const auto refusal = plainKinds()[kind].refusal(bytes);
    QVERIFY(refusal);
    QCOMPARE(refusal->code, ErrorCode::Invalid);
}

void TestBadMessage::aNewerVersionIsIncompatibleInEveryKind()
{
    for (const Kind& kind : plainKinds()) {
        const auto refusal = kind.refusal(samples::altered(kind.bytes, QStringLiteral("v"), 2));
        QVERIFY2(refusal, kind.name);
        QCOMPARE(refusal->code, ErrorCode::Incompatible);
    }
}

void TestBadMessage::aFieldIsRefused_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* kind, const char* field, const char* fault, const QJsonValue& value) {
        QTest::addRow("%s.%s %s", kind, field, fault)
            << QString::fromLatin1(kind) << QString::fromLatin1(field) << value;
    };
    row("status", "sentMs", "1970", 0);
    row("status", "sentMs", "2100", 4102444800000LL);
    row("status", "camera", "unknown", QStringLiteral("sleepy"));
    row("status", "disk", "missing", kRemoved);
    row("status", "online", "as text", QStringLiteral("true"));
    row("status", "outboxDepth", "negative", -1);
    row("status", "diskFreeBytes", "fraction", 0.5);
    row("status", "place", "too long", QString(65, QLatin1Char('x')));
    row("status", "place", "null", QJsonValue::Null);
    row("status", "clockOffsetMs", "of centuries", 1e13);
    row("status", "networks", "unknown", QStringLiteral("tired"));
    row("status", "networkFile", "too long", QString(129, QLatin1Char('x')));
    row("status", "profile", "unknown", QStringLiteral("shop"));
    const auto suspension = [](const QString& reason, qint64 sinceMs) {
        return QJsonObject{{QStringLiteral("reason"), reason}, {QStringLiteral("sinceMs"), sinceMs}};
    };
    row("status", "suspension", "without reason", suspension({}, 1795430000000));
    row("status", "suspension", "since 1970", suspension(QStringLiteral("Repair"), 0));
    row("status", "suspension", "reason too long", suspension(QString(201, QLatin1Char('x')), 1795430000000));
    row("status", "engine", "as text", QStringLiteral("classical"));
    row("progress", "stage", "unknown", QStringLiteral("lunch"));
    row("progress", "session", "nil", QStringLiteral("00000000-0000-0000-0000-000000000000"));
    row("progress", "attempt", "17", 17);
    row("progress", "score", "10001", 10001);
    row("progress", "score", "text", QStringLiteral("0.5"));
    row("progress", "outcome", "unknown", QStringLiteral("ok"));
    row("progress", "sinceMs", "negative", -1);
    row("ack", "upTo", "negative", -1);
    row("ack", "upTo", "2^63", 9223372036854775808.0);
    row("ack", "sparse", "not beyond upTo", QJsonArray{5});
    row("ack", "sparse", "with text", QJsonArray{QStringLiteral("9")});
    row("ack", "sparse", "null", QJsonValue::Null);
    row("ack", "epoch", "missing", kRemoved);
    row("ack", "storeUtcMs", "1970", 0);
    row("nack", "seq", "0", 0);
    row("nack", "code", "empty", QString());
    row("nack", "detail", "too long", QString(201, QLatin1Char('x')));
    row("resend", "from", "0", 0);
    row("resend", "to", "before from", 4);
    row("lease", "id", "nil", QStringLiteral("00000000-0000-0000-0000-000000000000"));
    row("lease", "lastsMs", "over 15 minutes", 900001);
    row("lease", "lastsMs", "0", 0);
    row("lease", "maxFps", "16", 16);
    row("lease", "maxWidth", "641", 641);
    row("lease", "maxHeight", "0", 0);
    row("lease", "masked", "missing", kRemoved);
    row("lease", "purpose", "missing although unmasked", kRemoved);
    row("lease", "masked", "with the limits of unmasked", true);
    row("service", "id", "nil", QStringLiteral("00000000-0000-0000-0000-000000000000"));
    row("service", "id", "missing", kRemoved);
    row("service", "suspended", "missing", kRemoved);
    row("service", "suspended", "as text", QStringLiteral("true"));
    row("service", "suspended", "false with an end", false);
    row("service", "reason", "missing although stopped", kRemoved);
    row("service", "reason", "empty although stopped", QString());
    row("service", "reason", "too long", QString(201, QLatin1Char('x')));
    row("service", "by", "too long", QString(65, QLatin1Char('x')));
    row("service", "sinceMs", "missing", kRemoved);
    row("service", "sinceMs", "1970", 0);
    row("service", "sinceMs", "2100", 4102444800000LL);
    row("service", "untilMs", "before sinceMs", samples::stop().what.sinceMs - 1);
    row("service", "untilMs", "as text", QStringLiteral("tomorrow"));
    row("service", "untilMs", "0", 0);
    row("service", "untilMs", "null", QJsonValue::Null);
    row("policy", "signed", "missing", kRemoved);
    row("policy", "signed", "empty", QString());
    row("policy", "signed", "no base64", QStringLiteral("ab-_"));
    row("policy", "signed", "base64 without its padding", QStringLiteral("YWI"));
    row("policy", "signed", "two spellings of one byte", QStringLiteral("YR=="));
    row("policy", "signed", "over 45 kB", QString(61444, QLatin1Char('a')));
    row("policy", "signatures", "missing", kRemoved);
    row("policy", "signatures", "none", QJsonArray());
    row("policy", "signatures", "five",
        QJsonArray{QJsonObject(), QJsonObject(), QJsonObject(), QJsonObject(), QJsonObject()});
    row("policy", "signatures.0.key", "too short", QString(14, QLatin1Char('0')));
    row("policy", "signatures.0.key", "in capitals", QString(16, QLatin1Char('A')));
    row("policy", "signatures.1.signature", "63 bytes", QString::fromLatin1(QByteArray(63, 'x').toBase64()));
    row("policy", "signatures.1.signature", "65 bytes", QString::fromLatin1(QByteArray(65, 'x').toBase64()));
    row("status", "policy.startAccept", "missing", kRemoved);
    row("status", "policy.startReview", "over 10000", 10001);
    row("status", "policy.startMode", "unknown", QStringLiteral("guess"));
    row("status", "policy.version", "0", 0);
    row("status", "policy.version", "without its hash", kRemoved);
    row("status", "policy.hash", "too short", QString(63, QLatin1Char('a')));
    row("status", "policy.hash", "no digits", QString(64, QLatin1Char('g')));
    row("status", "policy.refused.why", "unknown", QStringLiteral("mood"));
    row("status", "policy.refused.hash", "missing", kRemoved);
    row("status", "policy.refused.atMs", "1970", 0);
    row("release", "lease", "malformed", QStringLiteral("all"));
}

void TestBadMessage::aFieldIsRefused()
{
    QFETCH(QString, kind);
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    for (const Kind& candidate : plainKinds()) {
        if (kind != QLatin1StringView(candidate.name))
            continue;
        const auto refusal =
            candidate.refusal(samples::altered(candidate.bytes, QStringLiteral("body.") + field, value));
        QVERIFY(refusal);
        QCOMPARE(refusal->code, ErrorCode::Invalid);
        return;
    }
    QFAIL("no such kind");
}

void TestBadMessage::aPictureIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = encode(samples::kiosk(), LivePicture{samples::liveMeta(), "sealed"});
    const QByteArray head = headOf(good);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("magic alone") << QByteArray("JNB1");
    QTest::newRow("prefix alone") << QByteArray("JNB1\0\0\0\0", 8);
    QTest::newRow("another magic") << "JNB2" + good.mid(4);
    QTest::newRow("a JPEG") << QByteArray("\xFF\xD8\xFF\xE0 and so on");
    QTest::newRow("head longer than the message") << "JNB1" + QByteArray("\x00\x00\x10\x00", 4) + head;
    QTest::newRow("head of 4 GB") << "JNB1" + QByteArray("\xFF\xFF\xFF\xFF", 4) + head;
    QTest::newRow("no picture behind the head") << framed(head, {});
    QTest::newRow("head over 8 kB") << framed(samples::altered(head, QStringLiteral("x"), QString(9000, u'x')));
    QTest::newRow("over 256 kB") << framed(head, QByteArray(256 * 1024 - 8 - head.size() + 1, 's'));
    QTest::newRow("head no JSON") << framed("head");
    QTest::newRow("head of depth 17") << framed(samples::nested(head, 17));
    QTest::newRow("head with a duplicate key") << framed(samples::patched(head, "\"v\":1", "\"v\":1,\"v\":1"));
    QTest::newRow("head of another kiosk") << framed(samples::patched(head, "hall-01", "hall-02"));
    QTest::newRow("head of another kind") << framed(samples::patched(head, "\"live\"", "\"evidence\""));
}

void TestBadMessage::aPictureIsRefused()
{
    QFETCH(QByteArray, bytes);
    const auto live = decodeLive(samples::kiosk(), bytes);
    QVERIFY(!live);
    QCOMPARE(live.error().code, ErrorCode::Invalid);
    QVERIFY(!decodeEvidence(samples::kiosk(), bytes));
}

void TestBadMessage::theLargestPicturePasses()
{
    const QByteArray head = headOf(encode(samples::kiosk(), LivePicture{samples::liveMeta(), "sealed"}));
    const QByteArray bytes = framed(head, QByteArray(256 * 1024 - 8 - head.size(), 's'));
    QCOMPARE(bytes.size(), kMaxPictureBytes);
    QVERIFY(decodeLive(samples::kiosk(), bytes));
}

void TestBadMessage::aFieldOfALiveHeadIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* path, const char* fault, const QJsonValue& value) {
        QTest::addRow("%s %s", path, fault) << QString::fromLatin1(path) << value;
    };
    row("body.lease", "missing", kRemoved);
    row("body.frame", "negative", -1);
    row("body.capturedMs", "1970", 0);
    row("body.width", "0", 0);
    row("body.height", "30000", 30000);
    row("body.masked", "missing", kRemoved);
    row("body.face", "null", QJsonValue::Null);
    row("body.face.x", "far away", 1e6);
    row("body.face.width", "negative", -1);
    row("body.face.confidence", "above 1", 1.01);
    row("body.face.landmarks", "of four", QJsonArray::fromVariantList(QVariantList(4, QVariantMap())));
    row("body.face.landmarks.2.x", "text", QStringLiteral("5"));
    row("body.progress", "missing", kRemoved);
    row("body.progress.stage", "unknown", QStringLiteral("lunch"));
    row("body.progress.score", "10001", 10001);
}

void TestBadMessage::aFieldOfALiveHeadIsRefused()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    const QByteArray head = headOf(encode(samples::kiosk(), LivePicture{samples::liveMeta(), "sealed"}));
    const auto got = decodeLive(samples::kiosk(), framed(samples::altered(head, path, value)));
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::Invalid);
}

void TestBadMessage::aFieldOfAnEvidenceHeadIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no id") << QStringLiteral("body.id") << kRemoved;
    QTest::newRow("session nil") << QStringLiteral("body.session")
                                 << QJsonValue(QStringLiteral("00000000-0000-0000-0000-000000000000"));
    QTest::newRow("time negative") << QStringLiteral("body.atMs") << QJsonValue(-1);
    QTest::newRow("time beyond an hour") << QStringLiteral("body.atMs") << QJsonValue(3600001);
}

void TestBadMessage::aFieldOfAnEvidenceHeadIsRefused()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    const EvidencePicture picture{EvidenceId::create(), SessionId::create(), 100, "sealed"};
    const QByteArray head = headOf(encode(samples::kiosk(), picture));
    const auto got = decodeEvidence(samples::kiosk(), framed(samples::altered(head, path, value)));
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::Invalid);
}

QTEST_GUILESS_MAIN(TestBadMessage)
#include "tst_badmessage.moc"
