// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/phonenumber.h"

#include <QTest>

using namespace jinbi;
using namespace jinbi::kiosk;

class TestPhoneNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isMadeUniform_data();
    void isMadeUniform();
    void isRefused_data();
    void isRefused();
};

void TestPhoneNumber::isMadeUniform_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("e164");
    const QString plain = QStringLiteral("8613800001234");
    QTest::newRow("plain") << QStringLiteral("13800001234") << plain;
    QTest::newRow("blanks") << QStringLiteral(" 138 0000 1234 ") << plain;
    QTest::newRow("hyphens") << QStringLiteral("138-0000-1234") << plain;
    QTest::newRow("+86") << QStringLiteral("+86 13800001234") << plain;
    QTest::newRow("+86 joined") << QStringLiteral("+8613800001234") << plain;
    QTest::newRow("0086") << QStringLiteral("008613800001234") << plain;
    QTest::newRow("86") << QStringLiteral("8613800001234") << plain;
    QTest::newRow("full width") << QStringLiteral("１３８００００１２３４") << plain;
    QTest::newRow("full width plus") << QStringLiteral("＋８６１３８００００１２３４") << plain;
    QTest::newRow("ideographic blank") << QStringLiteral("138\u30000000\u30001234") << plain;
    QTest::newRow("no-break blank") << QStringLiteral("138\u00a000001234") << plain;
    QTest::newRow("scanner's tab") << QStringLiteral("13800001234\t") << plain;
    QTest::newRow("abroad") << QStringLiteral("+852 5123 4567") << QStringLiteral("85251234567");
}

void TestPhoneNumber::isMadeUniform()
{
    QFETCH(QString, typed);
    QFETCH(QString, e164);
    const Result<PhoneNumber> number = PhoneNumber::from(typed);
    QVERIFY2(number, qPrintable(number ? QString() : number.error().detail));
    QCOMPARE(number->e164(), e164);
    QCOMPARE(number->tail(), e164.right(4));
}

void TestPhoneNumber::isRefused_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("limit");
    const QString characters = QStringLiteral("phone: only digits");
    const QString eleven = QStringLiteral("phone: 11 digits");
    QTest::newRow("nothing") << QString() << eleven;
    QTest::newRow("blanks only") << QStringLiteral("   ") << eleven;
    QTest::newRow("letters") << QStringLiteral("1380000abcd") << characters;
    QTest::newRow("10 digits") << QStringLiteral("1380000123") << eleven;
    QTest::newRow("12 digits") << QStringLiteral("138000012345") << eleven;
    QTest::newRow("30 digits") << QStringLiteral("1").repeated(30) << eleven;
    QTest::newRow("begins with 2") << QStringLiteral("23800001234") << eleven;
    QTest::newRow("+86 with 10") << QStringLiteral("+861380000123") << eleven;
    QTest::newRow("+ with 16") << QStringLiteral("+8521234567890123") << QStringLiteral("phone: 8 to 15 digits");
    QTest::newRow("+ alone") << QStringLiteral("+") << QStringLiteral("phone: 8 to 15 digits");
    QTest::newRow("two plus") << QStringLiteral("++8613800001234") << characters;
    QTest::newRow("plus inside") << QStringLiteral("138+00001234") << characters;
    QTest::newRow("emoji") << QStringLiteral("1380000123😀") << characters;
    QTest::newRow("SQL") << QStringLiteral("1' OR '1'='1") << characters;
    QTest::newRow("HTML") << QStringLiteral("<b>13800001234</b>") << characters;
    QTest::newRow("format string") << QStringLiteral("%s%n13800001234") << characters;
    QTest::newRow("arabic digits") << QStringLiteral("١٣٨٠٠٠٠١٢٣٤") << characters;
    QTest::newRow("NUL inside") << QStringLiteral("138\0"
                                                  "00001234")
                                << characters;
    QTest::newRow("new line") << QStringLiteral("13800001234\n") << characters;
    QTest::newRow("64 kB") << QStringLiteral("1").repeated(65536) << QStringLiteral("phone: at most 64 characters");
}

void TestPhoneNumber::isRefused()
{
    QFETCH(QString, typed);
    QFETCH(QString, limit);
    const Result<PhoneNumber> number = PhoneNumber::from(typed);
    QVERIFY(!number);
    QCOMPARE(number.error().code, ErrorCode::Invalid);
    QVERIFY2(number.error().detail.startsWith(limit), qPrintable(number.error().detail));
    QVERIFY(!number.error().message.isEmpty());
    if (typed.size() > 4)
        QVERIFY2(!number.error().detail.contains(typed), "the log must not hold what was typed");
}

QTEST_GUILESS_MAIN(TestPhoneNumber)
#include "tst_phonenumber.moc"
