// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/outline.h"

#include <algorithm>
#include <cmath>

namespace jinbi::people {

Outline::Outline(const HeadShape& head) : m_crown(static_cast<float>(head.crown)), m_chin(static_cast<float>(head.chin))
{
    for (int i = 0; i <= kSteps + 1; ++i) {
        const float v = -m_crown + (m_crown + m_chin) * static_cast<float>(i) / kSteps;
        m_widths[static_cast<std::size_t>(i)] = exactHalfWidth(std::min(v, m_chin), head);
    }
}

float Outline::exactHalfWidth(float v, const HeadShape& head) const
{
    const double width = head.width;
    if (v < 0) {
        const double t = -v / head.crown;
        return static_cast<float>(width * std::sqrt(std::max(0.0, 1 - std::pow(t, 2.5))));
    }
    const double t = v / head.chin;
    const double jaw = width * std::pow(std::max(0.0, 1 - std::pow(t, head.jaw)), head.taper);
    const double cheek = std::exp(-std::pow((v - 0.72) / 0.36, 2)) * 0.055 * head.cheek;
    const double bone = std::exp(-std::pow((v - 0.28) / 0.2, 2)) * 0.035 * head.cheekbone;
    return static_cast<float>(std::max(0.0, jaw * (1 + cheek + bone)));
}

float Outline::halfWidth(float v) const
{
    const float place = (v + m_crown) / (m_crown + m_chin) * kSteps;
    if (place <= 0 || place >= kSteps)
        return 0;
    const auto i = static_cast<std::size_t>(place);
    const float rest = place - static_cast<float>(i);
    return m_widths[i] + (m_widths[i + 1] - m_widths[i]) * rest;
}

float Outline::slope(float v) const
{
    const float step = (m_crown + m_chin) / kSteps;
    return (halfWidth(v + step) - halfWidth(v - step)) / (2 * step);
}

} // namespace jinbi::people
