// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/storeaddress.h"

#include <QMap>
#include <QString>

namespace jinbi::store::postgres {

/// What libpq is told beside host, port, user and database: the address's options and our time-outs.
[[nodiscard]] QMap<QString, QString> connectionOptions(const ServerAddress& server);

/// For a server that did not answer in time, which is not worth the time of another question.
[[nodiscard]] Error silence(const ServerAddress& server, const QString& said);

/// Why a connection failed, with words of its own for each reason. The driver hands on only a text, in whatever
/// language the server speaks; so this asks the server once more, for the code. `said` is that text, for the detail.
[[nodiscard]] Error troubleWith(const ServerAddress& server, const QString& said);

} // namespace jinbi::store::postgres
