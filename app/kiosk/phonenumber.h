// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace jinbi::kiosk {

/// A mobile number as a customer typed it, made uniform.
///
/// Invariant: e164() is 8 to 15 digits, country code first, nothing else. Only tail() may leave the kiosk's memory;
/// the digits are overwritten when the number dies.
class PhoneNumber
{
public:
    static constexpr qsizetype kMaxTyped = 64;

    /// Takes ASCII and full-width digits, blanks, hyphens, and +86, 0086 or another country's prefix; without a
    /// prefix it must be a mainland mobile number: 11 digits that begin with 1. Invalid names the limit that was
    /// missed.
    static Result<PhoneNumber> from(const QString& typed);

    PhoneNumber(const PhoneNumber&) = delete;
    PhoneNumber& operator=(const PhoneNumber&) = delete;
    PhoneNumber(PhoneNumber&& other) noexcept = default;
    PhoneNumber& operator=(PhoneNumber&& other) noexcept;
    ~PhoneNumber();

    [[nodiscard]] const QString& e164() const noexcept { return m_digits; }
    /// Last four digits.
    [[nodiscard]] QString tail() const { return m_digits.right(4); }

private:
    explicit PhoneNumber(QString digits) : m_digits(std::move(digits)) {}
    QString m_digits;
};

} // namespace jinbi::kiosk
