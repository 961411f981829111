// SPDX-License-Identifier: GPL-3.0-or-later
#include "face/networkmanifest.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace jinbi {

namespace {

Q_LOGGING_CATEGORY(lcNetworks, "jinbi.face.networks")

constexpr qint64 kMostManifestBytes = 1024 * 1024;
constexpr qint64 kMostNetworkBytes = 256LL * 1024 * 1024;
constexpr int kLeastDimensions = 16;
constexpr int kMostDimensions = 4096;

QString tr(const char* text)
{
    return QCoreApplication::translate("NetworkManifest", text);
}

Error unreadable(const QString& path, const QString& why)
{
    return {ErrorCode::Io,
            tr(QT_TRANSLATE_NOOP("NetworkManifest", "%1 cannot be read.")).arg(QFileInfo(path).fileName()),
            QStringLiteral("%1: %2").arg(path, why)};
}

Error badEntry(const QString& name, const QString& field)
{
    return {ErrorCode::Invalid,
            tr(QT_TRANSLATE_NOOP("NetworkManifest", "The list of face networks has a wrong entry.")),
            QStringLiteral("network '%1': %2").arg(name.left(64), field)};
}

std::optional<NetworkRole> roleFrom(const QString& word)
{
    if (word == QLatin1StringView("detector"))
        return NetworkRole::Detector;
    if (word == QLatin1StringView("embedding"))
        return NetworkRole::Embedding;
    if (word == QLatin1StringView("liveness"))
        return NetworkRole::Liveness;
    return std::nullopt;
}

bool isBareName(const QString& file)
{
    static const QRegularExpression kBare(QStringLiteral("^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$"));
    return kBare.match(file).hasMatch();
}

bool isDigest(const QString& text)
{
    static const QRegularExpression kHex(QStringLiteral("^[0-9a-f]{64}$"));
    return kHex.match(text).hasMatch();
}

/// The name of the first field that is outside its limits, or nothing.
QString wrongField(const NetworkEntry& entry)
{
    if (entry.name.isEmpty() || entry.name.size() > 64)
        return QStringLiteral("name");
    if (!isBareName(entry.file))
        return QStringLiteral("file");
    if (entry.size < 1 || entry.size > kMostNetworkBytes)
        return QStringLiteral("size");
    if (!isDigest(entry.sha256))
        return QStringLiteral("sha256");
    if (!(entry.confidence > 0 && entry.confidence < 1))
        return QStringLiteral("confidence");
    const bool embeds = entry.role == NetworkRole::Embedding;
    if (embeds && (entry.dimensions < kLeastDimensions || entry.dimensions > kMostDimensions))
        return QStringLiteral("dimensions");
    return {};
}

Result<NetworkEntry> entryFrom(const QJsonObject& object)
{
    NetworkEntry entry;
    entry.name = object.value(QLatin1StringView("name")).toString();
    const std::optional<NetworkRole> role = roleFrom(object.value(QLatin1StringView("role")).toString());
    if (!role)
        return badEntry(entry.name, QStringLiteral("role"));
    entry.role = *role;
    entry.file = object.value(QLatin1StringView("file")).toString();
    entry.size = object.value(QLatin1StringView("size")).toInteger();
    entry.sha256 = object.value(QLatin1StringView("sha256")).toString().toLower();
    entry.licence = object.value(QLatin1StringView("licence")).toString();
    entry.url = object.value(QLatin1StringView("url")).toString();
    entry.dimensions = object.value(QLatin1StringView("dimensions")).toInt();
    entry.confidence = object.value(QLatin1StringView("confidence")).toDouble(entry.confidence);
    const QString wrong = wrongField(entry);
    if (!wrong.isEmpty())
        return badEntry(entry.name, wrong);
    return entry;
}

Result<QByteArray> readAll(const QString& path, qint64 most)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    // One byte more than is allowed is enough to know that there is too much.
    QByteArray bytes = file.read(most + 1);
    if (file.error() != QFileDevice::NoError)
        return unreadable(path, file.errorString());
    return bytes;
}

Error notWhole(const NetworkEntry& entry, const QString& message, const QString& detail)
{
    return {ErrorCode::Corrupt, message.arg(entry.file), QStringLiteral("%1: %2").arg(entry.file, detail)};
}

Result<void> verify(const NetworkEntry& entry, const QByteArray& bytes)
{
    if (bytes.startsWith("version https://git-lfs"))
        return notWhole(entry,
                        tr(QT_TRANSLATE_NOOP("NetworkManifest", "%1 is a Git LFS pointer, not the network itself.")),
                        QStringLiteral("Git LFS pointer of %1 bytes").arg(bytes.size()));
    if (bytes.size() < entry.size)
        return notWhole(entry, tr(QT_TRANSLATE_NOOP("NetworkManifest", "%1 is cut short.")),
                        QStringLiteral("%1 of %2 bytes").arg(bytes.size()).arg(entry.size));
    if (bytes.size() > entry.size)
        return notWhole(entry, tr(QT_TRANSLATE_NOOP("NetworkManifest", "%1 is longer than the network it should be.")),
                        QStringLiteral("more than %1 bytes").arg(entry.size));
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    if (QLatin1StringView(digest) != entry.sha256)
        return notWhole(entry, tr(QT_TRANSLATE_NOOP("NetworkManifest", "%1 is not the file its digest promises.")),
                        QStringLiteral("SHA-256 is %1").arg(QLatin1StringView(digest)));
    return {};
}

Result<VerifiedNetwork> readFrom(const QString& path, const NetworkEntry& entry)
{
    Result<QByteArray> bytes = readAll(path, entry.size);
    if (!bytes)
        return bytes.error();
    if (const Result<void> whole = verify(entry, *bytes); !whole)
        return whole.error();
    return VerifiedNetwork{entry, std::move(*bytes)};
}

} // namespace

Result<NetworkManifest> NetworkManifest::fromJson(const QByteArray& json)
{
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError || root.value(QLatin1StringView("format")).toInt() != 1 ||
        !root.value(QLatin1StringView("networks")).isArray())
        return Error{ErrorCode::Corrupt,
                     tr(QT_TRANSLATE_NOOP("NetworkManifest", "The list of face networks cannot be understood.")),
                     QStringLiteral("manifest: %1, format 1 expected").arg(parse.errorString())};
    NetworkManifest manifest;
    const QJsonArray networks = root.value(QLatin1StringView("networks")).toArray();
    for (const QJsonValue& value : networks) {
        Result<NetworkEntry> entry = entryFrom(value.toObject());
        if (!entry)
            return entry.error();
        manifest.m_networks.append(std::move(*entry));
    }
    return manifest;
}

Result<NetworkManifest> NetworkManifest::fromFile(const QString& path)
{
    if (!QFile::exists(path))
        return Error{ErrorCode::NotFound,
                     tr(QT_TRANSLATE_NOOP("NetworkManifest", "There is no list of face networks.")),
                     QStringLiteral("%1 is missing").arg(path)};
    const Result<QByteArray> json = readAll(path, kMostManifestBytes);
    if (!json)
        return json.error();
    return fromJson(*json);
}

Result<VerifiedNetwork> readVerified(const NetworkEntry& entry, const QStringList& folders)
{
    std::optional<Error> first;
    for (const QString& folder : folders) {
        const QString path = QDir(folder).filePath(entry.file);
        if (!QFile::exists(path))
            continue;
        Result<VerifiedNetwork> network = readFrom(path, entry);
        if (network)
            return network;
        qCWarning(lcNetworks) << "Network refused:" << network.error().detail;
        if (!first)
            first = network.error();
    }
    if (first)
        return *first;
    return Error{ErrorCode::NotFound,
                 tr(QT_TRANSLATE_NOOP("NetworkManifest", "%1 is not on this computer.")).arg(entry.file),
                 QStringLiteral("%1 is in none of %2 folders").arg(entry.file).arg(folders.size())};
}

NetworkShelf::NetworkShelf(QStringList folders) : m_folders(std::move(folders))
{
    QStringList manifests;
    for (const QString& folder : std::as_const(m_folders))
        manifests.append(QDir(folder).filePath(QStringLiteral("manifest.json")));
    manifests.append(QStringLiteral(":/networks/manifest.json"));
    for (const QString& path : std::as_const(manifests)) {
        const Result<NetworkManifest> manifest = NetworkManifest::fromFile(path);
        if (manifest)
            m_entries.append(manifest->networks());
        else if (manifest.error().code != ErrorCode::NotFound)
            qCWarning(lcNetworks) << "Manifest ignored:" << path << manifest.error().detail;
    }
}

NetworkShelf NetworkShelf::fromEnvironment(const QString& dataFolder)
{
    QStringList folders;
    const QString named = qEnvironmentVariable("JINBI_NETWORKS");
    for (const QString& folder : {named, dataFolder}) {
        if (!folder.isEmpty())
            folders.append(folder);
    }
    return NetworkShelf(folders);
}

QList<NetworkEntry> NetworkShelf::entries(NetworkRole role) const
{
    QList<NetworkEntry> found;
    for (const NetworkEntry& entry : m_entries) {
        const bool known = std::any_of(found.cbegin(), found.cend(),
                                       [&entry](const NetworkEntry& other) { return other.sha256 == entry.sha256; });
        if (entry.role == role && !known)
            found.append(entry);
    }
    return found;
}

} // namespace jinbi
