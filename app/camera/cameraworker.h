// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "camera/camerahealth.h"
#include "camera/latestslot.h"
#include "ports/clock.h"
#include "ports/framesource.h"

#include <QObject>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace jinbi::camera {

/// Reads a camera on a thread of its own, keeps the newest frame, watches the camera's health and opens it again, less
/// and less often, after a loss.
///
/// Lives on the thread that made it, usually the GUI thread. The signals are sent from the camera thread: connect them
/// with a context object, and they arrive queued. The destructor waits for a read that is under way, about three
/// seconds at most.
class CameraWorker : public QObject
{
    Q_OBJECT

public:
    static constexpr double kRestRate = 5;  ///< frames per second
    static constexpr double kScanRate = 15; ///< frames per second

    struct Timing
    {
        qint64 firstRetryMs = 500;
        qint64 longestRetryMs = 10000;
    };

    /// The clock outlives this.
    CameraWorker(std::unique_ptr<FrameSource> source, const Clock& clock, QObject* parent = nullptr);
    CameraWorker(std::unique_ptr<FrameSource> source, const Clock& clock, Timing timing, QObject* parent = nullptr);
    ~CameraWorker() override;

    /// The newest frame that was not fetched yet. Any thread.
    [[nodiscard]] std::optional<Frame> takeFrame() { return m_slot.take(); }
    [[nodiscard]] QString description() const { return m_description; }

    void start();
    /// Frames per second, between 0.5 and 15. Any thread.
    void setRate(double framesPerSecond);

Q_SIGNALS:
    /// There is something for takeFrame(); sent once until it was fetched.
    void frameReady();
    void healthChanged(jinbi::CameraHealth health, const QString& note);

private:
    void run(const std::stop_token& stop);
    /// Reads until the camera is lost or the worker stops.
    void readAll(const std::stop_token& stop);
    void report();
    void pause(const std::stop_token& stop, qint64 ms);

    std::unique_ptr<FrameSource> m_source; // camera thread
    const Clock& m_clock;
    const Timing m_timing;
    const QString m_description;
    std::atomic<double> m_rate{kRestRate};
    LatestSlot<Frame> m_slot;
    CameraHealthWatch m_watch;                                           // camera thread
    qint64 m_retryMs;                                                    // camera thread
    std::pair<CameraHealth, QString> m_told{CameraHealth::Starting, {}}; // camera thread
    std::mutex m_mutex;
    std::condition_variable_any m_wake; // with m_mutex
    std::jthread m_thread;              // last: it stops before the rest goes
};

} // namespace jinbi::camera
