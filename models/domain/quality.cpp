// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/quality.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jinbi {

namespace {

double logistic(double x, double x0, double w)
{
    return 1.0 / (1.0 + std::exp((x0 - x) / w));
}

int toScale(double value)
{
    return static_cast<int>(std::clamp(std::round(value), 0.0, 100.0));
}

constexpr std::array kAll{
    QualityComponent::LuminanceMean, QualityComponent::LuminanceVariance, QualityComponent::UnderExposure,
    QualityComponent::OverExposure,  QualityComponent::DynamicRange,      QualityComponent::IlluminationUniformity,
    QualityComponent::SingleFace,    QualityComponent::InterEyeDistance,  QualityComponent::HeadYaw,
    QualityComponent::HeadPitch,     QualityComponent::HeadRoll};
static_assert(kAll.size() == kQualityComponents);

} // namespace

QualityGate QualityGate::kiosk()
{
    QualityGate gate;
    // Linear luminance of dark skin in good light is about 0.08 and maps to 8: a limit of 50 would turn away people for
    // their skin. Darkness itself is caught by UnderExposure.
    gate.setLeast(QualityComponent::LuminanceMean, 4);
    gate.setLeast(QualityComponent::UnderExposure, 40);
    gate.setLeast(QualityComponent::OverExposure, 40);
    gate.setLeast(QualityComponent::SingleFace, 70);
    gate.setLeast(QualityComponent::InterEyeDistance, quality::interEyeDistance(40));
    const int fifteenDegrees = quality::headAngle(15.0 * std::numbers::pi / 180.0);
    gate.setLeast(QualityComponent::HeadYaw, fifteenDegrees);
    gate.setLeast(QualityComponent::HeadPitch, fifteenDegrees);
    return gate;
}

QualityGate QualityGate::enrolment()
{
    QualityGate gate = kiosk();
    for (const QualityComponent c : kAll) {
        if (gate.least(c) > 0)
            gate.setLeast(c, std::max(gate.least(c), 70));
    }
    gate.setLeast(QualityComponent::InterEyeDistance, quality::interEyeDistance(90));
    return gate;
}

std::optional<QualityComponent> QualityGate::failing(const QualityReport& report) const
{
    std::optional<QualityComponent> worst;
    double worstRatio = 1.0;
    for (const QualityComponent c : kAll) {
        const std::optional<int> value = report.value(c);
        if (!value || least(c) == 0 || *value >= least(c))
            continue;
        const double ratio = static_cast<double>(*value) / least(c);
        if (ratio < worstRatio) {
            worstRatio = ratio;
            worst = c;
        }
    }
    return worst;
}

namespace quality {

int luminanceMean(double mean01)
{
    return toScale(100 * logistic(mean01, 0.2, 0.05) * (1 - logistic(mean01, 0.8, 0.05)));
}

int luminanceVariance(double variance01)
{
    return toScale(100 * std::sin(std::numbers::pi * 60 * variance01 / (60 * variance01 + 1)));
}

int underExposure(double underShare01)
{
    return toScale(120 * (0.832 - logistic(underShare01, 0.92, 0.05)));
}

int overExposure(double overShare01)
{
    return toScale(1 / (overShare01 + 0.01));
}

int dynamicRange(double entropyBits)
{
    return toScale(12.5 * entropyBits);
}

int illuminationUniformity(double overlap01)
{
    return toScale(100 * std::pow(std::max(0.0, overlap01), 0.3));
}

int singleFace(double secondToFirstArea)
{
    return toScale(100 * (1 - secondToFirstArea));
}

int interEyeDistance(double pixels)
{
    return toScale(100 * logistic(pixels, 70, 20));
}

int headAngle(double radians)
{
    return toScale(100 * std::pow(std::max(0.0, std::cos(radians)), 2));
}

} // namespace quality

} // namespace jinbi
