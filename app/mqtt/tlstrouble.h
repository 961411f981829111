// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace jinbi::mqtt {

/// The certificate can be read, belongs to the key and names `identity`. That it is valid today is left to the
/// handshake: the clock of a kiosk may be wrong when it starts and right a minute later.
[[nodiscard]] Result<void> checkIdentity(const QString& certFile, const QString& keyFile, const QString& identity);

/// Remembers from libmosquitto's log why a handshake failed, which it does not tell otherwise. Not thread-safe.
class TlsTrouble
{
public:
    /// Before each attempt.
    void forget() { m_words.clear(); }
    void hear(const char* line);
    /// Words for people, empty when nothing is known to be wrong with a certificate. Reads the own certificate, because
    /// a broker may just hang up on one that is out of its time.
    [[nodiscard]] QString words(const QString& certFile) const;

private:
    QString m_words;
};

} // namespace jinbi::mqtt
