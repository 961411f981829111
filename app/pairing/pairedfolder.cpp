// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairing/pairedfolder.h"

#include "crypto/privatefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

#include <sys/stat.h>

namespace jinbi::pairing {

namespace {

constexpr qsizetype kMaxFile = qsizetype{64} * 1024;
constexpr qsizetype kMessageKeyBytes = 32;

QString say(const char* text)
{
    return QCoreApplication::translate("Pairing", text);
}

QString pathIn(const QString& folder, const char* name)
{
    return folder + QLatin1Char('/') + QLatin1StringView(name);
}

Error io(const QString& path)
{
    return {ErrorCode::Io, say(QT_TRANSLATE_NOOP("Pairing", "The folder %1 cannot be written.")).arg(path), path};
}

Result<void> makePrivate(const QString& folder)
{
    if (QDir().mkpath(folder) && ::chmod(QFile::encodeName(folder).constData(), S_IRWXU) == 0)
        return {};
    return io(folder);
}

/// Every bundle has a folder of its own, and its presence tells that the bundle was used.
QString identityFolder(const QString& folder, const QUuid& id)
{
    return folder + QStringLiteral("/identity-") + id.toString(QUuid::WithoutBraces);
}

Paired pairedIn(const QString& folder, const Bundle& bundle)
{
    const QString identity = identityFolder(folder, bundle.id);
    return {bundle, pathIn(identity, "ca.crt"), pathIn(identity, "kiosk.crt"), pathIn(identity, "kiosk.key"),
            pathIn(folder, "data")};
}

Result<void> writeIdentity(const Bundle& bundle, const QString& identity)
{
    if (auto written = crypto::createPrivateFile(pathIn(identity, "kiosk.key"), bundle.key); !written)
        return written;
    if (auto written = crypto::createPrivateFile(pathIn(identity, "kiosk.crt"), bundle.certificate); !written)
        return written;
    if (auto written = crypto::createPrivateFile(pathIn(identity, "message.key"), bundle.messageKey); !written)
        return written;
    return crypto::createPrivateFile(pathIn(identity, "ca.crt"), bundle.ca);
}

/// The old one is replaced in one step: a kiosk is always paired with one of them.
Result<void> replace(const QString& path, const QByteArray& bytes)
{
    const QString draft = path + QStringLiteral(".new");
    QFile::remove(draft);
    if (auto written = crypto::createPrivateFile(draft, bytes); !written)
        return written;
    if (std::rename(QFile::encodeName(draft).constData(), QFile::encodeName(path).constData()) != 0)
        return io(path);
    return {};
}

/// The keys of former pairings; their folders stay, empty, as the memory of used bundles.
void forgetOthers(const QString& folder, const QUuid& id)
{
    const QStringList others = QDir(folder).entryList({QStringLiteral("identity-*")}, QDir::Dirs);
    for (const QString& name : others) {
        QDir identity(folder + QLatin1Char('/') + name);
        if (identity.path() == identityFolder(folder, id))
            continue;
        for (const QString& file : identity.entryList(QDir::Files))
            identity.remove(file);
    }
}

Result<Bundle> keptBundle(const QString& folder)
{
    const Result<QByteArray> json = crypto::readPrivateFile(pathIn(folder, "paired.json"), kMaxFile);
    if (!json && json.error().code == ErrorCode::NotFound) {
        return Error{ErrorCode::NotFound,
                     say(QT_TRANSLATE_NOOP("Pairing", "No kiosk was paired in the folder %1.")).arg(folder),
                     QStringLiteral("no paired.json")};
    }
    if (!json)
        return json.error();
    return fromJson(*json);
}

Result<QByteArray> keptMessageKey(const QString& identity)
{
    Result<QByteArray> key = crypto::readPrivateFile(pathIn(identity, "message.key"), kMessageKeyBytes);
    if (!key && key.error().code == ErrorCode::NotFound)
        return Error{ErrorCode::Incompatible,
                     say(QT_TRANSLATE_NOOP("Pairing", "This kiosk was paired by an older version, and the branch would "
                                                      "not believe its messages. Pair it again: in Fleet, choose "
                                                      "Renew certificate. Sessions that wait here are kept and sent.")),
                     QStringLiteral("no message.key")};
    if (key && key->size() != kMessageKeyBytes)
        return Error{ErrorCode::Corrupt,
                     say(QT_TRANSLATE_NOOP("Pairing", "The key for messages does not fit or is damaged.")),
                     QStringLiteral("message.key: %1 bytes").arg(kMessageKeyBytes)};
    return key;
}

} // namespace

Result<Paired> keep(const Bundle& bundle, const QString& folder)
{
    if (QDir(identityFolder(folder, bundle.id)).exists()) {
        return Error{ErrorCode::Refused,
                     say(QT_TRANSLATE_NOOP("Pairing", "This pairing file was used already. Make a new one in Fleet.")),
                     QStringLiteral("bundle id used")};
    }
    if (const Result<Bundle> former = keptBundle(folder); former && former->kiosk != bundle.kiosk) {
        return Error{ErrorCode::Refused,
                     say(QT_TRANSLATE_NOOP("Pairing", "This folder belongs to kiosk %1. Choose another one."))
                         .arg(former->kiosk.toString()),
                     QStringLiteral("folder of another kiosk")};
    }
    // A draft first: a bundle counts as used only once all of it is there.
    const QString draft = folder + QStringLiteral("/draft");
    QDir(draft).removeRecursively();
    for (const QString& each : {folder, draft, pathIn(folder, "data")}) {
        if (auto made = makePrivate(each); !made)
            return made.error();
    }
    if (auto written = writeIdentity(bundle, draft); !written)
        return written.error();
    if (!QDir().rename(draft, identityFolder(folder, bundle.id)))
        return io(folder);
    if (auto written = replace(pathIn(folder, "paired.json"), toJson(bundle)); !written)
        return written.error();
    forgetOthers(folder, bundle.id);
    return find(folder);
}

Result<Paired> find(const QString& folder)
{
    const Result<Bundle> bundle = keptBundle(folder);
    if (!bundle)
        return bundle.error();
    Paired paired = pairedIn(folder, *bundle);
    for (const QString& file : {paired.caFile, paired.certFile, paired.keyFile}) {
        if (const auto whole = crypto::checkPrivateFile(file); !whole)
            return whole.error();
    }
    const Result<QByteArray> key = keptMessageKey(identityFolder(folder, bundle->id));
    if (!key)
        return key.error();
    paired.bundle.messageKey = *key;
    return paired;
}

} // namespace jinbi::pairing
