// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace jinbi::wire {

/// What QJsonDocument would let pass in a UTF-8 text: too deep nesting, duplicate or escaped field names, control
/// characters and lone surrogates in strings. Says what is wrong; the grammar itself is left to QJsonDocument.
[[nodiscard]] std::optional<QString> flawOfJson(QByteArrayView text);

/// The text of the object that the outermost object of a flawless text holds under `name`; empty when there is none.
[[nodiscard]] QByteArrayView memberText(QByteArrayView text, QByteArrayView name);

} // namespace jinbi::wire
