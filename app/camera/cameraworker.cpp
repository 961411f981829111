// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera/cameraworker.h"

#include <QLoggingCategory>

#include <algorithm>
#include <chrono>
#include <utility>

namespace jinbi::camera {
namespace {

Q_LOGGING_CATEGORY(lcCamera, "jinbi.camera")

constexpr double kSlowestRate = 0.5;

} // namespace

CameraWorker::CameraWorker(std::unique_ptr<FrameSource> source, const Clock& clock, QObject* parent)
    : CameraWorker(std::move(source), clock, Timing{}, parent)
{
}

CameraWorker::CameraWorker(std::unique_ptr<FrameSource> source, const Clock& clock, Timing timing, QObject* parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_clock(clock)
    , m_timing(timing)
    , m_description(m_source->description())
    , m_retryMs(timing.firstRetryMs)
{
}

CameraWorker::~CameraWorker() = default;

void CameraWorker::start()
{
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void CameraWorker::setRate(double framesPerSecond)
{
    m_rate = std::clamp(framesPerSecond, kSlowestRate, kScanRate);
}

void CameraWorker::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        const Result<void> opened = m_source->open();
        if (opened) {
            readAll(stop);
        } else {
            qCInfo(lcCamera) << "Camera cannot be opened:" << opened.error().detail;
            if (const auto refusal = m_source->refusal())
                m_watch.refused(refusal->health, refusal->note);
            else
                m_watch.readFailed();
            report();
        }
        m_source->close();
        pause(stop, m_retryMs);
        m_retryMs = std::min(m_retryMs * 2, m_timing.longestRetryMs);
    }
}

void CameraWorker::readAll(const std::stop_token& stop)
{
    qint64 dueMs = m_clock.monotonicMs();
    while (!stop.stop_requested()) {
        Result<Frame> frame = m_source->read();
        if (!frame) {
            qCWarning(lcCamera) << "Camera is lost:" << frame.error().detail;
            m_watch.readFailed();
            report();
            return;
        }
        m_watch.frameArrived(frame->picture, frame->capturedMs);
        m_retryMs = m_timing.firstRetryMs;
        if (m_slot.put(*std::move(frame)))
            Q_EMIT frameReady();
        report();
        const qint64 nowMs = m_clock.monotonicMs();
        dueMs = std::max(dueMs + static_cast<qint64>(1000 / m_rate), nowMs);
        pause(stop, dueMs - nowMs);
    }
}

void CameraWorker::report()
{
    const std::pair now(m_watch.health(), m_watch.note());
    if (std::exchange(m_told, now) != now)
        Q_EMIT healthChanged(now.first, now.second);
}

void CameraWorker::pause(const std::stop_token& stop, qint64 ms)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, stop, std::chrono::milliseconds(ms), [&] { return stop.stop_requested(); });
}

} // namespace jinbi::camera
