// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/person.h"

#include <QPointF>

namespace jinbi::people {

enum class Attack { None, PrintedPhoto, ScreenReplay };
enum class Glasses { None, Clear, Dark };
enum class Collar { VNeck, Shirt, Round };

struct Light
{
    double direction = 0; ///< -1 from the left of the picture .. 1 from the right
    double level = 1;     ///< exposure; 1 is right
    double dusk = 0;      ///< 0 day .. 1 lamps only
    bool operator==(const Light&) const = default;
};

struct Expression
{
    double smile = 0.2;   ///< -1 .. 1; 0 looks stern at a kiosk
    double mouthOpen = 0; ///< 0 .. 1
    double brow = 0;      ///< -1 lowered .. 1 raised
    double blink = 0;     ///< 0 open .. 1 shut
    QPointF gaze;         ///< -1 .. 1 each
    bool operator==(const Expression&) const = default;
};

/// How a person looks on one visit, or in one frame of it: what may change while the identity stays. Degrees for
/// angles; positive yaw turns to the right of the picture, positive pitch looks down.
struct VisitLook
{
    double yaw = 0;
    double pitch = 0;
    double roll = 0;
    double distance = 1; ///< size of the face; 1 is one step from the kiosk, smaller is farther
    QPointF offset;      ///< of the head, in face units
    Expression expression;
    Light light;
    double blur = 0; ///< standard deviation in pixels of a 480 line picture
    Glasses glasses = Glasses::None;
    bool mask = false;
    Collar collar = Collar::VNeck;
    QRgb clothing = 0xFF2F5A4C;
    double weight = 0;  ///< -1 thinner .. 1 fuller than on the reference
    double ageing = 0;  ///< years since the reference
    double surgery = 0; ///< 0 none .. 1 another nose, jaw and lids
    Attack attack = Attack::None;
    bool operator==(const VisitLook&) const = default;
};

/// An ordinary visit. Difficulty 0 is a calm frontal one, 0.5 what a branch sees every day, 1 turned, badly lit and
/// soft. Never masked, never an attack: a script asks for those by name. Thread-safe.
[[nodiscard]] VisitLook lookFromSeed(quint64 seed, double difficulty = 0.5);

/// The person with weight, years and surgery of the visit applied.
[[nodiscard]] Person changedBy(const Person& person, const VisitLook& look);

} // namespace jinbi::people
