// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/recoverytable.h"

#include <QCoreApplication>

namespace jinbi::store {

RecoveryTable::RecoveryTable(const Database& database)
    : m_unused(database, QStringLiteral("SELECT id, verifier FROM recovery_code WHERE used_ms IS NULL ORDER BY id"))
    , m_drop(database, QStringLiteral("DELETE FROM recovery_code"))
    , m_insert(database, QStringLiteral("INSERT INTO recovery_code (id, verifier, made_ms) VALUES (?, ?, ?)"))
    , m_use(database, QStringLiteral("UPDATE recovery_code SET used_ms = ? WHERE id = ? AND verifier = ? "
                                     "AND used_ms IS NULL"))
{
}

Result<QList<StoredRecoveryCode>> RecoveryTable::unused()
{
    if (const auto ok = m_unused.run({}); !ok)
        return ok.error();
    QList<StoredRecoveryCode> codes;
    for (;;) {
        const auto more = m_unused.next();
        if (!more)
            return more.error();
        if (!*more)
            return codes;
        codes.append({m_unused.value(0).toLongLong(), m_unused.value(1).toString()});
    }
}

Result<void> RecoveryTable::replace(const QStringList& verifiers, qint64 madeMs)
{
    if (const auto ok = m_drop.run({}); !ok)
        return ok.error();
    for (qsizetype i = 0; i < verifiers.size(); ++i) {
        if (const auto ok = m_insert.run({static_cast<int>(i + 1), verifiers.at(i), madeMs}); !ok)
            return ok.error();
    }
    return {};
}

Result<void> RecoveryTable::use(const StoredRecoveryCode& code, qint64 usedMs)
{
    const auto changed = m_use.run({usedMs, code.id, code.verifier});
    if (!changed)
        return changed.error();
    if (*changed != 1)
        return Error{ErrorCode::NotFound, QCoreApplication::translate("store", "This code counts no more."),
                     QStringLiteral("recovery code %1: used or replaced").arg(code.id)};
    return {};
}

} // namespace jinbi::store
