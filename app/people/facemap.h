// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/outline.h"
#include "people/person.h"

#include <QImage>
#include <QPointF>

#include <vector>

namespace jinbi::people {

/// The part of a face that no expression changes, laid out flat: its skin with all marks, and its relief.
///
/// Costs some milliseconds to make, so it is kept between frames. Immutable, so any thread.
class FaceMap
{
public:
    static constexpr int kTexels = 96; ///< per face unit
    static constexpr float kLeft = -1.25F;
    static constexpr float kTop = -1.65F;
    static constexpr int kColumns = 240;
    static constexpr int kRows = 330;

    explicit FaceMap(const Person& person);

    [[nodiscard]] const Person& person() const { return m_person; }
    [[nodiscard]] const Outline& outline() const { return m_outline; }
    [[nodiscard]] const QImage& skin() const { return m_skin; } ///< Format_RGB32
    /// Relief above the round head, in face units; outside the map that of its edge.
    [[nodiscard]] float height(float u, float v) const;
    struct Slope
    {
        float u, v;
    };
    [[nodiscard]] Slope slope(float u, float v) const;

private:
    [[nodiscard]] std::size_t index(float u, float v) const;

    Person m_person;
    Outline m_outline;
    std::vector<float> m_height;
    QImage m_skin;
};

} // namespace jinbi::people
