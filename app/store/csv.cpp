// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csv.h"

namespace jinbi::store::csv {

namespace {

bool needsGuard(const QString& text)
{
    return !text.isEmpty() && QStringView(u"=+-@\t\r\n'\0", 9).contains(text.front());
}

} // namespace

QByteArray field(const QString& text)
{
    QByteArray bytes = (needsGuard(text) ? QLatin1Char('\'') + text : text).toUtf8();
    const bool quoted = bytes.contains('"') || bytes.contains(',') || bytes.contains('\n') || bytes.contains('\r');
    if (!quoted)
        return bytes;
    bytes.replace('"', "\"\"");
    return '"' + bytes + '"';
}

} // namespace jinbi::store::csv
