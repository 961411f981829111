// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace jinbi::test {

struct Ran
{
    int code = -1; ///< -1: did not end by itself
    QByteArray output;
    QByteArray complaints;
};

/// jinbi-audit as anybody would start it.
inline Ran runAudit(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(JINBI_BIN_DIR "/jinbi-audit"), arguments);
    if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Files for the program to read, gone with the object.
class Files
{
public:
    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }
    QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace jinbi::test
