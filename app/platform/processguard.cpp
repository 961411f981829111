// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/processguard.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
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

} // namespace

void guardProcess()
{
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
