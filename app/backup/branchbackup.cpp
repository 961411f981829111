// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/branchbackup.h"

#include "backup/draftfolder.h"
#include "backup/filedigest.h"
#include "store/databasefile.h"
#include "store/onlinecopy.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace jinbi::backup {

namespace {

constexpr qint64 kMostManifestBytes = qint64{1024} * 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(backup)
};

QString storeIn(const QString& folder)
{
    return folder + QLatin1Char('/') + kDatabaseName;
}

/// Of a file that only this program knows yet.
Result<StoreContents> inspect(const QString& path, const Progress& progress)
{
    if (!progress({Step::What::Checking, 0, 0}))
        return stopped();
    const auto copy = store::Database::open(path, store::Schema::branch(), store::Database::Access::Look);
    if (!copy)
        return copy.error();
    auto contents = contentsOf(*copy, [&progress](quint64 entries, quint64 all) {
        return progress({all == 0 ? Step::What::Checking : Step::What::Log, static_cast<qint64>(entries),
                         static_cast<qint64>(all)});
    });
    if (!contents && contents.error().code == ErrorCode::Cancelled)
        return stopped();
    return contents;
}

Result<void> writeManifest(const Manifest& manifest, const QString& path)
{
    if (auto ok = store::databasefile::createPrivate(path); !ok)
        return ok;
    QFile file(path);
    const QByteArray json = manifest.toJson();
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write(json) != json.size())
        return Error{ErrorCode::Io, Words::tr("There is no room left for the copy."), file.errorString()};
    file.close();
    return store::databasefile::sync(path);
}

/// A folder that goes again unless it is kept.
class MadeFolder
{
public:
    explicit MadeFolder(QString path) : m_path(std::move(path))
    {
        m_isOurs = ::mkdir(QFile::encodeName(m_path).constData(), 0700) == 0;
    }
    MadeFolder(const MadeFolder&) = delete;
    MadeFolder& operator=(const MadeFolder&) = delete;
    ~MadeFolder()
    {
        if (m_isOurs)
            ::rmdir(QFile::encodeName(m_path).constData());
    }
    void keep() { m_isOurs = false; }

private:
    QString m_path;
    bool m_isOurs = false;
};

Result<void> refuseAStore(const QString& folder)
{
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        const QFileInfo file(storeIn(folder) + QLatin1StringView(suffix));
        if (file.exists() || file.isSymLink())
            return Error{ErrorCode::Refused,
                         Words::tr("%1 has a store already: %2. Restore into a folder without one.")
                             .arg(folder, file.fileName()),
                         {}};
    }
    return {};
}

Result<void> checkFile(const Manifest& promised, const QString& path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, Words::tr("The backup has no %1.").arg(file.fileName()), {}};
    if (file.size() != promised.bytes)
        return Error{ErrorCode::Corrupt,
                     Words::tr("%1 of the backup has %2 bytes, not %3.")
                         .arg(file.fileName())
                         .arg(file.size())
                         .arg(promised.bytes),
                     {}};
    return {};
}

Result<void> fillDraft(const Manifest& promised, const QString& source, const QString& draft, const Progress& progress)
{
    const auto sha256 = copyWithDigest(source, draft, progress);
    if (!sha256)
        return sha256.error();
    if (*sha256 != promised.sha256)
        return Error{ErrorCode::Corrupt,
                     Words::tr("%1 of the backup was changed: its SHA-256 is not the one in %2.")
                         .arg(kDatabaseName, kManifestName),
                     QString::fromLatin1(sha256->toHex())};
    if (auto ok = store::databasefile::sync(draft); !ok)
        return ok;
    const auto found = inspect(draft, progress);
    if (!found)
        return found.error();
    return compare(promised.contents, *found);
}

} // namespace

Result<Manifest> backUp(const QString& branchFolder, const QString& target, qint64 nowMs, const Progress& progress)
{
    const QString source = storeIn(branchFolder);
    if (auto ok = store::databasefile::inspect(source, store::Schema::branch()); !ok)
        return ok.error();
    auto draft = DraftFolder::make(target);
    if (!draft)
        return draft.error();
    const QString copy = draft->filePath(kDatabaseName);
    if (auto ok =
            checkRoom(draft->path(), QFileInfo(source).size() + QFileInfo(source + QStringLiteral("-wal")).size());
        !ok)
        return ok.error();
    const auto copied = store::copyOnline(source, copy, [&progress](qint64 done, qint64 all) {
        return progress({Step::What::Copying, done, all});
    });
    if (!copied)
        return copied.error().code == ErrorCode::Cancelled ? stopped() : copied.error();
    if (auto ok = store::databasefile::sync(copy); !ok)
        return ok.error();
    auto contents = inspect(copy, progress);
    if (!contents)
        return contents.error();
    auto sha256 = digestOf(copy, progress);
    if (!sha256)
        return sha256.error();
    Manifest manifest{nowMs, QFileInfo(copy).size(), *std::move(sha256), *std::move(contents)};
    if (auto ok = writeManifest(manifest, draft->filePath(kManifestName)); !ok)
        return ok.error();
    if (auto ok = draft->publish(); !ok)
        return ok.error();
    return manifest;
}

Result<Manifest> restore(const QString& source, const QString& branchFolder, const Progress& progress)
{
    auto manifest = manifestOf(source);
    if (!manifest)
        return manifest;
    if (auto ok = refuseAStore(branchFolder); !ok)
        return ok.error();
    if (auto ok = checkFile(*manifest, storeIn(source)); !ok)
        return ok.error();
    MadeFolder made(branchFolder);
    if (auto ok = store::databasefile::inspectFolder(storeIn(branchFolder)); !ok)
        return ok.error();
    // Beside its place, on the same disk; what SQLite leaves beside the draft goes with it.
    const auto draft = DraftFolder::make(branchFolder + QStringLiteral("/restore"));
    if (!draft)
        return draft.error();
    if (auto ok = checkRoom(draft->path(), manifest->bytes); !ok)
        return ok.error();
    const QString copy = draft->filePath(kDatabaseName);
    if (auto ok = fillDraft(*manifest, storeIn(source), copy, progress); !ok)
        return ok.error();
    if (auto ok = store::databasefile::publish(copy, storeIn(branchFolder)); !ok)
        return ok.error();
    made.keep();
    return manifest;
}

Result<Manifest> manifestOf(const QString& source)
{
    QFile file(source + QLatin1Char('/') + kManifestName);
    if (!file.exists())
        return Error{
            ErrorCode::NotFound, Words::tr("There is no backup in %1: %2 is missing.").arg(source, kManifestName), {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, Words::tr("%1 cannot be read.").arg(kManifestName), file.errorString()};
    return Manifest::fromJson(file.read(kMostManifestBytes));
}

QStringList keysOf(const QString& branchFolder)
{
    QStringList names = QDir(branchFolder)
                            .entryList({QStringLiteral("*.key"), QStringLiteral("audit.signed*")},
                                       QDir::Files | QDir::Hidden, QDir::Name);
    if (QFileInfo(branchFolder + QStringLiteral("/broker")).isDir())
        names.append(QStringLiteral("broker/"));
    return names;
}

} // namespace jinbi::backup
