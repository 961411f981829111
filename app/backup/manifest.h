// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backup/storecontents.h"
#include "domain/result.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>

namespace jinbi::backup {

inline constexpr QLatin1StringView kManifestName("backup.json");
inline constexpr QLatin1StringView kDatabaseName("branch.sqlite");

/// What a backup says of itself, in `backup.json` beside the database. Its own digest finds damage, not forgery:
/// whoever can write both files can make both fit. Against that stands the signed checkpoint (`jinbi-audit verify
/// --vkey`).
struct Manifest
{
    static constexpr int kFormat = 1;

    qint64 madeMs = 0; ///< UTC ms
    qint64 bytes = 0;  ///< of the database file
    QByteArray sha256; ///< of the database file, 32 bytes
    StoreContents contents;

    [[nodiscard]] QByteArray toJson() const;
    /// Corrupt for anything that toJson() would not have written, Incompatible for a later format.
    static Result<Manifest> fromJson(const QByteArray& json);
    bool operator==(const Manifest&) const = default;
};

} // namespace jinbi::backup
