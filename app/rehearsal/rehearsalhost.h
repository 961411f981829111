// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/sealing.h"
#include "ports/bankhost.h"
#include "rehearsal/population.h"

#include <QByteArray>
#include <QHash>

#include <memory>
#include <mutex>

namespace jinbi::rehearsal {

/// The bank's side of a rehearsal branch: invented customers, PINs kept as keyed hashes under a key made at start.
///
/// It can only be made for a rehearsal branch. Thread-safe: all kiosks of a process share one.
class RehearsalHost : public BankHost
{
public:
    /// Refused unless `rehearsalBranch`; real customers and this host must never meet.
    static Result<std::unique_ptr<RehearsalHost>> create(const Population& population, bool rehearsalBranch);

    /// What the pads of this branch seal PINs to.
    [[nodiscard]] crypto::SealingKey pinKey() const { return m_pinKey.sealingKey(); }

    [[nodiscard]] Result<std::optional<QString>> customerByPhone(const QString& phone) override;
    [[nodiscard]] Result<std::optional<QString>> customerByClaim(Claim claim, const QString& code) override;
    [[nodiscard]] PinVerdict verifyPin(const QString& customer, const PinBlock& block) override;
    [[nodiscard]] bool isRehearsal() const override { return true; }

private:
    RehearsalHost(const Population& population, crypto::OpeningKey key);

    crypto::OpeningKey m_pinKey;
    QByteArray m_hashKey;
    std::mutex m_mutex;
    QHash<QString, QString> m_byPhone;      // guarded by m_mutex
    QHash<QString, QString> m_byClaim;      // guarded by m_mutex
    QHash<QString, QByteArray> m_pinHashes; // guarded by m_mutex
};

} // namespace jinbi::rehearsal
