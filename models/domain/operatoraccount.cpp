// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/operatoraccount.h"

#include <QCoreApplication>

#include <algorithm>

namespace jinbi {

namespace {

constexpr qsizetype kLongestLogin = 32;
constexpr qsizetype kLongestName = 64;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(OperatorAccount)
};

bool isLoginCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-' || c == u'_';
}

} // namespace

QString OperatorAccount::loginFrom(const QString& typed)
{
    return typed.trimmed().normalized(QString::NormalizationForm_C).toLower();
}

Result<void> OperatorAccount::check() const
{
    if (login.isEmpty() || login.size() > kLongestLogin || !std::all_of(login.begin(), login.end(), isLoginCharacter))
        return Error{ErrorCode::Invalid,
                     Text::tr("Sign-in name: 1 to %1 of the characters a-z, 0-9, full stop, hyphen, underscore.")
                         .arg(kLongestLogin),
                     QStringLiteral("login: characters or length")};
    const auto isOdd = [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    };
    if (name.trimmed().isEmpty() || name.size() > kLongestName || std::any_of(name.begin(), name.end(), isOdd))
        return Error{ErrorCode::Invalid, Text::tr("Name: 1 to %1 characters.").arg(kLongestName),
                     QStringLiteral("name: characters or length")};
    if (branches.isEmpty())
        return Error{ErrorCode::Invalid, Text::tr("Branch: choose at least one."), QStringLiteral("branches: none")};
    return {};
}

} // namespace jinbi
