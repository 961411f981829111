// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include <QJsonArray>
#include <QTest>

using namespace jinbi;
using namespace jinbi::wire;

namespace {

const QJsonValue kRemoved = QJsonValue(QJsonValue::Undefined);

} // namespace

/// What a kiosk, broken or hostile, may send as a session; every row of the list of bad inputs that bytes can show.
class TestBadSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesAreRefused_data();
    void bytesAreRefused();
    void aFieldIsRefused_data();
    void aFieldIsRefused();
    void numbersThatJsonCannotHoldAreRefused_data();
    void numbersThatJsonCannotHoldAreRefused();
    void aNewerVersionIsIncompatible();
    void theLimitsThemselvesPass_data();
    void theLimitsThemselvesPass();
    void theDetailHoldsNoPayload();
    void theDetailNamesTheField();
    void aRefusedSessionStillHasItsPlace();
    void whatHasNoPlaceHasNone_data();
    void whatHasNoPlaceHasNone();
};

void TestBadSession::bytesAreRefused_data()
{
    const QByteArray good = encode(samples::session());
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("over 64 kB") << samples::patched(good, "\"body\":{",
                                                    "\"body\":{\"x\":\"" + QByteArray(64 * 1024, 'x') + "\",");
    QTest::newRow("not UTF-8") << samples::patched(good, "c-0042", "c-\xC3\x28");
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + good;
    QTest::newRow("no JSON") << QByteArray("{v:1}");
    QTest::newRow("cut off") << good.chopped(1);
    QTest::newRow("trailing garbage") << good + "x";
    QTest::newRow("two objects") << good + good;
    QTest::newRow("scalar") << QByteArray("17");
    QTest::newRow("string") << QByteArray("\"session\"");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("array") << "[" + good + "]";
    QTest::newRow("depth 17") << samples::nested(good, 17);
    QTest::newRow("depth 1000") << samples::nested(good, 1000);
    QTest::newRow("only opening brackets") << "{\"v\":" + QByteArray(60000, '[');
    QTest::newRow("only closing brackets") << "{" + QByteArray(60000, ']');
    QTest::newRow("duplicate v") << samples::patched(good, "\"v\":1", "\"v\":1,\"v\":1");
    QTest::newRow("duplicate field of the body") << samples::patched(good, "\"seq\":", "\"seq\":1,\"seq\":");
    QTest::newRow("duplicate unknown field") << samples::patched(good, "\"seq\":", "\"x\":1,\"x\":2,\"seq\":");
    QTest::newRow("duplicate by escape") << samples::patched(good, "\"seq\":", "\"s\\u0065q\":1,\"seq\":");
    QTest::newRow("NUL in a string") << samples::patched(good, "c-0042", "c\\u000042");
    QTest::newRow("line feed in a string") << samples::patched(good, "c-0042", "c-00\\n42");
    QTest::newRow("raw line feed in a string") << samples::patched(good, "c-0042", "c-00\n42");
    QTest::newRow("C1 control in a string") << samples::patched(good, "c-0042", "c-00\xC2\x85");
    QTest::newRow("lone surrogate") << samples::patched(good, "c-0042", "c-\\ud800");
    QTest::newRow("broken escape") << samples::patched(good, "c-0042", "c-\\uZZZZ");
    QTest::newRow("not a number") << samples::patched(good, "\"score\":5813", "\"score\":NaN");
    QTest::newRow("infinity") << samples::patched(good, "\"score\":5813", "\"score\":Infinity");
    QTest::newRow("1e999") << samples::patched(good, "\"score\":5813", "\"score\":1e999");
    QTest::newRow("another kiosk's session inside")
        << samples::patched(good, "\"kiosk\":\"hall-01\"", "\"kiosk\":\"hall-02\"");
}

void TestBadSession::bytesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const auto got = decodeSession(samples::kiosk(), bytes);
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::Invalid);
    QVERIFY(!got.error().message.isEmpty());
    QVERIFY(!got.error().detail.isEmpty());
}

void TestBadSession::aFieldIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* name, const char* path, const QJsonValue& value) {
        QTest::newRow(name) << QString::fromLatin1(path) << value;
    };
    for (const char* required : {"v",
                                 "kind",
                                 "kiosk",
                                 "body",
                                 "body.id",
                                 "body.kiosk",
                                 "body.epoch",
                                 "body.seq",
                                 "body.startedMs",
                                 "body.mode",
                                 "body.outcome",
                                 "body.engine",
                                 "body.engine.name",
                                 "body.policyRevision",
                                 "body.threshold",
                                 "body.liveness",
                                 "body.attempts",
                                 "body.steps",
                                 "body.evidence",
                                 "body.timing",
                                 "body.timing.totalMs",
                                 "body.rehearsal",
                                 "body.attempts.0.atMs",
                                 "body.attempts.0.quality",
                                 "body.steps.0.stage"}) {
        row(qPrintable(QStringLiteral("missing ") + QLatin1StringView(required)), required, kRemoved);
        row(qPrintable(QStringLiteral("null ") + QLatin1StringView(required)), required, QJsonValue::Null);
    }
    for (const char* optional : {"body.score", "body.failing", "body.faceMatched", "body.phoneKnown", "body.pinValid",
                                 "body.customer", "body.phoneTail", "body.attempts.0.score", "body.steps.0.note"})
        row(qPrintable(QStringLiteral("null ") + QLatin1StringView(optional)), optional, QJsonValue::Null);

    row("v as text", "v", QStringLiteral("1"));
    row("v 0", "v", 0);
    row("v 1.5", "v", 1.5);
    row("another kind", "kind", QStringLiteral("status"));
    row("another kiosk in the envelope", "kiosk", QStringLiteral("hall-02"));
    row("another kiosk in the body", "body.kiosk", QStringLiteral("hall-02"));
    row("kiosk with a slash", "body.kiosk", QStringLiteral("hall/01"));
    row("body as text", "body", QStringLiteral("body"));
    row("body as list", "body", QJsonArray{});
    row("seq 0", "body.seq", 0);
    row("seq negative", "body.seq", -1);
    row("seq as text", "body.seq", QStringLiteral("1"));
    row("seq 1.5", "body.seq", 1.5);
    row("seq true", "body.seq", true);
    row("UUID malformed", "body.id", QStringLiteral("6f1c2a"));
    row("UUID nil", "body.id", QStringLiteral("00000000-0000-0000-0000-000000000000"));
    row("UUID in braces", "body.id", QStringLiteral("{9b2a1d6e-0d0e-4a44-8d3f-3f1c8ef0a001}"));
    row("UUID with a tail", "body.id", QStringLiteral("9b2a1d6e-0d0e-4a44-8d3f-3f1c8ef0a001x"));
    row("UUID with a wrong digit", "body.id", QStringLiteral("9b2a1d6e-0d0e-4a44-8d3f-3f1c8ef0a00g"));
    row("evidence nil", "body.evidence.0", QStringLiteral("00000000-0000-0000-0000-000000000000"));
    row("evidence number", "body.evidence.0", 1);
    row("time 1970", "body.startedMs", 0);
    row("time 2100", "body.startedMs", 4102444800000LL);
    row("time negative", "body.startedMs", -1);
    row("time as text", "body.startedMs", QStringLiteral("2026-11-23"));
    row("score -10001", "body.score", -10001);
    row("score 10001", "body.score", 10001);
    row("score text", "body.score", QStringLiteral("0.5"));
    row("score as fraction", "body.score", 0.5);
    row("attempt's score 10001", "body.attempts.0.score", 10001);
    row("threshold 10001", "body.threshold", 10001);
    row("accepted below the threshold", "body.score", 4199);
    row("accepted without a score", "body.score", kRemoved);
    row("unknown outcome", "body.outcome", QStringLiteral("waved_through"));
    row("outcome by number", "body.outcome", 0);
    row("outcome in capitals", "body.outcome", QStringLiteral("Accepted"));
    row("unknown mode", "body.mode", QStringLiteral("guess"));
    row("unknown liveness", "body.liveness", QStringLiteral("maybe"));
    row("unknown failing component", "body.failing", QStringLiteral("hair"));
    row("unknown stage", "body.steps.0.stage", QStringLiteral("lunch"));
    row("quality 101", "body.attempts.0.quality.luminance_mean", 101);
    row("quality -1", "body.attempts.0.quality.luminance_mean", -1);
    row("boolean as number", "body.pinValid", 1);
    row("PIN valid without a known phone", "body.phoneKnown", false);
    row("five digits of a phone", "body.phoneTail", QStringLiteral("12345"));
    row("letters in a phone", "body.phoneTail", QStringLiteral("12a4"));
    row("full-width digits in a phone", "body.phoneTail", QStringLiteral("１２３４"));
    row("customer with a space", "body.customer", QStringLiteral("A Name"));
    row("epoch of 37 characters", "body.epoch", QString(37, QLatin1Char('e')));
    row("epoch with structure", "body.epoch", QStringLiteral("../etc"));
    row("engine name of 65 characters", "body.engine.name", QString(65, QLatin1Char('e')));
    row("engine as text", "body.engine", QStringLiteral("mobilefacenet"));
    row("policy revision 0", "body.policyRevision", 0);
    row("17 attempts", "body.attempts", QJsonArray::fromVariantList(QVariantList(17, QVariantMap())));
    row("65 steps", "body.steps", QJsonArray::fromVariantList(QVariantList(65, QVariantMap())));
    row("5 pictures", "body.evidence", QJsonArray::fromVariantList(QVariantList(5, QStringLiteral("x"))));
    row("attempt that is no object", "body.attempts.0", 5);
    row("a step of more than an hour", "body.steps.0.tookMs", 3600001);
    row("negative duration", "body.timing.decisionMs", -1);
    row("note with a sentence", "body.steps.0.note", QStringLiteral("it is me"));
}

void TestBadSession::aFieldIsRefused()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    const auto got = decodeSession(samples::kiosk(), samples::altered(encode(samples::session()), path, value));
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::Invalid);
}

void TestBadSession::numbersThatJsonCannotHoldAreRefused_data()
{
    QTest::addColumn<QByteArray>("seq");
    QTest::newRow("2^63") << QByteArray("9223372036854775808");
    QTest::newRow("2^64-1") << QByteArray("18446744073709551615");
    QTest::newRow("-2^63-1") << QByteArray("-9223372036854775809");
    QTest::newRow("1e30") << QByteArray("1e30");
    QTest::newRow("leading zero") << QByteArray("01");
    QTest::newRow("hexadecimal") << QByteArray("0x10");
}

void TestBadSession::numbersThatJsonCannotHoldAreRefused()
{
    QFETCH(QByteArray, seq);
    const QByteArray bytes = samples::patched(encode(samples::session()), "\"seq\":9007199254740993", "\"seq\":" + seq);
    QVERIFY(bytes.startsWith('{'));
    const auto got = decodeSession(samples::kiosk(), bytes);
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::Invalid);
}

void TestBadSession::aNewerVersionIsIncompatible()
{
    const auto got =
        decodeSession(samples::kiosk(), samples::altered(encode(samples::session()), QStringLiteral("v"), 2));
    QVERIFY(!got);
    QCOMPARE(got.error().code, ErrorCode::Incompatible);
}

void TestBadSession::theLimitsThemselvesPass_data()
{
    const QByteArray good = encode(samples::session());
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("depth 16") << samples::nested(good, 16);
    const QByteArray shell = samples::patched(good, "\"body\":{", "\"body\":{\"x\":\"\",");
    QTest::newRow("64 kB") << samples::patched(shell, "\"x\":\"",
                                               "\"x\":\"" + QByteArray(64 * 1024 - shell.size(), 'x'));
    QTest::newRow("score equals the threshold") << samples::altered(good, QStringLiteral("body.score"), 4200);
    QTest::newRow("score 10000") << samples::altered(good, QStringLiteral("body.score"), 10000);
    QTest::newRow("attempt -10000") << samples::altered(good, QStringLiteral("body.attempts.0.score"), -10000);
    QTest::newRow("last moment of 2099") << samples::altered(good, QStringLiteral("body.startedMs"), 4102444799999LL);
    QTest::newRow("other script") << samples::altered(good, QStringLiteral("body.engine.name"), QStringLiteral("人脸"));
}

void TestBadSession::theLimitsThemselvesPass()
{
    QFETCH(QByteArray, bytes);
    const auto got = decodeSession(samples::kiosk(), bytes);
    QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
}

void TestBadSession::theDetailHoldsNoPayload()
{
    const QByteArray bytes = samples::altered(encode(samples::session()), QStringLiteral("body.customer"),
                                              QStringLiteral("Zhang San +8613800001234"));
    const auto got = decodeSession(samples::kiosk(), bytes);
    QVERIFY(!got);
    QVERIFY(!got.error().detail.contains(QLatin1StringView("Zhang")));
    QVERIFY(!got.error().detail.contains(QLatin1StringView("1380")));
}

void TestBadSession::theDetailNamesTheField()
{
    const auto got = decodeSession(
        samples::kiosk(), samples::altered(encode(samples::session()), QStringLiteral("body.attempts.0.score"), 10001));
    QVERIFY(!got);
    QCOMPARE(got.error().detail, QStringLiteral("session.attempts.score: a whole number from -10000 to 10000"));
}

void TestBadSession::aRefusedSessionStillHasItsPlace()
{
    const QByteArray good = encode(samples::session());
    for (const QByteArray& bytes :
         {samples::altered(good, QStringLiteral("v"), 2), samples::altered(good, QStringLiteral("body.score"), 10001),
          samples::altered(good, QStringLiteral("body.x"), QString(100 * 1024, QLatin1Char('x')))}) {
        QVERIFY(!decodeSession(samples::kiosk(), bytes));
        const auto place = placeOf(bytes);
        QVERIFY(place);
        QCOMPARE(place->epoch, QStringLiteral("6f1c2a"));
        QCOMPARE(place->seq, 9007199254740993ULL);
    }
}

void TestBadSession::whatHasNoPlaceHasNone_data()
{
    const QByteArray good = encode(samples::session());
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("session");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("no epoch") << samples::altered(good, QStringLiteral("body.epoch"), kRemoved);
    QTest::newRow("epoch with a control character")
        << samples::altered(good, QStringLiteral("body.epoch"), QStringLiteral("a\nb"));
    QTest::newRow("seq 0") << samples::altered(good, QStringLiteral("body.seq"), 0);
    QTest::newRow("over 256 kB") << samples::altered(good, QStringLiteral("body.x"),
                                                     QString(256 * 1024, QLatin1Char('x')));
}

void TestBadSession::whatHasNoPlaceHasNone()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!placeOf(bytes));
}

QTEST_GUILESS_MAIN(TestBadSession)
#include "tst_badsession.moc"
