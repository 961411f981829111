// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/serviceorder.h"

#include <QList>

#include <optional>

/// What a ServiceSwitch remembers between two starts, as text.
namespace jinbi::servicejson {

struct Kiosk
{
    KioskId kiosk;
    std::optional<Suspension> own;
    ServiceOrder sent; ///< null id: none
};
struct State
{
    std::optional<Suspension> branch;
    QList<Kiosk> kiosks;
};

[[nodiscard]] QString write(const State& state);
/// What cannot be read is left out: the kiosks' own statuses repair it.
[[nodiscard]] State read(const QString& text);

} // namespace jinbi::servicejson
