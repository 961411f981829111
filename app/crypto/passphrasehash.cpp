// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/passphrasehash.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cerrno>

#include <sodium.h>

namespace jinbi::crypto {

namespace {

// Whoever can write to the store must not be able to make every sign-in take the machine's memory.
constexpr qulonglong kMostKibibytes = 1024ULL * 1024ULL;
constexpr qulonglong kMostPasses = 16;

Error tooLittleMemory()
{
    return {ErrorCode::Unavailable,
            QCoreApplication::translate("PassphraseHash", "There is too little memory to check the passphrase."),
            QStringLiteral("argon2id: no memory")};
}

bool isBearable(const QString& verifier)
{
    static const QRegularExpression kForm(QStringLiteral(
        "\\A\\$argon2id\\$v=19\\$m=([0-9]{1,9}),t=([0-9]{1,4}),p=1\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+\\z"));
    const QRegularExpressionMatch match = kForm.match(verifier);
    return match.hasMatch() && verifier.size() < static_cast<qsizetype>(crypto_pwhash_STRBYTES) &&
           match.captured(1).toULongLong() <= kMostKibibytes && match.captured(2).toULongLong() <= kMostPasses;
}

} // namespace

PassphraseHash::Cost PassphraseHash::Cost::moderate()
{
    return {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE};
}

PassphraseHash::Cost PassphraseHash::Cost::lowest()
{
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

Result<QString> PassphraseHash::make(const Passphrase& passphrase) const
{
    const QByteArray& text = passphrase.utf8();
    QByteArray verifier(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(verifier.data(), text.constData(), static_cast<unsigned long long>(text.size()),
                          m_cost.passes, m_cost.memoryBytes) != 0)
        return tooLittleMemory();
    return QString::fromLatin1(verifier.constData());
}

Result<bool> PassphraseHash::fits(const QString& verifier, const Passphrase& passphrase) const
{
    if (!isBearable(verifier))
        return Error{ErrorCode::Corrupt,
                     QCoreApplication::translate("PassphraseHash", "What is stored of this passphrase is damaged."),
                     QStringLiteral("verifier: form or cost")};
    const QByteArray kept = verifier.toLatin1();
    const QByteArray& text = passphrase.utf8();
    // libsodium says -1 for both a difference and a failed allocation; only the latter leaves this number.
    errno = 0;
    if (crypto_pwhash_str_verify(kept.constData(), text.constData(), static_cast<unsigned long long>(text.size())) == 0)
        return true;
    if (errno == ENOMEM)
        return tooLittleMemory();
    return false;
}

Result<void> PassphraseHash::pretend(const Passphrase& passphrase) const
{
    const auto made = make(passphrase);
    return made ? Result<void>() : made.error();
}

bool PassphraseHash::isAged(const QString& verifier) const
{
    return crypto_pwhash_str_needs_rehash(verifier.toLatin1().constData(), m_cost.passes, m_cost.memoryBytes) != 0;
}

} // namespace jinbi::crypto
