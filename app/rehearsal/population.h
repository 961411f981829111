// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/profile.h"
#include "domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

namespace jinbi::rehearsal {

/// One invented customer of the rehearsal bank. The PIN is not in here: see Population::typePin().
struct Customer
{
    QString pseudonym;      ///< "C-0007"
    QString phone;          ///< E.164 digits of a number range that no operator uses
    quint64 personSeed = 0; ///< who it is, for the drawing
    bool operator==(const Customer&) const = default;
};

/// What a reader reads from the ticket or the document of whoever owns that number: "T-3F09A1C2B7".
[[nodiscard]] QString claimCode(Claim claim, const QString& phone);

/// The invented customers of a rehearsal branch, the same for the same seed.
///
/// Invariant: pseudonyms and phone numbers are unique. PINs are derived anew each time they are needed and handed out
/// digit by digit, so that no PIN ever rests in this object.
class Population
{
public:
    static Population fromSeed(quint64 seed, int customers);
    /// Named people, such as the sub-folders of a folder of pictures; `names` become part of nothing but the order.
    static Population ofFolders(quint64 seed, const QList<QString>& names);

    [[nodiscard]] const QList<Customer>& customers() const noexcept { return m_customers; }
    /// A number that belongs to nobody.
    [[nodiscard]] QString unknownPhone(quint64 draw) const;
    /// A face that belongs to no customer.
    [[nodiscard]] quint64 strangerSeed(quint64 draw) const;
    /// The customer's own PIN (or, when `wrong`, another one), one digit at a time.
    void typePin(const QString& pseudonym, bool wrong, const std::function<void(int digit)>& digit) const;

    static constexpr int kPinDigits = 6;

private:
    explicit Population(quint64 seed);
    quint64 m_seed = 0;
    QByteArray m_key;
    QList<Customer> m_customers;
};

} // namespace jinbi::rehearsal
