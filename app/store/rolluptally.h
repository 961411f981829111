// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/sessionrecord.h"
#include "store/database.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace jinbi::store {

/// Counts kept beside the sessions so that charts need not read them all, and the customers that were seen, so that a
/// search need not: what several sessions add to them, summed up before it is written, since sessions of one batch
/// often fall into one row. Hours and days are those of UTC since 1970.
///
/// Invariant: the kept counts equal a recount, and every pseudonym of a session is among those seen, because each new
/// session is counted once and the tally written once, in the transaction that stores them. One thread at a time;
/// write() in the thread of the database.
class RollupTally
{
public:
    void count(const SessionRecord& record);
    Result<void> write(const Database& database) const;

private:
    struct Hour
    {
        QString kiosk;
        qint64 hour = 0;
        Outcome outcome = Outcome::Fault;
        bool operator==(const Hour&) const = default;
        friend size_t qHash(const Hour& h, size_t seed = 0)
        {
            return qHashMulti(seed, h.kiosk, h.hour, static_cast<int>(h.outcome));
        }
    };
    struct Score
    {
        QString kiosk;
        qint64 day = 0;
        quint64 policy = 0;
        QString label;
        int bin = 0;
        bool operator==(const Score&) const = default;
        friend size_t qHash(const Score& s, size_t seed = 0)
        {
            return qHashMulti(seed, s.kiosk, s.day, s.policy, s.label, s.bin);
        }
    };

    struct Time
    {
        QString kiosk;
        qint64 day = 0;
        QString what;
        int bin = 0;
        bool operator==(const Time&) const = default;
        friend size_t qHash(const Time& t, size_t seed = 0) { return qHashMulti(seed, t.kiosk, t.day, t.what, t.bin); }
    };
    struct StageKey
    {
        QString kiosk;
        qint64 day = 0;
        Stage stage = Stage::Scan;
        bool operator==(const StageKey&) const = default;
        friend size_t qHash(const StageKey& s, size_t seed = 0)
        {
            return qHashMulti(seed, s.kiosk, s.day, static_cast<int>(s.stage));
        }
    };
    struct StageSum
    {
        qint64 visits = 0;
        qint64 totalMs = 0;
    };
    Result<void> writeTimes(const Database& database) const;
    Result<void> writeCustomers(const Database& database) const;

    QHash<Hour, qint64> m_hours;
    QHash<Score, qint64> m_scores;
    QHash<Time, qint64> m_times;
    QHash<StageKey, StageSum> m_stages;
    QSet<QString> m_customers;
};

} // namespace jinbi::store
