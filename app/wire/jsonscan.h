// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace jinbi::wire {

/// What QJsonDocument would let pass in a UTF-8 text: too deep nesting, duplicate or escaped field names, control
/// characters and lone surrogates in strings. Says what is wrong; the grammar itself is left to QJsonDocument.
[[nodiscard]] std::optional<QString> flawOfJson(QByteArrayView text);

} // namespace jinbi::wire
