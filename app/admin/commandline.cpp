// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/commandline.h"

#include <QCoreApplication>
#include <QTextStream>

#include <csignal>

namespace jinbi::admin {

namespace {

std::atomic<bool> stopped = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void stop(int signal)
{
    stopped = true;
    std::signal(signal, SIG_DFL);
}

} // namespace

QString say(const char* text)
{
    return QCoreApplication::translate("jinbi-admin", text);
}

int complain(const QString& message, int code)
{
    QTextStream(stderr) << "jinbi-admin: " << message << Qt::endl;
    return code;
}

const std::atomic<bool>& watchForStop()
{
    stopped = false;
    std::signal(SIGINT, stop);
    std::signal(SIGTERM, stop);
    return stopped;
}

} // namespace jinbi::admin
