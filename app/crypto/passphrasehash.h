// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/passphrase.h"
#include "domain/result.h"

#include <QString>

#include <cstddef>

namespace jinbi::crypto {

/// What is kept of a passphrase: an Argon2id verifier with its own salt and cost, as libsodium writes it
/// (`$argon2id$v=19$m=…,t=…,p=1$salt$hash`).
///
/// At the moderate cost (256 MiB, three passes) each call takes about half a second: not for the GUI thread. Every
/// call but isAged() answers Unavailable when there is too little memory. A value; thread-safe.
class PassphraseHash
{
public:
    struct Cost
    {
        unsigned long long passes = 0;
        std::size_t memoryBytes = 0;
        static Cost moderate();
        /// The least that the algorithm allows, for tests: guesses cost nothing.
        static Cost lowest();
    };

    explicit PassphraseHash(Cost cost = Cost::moderate()) : m_cost(cost) {}

    [[nodiscard]] Result<QString> make(const Passphrase& passphrase) const;
    /// Corrupt for a text that is no verifier or that would cost more than any of ours.
    [[nodiscard]] Result<bool> fits(const QString& verifier, const Passphrase& passphrase) const;
    /// As much work as fits(), for a login that nobody has: its time must not tell that.
    [[nodiscard]] Result<void> pretend(const Passphrase& passphrase) const;
    /// Whether it was made at another cost than this one and should be made anew when the passphrase is at hand.
    [[nodiscard]] bool isAged(const QString& verifier) const;

private:
    Cost m_cost;
};

} // namespace jinbi::crypto
