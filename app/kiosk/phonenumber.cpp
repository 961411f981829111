// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/phonenumber.h"

#include <QCoreApplication>

#include <optional>

namespace jinbi::kiosk {

namespace {

Error refused(const QString& limit)
{
    return {ErrorCode::Invalid, QCoreApplication::translate("PhoneNumber", "A mobile number has 11 digits."), limit};
}

bool isSeparator(QChar c)
{
    return c == QLatin1Char('-') || c.category() == QChar::Separator_Space || c == QLatin1Char('\t');
}

std::optional<QChar> digitOf(QChar c)
{
    constexpr char16_t kFullWidthZero = 0xFF10;
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return c;
    if (u >= kFullWidthZero && u <= kFullWidthZero + 9)
        return QChar(static_cast<char16_t>(u'0' + (u - kFullWidthZero)));
    return std::nullopt;
}

bool isPlus(QChar c)
{
    return c == QLatin1Char('+') || c.unicode() == 0xFF0B;
}

/// Digits of an international number, or nothing said about the country: then the mainland's 86 is put in front.
Result<QString> withCountry(QString digits, bool plus)
{
    if (!plus && digits.startsWith(QLatin1String("00"))) {
        digits.remove(0, 2);
        plus = true;
    }
    const bool mainland = digits.startsWith(QLatin1String("861")) && digits.size() == 13;
    if (!plus && digits.startsWith(QLatin1Char('1')) && digits.size() == 11)
        return QLatin1String("86") + digits;
    if (mainland)
        return digits;
    if (!plus)
        return refused(QStringLiteral("phone: 11 digits that begin with 1, got %1").arg(digits.size()));
    if (digits.startsWith(QLatin1String("86")))
        return refused(QStringLiteral("phone: 11 digits that begin with 1 after 86"));
    if (digits.size() < 8 || digits.size() > 15 || digits.startsWith(QLatin1Char('0')))
        return refused(QStringLiteral("phone: 8 to 15 digits with the country's, got %1").arg(digits.size()));
    return digits;
}

void wipe(QString& text)
{
    // A shared string is not ours to overwrite.
    if (text.isDetached())
        text.fill(QChar());
    text.clear();
}

} // namespace

Result<PhoneNumber> PhoneNumber::from(const QString& typed)
{
    if (typed.size() > kMaxTyped)
        return refused(QStringLiteral("phone: at most %1 characters").arg(kMaxTyped));
    QString digits;
    digits.reserve(kMaxTyped);
    bool plus = false;
    for (const QChar c : typed) {
        if (const std::optional<QChar> digit = digitOf(c)) {
            digits += *digit;
        } else if (isPlus(c) && digits.isEmpty() && !plus) {
            plus = true;
        } else if (!isSeparator(c)) {
            return refused(QStringLiteral("phone: only digits, blanks, hyphens and a leading +"));
        }
    }
    Result<QString> number = withCountry(std::move(digits), plus);
    if (!number)
        return number.error();
    return PhoneNumber(*std::move(number));
}

PhoneNumber& PhoneNumber::operator=(PhoneNumber&& other) noexcept
{
    if (this != &other) {
        wipe(m_digits);
        m_digits = std::move(other.m_digits);
    }
    return *this;
}

PhoneNumber::~PhoneNumber()
{
    wipe(m_digits);
}

} // namespace jinbi::kiosk
