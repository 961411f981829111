// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/pinpad.h"

#include <QCoreApplication>

#include <sodium.h>

#include <new>
#include <utility>

namespace jinbi::kiosk {

PinPad::PinPad(crypto::SealingKey hostKey)
    : m_hostKey(std::move(hostKey)), m_block(static_cast<unsigned char*>(sodium_malloc(kBlockBytes)))
{
    if (!m_block)
        throw std::bad_alloc();
    clear();
}

PinPad::~PinPad()
{
    sodium_free(m_block);
}

void PinPad::begin()
{
    clear();
    m_triesLeft = kTries;
}

int PinPad::length() const
{
    return m_block[0];
}

bool PinPad::enter(int digit)
{
    if (digit < 0 || digit > 9 || length() >= kLongest)
        return false;
    m_block[1 + m_block[0]++] = static_cast<unsigned char>('0' + digit);
    return true;
}

void PinPad::clear()
{
    sodium_memzero(m_block, kBlockBytes);
}

Result<PinBlock> PinPad::seal()
{
    if (m_triesLeft == 0) {
        clear();
        return Error{ErrorCode::Refused, QCoreApplication::translate("PinPad", "No try is left."),
                     QStringLiteral("pin: at most %1 tries").arg(kTries)};
    }
    if (length() < kShortest)
        return Error{ErrorCode::Invalid, QCoreApplication::translate("PinPad", "A PIN has 4 to 12 digits."),
                     QStringLiteral("pin: at least %1 digits").arg(kShortest)};
    --m_triesLeft;
    // No copy: the bytes stay where they are until they are sealed.
    Result<QByteArray> sealed =
        m_hostKey.seal(QByteArray::fromRawData(reinterpret_cast<const char*>(m_block), kBlockBytes));
    clear();
    if (!sealed)
        return sealed.error();
    return PinBlock{*std::move(sealed)};
}

PinVerdict PinPad::submit(BankHost& host, const QString& customer)
{
    const Result<PinBlock> block = seal();
    if (block)
        return host.verifyPin(customer, *block);
    return block.error().code == ErrorCode::Refused ? PinVerdict::Locked : PinVerdict::Wrong;
}

} // namespace jinbi::kiosk
