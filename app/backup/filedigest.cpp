// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/filedigest.h"

#include "store/databasefile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

namespace jinbi::backup {

namespace {

constexpr qint64 kChunk = qint64{1024} * 1024;
constexpr qint64 kSlack = 4 * kChunk;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(backup)
};

Error cannotBeRead(const QFile& file)
{
    return {ErrorCode::Io, Words::tr("%1 cannot be read.").arg(QFileInfo(file).fileName()), file.errorString()};
}

Result<QByteArray> digest(const QString& path, QFile* copy, const Progress& progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannotBeRead(file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const qint64 all = file.size();
    for (qint64 done = 0;;) {
        if (!progress({copy != nullptr ? Step::What::Copying : Step::What::Reading, done, all}))
            return stopped();
        const QByteArray chunk = file.read(kChunk);
        if (file.error() != QFileDevice::NoError)
            return cannotBeRead(file);
        if (chunk.isEmpty())
            return hash.result();
        hash.addData(chunk);
        // Unbuffered, so that what is written is what the disk took.
        if (copy != nullptr && copy->write(chunk) != chunk.size())
            return Error{ErrorCode::Io, Words::tr("There is no room left for the copy."), copy->errorString()};
        done += chunk.size();
    }
}

} // namespace

Error stopped()
{
    return {ErrorCode::Cancelled, Words::tr("Stopped. Nothing was left behind."), {}};
}

Result<QByteArray> digestOf(const QString& path, const Progress& progress)
{
    return digest(path, nullptr, progress);
}

Result<QByteArray> copyWithDigest(const QString& from, const QString& to, const Progress& progress)
{
    if (auto ok = store::databasefile::createPrivate(to); !ok)
        return ok.error();
    QFile copy(to);
    if (!copy.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::Io, Words::tr("%1 cannot be written.").arg(QFileInfo(to).fileName()),
                     copy.errorString()};
    return digest(from, &copy, progress);
}

Result<void> checkRoom(const QString& folder, qint64 bytes)
{
    const qint64 free = QStorageInfo(folder).bytesAvailable();
    if (free < 0 || free >= bytes + kSlack)
        return {};
    const QLocale locale;
    return Error{ErrorCode::Io,
                 Words::tr("There is too little room: %1 are needed and %2 are free.")
                     .arg(locale.formattedDataSize(bytes + kSlack), locale.formattedDataSize(free)),
                 {}};
}

} // namespace jinbi::backup
