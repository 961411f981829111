// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/database.h"

namespace jinbi::store {

/// All or nothing: rolls back unless commit() succeeded. Takes the write lock at once, so that a transaction which
/// reads before it writes cannot fail half way. Not to be nested; lives shorter than its database.
class Transaction
{
public:
    static Result<Transaction> begin(const Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    Result<void> commit();

private:
    explicit Transaction(const Database& database) : m_database(&database) {}
    const Database* m_database; ///< null once it has ended
};

} // namespace jinbi::store
