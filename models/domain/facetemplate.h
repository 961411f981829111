// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engineid.h"

#include <QByteArray>

#include <utility>
#include <vector>

namespace jinbi {

/// A biometric reference or probe: a feature vector and the engine that made it.
///
/// Invariant: values never reach a log, a QVariant or a stream; the memory is overwritten when the template dies.
/// There is no operator<< and no metatype on purpose.
class FaceTemplate
{
public:
    FaceTemplate() = default;
    FaceTemplate(EngineId engine, std::vector<float> values) : m_engine(std::move(engine)), m_values(std::move(values))
    {
    }
    FaceTemplate(const FaceTemplate&) = default;
    FaceTemplate(FaceTemplate&& other) noexcept = default;
    FaceTemplate& operator=(const FaceTemplate& other);
    FaceTemplate& operator=(FaceTemplate&& other) noexcept;
    ~FaceTemplate() { wipe(); }

    [[nodiscard]] const EngineId& engine() const noexcept { return m_engine; }
    [[nodiscard]] const std::vector<float>& values() const noexcept { return m_values; }
    [[nodiscard]] bool isEmpty() const noexcept { return m_values.empty(); }
    void wipe() noexcept;

private:
    EngineId m_engine;
    std::vector<float> m_values;
};

} // namespace jinbi
