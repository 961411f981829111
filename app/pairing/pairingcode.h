// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

namespace jinbi::pairing {

/// What opens a pairing file: twelve characters of 31 that cannot be mistaken for each other, the last of which checks
/// the others. Eleven are random: 54 bits, each guess at which costs an Argon2id.
///
/// Invariant: whole and of a right check character. Never an argument of a program, never in a log.
class PairingCode
{
public:
    static constexpr int kCharacters = 12;

    static PairingCode create();
    /// As people type it: small letters, blanks, hyphens, and i or l for 1. Invalid when a character is missing, no
    /// character of a code, or the check says that one was mistyped or two were swapped.
    static Result<PairingCode> from(const QString& typed);

    /// "7K3M-9QWD-2F5X".
    [[nodiscard]] QString display() const;
    [[nodiscard]] const QByteArray& bytes() const { return m_code; }
    bool operator==(const PairingCode&) const = default;

private:
    explicit PairingCode(QByteArray code) : m_code(std::move(code)) {}
    QByteArray m_code;
};

} // namespace jinbi::pairing
