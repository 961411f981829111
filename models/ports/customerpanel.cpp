// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/customerpanel.h"

namespace jinbi {

CustomerPanel::CustomerPanel(QObject* parent) : QObject(parent) {}

} // namespace jinbi
