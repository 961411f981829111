// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

class QSqlError;

namespace jinbi::store {

/// What SQLite said, as one of our errors with words for people. The detail holds SQLite's text, never a bound value.
[[nodiscard]] Error fromSql(const QSqlError& error);

} // namespace jinbi::store
