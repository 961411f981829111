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
    if (auto ok = database.execute(QStringLiteral("BEGIN IMMEDIATE")); !ok)
        return ok.error();
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction()
{
    if (!m_database)
        return;
    // SQLite has already rolled back by itself after some errors (disk full); then this one is refused.
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
