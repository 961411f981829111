// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/codec.h"

#include <QJsonObject>

/// Messages with every field filled in, shared by the wire tests.
namespace samples {

jinbi::KioskId kiosk();
jinbi::SessionRecord session();
jinbi::KioskStatus status();
jinbi::VisitProgress progress();
jinbi::LiveMeta liveMeta();
jinbi::ViewLease lease();
jinbi::wire::SignedPolicy policy();
/// A stop of one hour.
jinbi::ServiceOrder stop();

/// `bytes` with the value at the dotted path ("body.engine.name", "body.attempts.0.score") replaced; an undefined
/// value removes it.
QByteArray altered(const QByteArray& bytes, const QString& path, const QJsonValue& value);
/// `bytes` with the first occurrence of `before` replaced, for what QJsonDocument would not write.
QByteArray patched(QByteArray bytes, const QByteArray& before, const QByteArray& after);
/// An extra field in the body whose value nests so that the whole message has `depth` levels.
QByteArray nested(const QByteArray& bytes, int depth);

} // namespace samples
