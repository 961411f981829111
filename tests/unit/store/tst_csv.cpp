// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csv.h"

#include <QTest>

using namespace jinbi::store;

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFieldIsWrittenAsRfc4180Says_data();
    void aFieldIsWrittenAsRfc4180Says();
};

void TestCsv::aFieldIsWrittenAsRfc4180Says_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char* name, const QString& text, const QByteArray& field) {
        QTest::newRow(name) << text << field;
    };
    row("plain", QStringLiteral("K-0342"), "K-0342");
    row("empty", QString(), "");
    row("comma", QStringLiteral("a,b"), "\"a,b\"");
    row("quote", QStringLiteral("a\"b"), "\"a\"\"b\"");
    row("newline", QStringLiteral("a\nb"), "\"a\nb\"");
    row("chinese", QStringLiteral("终端"), QStringLiteral("终端").toUtf8());
    row("hyperlink", QStringLiteral("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
    row("command", QStringLiteral("+1+cmd|'/C calc'!A0"), "'+1+cmd|'/C calc'!A0");
    row("minus", QStringLiteral("-2+3"), "'-2+3");
    row("at", QStringLiteral("@SUM(A1)"), "'@SUM(A1)");
    row("tab", QStringLiteral("\t=1"), "'\t=1");
    row("carriage return", QStringLiteral("\r=1"), "\"'\r=1\"");
    row("nul", QString(QChar(0)) + QStringLiteral("=1"), QByteArray("'\0=1", 4));
    row("apostrophe", QStringLiteral("'=1"), "''=1");
    row("not in front", QStringLiteral("a=1"), "a=1");
}

void TestCsv::aFieldIsWrittenAsRfc4180Says()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, field);
    QCOMPARE(csv::field(text), field);
}

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
