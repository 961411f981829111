// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/facetemplate.h"

namespace jinbi {

FaceTemplate& FaceTemplate::operator=(const FaceTemplate& other)
{
    if (this != &other) {
        wipe();
        m_engine = other.m_engine;
        m_values = other.m_values;
    }
    return *this;
}

FaceTemplate& FaceTemplate::operator=(FaceTemplate&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_engine = std::move(other.m_engine);
        m_values = std::move(other.m_values);
    }
    return *this;
}

void FaceTemplate::wipe() noexcept
{
    // volatile: a plain loop before clear() is a dead store to the optimiser.
    for (float& value : m_values)
        static_cast<volatile float&>(value) = 0.0F;
    m_values.clear();
}

} // namespace jinbi
