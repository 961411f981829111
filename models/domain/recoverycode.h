// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/passphrase.h"
#include "domain/result.h"

#include <QByteArray>
#include <QString>

/// A code on paper by which an administrator who forgot the passphrase comes back: 20 characters of 32, thus 100 bits,
/// none of which looks like another, in groups of five.
namespace jinbi::recoverycode {

inline constexpr int kCharacters = 20;
inline constexpr int kAtOnce = 2; ///< how many are made together

/// `random`: kCharacters bytes from a source that nobody can foresee.
[[nodiscard]] QString from(const QByteArray& random);
/// Capitals or not, with or without hyphens and spaces. Invalid for what can be no code.
[[nodiscard]] Result<Passphrase> typed(const QString& text);

} // namespace jinbi::recoverycode
