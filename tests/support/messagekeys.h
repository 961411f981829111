// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/messagekey.h"
#include "domain/ids.h"

namespace jinbi::test {

/// By which the kiosk of that name signs in a test; kiosks of other names have other keys.
inline crypto::MessageKey messageKeyOf(const KioskId& kiosk)
{
    return crypto::MessageKey::fromBytes(kiosk.toString().toLatin1().leftJustified(crypto::MessageKey::kBytes, '.'))
        .value();
}

} // namespace jinbi::test
