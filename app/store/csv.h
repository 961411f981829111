// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// RFC 4180 text for spreadsheets, in UTF-8.
namespace jinbi::store::csv {

/// One field. Text that a spreadsheet would run as a formula (= + - @ tab, carriage return or NUL in front) gets a '
/// in front, and so does text that already has one, so that taking one ' away always gives the original.
[[nodiscard]] QByteArray field(const QString& text);

} // namespace jinbi::store::csv
