// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/auditreader.h"
#include "store/auditwriter.h"
#include "store/database.h"
#include "store/evidencetable.h"
#include "store/operatortable.h"
#include "store/recoverytable.h"

#include <utility>

namespace jinbi::office {

/// One connection and what is done with it. Made, used and destroyed in the thread that opened the database.
struct Desk
{
    explicit Desk(store::Database opened)
        : database(std::move(opened))
        , operators(database)
        , recovery(database)
        , evidence(database)
        , audit(database)
        , log(database)
    {
    }

    store::Database database; ///< first: the others speak through it
    store::OperatorTable operators;
    store::RecoveryTable recovery;
    store::EvidenceTable evidence;
    store::AuditWriter audit;
    store::AuditReader log;
};

} // namespace jinbi::office
