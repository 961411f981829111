// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/headshader.h"

#include <QImage>
#include <QRect>

#include <algorithm>
#include <cmath>

namespace jinbi::people {
namespace {

struct Colour
{
    float red, green, blue;
};

/// Bilinear; the picture is as large as a FaceMap.
Colour texel(const QImage& face, float u, float v)
{
    const float x = std::clamp((u - FaceMap::kLeft) * FaceMap::kTexels - 0.5F, 0.0F, FaceMap::kColumns - 2.01F);
    const float y = std::clamp((v - FaceMap::kTop) * FaceMap::kTexels - 0.5F, 0.0F, FaceMap::kRows - 2.01F);
    const int column = static_cast<int>(x);
    const int row = static_cast<int>(y);
    const float s = x - static_cast<float>(column);
    const float t = y - static_cast<float>(row);
    const auto* above = reinterpret_cast<const QRgb*>(face.constScanLine(row)) + column;
    const auto* below = reinterpret_cast<const QRgb*>(face.constScanLine(row + 1)) + column;
    const auto blend = [&](int shift) {
        const auto at = [&](QRgb pixel) { return static_cast<float>((pixel >> shift) & 0xFF); };
        return (at(above[0]) * (1 - s) + at(above[1]) * s) * (1 - t) + (at(below[0]) * (1 - s) + at(below[1]) * s) * t;
    };
    return {blend(16), blend(8), blend(0)};
}

class Shader
{
public:
    Shader(const FaceMap& map, const QImage& face, const HeadPose& pose, const Light& light)
        : m_map(map)
        , m_face(face)
        , m_pose(pose)
        , m_x(static_cast<float>(0.15 + light.direction))
        , m_y(-0.5F)
        , m_z(0.95F - 0.35F * static_cast<float>(std::abs(light.direction)))
    {
        const float length = std::sqrt(m_x * m_x + m_y * m_y + m_z * m_z);
        m_x /= length;
        m_y /= length;
        m_z /= length;
    }

    [[nodiscard]] Colour at(float x, float y, float halfWidth) const
    {
        const HeadPose::Seen seen = m_pose.seenAt(x, y, halfWidth);
        // What stands out moves more when the head turns.
        float u = seen.u;
        float v = seen.v;
        for (int i = 0; i < 2; ++i) {
            const float height = m_map.height(u, v);
            u = seen.u - height * m_pose.sinYaw();
            v = seen.v - height * m_pose.sinPitch();
        }
        const FaceMap::Slope slope = m_map.slope(u, v);
        float nx = seen.nx - slope.u * kDepth;
        float ny = seen.ny - slope.v * kDepth;
        float nz = seen.nz + 0.18F;
        const float length = std::sqrt(nx * nx + ny * ny + nz * nz) + 1e-6F;
        const float lambert = (nx * m_x + ny * m_y + nz * m_z) / length;
        return lit(texel(m_face, u, v), lambert);
    }

private:
    static constexpr float kDepth = 0.8F;

    /// Skin lets light through: shadows stay warm, and the light wraps around a little.
    static Colour lit(Colour colour, float lambert)
    {
        const float wrapped = std::max(0.0F, (lambert + 0.35F) / 1.35F);
        const float shade = 0.4F + 0.63F * wrapped;
        const float warm = 1 - wrapped;
        const float gloss = std::max(0.0F, lambert - 0.72F);
        // The darker the skin, the more of what one sees is its gloss.
        const float shine = gloss * gloss * (520 - 1.6F * colour.green);
        return {colour.red * shade * (1 + 0.05F * warm) + shine, colour.green * shade * (1 - 0.04F * warm) + shine,
                colour.blue * shade * (1 - 0.07F * warm) + shine};
    }

    const FaceMap& m_map;
    const QImage& m_face;
    const HeadPose& m_pose;
    float m_x, m_y, m_z;
};

QRgb over(QRgb below, Colour above, float alpha)
{
    const auto blend = [alpha](int under, float on) {
        return static_cast<int>(static_cast<float>(under) * (1 - alpha) + std::clamp(on, 0.0F, 255.0F) * alpha + 0.5F);
    };
    return qRgb(blend(qRed(below), above.red), blend(qGreen(below), above.green), blend(qBlue(below), above.blue));
}

/// How bright a body is at a pixel: brighter towards the light, rounder at the sides, dark under the chin.
class FigureShade
{
public:
    FigureShade(const HeadPose& pose, const Light& light)
        : m_unit(static_cast<float>(pose.unit()))
        , m_middle(static_cast<float>(pose.centre().x()))
        , m_eyes(static_cast<float>(pose.centre().y()))
        , m_chin(pose.outline().chin())
        , m_lean(static_cast<float>(0.1 + 0.13 * light.direction))
    {
    }

    float operator()(float x, float y) const
    {
        const float side = (x - m_middle) / m_unit;
        const float down = (y - m_eyes) / m_unit;
        const float fall = 1 - 0.1F * std::max(0.0F, down - 1.6F);
        const bool behindFace = down < m_chin - 0.7F;
        const float depth = behindFace ? 0 : std::clamp(1 - (down - m_chin + 0.1F) / 0.55F, 0.0F, 1.0F);
        const float under = std::max(0.0F, 1 - side * side / 0.62F) * depth * depth * (3 - 2 * depth);
        return std::clamp((fall + m_lean * side - 0.035F * side * side) * (1 - 0.5F * under), 0.3F, 1.3F);
    }

private:
    float m_unit, m_middle, m_eyes, m_chin, m_lean;
};

} // namespace

void shadeHead(QImage& frame, const FaceMap& map, const QImage& face, const HeadPose& pose, const Light& light)
{
    const Outline& outline = pose.outline();
    const QRectF head(-1.25, -static_cast<double>(outline.crown()) - 0.05, 2.5,
                      static_cast<double>(outline.crown() + outline.chin()) + 0.1);
    const QRect area = pose.flat().mapRect(head).toAlignedRect() & frame.rect();
    const QTransform back = pose.flat().inverted();
    const auto unit = static_cast<float>(pose.unit());
    const auto dx = static_cast<float>(back.m11());
    const auto dy = static_cast<float>(back.m12());
    const Shader shader(map, face, pose, light);
    for (int row = area.top(); row <= area.bottom(); ++row) {
        auto* line = reinterpret_cast<QRgb*>(frame.scanLine(row));
        const QPointF start = back.map(QPointF(area.left() + 0.5, row + 0.5));
        auto x = static_cast<float>(start.x());
        auto y = static_cast<float>(start.y());
        for (int column = area.left(); column <= area.right(); ++column, x += dx, y += dy) {
            const float halfWidth = outline.halfWidth(y);
            const float gap = halfWidth - std::abs(x);
            if (halfWidth <= 0.01F || gap < -0.06F)
                continue;
            const float slope = outline.slope(y);
            const float cover = std::clamp(gap * unit / std::sqrt(1 + slope * slope) + 0.5F, 0.0F, 1.0F);
            if (cover > 0)
                line[column] = over(line[column], shader.at(x, y, halfWidth), cover);
        }
    }
}

void shadeFigure(QImage& frame, const QImage& hall, const HeadPose& pose, const Light& light)
{
    const FigureShade shadeAt(pose, light);
    const int width = frame.width();
    for (int row = 0; row < frame.height(); ++row) {
        auto* line = reinterpret_cast<QRgb*>(frame.scanLine(row));
        const auto* empty = reinterpret_cast<const QRgb*>(hall.constScanLine(row));
        for (int column = 0; column < width; ++column) {
            if (line[column] == empty[column])
                continue;
            const float shade = shadeAt(static_cast<float>(column), static_cast<float>(row));
            const auto lit = [shade](int value) {
                return std::min(255, static_cast<int>(static_cast<float>(value) * shade));
            };
            line[column] = qRgb(lit(qRed(line[column])), lit(qGreen(line[column])), lit(qBlue(line[column])));
        }
    }
}

} // namespace jinbi::people
