// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/database.h"

namespace jinbi::office {

/// While it lives, everything that is read of a database is of one state. One thread, that of the database.
class Snapshot
{
public:
    explicit Snapshot(const store::Database& database)
        : m_database(database), m_begun(database.execute(database.dialect().beginReading))
    {
    }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    ~Snapshot()
    {
        if (m_begun)
            (void)m_database.execute(QStringLiteral("ROLLBACK")).has_value();
    }
    /// Why there is none.
    [[nodiscard]] const Result<void>& begun() const { return m_begun; }

private:
    const store::Database& m_database;
    Result<void> m_begun;
};

} // namespace jinbi::office
