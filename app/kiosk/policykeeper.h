// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/policystanding.h"
#include "kiosk/kioskdatabase.h"
#include "policy/verifier.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace jinbi::kiosk {

/// Which policy a kiosk works by: the newest signed revision that it took, kept on its disk as it came.
///
/// Invariant: nothing is in force that was not verified since the program started, and nothing new before it is on the
/// disk (one transaction, synchronous=FULL). What is refused changes nothing but the report. The highest version ever
/// taken is kept apart from the revision, so that going back stays possible without making replays possible.
/// Thread: that of the database.
class PolicyKeeper
{
public:
    /// A clock is trusted while an acknowledgement of the store has shown it right by so much: neither the kiosk's
    /// clock nor the other side's word alone makes a revision valid or not.
    static constexpr qint64 kTrustedOffsetMs = 60000;

    struct Setup
    {
        KioskId kiosk;
        Policy start; ///< works where no revision does
        policy::Pins pins;
        EngineId engine; ///< that the kiosk has
    };
    /// What happened to a message.
    enum class Taken { New, Known, Refused };

    /// Makes its table when there is none, and verifies what is kept. The database must outlive the keeper.
    static Result<std::unique_ptr<PolicyKeeper>> open(KioskDatabase& database, Setup setup, qint64 utcMs);

    [[nodiscard]] static std::optional<qint64> trusted(qint64 utcMs, std::optional<qint64> offsetMs);

    /// Changes nothing; also tells what a message that cannot be read is called.
    [[nodiscard]] policy::Verdict judge(const QByteArray& message, std::optional<qint64> trustedUtcMs) const;
    /// To the disk; only of what judge() took as new.
    Result<void> keep(const QByteArray& message, const policy::Verdict& verdict);
    /// Both of these, and the report.
    Taken take(const QByteArray& message, qint64 utcMs, std::optional<qint64> offsetMs);

    /// To be applied between visits.
    [[nodiscard]] const Policy& inForce(qint64 utcMs, std::optional<qint64> offsetMs) const;
    /// Of what inForce() says.
    [[nodiscard]] PolicyStanding standing(qint64 utcMs, std::optional<qint64> offsetMs) const;

private:
    struct Kept
    {
        Policy policy;
        PolicyRevision revision;
        QByteArray hash;
        bool fits = true; ///< this kiosk's engine and profile
    };

    PolicyKeeper(KioskDatabase& database, Setup setup) : m_database(database), m_setup(std::move(setup)) {}
    Result<void> load(qint64 utcMs);
    [[nodiscard]] policy::Verdict judged(const QByteArray& message, const policy::Standpoint& standpoint) const;
    void believe(const policy::Verdict& verdict, bool fits);
    void note(const policy::Verdict& verdict, qint64 utcMs);
    [[nodiscard]] policy::Standpoint standpoint(std::optional<qint64> trustedUtcMs) const;
    [[nodiscard]] bool isExpired(std::optional<qint64> trustedUtcMs) const;

    KioskDatabase& m_database;
    Setup m_setup;
    std::optional<Kept> m_kept;
    quint64 m_highestVersion = 0;
    QByteArray m_highestHash;
    std::optional<RefusedPolicy> m_refused;
};

} // namespace jinbi::kiosk
