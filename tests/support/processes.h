// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QHash>
#include <QList>
#include <QString>

#include <csignal>

namespace jinbi::test {

/// Running children (any depth) of `ancestor` whose program is called `name`.
inline QList<qint64> descendantsNamed(qint64 ancestor, const QString& name)
{
    QHash<qint64, qint64> parents;
    QList<qint64> named;
    const auto entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString& entry : entries) {
        bool isPid = false;
        const qint64 pid = entry.toLongLong(&isPid);
        QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
        if (!isPid || !stat.open(QIODevice::ReadOnly))
            continue;
        // pid (comm) state ppid …; comm may hold anything but its last ')' ends it.
        const QString line = QString::fromLatin1(stat.readAll());
        const qsizetype open = line.indexOf(QLatin1Char('('));
        const qsizetype close = line.lastIndexOf(QLatin1Char(')'));
        const auto fields = line.mid(close + 2).split(QLatin1Char(' '));
        if (fields.size() < 2 || fields.at(0) == QStringLiteral("Z"))
            continue;
        parents.insert(pid, fields.at(1).toLongLong());
        if (line.mid(open + 1, close - open - 1) == name.left(15))
            named.append(pid);
    }
    QList<qint64> found;
    for (const qint64 pid : named) {
        for (qint64 up = pid; parents.contains(up); up = parents.value(up)) {
            if (up == ancestor && pid != ancestor) {
                found.append(pid);
                break;
            }
        }
    }
    return found;
}

inline bool isRunning(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return false;
    const QByteArray line = stat.readAll();
    return !line.mid(line.lastIndexOf(')') + 2).startsWith('Z');
}

} // namespace jinbi::test
