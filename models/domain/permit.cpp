// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/permit.h"

#include <QCoreApplication>

namespace jinbi {

Result<Act> Permit::spend(Action action, ActKind kind, const QString& object) &&
{
    if (m_isSpent || action != m_action)
        return Error{ErrorCode::Refused, QCoreApplication::translate("Rights", "This needs leave that was not given."),
                     QStringLiteral("permit: spent, or for another action")};
    m_isSpent = true;
    return Act{kind,
               m_who.toString(),
               object,
               {{QStringLiteral("branch"), m_branch}, {QStringLiteral("role"), names::of(m_role)}},
               {}};
}

} // namespace jinbi
