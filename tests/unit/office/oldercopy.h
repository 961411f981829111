// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/office/branchoffice.h"

#include "audit/merkle.h"
#include "store/auditrecord.h"

namespace jinbi::test {

/// Makes of the store what it was at its first `size` entries, with all that belongs to them, as if an older copy were
/// put back. Only the signer knows that there was more. The triggers are gone by then (BranchOffice::disarm()).
inline void putBack(BranchOffice& office, int size)
{
    office.run(QStringLiteral("DELETE FROM audit_leaf WHERE seq >= %1").arg(size));
    office.run(QStringLiteral("DELETE FROM audit_opening WHERE seq >= %1").arg(size));
    office.run(QStringLiteral("DELETE FROM audit_checkpoint WHERE size > %1").arg(size));
    if (size == 0)
        return office.run(QStringLiteral("DELETE FROM audit_state"));
    audit::Frontier frontier;
    store::Statement leaves(office.keeper(), QStringLiteral("SELECT leaf FROM audit_leaf ORDER BY seq"));
    if (const auto ok = leaves.run({}); !ok)
        qFatal("%ls", qUtf16Printable(ok.error().detail));
    while (leaves.next().value())
        frontier.append(*audit::toHash(store::auditrecord::view(leaves.value(0).toByteArray())));
    const audit::Bytes edge = frontier.serialise();
    office.run(QStringLiteral("UPDATE audit_state SET size = %1, frontier = ?").arg(size),
               {store::auditrecord::bytes(edge)});
}

} // namespace jinbi::test
