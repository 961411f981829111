// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/processguard.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <cstdlib>

using namespace jinbi;

class TestQuitOnSignal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProgramEndsByItsEventLoop_data();
    void theProgramEndsByItsEventLoop();
    void aProgramThatReloadsGoesOnAfterAHangup();
    void aHangupThatWasIgnoredOutsideStaysIgnored();
};

void TestQuitOnSignal::theProgramEndsByItsEventLoop_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
    QTest::newRow("SIGTERM twice") << -SIGTERM;
}

void TestQuitOnSignal::theProgramEndsByItsEventLoop()
{
    QFETCH(int, signal);
    const platform::QuitOnSignal quitOnSignal;
    QTimer::singleShot(0, this, [signal] {
        ::raise(std::abs(signal));
        if (signal < 0)
            ::raise(-signal);
    });
    QTimer::singleShot(60000, this, [] { QCoreApplication::exit(1); });
    QElapsedTimer sinceSignal;
    sinceSignal.start();
    QCOMPARE(QCoreApplication::exec(), 0);
    QVERIFY(sinceSignal.elapsed() < 5000);
}

void TestQuitOnSignal::aProgramThatReloadsGoesOnAfterAHangup()
{
    const platform::QuitOnSignal signal(platform::QuitOnSignal::Hangup::Reloads);
    int reloads = 0;
    QTimer::singleShot(60000, this, [] { QCoreApplication::exit(1); });
    QTimer::singleShot(0, this, [] { ::raise(SIGHUP); });
    connect(&signal, &platform::QuitOnSignal::reloadWanted, this, [&reloads] {
        ++reloads;
        ::raise(reloads < 3 ? SIGHUP : SIGTERM);
    });
    QCOMPARE(QCoreApplication::exec(), 0);
    QCOMPARE(reloads, 3);
}

void TestQuitOnSignal::aHangupThatWasIgnoredOutsideStaysIgnored()
{
    std::signal(SIGHUP, SIG_IGN);
    {
        const platform::QuitOnSignal signal;
        QTimer::singleShot(0, this, [] {
            ::raise(SIGHUP);
            QTimer::singleShot(0, [] { QCoreApplication::exit(7); });
        });
        QCOMPARE(QCoreApplication::exec(), 7);
    }
    QVERIFY(std::signal(SIGHUP, SIG_DFL) == SIG_IGN);
}

QTEST_GUILESS_MAIN(TestQuitOnSignal)
#include "tst_quitonsignal.moc"
