// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transaction.h"

#include <QLoggingCategory>

#include <utility>

namespace jinbi::store {

namespace {

Q_LOGGING_CATEGORY(lcStore, "jinbi.store")

} // namespace

Result<Transaction> Transaction::begin(const Database& database)
{
    Transaction transaction(database);
    for (const QString& sql : database.dialect().beginWriting) {
        if (auto ok = database.execute(sql); !ok)
            return ok.error();
    }
    return transaction;
}

Transaction::Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction()
{
    if (!m_database)
        return;
    // Already rolled back by itself after some errors (disk full), or never begun; then this one is refused.
    if (const auto ok = m_database->execute(QStringLiteral("ROLLBACK")); !ok)
        qCDebug(lcStore, "Rollback: %ls", qUtf16Printable(ok.error().detail));
}

Result<void> Transaction::commit()
{
    auto ok = m_database->execute(QStringLiteral("COMMIT"));
    if (ok)
        m_database = nullptr;
    return ok;
}

} // namespace jinbi::store
