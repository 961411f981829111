// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace jinbi::platform {

/// The IPv4 addresses of this computer's interfaces that are up, "127.0.0.1" first.
[[nodiscard]] QStringList networkAddresses();

} // namespace jinbi::platform
