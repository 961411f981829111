// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoleoptions.h"

#include <QTest>

using namespace jinbi;
using console::parseOptions;

class TestConsoleOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDefaultsAreSixKiosksAndTheLastChoices();
    void everyOptionIsRead();
    void aMistakeIsNamedWithItsLimit_data();
    void aMistakeIsNamedWithItsLimit();
    void aPathMayHaveBlanksAndOtherScripts();
    void helpAndVersionAreText();
};

void TestConsoleOptions::theDefaultsAreSixKiosksAndTheLastChoices()
{
    const auto options = parseOptions({});
    QVERIFY(options);
    QCOMPARE(options->kiosks, 6);
    QVERIFY(!options->rehearsal);
    QVERIFY(!options->masked);
    QVERIFY(!options->headlessSeconds);
    QVERIFY(options->language.isEmpty());
    QVERIFY(!options->store);
    QVERIFY(options->pictures);
    QVERIFY(!parseOptions({QStringLiteral("--store"), QStringLiteral("sqlite")})->store);
}

void TestConsoleOptions::everyOptionIsRead()
{
    const auto options =
        parseOptions(QStringLiteral("--rehearsal --masked --headless 60 --out /o --no-pictures --kiosks 3 --seed 7 "
                                    "--language zh_CN --theme dark --data /d --pace 3 --customers 8 "
                                    "--broker mqtts://b.example:9883 --certificates /c "
                                    "--store postgresql://u@db:5433/branch")
                         .split(QLatin1Char(' ')));
    QVERIFY(options);
    QVERIFY(options->rehearsal);
    QVERIFY(options->masked);
    QCOMPARE(options->headlessSeconds, 60);
    QCOMPARE(options->out, QStringLiteral("/o"));
    QVERIFY(!options->pictures);
    QCOMPARE(options->kiosks, 3);
    QCOMPARE(options->seed, quint64(7));
    QCOMPARE(options->language, QStringLiteral("zh_CN"));
    QCOMPARE(options->theme, QStringLiteral("dark"));
    QCOMPARE(options->dataFolder, QStringLiteral("/d"));
    QCOMPARE(options->pace, 3);
    QCOMPARE(options->customers, 8);
    QCOMPARE(options->brokerHost, QStringLiteral("b.example"));
    QCOMPARE(options->brokerPort, quint16(9883));
    QCOMPARE(options->certificates, QStringLiteral("/c"));
    QVERIFY(options->store);
    QCOMPARE(options->store->display(), QStringLiteral("db:5433/branch"));
}

void TestConsoleOptions::aMistakeIsNamedWithItsLimit_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("names");
    QTest::newRow("no kiosk") << "--kiosks 0"
                              << "--kiosks";
    QTest::newRow("65 kiosks") << "--kiosks 65"
                               << "64";
    QTest::newRow("words for a number") << "--kiosks six"
                                        << "--kiosks";
    QTest::newRow("negative seed") << "--seed=-1"
                                   << "--seed";
    QTest::newRow("4 seconds") << "--headless 4"
                               << "5";
    QTest::newRow("unknown language") << "--language fr"
                                      << "zh_CN";
    QTest::newRow("unknown theme") << "--theme blue"
                                   << "dark";
    QTest::newRow("unknown option") << "--nonsense"
                                    << "nonsense";
    QTest::newRow("broker without TLS") << "--broker mqtt://h:1883 --certificates /c"
                                        << "mqtts";
    QTest::newRow("broker without certificates") << "--broker mqtts://h:8883"
                                                 << "--certificates";
    QTest::newRow("password in the address") << "--broker mqtts://u:p@h --certificates /c"
                                             << "mqtts";
    QTest::newRow("password of the store") << "--store postgresql://u:p@h/d"
                                           << "password file";
    QTest::newRow("unknown store") << "--store oracle"
                                   << "postgresql://";
    QTest::newRow("one customer") << "--customers 1"
                                  << "--customers";
    QTest::newRow("pace 0") << "--pace 0"
                            << "--pace";
    QTest::newRow("port 0") << "--broker mqtts://h:0 --certificates /c"
                            << "mqtts";
    QTest::newRow("port 70000") << "--broker mqtts://h:70000 --certificates /c"
                                << "mqtts";
    QTest::newRow("option given twice") << "--kiosks 3 --kiosks 4"
                                        << "--kiosks is given twice";
    QTest::newRow("huge number") << "--seed 99999999999999999999"
                                 << "--seed";
    QTest::newRow("number with a comma") << "--pace 1,5"
                                         << "--pace";
    QTest::newRow("full-width digits") << QStringLiteral("--kiosks ６") << "--kiosks";
    QTest::newRow("stray word") << "stray"
                                << "stray";
}

void TestConsoleOptions::aMistakeIsNamedWithItsLimit()
{
    QFETCH(QString, line);
    QFETCH(QString, names);
    const auto options = parseOptions(line.split(QLatin1Char(' ')));
    QVERIFY(!options);
    QCOMPARE(options.error().code, ErrorCode::Invalid);
    QVERIFY2(options.error().message.contains(names), qPrintable(options.error().message));
}

void TestConsoleOptions::aPathMayHaveBlanksAndOtherScripts()
{
    const QString folder = QStringLiteral("/a folder/数据 of 'today'");
    const auto options = parseOptions({QStringLiteral("--data"), folder});
    QVERIFY(options);
    QCOMPARE(options->dataFolder, folder);
}

void TestConsoleOptions::helpAndVersionAreText()
{
    const auto help = parseOptions({QStringLiteral("--help")});
    QVERIFY(!help);
    QCOMPARE(help.error().code, ErrorCode::Cancelled);
    QVERIFY(help.error().message.contains(QStringLiteral("--kiosks")));
    const auto version = parseOptions({QStringLiteral("--version")});
    QVERIFY(version.error().message.contains(QStringLiteral(JINBI_VERSION)));
}

QTEST_GUILESS_MAIN(TestConsoleOptions)
#include "tst_consoleoptions.moc"
