// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/heldstore.h"

#include "domain/operatoraccount.h"

#include <QCoreApplication>

namespace jinbi::office {

Result<void> HeldStore::isStill(const StoreHold& seen) const
{
    if (hold.signedRoot == seen.signedRoot && hold.signedEntries == seen.signedEntries && hold.entries >= seen.entries)
        return {};
    return Error{ErrorCode::Refused,
                 QCoreApplication::translate("office", "The store was changed in the meantime. Look at it again."),
                 QStringLiteral("accept: another store than was seen")};
}

Act HeldStore::acceptance(const QString& actor) const
{
    return {ActKind::StoreAccepted,
            actor,
            {},
            {{QStringLiteral("role"), names::of(Role::Administrator)},
             {QStringLiteral("entries"), QString::number(hold.entries)},
             {QStringLiteral("signed_entries"), QString::number(hold.signedEntries)},
             {QStringLiteral("signed_root"), hold.signedRoot}},
            {}};
}

} // namespace jinbi::office
