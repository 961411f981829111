// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/livefeed.h"

namespace jinbi {

LiveFeed::LiveFeed(QObject* parent) : QObject(parent) {}

} // namespace jinbi
