// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/processguard.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

using namespace jinbi;

class TestQuitOnSignal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProgramEndsByItsEventLoop_data();
    void theProgramEndsByItsEventLoop();
    void aProgramThatReloadsGoesOnAfterAHangup();
    void aHangupThatWasIgnoredOutsideStaysIgnored();
    void aProgramWithoutMemorySaysSo_data();
    void aProgramWithoutMemorySaysSo();
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

void TestQuitOnSignal::aProgramWithoutMemorySaysSo_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("byMemory");
    QTest::newRow("no memory") << 0 << true;
    QTest::newRow("no room for a thread of the standard library") << 1 << true;
    QTest::newRow("no room for a thread of Qt") << 2 << true;
    QTest::newRow("another fault") << 3 << false;
}

void TestQuitOnSignal::aProgramWithoutMemorySaysSo()
{
    QFETCH(int, fault);
    QFETCH(bool, byMemory);
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDERR_FILENO);
        std::signal(SIGABRT, SIG_DFL);
        platform::guardProcess();
        const auto fail = [fault] {
            if (fault == 0)
                throw std::bad_alloc();
            if (fault == 1)
                throw std::system_error(EAGAIN, std::generic_category());
            if (fault == 2)
                qWarning("QThread::start: Thread creation error (Resource temporarily unavailable)");
            throw std::runtime_error("another");
        };
        [&fail]() noexcept { fail(); }();
    }
    ::close(ends[1]);
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    char words[256] = {};
    QVERIFY(::read(ends[0], words, sizeof words - 1) >= 0);
    ::close(ends[0]);
    QCOMPARE(WIFEXITED(status), byMemory);
    if (byMemory)
        QCOMPARE(WEXITSTATUS(status), platform::kOutOfMemory);
    QCOMPARE(QByteArray(words).contains("Not enough memory"), byMemory);
}

QTEST_GUILESS_MAIN(TestQuitOnSignal)
#include "tst_quitonsignal.moc"
