// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/person.h"

#include <array>

namespace jinbi::people {

/// How wide a head is at each height, in face units. Turning does not change it: a head is nearly round from above.
/// Immutable, so any thread.
class Outline
{
public:
    explicit Outline(const HeadShape& head);

    [[nodiscard]] float halfWidth(float v) const;
    /// Change of halfWidth per v, for smooth edges.
    [[nodiscard]] float slope(float v) const;
    [[nodiscard]] float crown() const { return m_crown; }
    [[nodiscard]] float chin() const { return m_chin; }

private:
    static constexpr int kSteps = 512;
    [[nodiscard]] float exactHalfWidth(float v, const HeadShape& head) const;

    float m_crown;
    float m_chin;
    std::array<float, kSteps + 2> m_widths{};
};

} // namespace jinbi::people
