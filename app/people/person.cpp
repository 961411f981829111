// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/person.h"

#include "people/dice.h"
#include "people/outline.h"
#include "people/strokes.h"

#include <algorithm>

namespace jinbi::people {
namespace {

constexpr std::array<QRgb, 9> kTones{0xFFF3D3BC, 0xFFEBC2A2, 0xFFE3B28C, 0xFFD8A076, 0xFFC58A5F,
                                     0xFFAE744D, 0xFF94603F, 0xFF7C4F35, 0xFF68432F};
constexpr std::array<QRgb, 7> kDarkHair{0xFF16130F, 0xFF1E1915, 0xFF261D17, 0xFF33251B,
                                        0xFF1A1614, 0xFF3D2B1E, 0xFF120F0E};
constexpr std::array<QRgb, 6> kFairHair{0xFF5A3D27, 0xFF74502F, 0xFF8F6B41, 0xFFB08B58, 0xFF7A3F22, 0xFF4A3222};
constexpr std::array<QRgb, 5> kDarkEyes{0xFF3A2416, 0xFF4A2F1E, 0xFF2C1B12, 0xFF5A3A20, 0xFF6A4828};
constexpr std::array<QRgb, 4> kLightEyes{0xFF5E7A8C, 0xFF6B7F5A, 0xFF7B6A3E, 0xFF4F6478};
constexpr std::array<HairStyle, 8> kManStyles{HairStyle::Short,  HairStyle::Crop,     HairStyle::Short,
                                              HairStyle::Fringe, HairStyle::Receding, HairStyle::Curly,
                                              HairStyle::Bald,   HairStyle::Crop};
constexpr std::array<HairStyle, 8> kWomanStyles{HairStyle::Long, HairStyle::Bob,    HairStyle::Bun,   HairStyle::Long,
                                                HairStyle::Bob,  HairStyle::Fringe, HairStyle::Curly, HairStyle::Short};
constexpr std::array<BeardStyle, 4> kBeards{BeardStyle::Stubble, BeardStyle::Moustache, BeardStyle::Goatee,
                                            BeardStyle::Full};

HeadShape headOf(Dice& dice, double softness)
{
    HeadShape head;
    head.width = dice.between(0.9, 1.1);
    head.chin = dice.between(1.34, 1.62);
    head.crown = dice.between(1.36, 1.5);
    head.jaw = dice.between(1.9, 3.1) - 0.35 * softness;
    head.taper = dice.between(0.48, 0.66) + 0.06 * softness;
    head.cheek = dice.between(-1, 1);
    head.cheekbone = dice.between(-1, 1);
    return head;
}

EyeShape eyesOf(Dice& dice, double darkness)
{
    EyeShape eyes;
    eyes.spacing = dice.between(0.395, 0.505);
    eyes.width = std::min(dice.between(0.175, 0.245), eyes.spacing - 0.19);
    eyes.opening = dice.between(0.07, 0.135);
    eyes.tilt = dice.between(-0.03, 0.05);
    eyes.height = dice.between(-0.04, 0.05);
    eyes.fold = dice.chance(0.35) ? 0 : dice.between(0.03, 0.085);
    eyes.socket = dice.between(0.1, 1);
    const bool light = dice.chance(0.45 - darkness);
    eyes.iris = light ? dice.pick(kLightEyes) : dice.pick(kDarkEyes);
    return eyes;
}

BrowShape browsOf(Dice& dice, double softness)
{
    BrowShape brows;
    brows.height = dice.between(0.23, 0.38);
    brows.thickness = dice.between(0.035, 0.095) * (1 - 0.3 * softness);
    brows.arch = dice.between(0.01, 0.09);
    brows.tilt = dice.between(-0.055, 0);
    brows.length = dice.between(0.22, 0.31);
    return brows;
}

NoseShape noseOf(Dice& dice)
{
    NoseShape nose;
    nose.length = dice.between(0.54, 0.78);
    nose.width = dice.between(0.155, 0.275);
    nose.bridge = dice.between(0.05, 0.16);
    nose.tip = dice.between(0.09, 0.19);
    nose.bend = dice.around(0, 0.03);
    return nose;
}

MouthShape mouthOf(Dice& dice, const HeadShape& head, const NoseShape& nose, double softness)
{
    MouthShape mouth;
    const double room = head.chin - nose.length;
    mouth.height = nose.length + room * dice.between(0.36, 0.46);
    mouth.width = dice.between(0.28, 0.43);
    mouth.upper = dice.between(0.035, 0.09);
    mouth.lower = dice.between(0.055, 0.12);
    mouth.bow = dice.between(0.005, 0.035);
    mouth.corners = dice.between(-0.02, 0.025);
    mouth.red = dice.between(0.2, 0.5) + 0.25 * softness;
    return mouth;
}

Skin skinOf(Dice& dice, double darkness, double age)
{
    Skin skin;
    const double place = darkness * static_cast<double>(kTones.size() - 1);
    const auto step = std::min(static_cast<std::size_t>(place), kTones.size() - 2);
    skin.tone = mixed(kTones[step], kTones[step + 1], place - static_cast<double>(step));
    skin.redness = dice.between(0.1, 0.7);
    skin.mottling = dice.between(0.45, 1);
    skin.grain = dice.between(0.7, 1.6);
    skin.freckles = dice.chance(0.25) && darkness < 0.7 ? dice.between(0.3, 1) : 0;
    skin.moles = dice.chance(0.6) ? static_cast<int>(dice.between(1, 5)) : 0;
    skin.lines = std::clamp((age - 30) / 45, 0.0, 1.0);
    skin.pattern = dice.next();
    return skin;
}

Hair hairOf(Dice& dice, bool woman, double darkness, double age)
{
    Hair hair;
    hair.style = woman ? dice.pick(kWomanStyles) : dice.pick(kManStyles);
    if (age < 35 && (hair.style == HairStyle::Bald || hair.style == HairStyle::Receding))
        hair.style = HairStyle::Crop;
    const bool fair = darkness < 0.35 && dice.chance(0.35);
    hair.colour = fair ? dice.pick(kFairHair) : dice.pick(kDarkHair);
    const double grey = std::clamp((age - 42) / 28 + dice.around(0, 0.3), 0.0, 1.0);
    hair.colour = mixed(hair.colour, mixed(0xFFA9A6A1, 0xFF6F6B66, darkness), grey);
    hair.line = dice.between(0.84, 1.08);
    hair.parting = dice.between(-0.5, 0.5);
    hair.volume = dice.between(0.05, 0.17);
    hair.pattern = dice.next();
    return hair;
}

Beard beardOf(Dice& dice, bool woman)
{
    Beard beard;
    beard.density = dice.between(0.4, 1);
    if (!woman && dice.chance(0.45))
        beard.style = dice.pick(kBeards);
    return beard;
}

} // namespace

Person personFromSeed(quint64 seed)
{
    Dice dice(seed ^ 0x6A09E667F3BCC908ULL);
    const bool woman = dice.chance(0.5);
    const double softness = woman ? dice.between(0.5, 1) : dice.between(0, 0.4);
    const double darkness = dice.unit();
    const double age = dice.between(20, 78);
    Person person;
    person.seed = seed;
    person.head = headOf(dice, softness);
    person.eyes = eyesOf(dice, darkness);
    person.brows = browsOf(dice, softness);
    person.nose = noseOf(dice);
    person.mouth = mouthOf(dice, person.head, person.nose, softness);
    // A wide mouth in a narrow jaw would run over its edge.
    const auto jaw = static_cast<double>(Outline(person.head).halfWidth(static_cast<float>(person.mouth.height)));
    person.mouth.width = std::min(person.mouth.width, 0.52 * jaw);
    person.ears = {dice.between(0.32, 0.46), dice.between(0.05, 0.16)};
    person.skin = skinOf(dice, darkness, age);
    person.hair = hairOf(dice, woman, darkness, age);
    person.beard = beardOf(dice, woman);
    return person;
}

} // namespace jinbi::people
