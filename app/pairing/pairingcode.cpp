// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairing/pairingcode.h"

#include <QCoreApplication>
#include <QRandomGenerator>

namespace jinbi::pairing {

namespace {

/// A prime number of them: then the weighted sum finds every wrong character and every two neighbours swapped.
constexpr QByteArrayView kAlphabet("123456789ABCDEFGHJKMNPQRSTVWXYZ");
static_assert(kAlphabet.size() == 31);
constexpr int kRandom = PairingCode::kCharacters - 1;
constexpr int kGroup = 4;

char checkOf(const QByteArray& code)
{
    qsizetype sum = 0;
    for (int i = 0; i < kRandom; ++i)
        sum += (i + 2) * kAlphabet.indexOf(code.at(i));
    return kAlphabet.at(sum % kAlphabet.size());
}

Error mistyped(const QString& message, const QString& detail)
{
    return {ErrorCode::Invalid, message, detail};
}

} // namespace

PairingCode PairingCode::create()
{
    QByteArray code;
    for (int i = 0; i < kRandom; ++i)
        code.append(kAlphabet.at(QRandomGenerator::system()->bounded(static_cast<int>(kAlphabet.size()))));
    code.append(checkOf(code));
    return PairingCode(code);
}

Result<PairingCode> PairingCode::from(const QString& typed)
{
    QByteArray code;
    for (const QChar c : typed.left(256)) {
        char character = c.toUpper().toLatin1();
        if (c.isSpace() || character == '-')
            continue;
        if (character == 'I' || character == 'L')
            character = '1';
        code.append(kAlphabet.contains(character) ? character : '\0');
    }
    if (code.size() != kCharacters || code.contains('\0')) {
        return mistyped(QCoreApplication::translate("Pairing", "A pairing code has 12 letters and digits."),
                        QStringLiteral("code: %1 characters of the alphabet").arg(kCharacters));
    }
    if (checkOf(code) != code.back()) {
        return mistyped(QCoreApplication::translate("Pairing", "The pairing code was mistyped."),
                        QStringLiteral("code: check character"));
    }
    return PairingCode(code);
}

QString PairingCode::display() const
{
    QStringList groups;
    for (int i = 0; i < kCharacters; i += kGroup)
        groups << QString::fromLatin1(m_code.mid(i, kGroup));
    return groups.join(QLatin1Char('-'));
}

} // namespace jinbi::pairing
