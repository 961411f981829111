// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/syntheticsource.h"

#include <QCoreApplication>

#include <algorithm>

namespace jinbi::camera {
namespace {

constexpr double kMostFramesPerSecond = 15;

Error unplugged()
{
    return {ErrorCode::Unavailable, QCoreApplication::translate("jinbi::camera", "The camera does not answer."),
            QStringLiteral("synthetic camera is unplugged or not open")};
}

} // namespace

SyntheticSource::SyntheticSource(std::shared_ptr<const Scene> scene, const Clock& clock, quint64 kioskSeed,
                                 double framesPerSecond)
    : m_scene(std::move(scene))
    , m_seed(kioskSeed)
    , m_pace(clock, std::min(framesPerSecond, kMostFramesPerSecond))
    , m_backdrop(kioskSeed)
    , m_motion(kioskSeed)
{
}

Result<void> SyntheticSource::open()
{
    if (m_scene->state().fault == SceneFault::Unplugged)
        return unplugged();
    m_pace.restart();
    m_open = true;
    return {};
}

Result<Frame> SyntheticSource::read()
{
    if (!m_open)
        return unplugged();
    const qint64 nowMs = m_pace.wait();
    const Scene::State state = m_scene->state();
    if (state.fault == SceneFault::Unplugged) {
        m_open = false;
        return unplugged();
    }
    if (state.fault != SceneFault::Frozen || m_last.isNull())
        m_last = picture(state, nowMs);
    return Frame{m_last, ++m_number, nowMs};
}

QImage SyntheticSource::picture(const Scene::State& state, qint64 nowMs)
{
    if (state.fault == SceneFault::Black) {
        QImage black(m_backdrop.picture().size(), QImage::Format_BGR888);
        black.fill(Qt::black);
        return black;
    }
    if (state.arrivals != m_arrivals) {
        m_arrivals = state.arrivals;
        m_arrivedMs = nowMs;
        m_motion = people::Motion(m_seed ^ (m_arrivals * 0x9E3779B97F4A7C15ULL));
    }
    people::VisitLook look = m_motion.at(nowMs - m_arrivedMs, state.look);
    look.light.dusk = std::max(look.light.dusk, state.dusk);
    if (!state.person) {
        look = {};
        look.light.dusk = state.dusk;
    }
    const people::Person* person = state.person ? &*state.person : nullptr;
    const QImage drawn = m_illustrator.draw(person, look, m_seed + m_number, m_backdrop);
    if (state.fault == SceneFault::Reformatted)
        return drawn.scaled(drawn.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_BGR888);
    return drawn;
}

QString SyntheticSource::description() const
{
    return QCoreApplication::translate("jinbi::camera", "synthetic people");
}

} // namespace jinbi::camera
