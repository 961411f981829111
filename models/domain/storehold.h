// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jinbi {

/// Why nothing is written to a store: it does not go on from what was signed of its log.
struct StoreHold
{
    enum class Kind {
        Older, ///< it ends before what was signed
        Other, ///< as long, with other entries
        Lost,  ///< its log has not begun
    };

    Kind kind = Kind::Older;
    quint64 entries = 0; ///< that the store has
    qint64 lastMs = 0;   ///< UTC ms, of the last of them; 0: unknown
    quint64 signedEntries = 0;
    qint64 signedMs = 0;    ///< UTC ms; 0: unknown
    QString signedRoot;     ///< base64; with signedEntries what a confirmation answers for
    bool isNobodys = false; ///< nobody has an account in it

    bool operator==(const StoreHold&) const = default;
};

} // namespace jinbi
