// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/timetext.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cstdlib>

namespace jinbi::timetext {

namespace {

struct TimeText
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

QString formatted(qint64 utcMs, const QString& format)
{
    return utcMs == 0 ? QStringLiteral("–") : QDateTime::fromMSecsSinceEpoch(utcMs).toString(format);
}

} // namespace

QString clock(qint64 utcMs)
{
    return formatted(utcMs, QStringLiteral("HH:mm:ss"));
}

QString shortClock(qint64 utcMs)
{
    return formatted(utcMs, QStringLiteral("HH:mm"));
}

QString moment(qint64 utcMs)
{
    return formatted(utcMs, QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString span(qint64 ms)
{
    const qint64 seconds = std::max<qint64>(0, ms) / 1000;
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    if (minutes == 0)
        return TimeText::tr("%1 s").arg(seconds);
    if (hours == 0)
        return TimeText::tr("%1 min %2 s").arg(minutes).arg(seconds % 60);
    if (hours < 48)
        return TimeText::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    return TimeText::tr("%n day(s)", nullptr, static_cast<int>(hours / 24));
}

QString zone()
{
    const int minutes = QDateTime::currentDateTime().offsetFromUtc() / 60;
    if (minutes == 0)
        return QStringLiteral("UTC");
    const QChar sign = minutes < 0 ? QChar(u'\u2212') : QChar(u'+');
    const int size = std::abs(minutes);
    const QString hours = QStringLiteral("UTC") + sign + QString::number(size / 60);
    return size % 60 == 0 ? hours : hours + QStringLiteral(":%1").arg(size % 60, 2, 10, QLatin1Char('0'));
}

} // namespace jinbi::timetext
