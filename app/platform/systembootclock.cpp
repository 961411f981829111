// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/systembootclock.h"

#include <QFile>
#include <QUuid>

#include <ctime>

namespace jinbi::platform {

SystemBootClock::SystemBootClock()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.read(64).trimmed() : QByteArray();
    const QUuid id = QUuid::fromString(QString::fromLatin1(text));
    m_bootId = (id.isNull() ? QUuid::createUuid() : id).toString(QUuid::WithoutBraces);
}

qint64 SystemBootClock::sinceBootMs() const
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<qint64>(now.tv_sec) * 1000 + static_cast<qint64>(now.tv_nsec) / 1000000;
}

} // namespace jinbi::platform
