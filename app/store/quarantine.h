// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/batch.h"
#include "store/statement.h"

namespace jinbi::store {

/// Where refused messages are noted: who, why, how long, which hash. Never a byte of the payload. The same message
/// again only counts, so that a kiosk which repeats itself cannot fill the disk.
class Quarantine
{
public:
    explicit Quarantine(const Database& database);
    Result<void> add(const RefusedMessage& message, qint64 nowMs);

private:
    Statement m_add;
};

} // namespace jinbi::store
