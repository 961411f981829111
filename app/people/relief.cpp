// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/relief.h"

#include "people/facemap.h"

#include <QList>

#include <cmath>

namespace jinbi::people {
namespace {

/// A soft hill (or hollow) at (u, v).
struct Hill
{
    double u, v;
    double wide, tall;
    double height;
};

void addPair(QList<Hill>& hills, const Hill& hill)
{
    hills.append(hill);
    hills.append({-hill.u, hill.v, hill.wide, hill.tall, hill.height});
}

void addEyes(QList<Hill>& hills, const Person& person)
{
    const EyeShape& eyes = person.eyes;
    const double browV = eyes.height - person.brows.height;
    addPair(hills, {eyes.spacing * 0.95, browV - 0.01, 0.27, 0.09, 0.045});
    addPair(hills, {eyes.spacing, eyes.height - 0.02, 0.25, 0.15, -0.05 - 0.06 * eyes.socket});
    addPair(hills, {eyes.spacing - 0.22, eyes.height, 0.08, 0.14, -0.05});
    addPair(hills, {eyes.spacing, eyes.height, 0.15, 0.09, 0.045});
    if (person.skin.lines > 0.2)
        addPair(hills, {eyes.spacing, eyes.height + 0.17, 0.13, 0.04, 0.02 * person.skin.lines});
}

void addNose(QList<Hill>& hills, const Person& person)
{
    const NoseShape& nose = person.nose;
    const double base = nose.length;
    hills.append({nose.bend * 0.3, person.eyes.height - 0.02, 0.1, 0.22, nose.bridge * 0.75});
    hills.append({nose.bend, base * 0.48, 0.105, 0.2, nose.bridge + 0.04});
    hills.append({nose.bend * 0.4, base - 0.11, 0.1 + nose.width * 0.16, 0.11, nose.tip + 0.05});
    addPair(hills, {nose.width * 0.74, base - 0.06, nose.width * 0.34, 0.075, nose.tip * 0.62});
    addPair(hills, {nose.width * 1.5, base - 0.03, 0.07, 0.09, -0.02});
}

void addMouth(QList<Hill>& hills, const Person& person)
{
    const MouthShape& mouth = person.mouth;
    hills.append({0, mouth.height, mouth.width * 0.85, 0.17, 0.05});
    hills.append({0, mouth.height - mouth.upper * 0.55, mouth.width * 0.7, mouth.upper * 0.6, 0.022});
    hills.append({0, mouth.height + mouth.lower * 0.55, mouth.width * 0.62, mouth.lower * 0.55, 0.04});
    hills.append({0, mouth.height, mouth.width * 0.9, 0.022, -0.03});
    hills.append({0, mouth.height - mouth.upper - 0.08, 0.035, 0.08, -0.018});
    addPair(hills, {mouth.width * 1.05, mouth.height - 0.05, 0.05, 0.05, -0.018});
    hills.append({0, mouth.height + mouth.lower + 0.075, 0.19, 0.05, -0.04});
}

void addCheeksAndChin(QList<Hill>& hills, const Person& person)
{
    const HeadShape& head = person.head;
    const double eye = person.eyes.height;
    addPair(hills, {0.64 * head.width, eye + 0.3, 0.22, 0.13, 0.05 + 0.035 * head.cheekbone});
    addPair(hills, {0.6 * head.width, 0.72, 0.2, 0.2, 0.035 * head.cheek});
    addPair(hills, {0.86 * head.width, eye - 0.1, 0.1, 0.2, -0.035});
    hills.append({0, head.chin - 0.16, 0.2, 0.11, 0.075});
    addPair(hills, {0.33 * head.width, eye - person.brows.height - 0.34, 0.3, 0.22, 0.025});
    const double fold = 0.012 + 0.03 * person.skin.lines;
    addPair(hills, {person.nose.width + 0.13, person.nose.length + 0.12, 0.035, 0.13, -fold});
}

std::vector<float> bell(double middle, double spread, float from, int count)
{
    std::vector<float> values(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double at = static_cast<double>(from) + (i + 0.5) / FaceMap::kTexels;
        values[static_cast<std::size_t>(i)] = static_cast<float>(std::exp(-std::pow((at - middle) / spread, 2)));
    }
    return values;
}

} // namespace

std::vector<float> reliefOf(const Person& person, QSize size)
{
    QList<Hill> hills;
    addEyes(hills, person);
    addNose(hills, person);
    addMouth(hills, person);
    addCheeksAndChin(hills, person);

    const auto columns = static_cast<std::size_t>(size.width());
    std::vector<float> heights(columns * static_cast<std::size_t>(size.height()), 0.0F);
    for (const Hill& hill : std::as_const(hills)) {
        const std::vector<float> across = bell(hill.u, hill.wide, FaceMap::kLeft, size.width());
        const std::vector<float> down = bell(hill.v, hill.tall, FaceMap::kTop, size.height());
        for (std::size_t row = 0; row < down.size(); ++row) {
            const float weight = down[row] * static_cast<float>(hill.height);
            if (std::abs(weight) < 1e-4F)
                continue;
            float* line = heights.data() + row * columns;
            for (std::size_t column = 0; column < columns; ++column)
                line[column] += weight * across[column];
        }
    }
    return heights;
}

} // namespace jinbi::people
