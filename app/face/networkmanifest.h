// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace jinbi {

enum class NetworkRole { Detector, Embedding, Liveness };

/// One network as a manifest describes it.
struct NetworkEntry
{
    QString name;
    QString file; ///< a bare file name, no folder
    NetworkRole role = NetworkRole::Detector;
    qint64 size = 0; ///< bytes
    QString sha256;  ///< 64 lower-case hex digits
    QString licence;
    QString url;             ///< where the publisher keeps it; empty when nobody fetches it
    int dimensions = 0;      ///< length of the embedding; 0 for other roles
    double confidence = 0.8; ///< least confidence of a detection
    bool operator==(const NetworkEntry&) const = default;
};

/// What a manifest.json says.
///
/// Invariant: every entry has a name, a bare file name, a size of 1 byte to 256 MB and a digest of 64 hex digits; an
/// embedding has 16 to 4096 dimensions.
class NetworkManifest
{
public:
    NetworkManifest() = default;
    /// Errors: Corrupt for anything but JSON of format 1, Invalid for an entry outside its limits.
    [[nodiscard]] static Result<NetworkManifest> fromJson(const QByteArray& json);
    /// As fromJson(); NotFound or Io when the file cannot be read.
    [[nodiscard]] static Result<NetworkManifest> fromFile(const QString& path);

    [[nodiscard]] const QList<NetworkEntry>& networks() const { return m_networks; }

private:
    QList<NetworkEntry> m_networks;
};

/// The bytes of a network whose size and digest were checked, and which are then loaded from memory, so that what was
/// checked is what runs.
struct VerifiedNetwork
{
    NetworkEntry entry;
    QByteArray bytes;
};

/// Errors: NotFound (no such file in any folder), Io (not readable), Corrupt (truncated, a Git LFS pointer, a wrong
/// size or digest). When several folders hold the file, the first that verifies wins. Any thread.
[[nodiscard]] Result<VerifiedNetwork> readVerified(const NetworkEntry& entry, const QStringList& folders);

/// Where networks are looked for: folders in order of preference, each with its own manifest.json or none, and the
/// product's manifest, which speaks for files in any of them.
class NetworkShelf
{
public:
    explicit NetworkShelf(QStringList folders);

    /// JINBI_NETWORKS first (when set), then the user's data folder.
    [[nodiscard]] static NetworkShelf fromEnvironment(const QString& dataFolder);

    [[nodiscard]] const QStringList& folders() const { return m_folders; }
    /// Networks of a role that any manifest names, in order of preference, each digest once.
    [[nodiscard]] QList<NetworkEntry> entries(NetworkRole role) const;
    [[nodiscard]] Result<VerifiedNetwork> read(const NetworkEntry& entry) const
    {
        return readVerified(entry, m_folders);
    }

private:
    QStringList m_folders;
    QList<NetworkEntry> m_entries;
};

} // namespace jinbi
