// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QString>

namespace jinbi {

/// What somebody typed to prove who they are, as UTF-8 in NFC: the same text counts as the same however the keyboard
/// put it together. Moved, never copied; wiped when it goes. Never in a log.
///
/// Invariant: 1 to kMostBytes bytes without a NUL.
class Passphrase
{
public:
    static constexpr qsizetype kMostBytes = 1024;
    static constexpr int kShortest = 15; ///< characters of a new one (NIST SP 800-63B-4 3.1.1, single factor)

    /// Invalid names the limit, never the text.
    static Result<Passphrase> from(const QString& typed);

    Passphrase(Passphrase&& other) noexcept;
    Passphrase& operator=(Passphrase&& other) noexcept;
    Passphrase(const Passphrase&) = delete;
    Passphrase& operator=(const Passphrase&) = delete;
    ~Passphrase();

    /// Whether it will do as a new one: kShortest characters, not of one or two characters over and over, not a
    /// run of neighbours, and neither `login` nor `name` with little around it.
    [[nodiscard]] Result<void> fitsAsNew(const QString& login, const QString& name) const;
    [[nodiscard]] const QByteArray& utf8() const { return m_utf8; }

private:
    explicit Passphrase(QByteArray utf8) : m_utf8(std::move(utf8)) {}

    QByteArray m_utf8;
};

} // namespace jinbi
