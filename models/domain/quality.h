// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

#include <array>
#include <cstddef>
#include <optional>

namespace jinbi {

/// The quality components that five landmarks and the pixels alone can give; named as in ISO/IEC 29794-5.
enum class QualityComponent {
    LuminanceMean,
    LuminanceVariance,
    UnderExposure,
    OverExposure,
    DynamicRange,
    IlluminationUniformity,
    SingleFace,
    InterEyeDistance,
    HeadYaw,
    HeadPitch,
    HeadRoll,
};
inline constexpr std::size_t kQualityComponents = 11;

/// Component values 0 to 100, better is higher; nothing where the component could not be assessed.
class QualityReport
{
public:
    [[nodiscard]] std::optional<int> value(QualityComponent c) const { return m_values[static_cast<std::size_t>(c)]; }
    void set(QualityComponent c, std::optional<int> v) { m_values[static_cast<std::size_t>(c)] = v; }
    bool operator==(const QualityReport&) const = default;

private:
    std::array<std::optional<int>, kQualityComponents> m_values{};
};

/// The least value that each component must reach; 0 lets everything pass.
class QualityGate
{
public:
    /// The kiosk gate: a starting point that every policy may change.
    static QualityGate kiosk();
    /// Stricter: what an enrolment photo must reach.
    static QualityGate enrolment();

    [[nodiscard]] int least(QualityComponent c) const { return m_least[static_cast<std::size_t>(c)]; }
    void setLeast(QualityComponent c, int v) { m_least[static_cast<std::size_t>(c)] = v; }
    /// The component that misses its limit by most, in proportion; a component that was not assessed does not fail.
    [[nodiscard]] std::optional<QualityComponent> failing(const QualityReport& report) const;
    bool operator==(const QualityGate&) const = default;

private:
    std::array<int, kQualityComponents> m_least{};
};

/// Mappings of native measures to 0..100 (OFIQ 1.0.3; S is the logistic function S(x;x0,w) = 1/(1+exp((x0-x)/w))).
namespace quality {
int luminanceMean(double mean01);             ///< round(100 S(m;.2,.05)(1-S(m;.8,.05)))
int luminanceVariance(double variance01);     ///< round(100 sin(pi 60v/(60v+1)))
int underExposure(double underShare01);       ///< round(120(.832-S(x;.92,.05))), x the share of under-exposed pixels
int overExposure(double overShare01);         ///< round(1/(x+.01)), x the share of over-exposed pixels
int dynamicRange(double entropyBits);         ///< round(12.5 H)
int illuminationUniformity(double overlap01); ///< round(100 x^0.3), x the overlap of left and right cheek histograms
int singleFace(double secondToFirstArea);     ///< round(100 (1-area2/area1))
int interEyeDistance(double pixels);          ///< round(100 S(d;70,20))
int headAngle(double radians);                ///< round(100 max(0,cos a)^2)
} // namespace quality

} // namespace jinbi

Q_DECLARE_METATYPE(jinbi::QualityComponent)
