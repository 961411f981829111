// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/storeaddress.h"

class QSqlError;

namespace jinbi::store {

/// What the database said, as one of our errors with words for people. The detail holds its text; of PostgreSQL, which
/// repeats values in some of its messages, only the first line.
[[nodiscard]] Error fromSql(const QSqlError& error, StoreAddress::Kind kind);

} // namespace jinbi::store
