// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/headpose.h"

#include <QtMath>

#include <algorithm>
#include <cmath>

namespace jinbi::people {
namespace {

// Half the height of the sphere that nodding turns; a little more than the head, so that the chin still moves.
constexpr float kNodRadius = 1.75F;
constexpr double kUnitPerHeight = 0.152;
constexpr double kHeadTop = 0.45;

float roundness(float ratio)
{
    return std::sqrt(std::max(0.0F, 1 - ratio * ratio));
}

} // namespace

HeadPose::HeadPose(const Outline& outline, const VisitLook& look, QSize frame)
    : m_outline(outline)
    , m_unit(kUnitPerHeight * frame.height() * look.distance)
    , m_centre(frame.width() * 0.5 + look.offset.x() * m_unit, frame.height() * kHeadTop + look.offset.y() * m_unit)
    , m_sinYaw(static_cast<float>(std::sin(qDegreesToRadians(look.yaw))))
    , m_cosYaw(static_cast<float>(std::cos(qDegreesToRadians(look.yaw))))
    , m_sinPitch(static_cast<float>(std::sin(qDegreesToRadians(look.pitch))))
    , m_cosPitch(static_cast<float>(std::cos(qDegreesToRadians(look.pitch))))
{
    // The head tips over from the base of the neck, not around the eyes.
    m_flat.translate(m_centre.x(), m_centre.y());
    m_flat.scale(m_unit, m_unit);
    m_flat.translate(0, 1.2);
    m_flat.rotate(look.roll);
    m_flat.translate(0, -1.2);
}

QPointF HeadPose::onSkin(double side, double v) const
{
    const auto height = static_cast<float>(v);
    const auto across = static_cast<float>(std::clamp(side, -1.0, 1.0));
    const float depth = roundness(across);
    const float x = m_outline.halfWidth(height) * (across * m_cosYaw + depth * m_sinYaw);
    const float y = height * m_cosPitch + depth * roundness(height / kNodRadius) * m_sinPitch;
    return place(static_cast<double>(x), static_cast<double>(y));
}

QPointF HeadPose::inSpace(double u, double v, double depth) const
{
    const double x = u * static_cast<double>(m_cosYaw) + depth * static_cast<double>(m_sinYaw);
    const double y = v * static_cast<double>(m_cosPitch) + depth * static_cast<double>(m_sinPitch);
    return place(x, y);
}

QPointF HeadPose::onSilhouette(double angle, double out) const
{
    const double turn = qDegreesToRadians(angle);
    const double height = -static_cast<double>(m_outline.crown()) * std::cos(turn);
    const double width = static_cast<double>(m_outline.halfWidth(static_cast<float>(height)));
    const double side = turn < 0 ? -width : width;
    return inSpace(side * (1 + out), height * (1 + out), -0.12);
}

HeadPose::Seen HeadPose::seenAt(float x, float y, float halfWidth) const
{
    const float across = std::clamp(x / halfWidth, -1.0F, 1.0F);
    const float depth = roundness(across);
    const float tall = roundness(y / kNodRadius);
    Seen seen{};
    seen.u = halfWidth * (across * m_cosYaw - depth * m_sinYaw);
    seen.v = y * m_cosPitch - depth * tall * m_sinPitch;
    seen.nx = across;
    seen.ny = y / kNodRadius;
    seen.nz = depth * tall;
    return seen;
}

} // namespace jinbi::people
