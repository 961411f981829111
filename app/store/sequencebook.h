// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/batch.h"
#include "store/statement.h"

namespace jinbi::store {

/// How far each outbox has arrived without a gap. Stored and refused sequence numbers both count as dealt with.
/// Invariant: the kept figure never goes back, and everything up to it is dealt with.
class SequenceBook
{
public:
    explicit SequenceBook(const Database& database);
    /// Inside the transaction that stored something of this outbox.
    Result<EpochState> advance(const KioskId& kiosk, const QString& epoch);

private:
    Statement m_read;
    Statement m_beyond;
    Statement m_write;
};

} // namespace jinbi::store
