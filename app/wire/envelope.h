// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QByteArray>
#include <QJsonObject>

namespace jinbi::wire {

/// {"v":1,"kind":"…","kiosk":"…","body":{…}}
[[nodiscard]] QByteArray wrap(QLatin1StringView kind, const KioskId& kiosk, const QJsonObject& body);
/// The same around a body that was written already.
[[nodiscard]] QByteArray wrap(QLatin1StringView kind, const KioskId& kiosk, const QByteArray& body);
/// The body, after everything that can be checked without knowing it.
[[nodiscard]] Result<QJsonObject> unwrap(QLatin1StringView kind, const KioskId& kiosk, const QByteArray& bytes);
/// One strict JSON object of at most kMaxEventBytes.
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray& bytes);
[[nodiscard]] QByteArray toBytes(const QJsonObject& object);

} // namespace jinbi::wire
