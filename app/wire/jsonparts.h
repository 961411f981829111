// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engineid.h"
#include "domain/matchscore.h"
#include "domain/names.h"

#include <QJsonObject>

#include <optional>

/// What the encoders of several messages write alike. What has no value is left out, never null.
namespace jinbi::wire {

[[nodiscard]] inline QJsonObject engineJson(const EngineId& engine)
{
    QJsonObject json{{QLatin1StringView("name"), engine.name}};
    if (!engine.networkDigest.isEmpty())
        json.insert(QLatin1StringView("network"), engine.networkDigest);
    return json;
}

inline void insertIf(QJsonObject& json, QLatin1StringView name, const QString& text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}
inline void insertIf(QJsonObject& json, QLatin1StringView name, std::optional<bool> flag)
{
    if (flag)
        json.insert(name, *flag);
}
inline void insertIf(QJsonObject& json, QLatin1StringView name, std::optional<MatchScore> score)
{
    if (score)
        json.insert(name, score->units());
}
inline void insertIf(QJsonObject& json, QLatin1StringView name, std::optional<QualityComponent> component)
{
    if (component)
        json.insert(name, names::of(*component));
}
inline void insertIf(QJsonObject& json, QLatin1StringView name, std::optional<Outcome> outcome)
{
    if (outcome)
        json.insert(name, names::of(*outcome));
}

} // namespace jinbi::wire
