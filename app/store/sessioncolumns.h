// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/sessionrecord.h"
#include "ports/sessionlog.h"

#include <QString>
#include <QVariant>

namespace jinbi::store {

class Statement;

/// Records to rows of the session table and back. The columns repeat what the log filters and shows; `body` is whole.
namespace columns {

/// INSERT that does nothing when id or place are taken.
[[nodiscard]] QString insertSql();
[[nodiscard]] QVariantList insertValues(const SessionRecord& record, const QByteArray& body, qint64 storedMs);

/// The columns that rowAt() reads, in its order.
[[nodiscard]] QString rowList();
/// Corrupt when a name in it is none of ours.
[[nodiscard]] Result<SessionRow> rowAt(const Statement& statement);

} // namespace columns

/// The line of the log that a record becomes.
[[nodiscard]] SessionRow rowOf(const SessionRecord& record);

} // namespace jinbi::store
