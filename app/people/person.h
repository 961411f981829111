// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

namespace jinbi::people {

// Lengths are in face units: half the width of an average head at the eyes. u runs to the right of the picture, v runs
// down, and (0, 0) lies between the eyes.

struct HeadShape
{
    double width = 1;     ///< half width at the eyes
    double chin = 1.48;   ///< v of the chin
    double crown = 1.42;  ///< -v of the top of the skull
    double jaw = 2.4;     ///< larger: squarer jaw
    double taper = 0.58;  ///< larger: more pointed chin
    double cheek = 0;     ///< -1 hollow .. 1 full
    double cheekbone = 0; ///< -1 flat .. 1 strong
    bool operator==(const HeadShape&) const = default;
};

struct EyeShape
{
    double spacing = 0.45; ///< u of the middle of an eye
    double width = 0.21;   ///< half width
    double opening = 0.1;
    double tilt = 0; ///< outer corner up, in units of v
    double height = 0;
    double fold = 0.05;  ///< distance of the lid crease; 0 for none
    double socket = 0.5; ///< 0 flat .. 1 deep set
    QRgb iris = 0xFF4A2F1E;
    bool operator==(const EyeShape&) const = default;
};

struct BrowShape
{
    double height = 0.3; ///< above the eye
    double thickness = 0.055;
    double arch = 0.05;
    double tilt = 0;
    double length = 0.27; ///< half length
    bool operator==(const BrowShape&) const = default;
};

struct NoseShape
{
    double length = 0.66; ///< v of its base
    double width = 0.21;  ///< half width at the wings
    double bridge = 0.1;  ///< height of the bridge
    double tip = 0.15;    ///< height of the tip
    double bend = 0;      ///< u of the bridge's middle: a nose that is not quite straight
    bool operator==(const NoseShape&) const = default;
};

struct MouthShape
{
    double height = 1.02; ///< v of the line between the lips
    double width = 0.36;  ///< half width
    double upper = 0.065;
    double lower = 0.09;
    double bow = 0.02;
    double corners = 0; ///< up, at rest
    double red = 0.4;   ///< 0 the skin's colour .. 1 red
    bool operator==(const MouthShape&) const = default;
};

struct EarShape
{
    double size = 0.4; ///< half height
    double stand = 0.1;
    bool operator==(const EarShape&) const = default;
};

struct Skin
{
    QRgb tone = 0xFFE0AC84;
    double redness = 0.3;
    double mottling = 0.5; ///< strength of the personal pattern, 0..1
    double grain = 1;      ///< its size
    double freckles = 0;   ///< 0..1
    int moles = 0;
    double lines = 0; ///< of age, 0..1
    quint64 pattern = 0;
    bool operator==(const Skin&) const = default;
};

enum class HairStyle { Bald, Receding, Short, Crop, Fringe, Bob, Long, Curly, Bun };

struct Hair
{
    HairStyle style = HairStyle::Short;
    QRgb colour = 0xFF241C18;
    double line = 0.98;   ///< -v of the hairline in the middle
    double parting = 0.2; ///< u
    double volume = 0.1;
    quint64 pattern = 0;
    bool operator==(const Hair&) const = default;
};

enum class BeardStyle { None, Stubble, Moustache, Goatee, Full };

struct Beard
{
    BeardStyle style = BeardStyle::None;
    double density = 0.6;
    bool operator==(const Beard&) const = default;
};

/// An invented person: everything about a face that stays from visit to visit. No real face was measured or traced.
struct Person
{
    quint64 seed = 0;
    HeadShape head;
    EyeShape eyes;
    BrowShape brows;
    NoseShape nose;
    MouthShape mouth;
    EarShape ears;
    Skin skin;
    Hair hair;
    Beard beard;
    bool operator==(const Person&) const = default;
};

/// The same seed always gives the same person. Thread-safe.
[[nodiscard]] Person personFromSeed(quint64 seed);

} // namespace jinbi::people
