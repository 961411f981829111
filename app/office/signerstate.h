// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/merkle.h"
#include "domain/result.h"

#include <QByteArray>
#include <QString>

namespace jinbi::office {

/// What a signer has signed last, in a private file beside its key: the right edge of the tree, and the checkpoint.
/// Whoever puts back an older store without putting back this file as well is found out.
///
///     jinbi-audit-signer v1
///     <base64 of the frontier>
///     <the signed note, to the end>
struct SignerState
{
    audit::Frontier frontier; ///< empty: nothing was signed yet
    QByteArray note;

    /// An empty one when there is no file; Corrupt for a file that is none.
    static Result<SignerState> load(const QString& path);
    /// In the place of the one before, whole also after a power cut.
    [[nodiscard]] Result<void> save(const QString& path) const;
};

} // namespace jinbi::office
