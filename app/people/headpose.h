// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/outline.h"
#include "people/visitlook.h"

#include <QPointF>
#include <QSize>
#include <QTransform>

namespace jinbi::people {

/// Where a head stands in a frame: the way from face units to pixels and back.
///
/// Turning and nodding slide the features over a head whose outline stays, which holds up to about 30 degrees.
/// Immutable, so any thread.
class HeadPose
{
public:
    HeadPose(const Outline& outline, const VisitLook& look, QSize frame);

    /// Pixels per face unit.
    [[nodiscard]] double unit() const { return m_unit; }
    [[nodiscard]] QPointF centre() const { return m_centre; }
    /// Face units, turned and placed but flat: for what has no depth of its own, such as a neck.
    [[nodiscard]] const QTransform& flat() const { return m_flat; }
    /// A point of the face's skin, `side` from -1 to 1 across the head at height v.
    [[nodiscard]] QPointF onSkin(double side, double v) const;
    /// A point given by u and v, `depth` in front of the head's axis.
    [[nodiscard]] QPointF inSpace(double u, double v, double depth) const;
    /// A point around the silhouette: angle 0 is the crown, 90 the side at the eyes' height; `out` beyond the skull.
    [[nodiscard]] QPointF onSilhouette(double angle, double out) const;

    /// One head point seen at flat point (x, y): u and v on the face, and the normal towards the viewer.
    struct Seen
    {
        float u, v;
        float nx, ny, nz;
    };
    [[nodiscard]] Seen seenAt(float x, float y, float halfWidth) const;
    [[nodiscard]] float sinYaw() const { return m_sinYaw; }
    [[nodiscard]] float sinPitch() const { return m_sinPitch; }
    [[nodiscard]] const Outline& outline() const { return m_outline; }

private:
    [[nodiscard]] QPointF place(double x, double y) const { return m_flat.map(QPointF(x, y)); }

    const Outline& m_outline;
    double m_unit;
    QPointF m_centre;
    QTransform m_flat;
    float m_sinYaw, m_cosYaw, m_sinPitch, m_cosPitch;
};

} // namespace jinbi::people
