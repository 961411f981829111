// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ids.h"

#include <QCoreApplication>

#include <algorithm>

namespace jinbi {

Result<KioskId> KioskId::from(const QString& text)
{
    const auto allowed = [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'A' && u <= u'Z') || (u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9') || u == u'-';
    };
    if (text.isEmpty() || text.size() > 32 || !std::all_of(text.cbegin(), text.cend(), allowed)) {
        return Error{ErrorCode::Invalid,
                     QCoreApplication::translate("KioskId", "A kiosk name has 1 to 32 letters, digits and hyphens."),
                     QStringLiteral("kiosk id of %1 characters refused").arg(text.size())};
    }
    return KioskId(text);
}

} // namespace jinbi
