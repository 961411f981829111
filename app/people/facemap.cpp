// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/facemap.h"

#include "people/relief.h"
#include "people/skinpainter.h"

#include <algorithm>

namespace jinbi::people {

FaceMap::FaceMap(const Person& person)
    : m_person(person)
    , m_outline(person.head)
    , m_height(reliefOf(person, QSize(kColumns, kRows)))
    , m_skin(paintSkin(person, m_outline, QSize(kColumns, kRows)))
{
}

std::size_t FaceMap::index(float u, float v) const
{
    const int column = std::clamp(static_cast<int>((u - kLeft) * kTexels), 1, kColumns - 2);
    const int row = std::clamp(static_cast<int>((v - kTop) * kTexels), 1, kRows - 2);
    return static_cast<std::size_t>(row * kColumns + column);
}

float FaceMap::height(float u, float v) const
{
    return m_height[index(u, v)];
}

FaceMap::Slope FaceMap::slope(float u, float v) const
{
    const std::size_t i = index(u, v);
    constexpr float kPerUnit = kTexels / 2.0F;
    return {(m_height[i + 1] - m_height[i - 1]) * kPerUnit,
            (m_height[i + kColumns] - m_height[i - kColumns]) * kPerUnit};
}

} // namespace jinbi::people
