// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/recoverycode.h"

#include <QCoreApplication>
#include <QStringView>

namespace jinbi {

namespace {

constexpr QStringView kAlphabet(u"ABCDEFGHJKLMNPQRSTUVWXYZ23456789");
static_assert(kAlphabet.size() == 32); // so that no character is likelier than another
constexpr int kGroup = 5;

} // namespace

QString recoverycode::from(const QByteArray& random)
{
    QString code;
    for (int i = 0; i < kCharacters; ++i) {
        if (i > 0 && i % kGroup == 0)
            code.append(QLatin1Char('-'));
        code.append(kAlphabet.at(static_cast<unsigned char>(random.at(i)) % kAlphabet.size()));
    }
    return code;
}

Result<Passphrase> recoverycode::typed(const QString& text)
{
    QString code = text.toUpper();
    code.removeIf([](QChar c) { return c == QLatin1Char('-') || c.isSpace(); });
    bool isCode = code.size() == kCharacters;
    for (const QChar c : std::as_const(code))
        isCode = isCode && kAlphabet.contains(c);
    auto passphrase =
        isCode
            ? Passphrase::from(code)
            : Error{
                  ErrorCode::Invalid,
                  QCoreApplication::translate("RecoveryCode", "Recovery code: %1 letters and digits.").arg(kCharacters),
                  QStringLiteral("recovery code: characters or length")};
    code.fill(QChar(u'\0'));
    return passphrase;
}

} // namespace jinbi
