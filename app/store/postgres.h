// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/schema.h"
#include "store/storeaddress.h"

#include <QString>
#include <QStringList>

class QSqlDatabase;

/// What a PostgreSQL server needs beside the SQL. Blocks for as long as the server takes to answer, a few seconds at
/// most when it does not. Any thread.
namespace jinbi::store::postgres {

/// Connects `handle`, whose driver is QPSQL. The error says which it was: the server is away, does not know the user,
/// wants a password, does not encrypt as asked, has no such database.
[[nodiscard]] Result<void> connect(QSqlDatabase& handle, const ServerAddress& server);
/// To be run on a new connection.
[[nodiscard]] QStringList settings(bool forWriting);
/// Refuses a database of another program or in another encoding than UTF-8; NotFound while there is nothing in it.
[[nodiscard]] Result<void> inspect(const QSqlDatabase& handle, const ServerAddress& server, const Schema& schema);
/// Makes a new database ours, as application_id does in a file.
[[nodiscard]] QString markSql(const Schema& schema);

} // namespace jinbi::store::postgres
