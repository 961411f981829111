// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/visitlook.h"

#include "people/dice.h"
#include "people/strokes.h"

#include <algorithm>

namespace jinbi::people {
namespace {

constexpr std::array<QRgb, 9> kClothes{0xFF2F5A4C, 0xFF2B3A52, 0xFF7C3B38, 0xFF5C6470, 0xFFB9AF9C,
                                       0xFF3A3A40, 0xFF6A5673, 0xFF8C7A5E, 0xFF44637A};
constexpr std::array<Collar, 3> kCollars{Collar::VNeck, Collar::Shirt, Collar::Round};

void age(Person& person, double years)
{
    const double share = std::clamp(years / 40, 0.0, 1.0);
    person.skin.lines = std::min(1.0, person.skin.lines + share);
    person.hair.colour = mixed(person.hair.colour, 0xFFB4B1AC, share * 0.8);
    person.hair.line += 0.12 * share;
    person.eyes.opening *= 1 - 0.15 * share;
    person.mouth.upper *= 1 - 0.25 * share;
    person.head.cheek -= 0.4 * share;
}

void operate(Person& person, double amount)
{
    Dice dice(person.seed ^ 0x5BD1E995ULL);
    person.nose.width += amount * dice.between(-0.07, -0.03);
    person.nose.length += amount * dice.between(-0.08, 0.02);
    person.nose.bridge += amount * dice.between(0.03, 0.07);
    person.head.taper += amount * dice.between(0.04, 0.1);
    person.head.jaw -= amount * dice.between(0.2, 0.6);
    person.eyes.fold = std::max(person.eyes.fold, amount * 0.07);
    person.eyes.opening += amount * 0.025;
    person.mouth.upper += amount * 0.02;
}

} // namespace

VisitLook lookFromSeed(quint64 seed, double difficulty)
{
    Dice dice(seed ^ 0xBB67AE8584CAA73BULL);
    const double d = std::clamp(difficulty, 0.0, 1.0);
    VisitLook look;
    look.yaw = dice.around(0, 24 * d);
    look.pitch = dice.around(0, 14 * d);
    look.roll = dice.around(0, 12 * d);
    look.distance = 1 + dice.around(0, 0.22 * d);
    look.offset = {dice.around(0, 0.5 * d), dice.around(0, 0.25 * d)};
    look.expression.smile = dice.between(0.05, 0.4 + 0.55 * d);
    look.expression.mouthOpen = std::max(0.0, dice.between(-1.5, 0.7)) * d;
    look.expression.brow = dice.around(0.1, 0.6 * d);
    look.expression.gaze = {dice.around(0, 0.6 * d), dice.around(0, 0.4 * d)};
    look.light.direction = dice.around(0, 0.9 * d);
    look.light.level = 1 + dice.around(0, 0.3 * d);
    look.light.dusk = dice.chance(0.3 * d) ? dice.between(0.2, 0.8) : 0;
    look.blur = std::max(0.0, dice.between(-1, 1.6)) * d;
    look.glasses = dice.chance(0.12 * d) ? Glasses::Clear : Glasses::None;
    look.collar = dice.pick(kCollars);
    look.clothing = dice.pick(kClothes);
    look.weight = dice.around(0, 0.5 * d);
    return look;
}

Person changedBy(const Person& person, const VisitLook& look)
{
    Person seen = person;
    seen.head.cheek += look.weight;
    seen.head.jaw += 0.25 * look.weight;
    seen.head.taper -= 0.04 * look.weight;
    if (look.ageing > 0)
        age(seen, look.ageing);
    if (look.surgery > 0)
        operate(seen, look.surgery);
    return seen;
}

} // namespace jinbi::people
