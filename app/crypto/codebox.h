// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>

/// Boxes that a short code opens: Argon2id makes the key (256 MB and three passes for each guess), XChaCha20-Poly1305
/// closes the box. Takes up to a second: not for the GUI thread. Thread-safe.
namespace jinbi::crypto {

/// `bound` is not hidden, but the box opens only beside the same.
[[nodiscard]] Result<QByteArray> sealWithCode(const QByteArray& clear, const QByteArray& code, const QByteArray& bound);
/// Refused when the code is another one (or anything was altered; the two cannot be told apart).
[[nodiscard]] Result<QByteArray> openWithCode(const QByteArray& box, const QByteArray& code, const QByteArray& bound);

/// BLAKE2b (32 bytes) without a key: whether bytes arrived whole, not who wrote them.
[[nodiscard]] QByteArray checksum(const QByteArray& bytes);

/// Overwrites what is no longer needed; `bytes` is empty afterwards.
void wipe(QByteArray& bytes);

} // namespace jinbi::crypto
