// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/sealing.h"
#include "domain/result.h"
#include "ports/bankhost.h"
#include "ports/pinentry.h"

#include <QString>

namespace jinbi::kiosk {

/// The rehearsal's stand-in for an encrypting pad: digits go in, only a block sealed to the host comes out.
///
/// Invariant: the digits lie in guarded memory only, never in a QString or a signal, and are wiped by clear(), by
/// every sealing and when the pad dies. Three tries per customer. Thread: that of the customer's screen.
class PinPad : public PinEntry
{
public:
    static constexpr int kShortest = 4;
    static constexpr int kLongest = 12;
    static constexpr int kTries = 3;
    /// Clear text of a block, of constant length so that it tells nothing: one byte count, then that many ASCII
    /// digits, then zeros.
    static constexpr int kBlockBytes = 1 + kLongest;

    /// The host's key, not the branch's.
    explicit PinPad(crypto::SealingKey hostKey);
    ~PinPad() override;

    void begin() override;
    bool enter(int digit) override;
    void clear() override;
    [[nodiscard]] int length() const override;
    [[nodiscard]] int triesLeft() const override { return m_triesLeft; }
    Result<PinBlock> seal() override;
    /// seal() and the host's answer; Locked when no try is left, Wrong for an entry that is too short.
    [[nodiscard]] PinVerdict submit(BankHost& host, const QString& customer);

private:
    crypto::SealingKey m_hostKey;
    unsigned char* m_block = nullptr; ///< sodium_malloc; owned
    int m_triesLeft = kTries;
};

} // namespace jinbi::kiosk
