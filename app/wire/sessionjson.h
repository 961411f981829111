// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/sessionrecord.h"

#include <QByteArray>

namespace jinbi::wire {

/// The JSON object of a session, written straight: it is made for every message and every row, and building a tree of
/// QJsonObjects first takes six times as long. Byte for byte what QJsonDocument::Compact writes: names in order, no
/// spaces. Thread-safe.
[[nodiscard]] QByteArray sessionJson(const SessionRecord& record);

} // namespace jinbi::wire
