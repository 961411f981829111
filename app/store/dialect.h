// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/storeaddress.h"

#include <QString>
#include <QStringList>

namespace jinbi::store {

/// The few words in which the two databases differ; everything else is written so that both understand it.
struct Dialect
{
    QString name;  ///< as a migration's "only" has it
    QString bytes; ///< type of a column of bytes
    QString id;    ///< type of an identifier, ordered by its bytes
    /// Begins a transaction that nobody else's writing can come between: each waits here for the one before it.
    QStringList beginWriting;
    /// Begins a transaction in which every statement sees the same state.
    QString beginReading;
    QString lockRow; ///< after a SELECT of a row that will be changed
    /// The outcome where the kiosk is filtered as well, so that the better index is used.
    QString outcomeBesideKiosk;
    /// The column by which a row that was found is found again most cheaply in the same statement.
    QString place;
    /// One row when the table schema_version exists.
    QString findVersionTable;
};

[[nodiscard]] const Dialect& dialectOf(StoreAddress::Kind kind);

} // namespace jinbi::store
