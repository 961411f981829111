// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camera/pace.h"
#include "camera/scene.h"
#include "people/illustrator.h"
#include "people/motion.h"
#include "ports/framesource.h"

#include <memory>

namespace jinbi::camera {

/// A camera whose people are drawings: 640x480, at most 15 frames a second, never two equal frames unless the scene is
/// to be frozen. Its pictures follow from the seed, the scene and the clock. One thread, except for the scene.
class SyntheticSource final : public FrameSource
{
public:
    /// The seed tells one kiosk's hall from another's. The clock outlives this.
    SyntheticSource(std::shared_ptr<const Scene> scene, const Clock& clock, quint64 kioskSeed,
                    double framesPerSecond = 15);

    Result<void> open() override;
    Result<Frame> read() override;
    void close() override { m_open = false; }
    QString description() const override;

private:
    [[nodiscard]] QImage picture(const Scene::State& state, qint64 nowMs);

    std::shared_ptr<const Scene> m_scene;
    quint64 m_seed;
    Pace m_pace;
    people::Backdrop m_backdrop;
    people::Illustrator m_illustrator;
    people::Motion m_motion;
    quint64 m_arrivals = 0;
    qint64 m_arrivedMs = 0;
    quint64 m_number = 0;
    QImage m_last;
    bool m_open = false;
};

} // namespace jinbi::camera
