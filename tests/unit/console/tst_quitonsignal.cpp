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
};

void TestQuitOnSignal::theProgramEndsByItsEventLoop_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
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

QTEST_GUILESS_MAIN(TestQuitOnSignal)
#include "tst_quitonsignal.moc"
