// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/customerpanel.h"

namespace jinbi::kiosk {

CustomerPanel::CustomerPanel(QObject* parent) : QObject(parent) {}

} // namespace jinbi::kiosk
