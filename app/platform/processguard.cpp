// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/processguard.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace jinbi::platform {

namespace {

// A signal handler can only see what is static; it writes one byte and does nothing else.
int signalWriter = -1;

void onSignal(int signal)
{
    const char byte = signal == SIGHUP ? 'h' : 'q';
    [[maybe_unused]] const ssize_t written = ::write(signalWriter, &byte, 1);
}

/// Without a word to the heap, which has nothing left.
[[noreturn]] void endForMemory()
{
    constexpr char kWords[] = "Not enough memory: this program ends. What was committed is kept.\n";
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, kWords, sizeof kWords - 1);
    ::_exit(kOutOfMemory);
}

QtMessageHandler messagesBefore = nullptr;

/// That a thread finds no room for its stack is told by Qt in a warning only, and whoever waits for it waits for ever.
void onMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (message.startsWith(QLatin1StringView("QThread::start: Thread creation error")))
        endForMemory();
    messagesBefore(type, context, message);
}

[[noreturn]] void onTerminate()
{
    bool isMemory = false;
    try {
        if (const std::exception_ptr why = std::current_exception())
            std::rethrow_exception(why);
    } catch (const std::bad_alloc&) {
        isMemory = true;
    } catch (const std::system_error& error) {
        // A thread that finds no room for its stack.
        isMemory =
            error.code() == std::errc::resource_unavailable_try_again || error.code() == std::errc::not_enough_memory;
    } catch (...) { // NOLINT(bugprone-empty-catch): whatever else it was ends as it always does
    }
    if (isMemory)
        endForMemory();
    std::abort();
}

} // namespace

void guardProcess()
{
    std::set_terminate(onTerminate);
    messagesBefore = qInstallMessageHandler(onMessage);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
    ::umask(0077);
}

QuitOnSignal::QuitOnSignal(Hangup hangup, QObject* parent) : QObject(parent), m_hangup(hangup)
{
    int pair[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair) != 0)
        return;
    signalWriter = pair[0];
    m_reader = pair[1];
    auto* notifier = new QSocketNotifier(m_reader, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &QuitOnSignal::take);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    m_hangupBefore = std::signal(SIGHUP, onSignal);
    if (m_hangupBefore == SIG_IGN && hangup == Hangup::Quits)
        std::signal(SIGHUP, SIG_IGN);
}

void QuitOnSignal::take()
{
    char byte = 0;
    while (::read(m_reader, &byte, 1) == 1) {
        if (byte == 'h' && m_hangup == Hangup::Reloads)
            Q_EMIT reloadWanted();
        else
            QCoreApplication::exit(0); // not quit(), which asks every window and waits for somebody to answer
    }
}

QuitOnSignal::~QuitOnSignal()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGHUP, m_hangupBefore);
    ::close(m_reader);
    ::close(signalWriter);
    signalWriter = -1;
}

} // namespace jinbi::platform
