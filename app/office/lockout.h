// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operatoraccount.h"
#include "ports/clock.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace jinbi::office {

/// How long nothing is tried after passphrases that were wrong (NIST SP 800-63B 3.2.2): from the fifth in a row on
/// 30 s, doubling to 15 min.
///
/// Failures and the time of the last one are in the store; here it is remembered when each delay was first seen, on the
/// clock that never jumps, so that a wall clock that is set does not shorten it. After a restart there is only the wall
/// clock: one that went back lets the delay begin anew, never longer than it is. Failures for logins that nobody has
/// are counted here alone and lead to the same delays. One thread.
class Lockout
{
public:
    static constexpr int kFree = 4;        ///< failures without a delay
    static constexpr int kMost = 100;      ///< failures after which an account is disabled
    static constexpr int kStrangers = 512; ///< logins of nobody that are remembered

    /// What the store has of one account.
    struct Record
    {
        int failures = 0;
        qint64 waitMs = 0;
        qint64 waitFromMs = 0; ///< UTC ms
    };

    /// `clock` outlives it.
    explicit Lockout(const Clock& clock);

    [[nodiscard]] static qint64 waitAfter(int failures); ///< ms

    /// ms that are left; 0: it may be tried.
    [[nodiscard]] qint64 remaining(const QString& key, const Record& record);
    /// True once in each delay: a try that came too early is told once.
    [[nodiscard]] bool isFirstKnock(const QString& key);
    void forget(const QString& key) { m_anchors.remove(key); }

    /// Of a login that nobody has; nothing of it is kept but a keyed hash, for people type passphrases there.
    [[nodiscard]] QString strangerKey(const QString& login) const;
    [[nodiscard]] Record stranger(const QString& key) const { return m_strangers.value(key); }
    void strangerFailed(const QString& key);

private:
    struct Anchor
    {
        Record record;
        qint64 untilMs = 0; ///< Clock::monotonicMs()
        bool isTold = false;
    };

    const Clock& m_clock;
    QByteArray m_salt;
    QHash<QString, Anchor> m_anchors;
    QHash<QString, Record> m_strangers;
};

} // namespace jinbi::office
