// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace jinbi {

/// Which engine gave a score: its name and the SHA-256 (hex) of the embedding network, empty for the classical engine.
/// Scores, templates and policies of different engines are never compared.
struct EngineId
{
    QString name;
    QString networkDigest;

    [[nodiscard]] bool isNull() const { return name.isEmpty(); }
    /// "mobilefacenet-foamliu 3d77c5c1": enough for a person to tell two apart.
    [[nodiscard]] QString display() const
    {
        return networkDigest.isEmpty() ? name : name + QLatin1Char(' ') + networkDigest.left(8);
    }
    bool operator==(const EngineId&) const = default;
};

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::EngineId)
