// SPDX-License-Identifier: GPL-3.0-or-later
#include "rehearsal/rehearsalhost.h"

#include "kiosk/pinpad.h"

#include <QCoreApplication>

namespace jinbi::rehearsal {

RehearsalHost::RehearsalHost(const Population& population, crypto::OpeningKey key)
    : m_pinKey(std::move(key)), m_hashKey(crypto::randomBytes(32))
{
    for (const Customer& customer : population.customers()) {
        m_byPhone.insert(customer.phone, customer.pseudonym);
        for (const Claim claim : {Claim::Ticket, Claim::Document})
            m_byClaim.insert(claimCode(claim, customer.phone), customer.pseudonym);
        QByteArray digits;
        population.typePin(customer.pseudonym, false,
                           [&digits](int digit) { digits.append(static_cast<char>('0' + digit)); });
        m_pinHashes.insert(customer.pseudonym, crypto::keyedHash(m_hashKey, customer.pseudonym.toUtf8() + digits));
        digits.fill('\0');
    }
}

Result<std::unique_ptr<RehearsalHost>> RehearsalHost::create(const Population& population, bool rehearsalBranch)
{
    if (!rehearsalBranch) {
        return Error{
            ErrorCode::Refused,
            QCoreApplication::translate("RehearsalHost", "Invented customers exist only in a rehearsal branch."),
            QStringLiteral("rehearsal host outside a rehearsal branch")};
    }
    auto key = crypto::OpeningKey::create();
    if (!key)
        return key.error();
    return std::unique_ptr<RehearsalHost>(new RehearsalHost(population, *key));
}

Result<std::optional<QString>> RehearsalHost::customerByPhone(const QString& phone)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_byPhone.constFind(phone);
    return found == m_byPhone.cend() ? std::optional<QString>() : std::optional<QString>(*found);
}

Result<std::optional<QString>> RehearsalHost::customerByClaim(Claim /*claim*/, const QString& code)
{
    // The kinds cannot be taken for one another: each code begins with its own letter.
    const std::scoped_lock lock(m_mutex);
    const auto found = m_byClaim.constFind(code);
    return found == m_byClaim.cend() ? std::optional<QString>() : std::optional<QString>(*found);
}

PinVerdict RehearsalHost::verifyPin(const QString& customer, const PinBlock& block)
{
    auto clear = m_pinKey.open(block.sealed);
    // One count, then as many digits, then zeros: see kiosk/pinpad.h.
    if (!clear || clear->size() != kiosk::PinPad::kBlockBytes || clear->at(0) > kiosk::PinPad::kLongest)
        return PinVerdict::Unavailable;
    const QByteArray hash = crypto::keyedHash(m_hashKey, customer.toUtf8() + clear->mid(1, clear->at(0)));
    clear->fill('\0');
    const std::scoped_lock lock(m_mutex);
    // Unknown customers take the same path, so that the time tells nothing.
    return m_pinHashes.value(customer) == hash ? PinVerdict::Ok : PinVerdict::Wrong;
}

} // namespace jinbi::rehearsal
